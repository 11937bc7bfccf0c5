"""The reading « Fils » of the map: controversies, terrains, chantiers, and the crises that break them."""
