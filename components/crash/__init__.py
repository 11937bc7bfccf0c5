"""The screen Crash test: chantiers against other crises."""
