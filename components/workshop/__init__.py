"""A controversy or a chantier projected in a workshop, revealed step by step."""
