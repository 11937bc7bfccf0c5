"""Enquêtes: how is the inquiry going?"""

from components import data, frame
from components.figures.inquiry import heat_figure
from components.figures.looks import look_figure
from components.figures.pending import Pending
from components.figures.sources import source_figure
from components.inquiry.controls import choose_view
from components.inquiry.gaps import lacks_of
from components.inquiry.method import method
from components.inquiry.model import board
from components.inquiry.tables import answer_table, coverage_table, ground_table
from components.inquiry.view import coverage_markup, ground_markup, lacks_markup, lived_markup
from components.inquiry.wording import reading_lines, sentence
from components.show import show

snapshot = data.snapshot()
frame.reserve_title()
view = choose_view(snapshot)
shown = snapshot.derive(board, view.controversy, view.partner)

frame.head("Enquêtes", sentence(shown))
show(snapshot.derive(lived_markup, view), key="lived")
if shown.grounds:
    show(snapshot.derive(lacks_markup, view), key="lacks")
    show(snapshot.derive(ground_markup, view), key="ground")
if shown.grounds and shown.named:
    show(snapshot.derive(coverage_markup, view), key="coverage")

asked = view.controversy, view.partner
frame.explain(
    method(shown),
    reading_lines(shown, snapshot.derive(lacks_of, view)),
    snapshot.derive(answer_table, *asked),
    Pending("autodiagnostic", snapshot, heat_figure, asked),
)
frame.data_behind(
    snapshot.derive(ground_table, *asked),
    "Les entretiens et les sources, terrain par terrain, en tableau et en image",
    Pending("enquetes-sources", snapshot, source_figure, asked),
)
if shown.named:
    looks = Pending("enquetes-regards", snapshot, look_figure, asked)
    frame.data_behind(snapshot.derive(coverage_table, *asked), "Qui a regardé quoi, en tableau et en image", looks)
