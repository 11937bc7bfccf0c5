"""What is opened, as a figure: the chantiers of each horizon, the nearest in front and darkest."""

from components.data_table import DataTable
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, lines, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue, mixed
from components.figures.pending import nothing
from components.home.panels import DISC, DISC_STEP, Band, Disc, bands
from components.words import count
from sheets.snapshot import Snapshot

_ACROSS, _MARGIN = 3, 20  # chantiers in a row of a band; px on its sides
_PITCH = (ROOM - 2 * _MARGIN) / _ACROSS
_HEAD, _ROW, _FOOT = 40, 58, 12
_NAME = 60  # px: where the name of a chantier begins, beside the largest disc


def band_figure(snapshot: Snapshot) -> Figure:
    """The chantiers of the version shown, the most supported first in each horizon."""
    shown = snapshot.derive(bands)
    there = any(band.discs for band in shown)
    return Figure(
        "accueil-chantiers",
        "Ce qu’on ouvre",
        "Les chantiers par horizon, du plus lointain au plus proche ; dans chacun, le plus soutenu d’abord.",
        Drawing(*_bands(shown), _keys()) if there else nothing("Aucun chantier pour l’instant."),
        _table(shown),
        tuple(f"{band.label} : {_listed(band)}." for band in shown),
    )


def _listed(band: Band) -> str:
    return ", ".join(f"{one.title} ({count(one.supports, 'soutien')})" for one in band.discs) or "rien encore"


def _bands(shown: tuple[Band, ...]) -> tuple[tuple[Mark, ...], float]:
    marks, y = list[Mark](), 0.0
    for band in shown:
        rows = -(-len(band.discs) // _ACROSS) if band.discs else 0
        height = _HEAD + _ROW * max(rows, 0.5) + _FOOT
        marks.append(rect(0, y, ROOM, height, mixed("home-pres", band.near / 100, "home-loin")))
        marks.append(text(_MARGIN, y + 29, band.label, 19, color("encre"), bold=True, serif=True))
        for rank, one in enumerate(band.discs):
            place = _MARGIN + rank % _ACROSS * _PITCH, y + _HEAD + rank // _ACROSS * _ROW
            marks += moved(_chantier(one), *place)
        if not band.discs:
            marks.append(text(_MARGIN, y + _HEAD + 18, "rien encore", 14, color("encre")))
        y += height
    return tuple(marks), y


def _chantier(one: Disc) -> tuple[Mark, ...]:
    title = wrapped(one.title, _PITCH - _NAME - 8, 15, 2, bold=True)
    first = _ROW / 2 - 4 - 9 * (len(title) - 1)
    ink = color("encre")
    return (
        *disc(22, _ROW / 2, one.number, hue(one.hue), one.size),
        *lines(_NAME, first, title, 18, 15, ink, bold=True),
        text(_NAME, first + 18 * len(title), count(one.supports, "soutien"), 13, ink),
    )


def _keys() -> tuple[Key, ...]:
    muted = color("encre2")
    sizes = (circle(9, 11, DISC / 2, muted), circle(32, 11, (DISC + 2 * DISC_STEP) / 2, muted))
    return (
        Key(disc(10, 11, "1", muted, 20), 20, "un chantier, le numéro et la couleur de sa controverse"),
        Key(sizes, 44, "plus grand : plus de partenaires le soutiennent"),
    )


def _table(shown: tuple[Band, ...]) -> DataTable:
    """A row a chantier."""
    rows = [(band.label, one.id, one.title, one.number, str(one.supports)) for band in shown for one in band.discs]
    header = ("Horizon", "Chantier", "Titre", "Numéro de la controverse", "Soutiens")
    return DataTable("accueil-chantiers", "Les chantiers par horizon", header, rows)
