"""The screen of the inquiry: self-diagnosis, sub-groups, interviews, sources, coverage."""
