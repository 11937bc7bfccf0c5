"""How the inquiry is going."""

from components.address import link
from components.inquiry.controls import PAGE, View
from components.inquiry.gaps import lacks_of
from components.inquiry.method import method
from components.inquiry.model import board, terrains_of
from components.inquiry.tables import answer_table, coverage_table, ground_table
from components.inquiry.view import coverage_markup, ground_markup, lacks_markup, lived_markup
from components.inquiry.wording import reading_lines, sentence
from components.static.maps import controversy_labels
from components.static.screen import BEHIND, Block, Choice, Option, Page, Query, kept
from sheets.snapshot import Snapshot

__all__ = ["PAGE", "canonical", "page"]


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """A terrain, else a controversy."""
    asked = kept(query, terrain=set(snapshot.derive(terrains_of)["id"]))
    return PAGE, asked or kept(query, controverse=snapshot.derive(controversy_labels, ""))


def page(snapshot: Snapshot, query: Query) -> Page:
    """The heat map, what would teach most, interviews and sources."""
    view = View(query.get("controverse", ""), terrain=query.get("terrain", ""))
    shown = snapshot.derive(board, view.controversy, view.partner)
    asked = (view.controversy, view.partner)
    blocks = [lived_markup, *([lacks_markup, ground_markup] if shown.grounds else [])]
    tables = [
        (BEHIND, snapshot.derive(answer_table, *asked)),
        ("Les entretiens et les sources, terrain par terrain", snapshot.derive(ground_table, *asked)),
    ]
    if shown.grounds and shown.named:
        blocks.append(coverage_markup)
        tables.append(("Qui a regardé quoi", snapshot.derive(coverage_table, *asked)))
    return Page(
        "Enquêtes",
        sentence(shown),
        tuple(Block(make(snapshot, view)) for make in blocks),
        "Enquêtes",
        controversies(snapshot, PAGE, view.controversy),
        method(shown),
        reading_lines(shown, snapshot.derive(lacks_of, view)),
        tuple(tables),
    )


def controversies(snapshot: Snapshot, page_of: str, chosen: str) -> tuple[Choice, ...]:
    """The choice of a living controversy, a page each."""
    labels = snapshot.derive(controversy_labels, "")
    options = (Option(label, link(page_of, controverse=one), one == chosen) for one, label in labels.items())
    return (Choice("Controverse", (Option("Toutes", link(page_of), not chosen), *options)),) if labels else ()
