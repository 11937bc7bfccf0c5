"""The cahier: what is printed of the inquiry. Described first (``model``), then written as PDF or as a document."""
