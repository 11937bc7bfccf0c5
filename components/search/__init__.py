"""The screen Recherche, and the way to it from every other screen."""
