"""The figures of the cahier as pictures with their text alternatives, drawn as in its PDF."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import zip_longest

from components.booklet.model import Booklet
from components.booklet.pdf import pages

PANORAMA = "panorama"
_SHARP = 200  # dots an inch, for 16.6 cm: 1,300 pixels across
_OF_A_CONTROVERSY = (
    "Un point : une observation, à la médiane des lectures. Un anneau : des labos éloignés d’au moins deux degrés. "
    "Fil rouge : la moyenne cumulée, de version en version."
)
_OF_THE_PANORAMA = (
    "De bas en haut, du plus proche au plus lointain ; de gauche à droite, du plus léger au plus lourd. Pastille : "
    "première controverse du chantier. Barres pleines : intention, moyens, conditions et premiers pas déjà écrits."
)


@dataclass(frozen=True)
class Figure:
    """A picture of a chart. ``part``: the id of a controversy, or « panorama », where it goes."""

    part: str
    png: bytes
    alternative: str
    caption: str


def figures(book: Booklet) -> tuple[Figure, ...]:
    """Those of the cahier: one a controversy, then the panorama."""
    drawn = pages("figures.typ", asdict(book), _SHARP) if book.controversies or book.chantiers else []
    return tuple(Figure(*told[:1], png, *told[1:]) for png, told in zip(drawn, _told(book), strict=True))


def _told(book: Booklet) -> Iterator[tuple[str, str, str]]:
    """Part, text alternative and caption of each, in the order of the pages."""
    for one, line in zip_longest(book.controversies, book.map_lines[: len(book.controversies)], fillvalue=""):
        if not isinstance(one, str):
            yield one.id, line or f"{one.title} : {one.verdict}.", _OF_A_CONTROVERSY
    if book.chantiers:
        yield PANORAMA, f"{book.panorama.sentence} Le tableau qui suit en donne la liste.", _OF_THE_PANORAMA
