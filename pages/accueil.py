"""Où en est-on: where the inquiry stands, at one glance."""

from components import data, frame
from components.changes.view import recent_changes
from components.figures.home import home_images
from components.home.model import is_empty
from components.home.telling import METHOD, key_figures, reading_lines
from components.home.view import home_markup
from components.show import show

snapshot = data.snapshot()
show(snapshot.derive(home_markup), key="home")
recent_changes(snapshot)
if not is_empty(snapshot):
    frame.explain(METHOD, snapshot.derive(reading_lines), snapshot.derive(key_figures), *home_images(snapshot))
