"""Cartographie: what divides us, where clues lean, and how that moved; or, as threads, where it leads."""

from components import data, frame
from components.cartography import words as tension_words
from components.cartography.controls import choose_view
from components.cartography.model import tensions
from components.cartography.reading import THREADS, asked_reading
from components.cartography.table import observation_table
from components.cartography.view import show_map
from components.figures.pending import Pending
from components.figures.tensions import tension_figure
from components.figures.threads import thread_figure
from components.threads import view as threads
from components.threads import words as thread_words
from components.threads.controls import choose_threads

TITLE = "Cartographie des controverses"

snapshot = data.snapshot()
frame.reserve_title()
if asked_reading(snapshot) == THREADS:
    followed = choose_threads(snapshot)
    told = thread_words.sentence(threads.shown_threads(snapshot, followed), followed.version, bool(followed.filters))
    frame.head(TITLE, told)
    threads.show_threads(snapshot, followed)
    drawn = Pending("fils", snapshot, thread_figure, (followed,))
    frame.explain(thread_words.METHOD, threads.reading(snapshot, followed), threads.table(snapshot, followed), drawn)
else:
    view = choose_view(snapshot)
    shown = snapshot.derive(tensions, view.version, view.filters)
    frame.head(TITLE, tension_words.sentence(shown, view.version))
    show_map(snapshot, view)
    frame.explain(
        tension_words.METHOD,
        tension_words.reading_lines(shown),
        snapshot.derive(observation_table, view.version, view.filters, view.controversy),
        Pending("observations", snapshot, tension_figure, (view.version, view.filters, view.unfolded)),
    )
