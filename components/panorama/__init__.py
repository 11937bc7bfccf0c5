"""The screen Panorama: chantiers in a landscape of horizons, replayed version after version."""
