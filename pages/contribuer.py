"""Contribuer: what of a lab's could not be read, what it could still write. For the team and its partners only."""

from components import data, frame
from components.contribuer.check import check_a_file
from components.contribuer.controls import choose
from components.contribuer.tables import finding_table, owed_table
from components.contribuer.texts import METHOD, reading, sentence
from components.contribuer.view import show_parts

snapshot = data.snapshot()
frame.reserve_title()
choice = choose(snapshot)

frame.head("Contribuer", sentence(snapshot, choice))
show_parts(snapshot, choice)
check_a_file(snapshot)
frame.explain(METHOD, reading(snapshot, choice), finding_table(snapshot, choice))
frame.data_behind(snapshot.derive(owed_table, choice.lab), "Ce qui reste à écrire, en tableau")
