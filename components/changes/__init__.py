"""« Ce qui a changé » on the home screen, for the team: what the history knows of the rows of the Sheet."""
