"""The panorama as a figure: hills from far to near, chantiers on their slopes."""

from dataclasses import replace

from components.figures.letters import clipped, width_of, wrapped
from components.figures.marks import Mark, disc, lines, moved, path, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue, mixed
from components.figures.pending import nothing
from components.panorama import texts, view
from components.panorama.filters import Choice
from components.panorama.filters import options as offered
from components.panorama.landscape import CREST, Band, Landscape, diameter, hill_edge
from components.panorama.model import Chantier, chantiers, last_version, topics
from components.words import count, guillemets, listing
from sheets.snapshot import Snapshot

_EDGE, _GAP, _BELOW = 14.0, 8.0, 50.0  # px: beside the chips, between them, under them for the next hill
_HEADING, _TITLE, _LETTERS, _LINE = 30.0, 48, 14.5, 18
_FILTERS = ("horizon", "effort", "echelle", "maturite")
_TOLD = {"horizon": "horizon", "effort": "effort", "echelle": "échelle", "maturite": "maturité"}


def panorama_figure(snapshot: Snapshot, choice: Choice | None = None) -> Figure:
    """The chantiers of a version that pass the filters; without a choice, all of the last one."""
    choice = choice or Choice(last_version(snapshot))
    scene, everyone = view.scene(snapshot, choice), snapshot.derive(chantiers, choice.version)
    bands = (*scene.bands, *([scene.vague] if scene.vague else []))
    shown = any(band.size for band in bands)
    return Figure(
        f"panorama-{choice.version.lower()}".rstrip("-"),
        "Panorama des chantiers",
        texts.sentence(snapshot, everyone, choice.version),
        _drawing(scene, choice, everyone) if shown else nothing("Aucun chantier à montrer."),
        view.table(snapshot, choice),
        tuple(view.reading(snapshot, choice)),
        filter_words(snapshot, choice),
    )


def filter_words(snapshot: Snapshot, choice: Choice) -> str:
    """« Vue filtrée : horizon, « Dès demain ». »; '' without a filter."""
    asked, known = choice.filters, snapshot.derive(offered)
    named = {one: topic.title for one, topic in snapshot.derive(topics).items()}
    quoted = {"controverse": [named.get(one, one) for one in asked.controverse]}
    quoted |= {_TOLD[name]: [known[name].get(one, one) for one in getattr(asked, name)] for name in _FILTERS}
    quoted["porteur ou soutien"] = [known["partenaire"].get(asked.partenaire, "")] if asked.partenaire else []
    quoted["mots"] = [asked.texte] if asked.texte else []
    told = [f"{name}, {listing(list(map(guillemets, some)), 'ou')}" for name, some in quoted.items() if some]
    told += ["colonnes ajoutées à la feuille"] if asked.extras else []
    return f"Vue filtrée : {' ; '.join(told)}." if told else ""


def _drawing(scene: Landscape, choice: Choice, everyone: tuple[Chantier, ...]) -> Drawing:
    marks: list[Mark] = []
    y = float(CREST)
    for band in reversed(scene.bands):
        slope, height = _band(band, scene, y)
        marks += slope
        y += height
    marks += _axis(scene, y + 10)
    y += 58
    if scene.vague:
        inside, height = _cells(scene.vague, scene)
        box = rect(0.5, 0.5, ROOM - 1, height + _HEADING + 22, stroke=color("filet"), stroke_dasharray="4 4", rx=12)
        marks += moved((box, *moved(_heading(scene.vague), 0, 9), *moved(inside, 0, _HEADING + 12)), 0, y)
        y += height + _HEADING + 26
    return Drawing(tuple(marks), y, _keys(scene, everyone, choice.version))


def _band(band: Band, scene: Landscape, top: float) -> tuple[tuple[Mark, ...], float]:
    """A horizon over the hill behind it, and its height."""
    inside, cells = _cells(band, scene)
    last = band.rank == 0
    height = _HEADING + cells + (14 if last else _BELOW)
    ground = mixed("pres", band.near / 100, "loin")
    hill = path(hill_edge(band.rank, ROOM), ground)
    end = f"Q{ROOM} {height} {ROOM - 12} {height}H12Q0 {height} 0 {height - 12}Z" if last else "H0Z"
    body = path(f"M0 -1H{ROOM}V{height - 12 if last else height}{end}", ground)
    marks = (*moved((hill,), 0, -CREST), body, *_heading(band), *moved(inside, 0, _HEADING))
    return moved(marks, 0, top), height


def _heading(band: Band) -> tuple[Mark, ...]:
    label = clipped(band.label, 420, 18, bold=True, serif=True)
    said = count(band.size, "chantier") if band.size else "aucun chantier"
    return (
        text(_EDGE, 18, label, 18, color("encre"), bold=True, serif=True),
        text(_EDGE + 0.9 * width_of(label, 18, bold=True, serif=True) + 10, 18, said, 14, color("encre")),
    )


def _width(scene: Landscape) -> float:
    return (ROOM - 2 * _EDGE - 13 * (len(scene.columns) - 1)) / len(scene.columns)


def _cells(band: Band, scene: Landscape) -> tuple[tuple[Mark, ...], float]:
    """The chips, a column an effort, and the height of the longest one."""
    width, marks, tallest = _width(scene), list[Mark](), 0.0
    for rank, cell in enumerate(band.cells):
        y = 0.0
        for one in cell.chantiers:
            chip, height = _chip(one, width, scene.dense)
            marks += moved(chip, _EDGE + rank * (width + 13), y)
            y += height + _GAP
        tallest = max(tallest, y)
    return tuple(marks), tallest


def _chip(one: Chantier, width: float, dense: bool) -> tuple[list[Mark], float]:
    mark = view.change_mark(one)
    told = wrapped(one.title, width - _TITLE - 52 - (18 if mark else 0), _LETTERS, 3, bold=True)
    height = max(34.0 if dense else 44.0, _LINE * len(told) + 12)
    middle = height / 2
    radius = min(23.0, middle)
    shape = (
        f"M{radius} 0.5H{width - 8:g}Q{width - 0.5:g} 0.5 {width - 0.5:g} 8V{height - 8:g}Q{width - 0.5:g} "
        f"{height - 0.5:g} {width - 8:g} {height - 0.5:g}H{radius}A{radius} {radius} 0 0 1 0.5 {height - radius:g}"
        f"V{radius}A{radius} {radius} 0 0 1 {radius} 0.5Z"
    )
    first = middle + 5 - _LINE * (len(told) - 1) / 2
    marks = [path(shape, "#FFFFFF", stroke=color("trait"))]
    marks += disc(22, middle, one.number, hue(one.hue), diameter(len(one.supports), dense))
    marks += lines(_TITLE, first, told, _LINE, _LETTERS, color("encre"), bold=True)
    if mark:
        marks.append(text(width - 58, middle + 5.5, mark[0], 17, color("fil"), "middle", bold=True))
    return [*marks, *moved(_bars(one.written), width - 44, middle - 10)], height


def _bars(written: tuple[bool, ...]) -> tuple[Mark, ...]:
    """Four bars; a hollow one is shorter too."""
    ink = color("encre2")
    full, hollow = rect(0, 2, 6, 18, ink, rx=2), rect(0.75, 10.75, 4.5, 8.5, stroke=ink, stroke_width=1.5)
    return tuple(replace(full if one else hollow, dx=rank * 9) for rank, one in enumerate(written))


def _axis(scene: Landscape, y: float) -> list[Mark]:
    """What the columns mean; the line is thicker as the effort is heavier."""
    width, marks = _width(scene), list[Mark]()
    for rank, column in enumerate(scene.columns):
        x = _EDGE + rank * (width + 13)
        label = f"Effort {texts.uncapital(column.label) or 'à préciser'}"
        marks += [
            rect(x, y, width, column.weight, color("encre")),
            text(x, y + 22, label, 14, color("encre"), bold=True),
            text(x, y + 39, clipped(column.meaning, width, 13), 13, color("encre2")),
        ]
    return marks


def _keys(scene: Landscape, everyone: tuple[Chantier, ...], version: str) -> tuple[Key, ...]:
    supports = [len(one.supports) for one in everyone if one.supports]
    ink = color("encre2")
    found = [Key(disc(11, 11, "n°", ink), 22, "controverse principale")]
    if supports:
        least, most = min(supports), max(supports)
        span = f"de {least} à {count(most, 'soutien')}" if least < most else count(most, "soutien")
        sizes = (*disc(6, 11, "", ink, 12), *disc(30, 11, "", ink, 22))
        found.append(Key(sizes, 42, f"taille : {span}"))
    found.append(Key(_bars((True, True, True, False)), 34, "écrits : intention, moyens, conditions, premiers pas"))
    marks = dict(mark for one in everyone if (mark := view.change_mark(one)))
    for sign, word in marks.items():
        found.append(Key((text(6, 16.5, sign, 17, color("fil"), "middle", bold=True),), 12, f"{word} en {version}"))
    return tuple(found)
