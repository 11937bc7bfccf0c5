"""The echoes on the page: one reading at a time, each with its note, its text and its table."""

from components import frame
from components.changes.between import changes_between
from components.echoes import change_words, crisis_words, link_words
from components.echoes.change_view import changes_markup
from components.echoes.controls import (
    CRISES,
    DATES,
    LINKS,
    VERSIONS,
    choose_comparison,
    choose_link,
    choose_versions,
)
from components.echoes.crisis_view import crossing_markup
from components.echoes.link_view import board_markup, waiting_markup
from components.figures.links import link_figure
from components.figures.moves import move_figure
from components.figures.pending import Pending
from components.figures.sights import sight_figure
from components.show import show
from sheets.snapshot import Snapshot


def show_links(snapshot: Snapshot) -> str:
    """Who answers whom, and what waits for an echo. Gives the sentence of the reading."""
    view = choose_link(snapshot)
    show(snapshot.derive(board_markup, view), key="echoes-links")
    show(snapshot.derive(waiting_markup), key="echoes-waiting")
    reading, table = snapshot.derive(link_words.reading_lines), snapshot.derive(link_words.table)
    frame.explain(link_words.METHOD, reading, table, Pending("echos-liens", snapshot, link_figure))
    return snapshot.derive(link_words.sentence)


def show_crises(snapshot: Snapshot) -> str:
    """Controversies seen through each family of crises. Gives the sentence of the reading."""
    show(snapshot.derive(crossing_markup), key="echoes-crises")
    reading, table = snapshot.derive(crisis_words.reading_lines), snapshot.derive(crisis_words.table)
    frame.explain(crisis_words.METHOD, reading, table, Pending("echos-crises", snapshot, sight_figure))
    return snapshot.derive(crisis_words.sentence)


def show_versions(snapshot: Snapshot) -> str:
    """What changed between two versions, or for the team two dates. Gives the sentence of the reading."""
    if choose_comparison() == DATES:
        return changes_between(snapshot)
    view = choose_versions(snapshot)
    show(snapshot.derive(changes_markup, view), key="echoes-changes")
    frame.explain(
        change_words.METHOD,
        snapshot.derive(change_words.reading_lines, view),
        table := snapshot.derive(change_words.table, view),
        Pending(table.name, snapshot, move_figure, (view.since, view.until)),
    )
    return snapshot.derive(change_words.sentence, view)


READINGS = {LINKS: show_links, CRISES: show_crises, VERSIONS: show_versions}
