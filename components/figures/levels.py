"""The cells of the crash test: a colour and a sign for each level, as on the screen."""

from components.crash.grid import WORDS, Square
from components.figures.marks import Mark, circle, line, moved, path, rect, text
from components.figures.model import Key
from components.figures.palette import color

_TOKENS = ("casse", "fragile", "tient", "renforce")
_SIGNS = ("M3 3 13 13M13 3 3 13", "M2.5 4h11L8 13z", "M2 5.5h12M2 10.5h12", "M8 2.5 14 13H2z")
_MOST_DOTS = 4


def paint(level: int) -> tuple[str, str, str]:
    """The filling, the sign and the edge of a level."""
    token = _TOKENS[level]
    return color(token), color(f"{token}-signe"), color(f"{token}-bord")


def sign(level: int, x: float, y: float) -> Mark:
    """The sign of a level on 16 pixels, ``x`` and ``y`` its centre."""
    ink = paint(level)[1]
    look = {"fill": ink} if level == len(_SIGNS) - 1 else {"stroke": ink, "stroke_width": 2.4}
    return moved((path(_SIGNS[level], **look),), x - 8, y - 8)[0]


def cell(square: Square, width: float, height: float) -> tuple[Mark, ...]:
    """A square of the grid: its level, how many opinions, and in its corner the most opposed one."""
    if square.level is None:
        return _unjudged(bool(square.opinions), width, height)
    fill, ink, edge = paint(square.level)
    marks: list[Mark] = [rect(0, 0, width, height, fill, stroke=edge, rx=5)]
    if square.opposite is not None:
        marks += _corner(square.opposite, width)
    middle = width / 2
    marks.append(sign(square.level, middle, height / 2 - 5))
    return (*marks, *_opinions(square.opinions, middle, height - 8, ink))


def _opinions(number: int, x: float, y: float, ink: str) -> tuple[Mark, ...]:
    if number > _MOST_DOTS:
        return (text(x, y + 4, str(number), 12, ink, "middle", bold=True),)
    return tuple(circle(x + (rank - (number - 1) / 2) * 6, y, 1.8, ink) for rank in range(number))


def _corner(level: int, width: float, size: float = 16) -> list[Mark]:
    """The opposed opinion, its own sign told by its colour and by a white border."""
    fill, _, edge = paint(level)
    x = width
    return [
        path(f"M{x - size - 4:g} 0H{x - 5:g}Q{x:g} 0 {x:g} 5V{size + 4:g}Z", "#FFFFFF"),
        path(f"M{x - size:g} 0.5H{x - 5:g}Q{x - 0.5:g} 0.5 {x - 0.5:g} 5V{size:g}Z", fill, stroke=edge),
    ]


def _unjudged(told: bool, width: float, height: float) -> tuple[Mark, ...]:
    if told:
        return (line(width / 2 - 7, height / 2, width / 2 + 7, height / 2, color("encre2"), 1.5),)
    return (rect(0.5, 0.5, width - 1, height - 1, stroke=color("filet"), stroke_dasharray="3 3", rx=5),)


def unit(level: int, x: float, y: float, width: float, height: float) -> Mark:
    """One square of a bar."""
    fill, _, edge = paint(level)
    return rect(x, y, width, height, fill, stroke=edge, rx=1.5)


def level_keys() -> tuple[Key, ...]:
    """The four levels, for a legend."""
    return tuple(Key((*_chip(level), sign(level, 15, 11)), 30, WORDS[level]) for level in range(len(_TOKENS)))


def keys() -> tuple[Key, ...]:
    """The legend of the grid."""
    parted = Key((*_chip(2), *_corner(0, 30, 12)), 30, "les labos divergent (coin : avis opposé)")
    to_test = Key(_unjudged(False, 30, 22), 30, "à tester")
    without = Key(_unjudged(True, 30, 22), 30, "sans objet")
    return (*level_keys(), parted, to_test, without, Key((), 0, "points : nombre d’avis"))


def _chip(level: int) -> tuple[Mark, ...]:
    fill, _, edge = paint(level)
    return (rect(0, 0, 30, 22, fill, stroke=edge, rx=4),)
