"""The fiche of an entity: everything known of it, at an address that never changes."""
