"""Crash test: what would hold in another crisis?"""

from components import data, frame
from components.crash.controls import choose_view
from components.crash.method import method
from components.crash.model import board
from components.crash.view import show_board, show_comparison
from components.crash.wording import opinion_table, reading_lines, sentence
from components.figures.comparison import crash_images

snapshot = data.snapshot()
frame.reserve_title()
view = choose_view(snapshot)
shown = snapshot.derive(board, view.crises, view.controversy)

frame.head("Crash test", sentence(shown))
show_board(snapshot, view)
compared = show_comparison(snapshot, view)
frame.explain(
    method(shown),
    reading_lines(shown, compared),
    snapshot.derive(opinion_table, view.crises, view.controversy),
    *crash_images(snapshot, view, compared),
)
