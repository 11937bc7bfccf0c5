"""Cartographie: what divides us, where clues lean, and how that moved."""

from components import data, frame
from components.cartography.controls import choose_view
from components.cartography.model import tensions
from components.cartography.table import observation_table
from components.cartography.view import show_map
from components.cartography.words import METHOD, reading_lines, sentence

snapshot = data.snapshot()
title = frame.place()
view = choose_view(snapshot)
shown = snapshot.derive(tensions, view.version, view.filters)

with title:
    frame.head("Cartographie des controverses", sentence(shown, view.version))
show_map(snapshot, view)
frame.explain(
    METHOD,
    reading_lines(shown),
    snapshot.derive(observation_table, view.version, view.filters, view.controversy),
)
