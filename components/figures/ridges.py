"""What is debated, as a figure: the relief of each controversy between its poles, in one glance."""

from components.cartography.model import Tension
from components.data_table import DataTable
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, line, lines, moved, path
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import Pending, nothing
from components.home.model import controversies_now, map_version
from components.home.ridges import BASE, WIDTH, Ridge, ridges, start_of
from components.words import guillemets, number
from sheets.snapshot import Snapshot

_NAMES, _POLE, _GAP = 236, 168, 14  # px: the titles, a pole, the air between columns
_SCALE = 2  # of the relief, against that of the screen
_LONG, _ROW = WIDTH * _SCALE, 44 * _SCALE + 6
_SAID = ROOM - _NAMES - 2 * _POLE - _LONG - 4 * _GAP
_HILL = "M1 19C9 19 9 6 16 6s9 13 15 13Z"


def relief_images(snapshot: Snapshot, identifier: str) -> tuple[Pending, ...]:
    """The relief of one controversy, as files; none when it has no relief now, or is no controversy."""
    alive = any(one.id == identifier for one in snapshot.derive(ridges))
    return (Pending("controverse", snapshot, ridge_figure, (identifier,)),) * alive


def ridge_figure(snapshot: Snapshot, only: str = "") -> Figure:
    """Every controversy of the version shown, or one only (its id), at one vertical scale."""
    shown = tuple(one for one in snapshot.derive(ridges) if only in ("", one.id))
    since = start_of(snapshot)
    way = f", et le chemin de la moyenne des avis depuis {since}" if since else ""
    version = map_version(snapshot)
    return Figure(
        "controverse" if only else "accueil-debats",
        shown[0].title if only and shown else "Ce qui fait débat",
        f"Où penchent les observations{f' jusqu’à {version}' if version else ''}{way}.",
        Drawing(*_rows(shown), _keys(bool(since))) if shown else nothing("Aucune controverse pour l’instant."),
        _table(snapshot, only),
        tuple(
            f"{one.number} {one.title}, de {guillemets(one.pole_a)} à {guillemets(one.pole_b)} : {one.said}."
            for one in shown
        ),
    )


def _rows(shown: tuple[Ridge, ...]) -> tuple[tuple[Mark, ...], float]:
    marks: list[Mark] = []
    for rank, one in enumerate(shown):
        rule = (line(0, 0, ROOM, 0, color("trait")),) if rank else ()
        marks += moved((*rule, *_row(one)), 0, rank * _ROW)
    return tuple(marks), _ROW * len(shown)


def _row(one: Ridge) -> list[Mark]:
    ink, left = color("encre"), _NAMES + _GAP
    relief = left + _POLE + _GAP
    right = relief + _LONG + _GAP
    marks = [*disc(12, _ROW / 2, one.number, hue(one.hue), 24)]
    marks += _middle(32, one.title, _NAMES - 32, 16, ink, "start", bold=True)
    marks += _middle(left + _POLE, one.pole_a, _POLE, 14, ink, "end")
    marks += moved(_relief(one), relief, 4)
    marks += _middle(right, one.pole_b, _POLE, 14, ink, "start")
    return [*marks, *_middle(right + _POLE + _GAP, one.said, _SAID, 13, color("encre2"), "start", most=5)]


def _middle(
    x: float, said: str, room: float, size: float, fill: str, anchor: str, bold: bool = False, most: int = 4
) -> tuple[Mark, ...]:
    """A text in the middle of a row."""
    told, step = wrapped(said, room, size, most, bold=bold), size + 3
    first = _ROW / 2 + size * 0.35 - step * (len(told) - 1) / 2
    return lines(x, first, told, step, size, fill, anchor=anchor, bold=bold)


def _relief(one: Ridge) -> list[Mark]:
    ink, scaled = hue(one.hue), {"transform": f"scale({_SCALE})"}
    marks: list[Mark] = []
    if one.area:
        marks.append(path(one.area, ink, fill_opacity=0.17, **scaled))
        marks.append(path(one.line, stroke=ink, stroke_width=1, **scaled))
    marks += [circle(x * _SCALE, y * _SCALE, 5.5, ink) for x, y in one.dots]
    base = BASE * _SCALE
    marks += [line(0, base, _LONG, base, color("encre"), 1.6)]
    marks += [line(_LONG / 2, base - 7, _LONG / 2, base + 7, color("encre"), 1.6)]
    if one.way:
        start, end = (at * _SCALE for at in one.way)
        marks.append(line(start, base, end, base, color("fil"), 6))
        marks.append(path(one.head, color("fil"), **scaled))
    return marks


def _keys(moved_since: bool) -> tuple[Key, ...]:
    red, muted = color("fil"), color("encre2")
    arrow = (line(0, 11, 22, 11, red, 5), path("M34 11 20 4.5V17.5Z", red))
    still = path("M2 11 8 5 14 11 8 17Z", red)
    moving = Key(arrow, 36, "la moyenne des avis, de sa première version à celle-ci")
    ways = (moving, Key((still,), 16, "n’a pas bougé")) if moved_since else (Key((still,), 16, "la moyenne des avis"),)
    return (
        Key((path(_HILL, muted, fill_opacity=0.3, stroke=muted),), 32, "les observations"),
        *ways,
        Key((circle(6, 11, 5, muted),), 12, "trop peu d’avis : chaque observation seule"),
    )


def _table(snapshot: Snapshot, only: str) -> DataTable:
    """A row a controversy: its mean at its first version and now."""
    said = {one.id: one.said for one in snapshot.derive(ridges)}
    rows = [(*_facts(one), said[one.id]) for one in snapshot.derive(controversies_now) if only in ("", one.id)]
    header = (
        "Controverse",
        "Titre",
        "Pôle A",
        "Pôle B",
        "Observations",
        "Avis",
        "Moyenne",
        "Écart",
        "Depuis",
        "En mots",
    )
    return DataTable("accueil-debats", "Où penche chaque controverse", header, rows)


def _facts(one: Tension) -> tuple[str, ...]:
    lean, shift = one.leaning, one.shift
    delta = number(shift.delta, 2) if shift.since != shift.until else ""
    figures = (len(one.clues), lean.readings, number(lean.mean, 2).replace("–", ""), delta, shift.since)
    return (one.id, one.title, one.pole_a, one.pole_b, *map(str, figures))
