"""The screen Échos: how map and panorama feed each other."""
