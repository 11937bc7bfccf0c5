"""The crash test: what is opened has its page; « my crises » is chosen on the page itself, by a small script."""

import json

from markupsafe import Markup

from components.crash.comparison import most_different, side_by_side
from components.crash.controls import View
from components.crash.grid import Square
from components.crash.method import method
from components.crash.model import board, chantiers_of, crises_of
from components.crash.view import board_markup, comparison_markup, dom_id, picture
from components.crash.wording import missing_words, opinion_table, reading_lines, sentence
from components.static.drawing import draw
from components.static.inquiry import controversies
from components.static.maps import controversy_labels
from components.static.screen import BEHIND, OPENED_AT_MOST, Block, Page, Query, kept
from components.templates import render
from sheets.snapshot import Snapshot

PAGE = "crash-test"
_WIDTH = 1120  # pixels


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """A chantier, else a crisis, else a controversy; when they are many, a chantier is its fiche."""
    chantiers = set(snapshot.derive(chantiers_of)["id"])
    if len(chantiers) > OPENED_AT_MOST and query.get("chantier") in chantiers:
        return "fiche", kept(query, chantier=chantiers)
    return PAGE, (
        kept(query, chantier=chantiers)
        or kept(query, crise={crisis.id for crisis in snapshot.derive(crises_of)})
        or kept(query, controverse=snapshot.derive(controversy_labels, ""))
    )


def page(snapshot: Snapshot, query: Query) -> Page:
    """The grid with what is open in it, then the crises that tell chantiers apart best."""
    view = View((), query.get("controverse", ""), (), query.get("chantier", ""), query.get("crise", ""))
    shown = snapshot.derive(board, (), view.controversy)
    compared = snapshot.derive(most_different, tuple(crisis.id for crisis in snapshot.derive(crises_of)))
    found = side_by_side(snapshot, compared, (), view.controversy) if compared and shown.lines else None
    return Page(
        "Crash test",
        sentence(shown),
        (*_mine(snapshot), Block(board_markup(snapshot, view)), *_comparison(snapshot, view, compared)),
        "Crash test",
        controversies(snapshot, PAGE, view.controversy),
        method(shown),
        reading_lines(shown, found),
        ((BEHIND, snapshot.derive(opinion_table, (), view.controversy)),),
    )


def _mine(snapshot: Snapshot) -> tuple[Block, ...]:
    """The choice of « my crises », with what the script needs of the chantiers that a controversy hides."""
    crises, lines = snapshot.derive(crises_of), {line.id: line for line in snapshot.derive(board, (), "").lines}
    if len(crises) < 2:
        return ()
    chantiers = list(snapshot.derive(chantiers_of)["id"])
    order = json.dumps([dom_id("chantier", one) for one in chantiers])
    levels = json.dumps([[_level(square) for square in lines[one].squares] for one in chantiers])
    return (Block(render("static_crises.html", crises=crises, order=order, levels=levels)),)


def _level(square: Square) -> int | str | None:
    """A level; None when not applicable, '' when to be tested."""
    return square.level if square.level is not None or square.opinions else ""


def _comparison(snapshot: Snapshot, view: View, compared: tuple[str, ...]) -> tuple[Block, ...]:
    asked = (compared, (), view.controversy)
    if len(compared) < 2 or not snapshot.derive(board, (), view.controversy).lines:
        return ()
    found = snapshot.derive(side_by_side, *asked)
    if not found.courses:
        return ()
    missing: Markup = render("crash_missing.html", found=found, missing=missing_words(found), alone=False)
    return (
        Block(render("static_compared.html")),
        Block(snapshot.derive(_lines, *asked), "crash-lines"),
        Block(comparison_markup(snapshot, *asked), "crash-small"),
        Block(missing),
    )


def _lines(snapshot: Snapshot, compared: tuple[str, ...], chosen: tuple[str, ...], controversy: str) -> Markup:
    """The chart of the comparison: the same below every chantier and every crisis, and long to draw."""
    asked = (compared, chosen, controversy)
    return draw(picture(snapshot, snapshot.derive(side_by_side, *asked), asked), _WIDTH)
