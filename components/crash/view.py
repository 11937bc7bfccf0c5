"""The crash test on the page: the grid and what is open in it, then the crises side by side."""

import pyarrow as pa
import streamlit as st
from markupsafe import Markup

from components.crash.bars import bars
from components.crash.chart import courses_height, courses_spec, courses_table, margin
from components.crash.comparison import SideBySide, side_by_side
from components.crash.controls import View, choose_compared
from components.crash.grid import Board, Line, Square
from components.crash.model import board
from components.crash.panel import Group, panel_of
from components.crash.wording import comparison_sentence, missing_words, rank_range, robustness_words, square_words
from components.picture import Picture
from components.show import reserve, show
from components.templates import render
from components.words import count
from sheets.snapshot import Snapshot


def show_board(snapshot: Snapshot, view: View) -> None:
    """The legend, the grid with its bars, and the opinions opened."""
    show(snapshot.derive(board_markup, view), key="crash")


def show_comparison(snapshot: Snapshot, view: View) -> SideBySide | None:
    """Two or three crises side by side: lines on wide screens, a small table on phones (the style sheet chooses)."""
    if not snapshot.derive(board, view.crises, view.controversy).lines:
        return None
    with st.container(key="comparison", gap="small"):
        reserve("crash-heading")
        compared = choose_compared(snapshot, view)
        show(render("crash_heading.html", any=bool(compared)), key="crash-heading")
        return _compared(snapshot, view, compared) if compared else None


def _compared(snapshot: Snapshot, view: View, compared: tuple[str, ...]) -> SideBySide:
    asked = (compared, view.crises, view.controversy)
    found = snapshot.derive(side_by_side, *asked)
    if found.courses and len(compared) > 1:
        with st.container(key="crash-lines"):
            _chart(snapshot, found, asked)
        with st.container(key="crash-small"):
            show(snapshot.derive(comparison_markup, *asked), key="crash-table")
    missing = render("crash_missing.html", found=found, missing=missing_words(found), alone=len(compared) < 2)
    show(missing, key="crash-missing")
    return found


def _chart(snapshot: Snapshot, found: SideBySide, asked: tuple[object, ...]) -> None:
    drawn = picture(snapshot, found, asked)
    st.vega_lite_chart(drawn.table, drawn.spec, theme=None, key="courses", alt=drawn.alternative)


def picture(snapshot: Snapshot, found: SideBySide, asked: tuple[object, ...]) -> Picture:
    """The rank lines of the crises compared, for wide screens. ``asked``: what ``found`` answers."""
    spec = courses_spec(courses_height(found), margin(found))
    return Picture(spec, snapshot.derive(_table, *asked), comparison_sentence(found))


def _table(snapshot: Snapshot, *asked: tuple[str, ...]) -> pa.Table:
    return courses_table(snapshot.derive(side_by_side, *asked))


def board_markup(snapshot: Snapshot, view: View) -> Markup:
    """The whole grid, or what to say in its place."""
    shown = snapshot.derive(board, view.crises, view.controversy)
    if not shown.lines or not shown.columns:
        return render("crash_empty.html", board=shown, everything=view.link(controversy=""))
    panel = panel_of(snapshot, view)
    return render(
        "crash.html",
        board=shown,
        bars=bars(shown),
        fit=_fit(len(shown.columns)),
        panel=panel,
        out_of_sight=bool(panel and panel.chantier and not shown.line(panel.chantier)),
        view=view,
        dom_id=dom_id,
        said=square_words,
        ranges=rank_range,
        robust=robustness_words,
        group_words=_group_words,
        label=_label,
    )


def comparison_markup(snapshot: Snapshot, compared: tuple[str, ...], kept: tuple[str, ...], controversy: str) -> Markup:
    """The crises side by side as a small table, for phones."""
    found = snapshot.derive(side_by_side, compared, kept, controversy)
    return render("crash_comparison.html", found=found, said=square_words)


def _fit(crises: int) -> str:
    """The class that says from which width on the names of so many crises stand upright."""
    if crises > 10:
        return "rp-upright"
    return "rp-tight" if crises > 6 else "rp-few" if crises > 3 else ""


def dom_id(*parts: str) -> str:
    """An id for the page out of ids of the Sheet, which may hold anything."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in part) for part in parts)


def _label(shown: Board, line: Line, square: Square) -> str:
    """What a screen reader says of a cell."""
    crisis = next(one.crisis.name for one in shown.columns if one.crisis.id == square.crisis)
    return f"{line.title}, {crisis} : {square_words(square)}"


def _group_words(group: Group) -> str:
    """« casse · 3 avis, les labos divergent »."""
    square = group.square
    told = f"{square.verdict} · {count(square.opinions, 'avis', 'avis')}" if square.opinions else square.verdict
    return told + (", les labos divergent" if square.opposite is not None else "")
