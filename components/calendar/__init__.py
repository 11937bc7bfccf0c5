"""The screen Calendrier: phases, steps with fuzzy dates, and the two deliverables as red threads."""
