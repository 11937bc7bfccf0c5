"""The screen Cartographie: tensions between two poles."""
