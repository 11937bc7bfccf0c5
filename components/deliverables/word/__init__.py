"""The cahier as a Word document, to be edited: real styles, headings, captions, lists and tables."""
