"""The threads on the page: a graph, or a nested list on phones (the style sheet chooses), and the thread followed."""

import streamlit as st
from markupsafe import Markup

from analysis.crossings import Layers
from components import address
from components.frame import DataTable
from components.show import show
from components.templates import render
from components.threads import words
from components.threads.bar import bar, fiche_link
from components.threads.controls import View
from components.threads.drawing import Trace, alone, picture, trace
from components.threads.forms import FORMS, LETTERS
from components.threads.keys import attend
from components.threads.layout import Layout, lay_out, ordered
from components.threads.model import threads
from components.threads.nested import nested
from components.threads.pills import Threads
from sheets.cells import shorten
from sheets.snapshot import Snapshot

_TOOLTIP = 500  # letters


def shown_threads(snapshot: Snapshot, view: View) -> Threads:
    """The threads of a view, whatever the focus."""
    return snapshot.derive(threads, view.version, view.filters, view.fragile)


def show_threads(snapshot: Snapshot, view: View) -> None:
    """The whole view. What does not depend on the focus is made once a snapshot."""
    with st.container(key="threads"):
        show(threads_markup(snapshot, view), key="threads-graph")
        attend(shown_threads(snapshot, view).ranks.get(view.focus))


def reading(snapshot: Snapshot, view: View) -> list[str]:
    """The text alternative."""
    shown = shown_threads(snapshot, view)
    return words.reading_lines(shown, trace(shown, view.focus, view.degrees))


def table(snapshot: Snapshot, view: View) -> DataTable:
    """The table behind."""
    shown = shown_threads(snapshot, view)
    return words.tie_table(shown, trace(shown, view.focus, view.degrees))


def threads_markup(snapshot: Snapshot, view: View) -> Markup:
    """The legend, the graph, the nested list, and the bar when a thread is followed."""
    everything = shown_threads(snapshot, view)
    if not everything:
        return render("threads_empty.html", filtered=bool(view.filters), clear=_unfiltered(view))
    followed = trace(everything, view.focus, view.degrees)
    shown, layouts = laid_out(snapshot, view, followed)
    return render(
        "threads.html",
        picture=picture(shown, layouts, followed, everything.ranks),
        layouts=FORMS,
        headings=list(words.HEADINGS.items()),
        href=lambda pill: view.link(fil="" if pill.key == view.focus else pill.key),
        fragile=view.fragile,
        short=lambda text: shorten(text, LETTERS),
        tooltip=lambda text: shorten(text, _TOOLTIP),
        nested=nested(shown),
        fiche=lambda pill: fiche_link(view, pill),
        opened=followed.pills if followed else frozenset(),
        weaknesses=shown.weaknesses,
        bar=bar(everything, view, followed),
    )


def laid_out(snapshot: Snapshot, view: View, followed: Trace | None) -> tuple[Threads, tuple[Layout, ...]]:
    """The threads to draw, the one that is followed alone when the view says so, and where they go in each form."""
    question = view.version, view.filters, view.fragile
    if followed and view.alone:
        return alone(shown_threads(snapshot, view), snapshot.derive(_order, *question), followed)
    return shown_threads(snapshot, view), snapshot.derive(_layouts, *question)


def _order(snapshot: Snapshot, *question: object) -> Layers:
    return ordered(snapshot.derive(threads, *question))


def _layouts(snapshot: Snapshot, *question: object) -> tuple[Layout, ...]:
    shown, order = snapshot.derive(threads, *question), snapshot.derive(_order, *question)
    return tuple(lay_out(shown, order, form) for form in FORMS)


def _unfiltered(view: View) -> str:
    return address.link("cartographie", **{name: value for name, value in view.query if name in ("lecture", "version")})
