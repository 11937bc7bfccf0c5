"""Livrables: what to hand round, to take over, to quote."""

from components import data, frame
from components.deliverables.view import METHOD, reading_lines, sentence, show_cahier, show_cards, table

snapshot = data.snapshot()
frame.head("Livrables", sentence(snapshot))
show_cahier(snapshot)
show_cards(snapshot)
frame.explain(METHOD, reading_lines(snapshot), table(snapshot))
