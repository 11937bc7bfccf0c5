"""Controversies seen through each family of crises, as a figure."""

from analysis.positions import ENOUGH_READINGS
from components.echoes.axis import WIDTH as AXIS
from components.echoes.axis import Axis
from components.echoes.crises import Crossing, Row, Spot, crossing
from components.echoes.crisis_view import spot_axis
from components.echoes.crisis_words import crash_words, lean_words, reading_lines, sentence, table
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, line, lines, moved, path, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.words import count
from sheets.snapshot import Snapshot

_NAMES, _EDGE = 214, 10  # px: the controversies on the left, the air beside a cell
_SIZE, _STEP = 13, 17
_SQUARES = 26  # of crash tests drawn in a cell: beyond, the words alone tell


def sight_figure(snapshot: Snapshot) -> Figure:
    """Every controversy in every family."""
    shown = snapshot.derive(crossing)
    return Figure(
        "echos-crises",
        "Les controverses à travers les familles de crises",
        snapshot.derive(sentence),
        Drawing(*_table(shown), _keys()) if shown.rows else nothing("Aucune controverse pour l’instant."),
        snapshot.derive(table),
        tuple(snapshot.derive(reading_lines)),
    )


def _table(shown: Crossing) -> tuple[tuple[Mark, ...], float]:
    pitch = min(226.0, (ROOM - _NAMES) / len(shown.families))
    ink, muted = color("encre"), color("encre2")
    heads: list[Mark] = []
    top: float = 0
    for rank, family in enumerate(shown.families):
        x, room = _NAMES + rank * pitch + _EDGE, pitch - 2 * _EDGE
        label = wrapped(family.label, room, 15, 2, bold=True)
        crises = wrapped(", ".join(family.crises) or "crise de référence", room, _SIZE, 3)
        heads += lines(x, 16, label, 18, 15, ink, bold=True)
        heads += lines(x, 16 + 18 * len(label), crises, 16, _SIZE, muted)
        top = max(top, 16 + 18 * len(label) + 16 * len(crises))
    body, y = list[Mark](), top
    for row in shown.rows:
        marks, height = _row(row, pitch)
        body += moved((line(0, 0, _NAMES + pitch * len(row.spots), 0, color("trait")), *marks), 0, y)
        y += height
    own = rect(_NAMES, 0, pitch, y, color("creux"))
    return (own, *heads, *body), y


def _row(row: Row, pitch: float) -> tuple[list[Mark], float]:
    t = row.tension
    title = wrapped(t.title, _NAMES - 42, 15, 3, bold=True)
    poles = [*wrapped(f"← {t.pole_a}", _NAMES - 42, 12.5, 2), *wrapped(f"{t.pole_b} →", _NAMES - 42, 12.5, 2)]
    marks = [*disc(12, 24, t.number, hue(t.hue), 24), *lines(32, 29, title, 18, 15, color("encre"), bold=True)]
    marks += lines(32, 31 + 18 * len(title), poles, 16, 12.5, color("encre2"))
    tallest: float = 29 + 18 * len(title) + 16 * len(poles)
    for rank, spot in enumerate(row.spots):
        cell, height = _spot(row, spot, pitch - 2 * _EDGE)
        marks += moved(cell, _NAMES + rank * pitch + _EDGE, 0)
        tallest = max(tallest, height)
    return marks, tallest + 12


def _spot(row: Row, spot: Spot, room: float) -> tuple[list[Mark], float]:
    ink, y, marks = color("encre"), 25.0, list[Mark]()
    if spot.observed:
        marks.append(text(0, y, count(len(spot.sight.observations), "observation"), _SIZE, ink, bold=True))
        if spot.sight.places and room >= AXIS:
            small = spot_axis(row, spot)
            marks += moved(_axis(small, hue(row.tension.hue)), 0, y + 8)
            y += 8 + small.height
        told = wrapped(lean_words(row.tension, spot), room, _SIZE, 5)
        marks += lines(0, y + _STEP, told, _STEP, _SIZE, ink)
        y += _STEP * len(told)
    else:
        marks.append(text(0, y, "à observer", _SIZE, color("encre2"), italic=True))
    if spot.crash:
        told = wrapped(crash_words(spot), room, _SIZE, 3)
        squares, height = _squares(spot, room)
        marks += moved(squares, 0, y + 9)
        marks += lines(0, y + 9 + height + 17, told, _STEP, _SIZE, color("encre2"))
        y += 12 + height + _STEP * len(told)
    return marks, y


def _axis(small: Axis, ink: str) -> list[Mark]:
    base, dark = small.base, color("encre")
    marks = [line(small.start - 4, base, small.end + 4, base, dark, 1.4)]
    marks += [line(x, base - 2, x, base + 2, dark, 1.4) for x in small.ticks]
    if small.other is not None:
        marks.append(line(small.other, 0, small.other, base + 7, color("encre2"), 1.5, stroke_dasharray="2 2"))
    marks += [circle(x, y, 3.1, ink) for x, y in small.dots]
    if small.mean is not None:
        marks.append(path(f"M{small.mean} {base + 2}l4.5 7h-9z", dark))
    return marks


def _squares(spot: Spot, room: float) -> tuple[list[Mark], float]:
    """The crash tests: held blue and full, failed orange with a stroke through it, to be done dashed."""
    sight = spot.sight
    kinds = ["in"] * sight.held + ["out"] * (sight.tested - sight.held) + ["todo"] * sight.untested
    across = max(1, int(room // 11))
    if not kinds or len(kinds) > _SQUARES:
        return [], 0.0
    marks: list[Mark] = []
    for rank, kind in enumerate(kinds):
        marks += moved(_square(kind), rank % across * 11, rank // across * 14)
    return marks, (len(kinds) - 1) // across * 14 + 12.0


def _square(kind: str) -> tuple[Mark, ...]:
    if kind == "todo":
        return (rect(0.5, 0.5, 8, 11, stroke=color("filet"), stroke_dasharray="2 2", rx=1.5),)
    token = "tient" if kind == "in" else "fragile"
    box = rect(0.5, 0.5, 8, 11, color(token), stroke=color(f"{token}-bord"), rx=1.5)
    return (box,) if kind == "in" else (box, line(2.5, 9.5, 6.5, 2.5, color("encre"), 1.2))


def _keys() -> tuple[Key, ...]:
    muted = color("encre2")
    squares = (*_square("in"), *moved(_square("out"), 11, 0), *moved(_square("todo"), 22, 0))
    return (
        Key((circle(4, 11, 3.1, muted),), 8, "une observation"),
        Key((path("M6 6l4.5 8h-9z", color("encre")),), 12, "moyenne des avis"),
        Key((line(2, 3, 2, 19, muted, 1.5, stroke_dasharray="2 2"),), 4, "moyenne dans la crise de l’enquête"),
        Key(moved(squares, 0, 5), 31, "crash tests : tient, cède, à tester"),
        Key((), 0, f"sous {ENOUGH_READINGS} avis, pas de verdict"),
    )
