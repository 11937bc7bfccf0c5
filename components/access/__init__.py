"""Who may see what the team sees: decided before any data reach a session or an answer."""
