"""Every figure of the inquiry, for whoever lists them.

    for entry in entries(snapshot):
        entry.name, entry.title, entry.screen     # known at once, nothing is drawn
        entry.svg(), entry.png(), entry.csv()     # the files, drawn when they are asked for
        entry.figure()                            # the figure itself: caption, text alternative, table

Entries with nothing to show are left out. A figure takes about a third of a second to draw and a PNG about one more
second: ask for files when someone wants them, not to show a list.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from components.address import link
from components.cartography.model import tensions
from components.figures.model import Figure
from components.figures.pending import Pending
from components.figures.tensions import EVERYTHING, last_version, tension_figure
from sheets.exports import to_csv
from sheets.snapshot import Snapshot


@dataclass(frozen=True)
class Entry:
    """A figure that can be asked for. ``name``: of its files, without extension; ``screen``: where it is shown."""

    name: str
    title: str
    screen: str
    pending: Pending

    def figure(self) -> Figure:
        """The figure, with its caption, its text alternative and its table."""
        return self.pending.figure()

    def svg(self) -> str:
        """The file in SVG."""
        return self.pending.svg()

    def png(self) -> bytes:
        """The file in PNG, 2,400 pixels wide."""
        return self.pending.png()

    def csv(self) -> bytes:
        """The data of the figure."""
        table = self.figure().table
        return to_csv(table.header, table.rows)


def entries(snapshot: Snapshot) -> tuple[Entry, ...]:
    """What can be drawn of this state of the data, in the order of the screens."""
    return tuple(_entries(snapshot))


def figures(snapshot: Snapshot) -> tuple[Figure, ...]:
    """Every figure, drawn: some seconds."""
    return tuple(entry.figure() for entry in entries(snapshot))


def _entries(snapshot: Snapshot) -> Iterator[Entry]:
    version = last_version(snapshot)
    if snapshot.derive(tensions, version, EVERYTHING):
        yield _entry("carte-tensions", "La carte des tensions", link("cartographie"), snapshot, tension_figure, version)
        yield _entry(
            "carte-terrains",
            "La carte des tensions, terrains dépliés",
            link("cartographie", terrains="oui"),
            snapshot,
            tension_figure,
            *(version, EVERYTHING, True),
        )


def _entry(
    name: str, title: str, screen: str, snapshot: Snapshot, draw: Callable[..., Figure], *arguments: Any
) -> Entry:
    return Entry(name, title, screen, Pending(snapshot, draw, arguments))
