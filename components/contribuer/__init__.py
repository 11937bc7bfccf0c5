"""The screen Contribuer, for the team and its partners: what cannot be read, what could still be written."""
