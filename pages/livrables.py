"""Livrables: what to hand round, to take over, to quote."""

from components import data, frame
from components.deliverables.view import sentence, show_cahier, show_cards

snapshot = data.snapshot()
frame.head("Livrables", sentence(snapshot))
show_cahier(snapshot)
show_cards(snapshot)
