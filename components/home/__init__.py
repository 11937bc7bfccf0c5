"""The home screen: where the inquiry stands, at one glance."""
