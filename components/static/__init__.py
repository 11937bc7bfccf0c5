"""The static copy: every public screen as plain HTML and SVG, made of the same markup as the application's."""
