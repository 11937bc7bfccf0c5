"""The names at the head of the columns of a grid: level when there is room, upright otherwise."""

from collections.abc import Sequence

from components.calendar.boxes import text_width
from components.figures.letters import width_of, wrapped
from components.figures.marks import Mark, lines, text

_SIZE, _STEP = 12.5, 15
_LEVEL_LINES, _UPRIGHT = 4, 190  # lines of a level name; pixels of an upright one


def upright(names: Sequence[str], pitch: float) -> bool:
    """Whether these names must stand upright in columns ``pitch`` pixels wide."""
    longest = max((text_width(word, _SIZE, bold=True) for name in names for word in name[:200].split()), default=0)
    return pitch < 54 or longest * 0.93 > pitch


def heads_height(names: Sequence[str], pitch: float) -> float:
    """The height that they take."""
    if upright(names, pitch):
        said = [_one_line(name) for name in names]
        return max((_STEP / 2 + max(width_of(one, _SIZE, bold=True) for one in two) for two in said if two), default=0)
    return _STEP * max((len(_level(name, pitch)) for name in names), default=0)


def heads(names: Sequence[str], left: float, pitch: float, bottom: float, ink: str) -> tuple[Mark, ...]:
    """The names over their columns, their last line ``bottom`` pixels from the top."""
    found: list[Mark] = []
    stands = upright(names, pitch)
    for rank, name in enumerate(names):
        x = left + (rank + 0.5) * pitch
        if stands:
            found += _standing(_one_line(name), x, bottom, ink)
        else:
            told = _level(name, pitch)
            found += lines(x, bottom - _STEP * (len(told) - 1), told, _STEP, _SIZE, ink, anchor="middle", bold=True)
    return tuple(found)


def _level(name: str, pitch: float) -> tuple[str, ...]:
    """A word as wide as its column stays whole: the next one's is seldom as wide."""
    return wrapped(name, pitch * 1.12, _SIZE, _LEVEL_LINES, bold=True)


def _one_line(name: str) -> tuple[str, ...]:
    return wrapped(name, _UPRIGHT, _SIZE, 2, bold=True)


def _standing(told: Sequence[str], x: float, bottom: float, ink: str) -> list[Mark]:
    first = x + 4.5 - _STEP * (len(told) - 1) / 2
    return [
        text(0, 0, said, _SIZE, ink, bold=True, transform=f"translate({first + rank * _STEP:g} {bottom:g}) rotate(-90)")
        for rank, said in enumerate(told)
    ]
