"""The grid of who answers whom, and what waits for an echo, as markup."""

from markupsafe import Markup

from components import address
from components.crash.view import dom_id
from components.echoes.board import Board, Head, Line, Link, board
from components.echoes.controls import PAGE, View
from components.echoes.detail import Detail, detail
from components.echoes.link_words import link_label, lonely_words, newest_words
from components.echoes.waiting import waiting
from components.templates import render
from sheets.snapshot import Snapshot

_WIDE, _TIGHT = 12, 7
MOST_LISTED = 8  # in a column; the others are folded


def board_markup(snapshot: Snapshot, view: View) -> Markup:
    """The grid, with the link that is open under its row; what to say in its place when nothing can be linked."""
    shown = snapshot.derive(board)
    if not shown.heads or not shown.lines:
        return render("echoes_empty.html", board=shown)
    return render(
        "echoes_links.html",
        board=shown,
        fit=_fit(len(shown.heads)),
        opened=detail(snapshot, view.chantier, view.controversy),
        apart=bool(view.chantier and view.controversy) and detail(snapshot, view.chantier, view.controversy) is None,
        view=view,
        most=max((len(line.clues) for line in shown.lines), default=0) or 1,
        tallest=max((head.answers for head in shown.heads), default=0),
        dom_id=dom_id,
        to=_to,
        label=link_label,
        close=PAGE,
    )


def waiting_markup(snapshot: Snapshot) -> Markup:
    """Orphans both ways, and the chantiers that newer observations ask to look at again."""
    shown = snapshot.derive(board)
    return render(
        "echoes_waiting.html",
        waiting=snapshot.derive(waiting),
        board=shown,
        newest=newest_words(snapshot),
        to_chantier=lambda line: address.link("panorama", chantier=line.id),
        to_controversy=lambda head: address.link("cartographie", controverse=head.id),
        heads=_heads_of(shown),
        why=lonely_words,
        most=MOST_LISTED,
    )


def _fit(columns: int) -> str:
    """The class that says from which width on the names of so many controversies stand upright."""
    return "rp-upright" if columns > _WIDE else "rp-tight" if columns > _TIGHT else "rp-few"


def _to(line: Line, link: Link, opened: Detail | None) -> str:
    """The address that opens a link, or closes it."""
    here = opened is not None and (opened.line.id, opened.head.id) == (line.id, link.controversy)
    return PAGE if here else address.link(PAGE, chantier=line.id, controverse=link.controversy)


def _heads_of(shown: Board) -> dict[str, tuple[Head, ...]]:
    """Chantier -> the controversies it answers."""
    return {line.id: tuple(shown.head(link.controversy) for link in line.linked) for line in shown.lines}
