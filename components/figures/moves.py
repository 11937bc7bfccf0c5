"""What moved along its axis between two versions, as a figure."""

from analysis.comparison import Fate
from components.echoes.change_words import move_words, reading_lines, sentence, table
from components.echoes.changes import Entry, changes, known_versions
from components.echoes.controls import VERSIONS, View
from components.echoes.moves import Move
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, line, lines, moved, path, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.words import count
from sheets.snapshot import Snapshot

_POLES, _AXIS, _LEAST = 200, 420, 84  # px: the room of a pole, the length of the axis, the height of a row
_NAMES = ROOM - 2 * (_POLES + 14) - _AXIS - 16
_APART = 26  # px: nearer, two names of versions would touch
_SHOWN = 40  # beyond, the picture would be a wall: the table has them all
_STILL = "Rien n’a bougé sur son axe entre ces deux versions."


def move_figure(snapshot: Snapshot, since: str = "", until: str = "") -> Figure:
    """The controversies and terrains whose mean moved from a version to another ('': the last two)."""
    since, until = _asked(snapshot, since, until)
    view = View(VERSIONS, since=since, until=until)
    found = moved_entries(snapshot, since, until)
    more = f" Les {_SHOWN} premiers sont dessinés." if len(found) > _SHOWN else ""
    return Figure(
        "echos-versions",
        f"Ce qui s’est déplacé de {since} à {until}" if since and until else "Ce qui s’est déplacé",
        f"{snapshot.derive(sentence, view)}{more}",
        Drawing(*_rows(found[:_SHOWN]), _keys(since, until)) if found else nothing(_STILL),
        snapshot.derive(table, view),
        tuple(snapshot.derive(reading_lines, view)),
    )


def moved_entries(snapshot: Snapshot, since: str, until: str) -> tuple[Entry, ...]:
    """The entries that moved, controversies first; () when there are not two versions."""
    if not since or since == until:
        return ()
    groups = snapshot.derive(changes, since, until)
    return tuple(entry for group in groups if group.fate is Fate.MOVED for entry in group.entries if entry.move)


def has_moves(snapshot: Snapshot) -> bool:
    """Whether something moved between the last two versions."""
    return bool(moved_entries(snapshot, *_asked(snapshot, "", "")))


def _asked(snapshot: Snapshot, since: str, until: str) -> tuple[str, str]:
    versions = snapshot.derive(known_versions)
    last = until or next(reversed(versions), "")
    return since or (versions[max(versions.index(last) - 1, 0)] if last in versions else ""), last


def _rows(entries: tuple[Entry, ...]) -> tuple[tuple[Mark, ...], float]:
    marks, y = list[Mark](), 0.0
    for entry in entries:
        row, height = _row(entry)
        marks += moved((line(0, 0, ROOM, 0, color("trait")), *row), 0, y)
        y += height
    return tuple(marks), y


def _row(entry: Entry) -> tuple[list[Mark], float]:
    what, move = entry.what, entry.move
    assert move is not None  # noqa: S101 - only entries that moved are drawn
    ink, muted = color("encre"), color("encre2")
    title = wrapped(what.title, _NAMES - 36, 14.5, 3, bold=True)
    told = wrapped(move_words(move), _POLES * 2 + _AXIS, 13, 2)
    height = max(_LEAST, 26 + 18 * len(title) + 12, 62 + 17 * len(told))
    marks = [*lines(34, 30, title, 18, 14.5, ink, bold=True)]
    marks += disc(12, 25, what.number, hue(what.hue), 24) if len(what.number) < 3 else _numbered(what.number, what.hue)
    left = _NAMES + _POLES + 14
    for pole, x, anchor in ((move.pole_a, left - 14, "end"), (move.pole_b, left + _AXIS + 14, "start")):
        words = wrapped(pole, _POLES, 13.5, 3, bold=True)
        marks += lines(x, 30 - 8 * (len(words) - 1), words, 16, 13.5, ink, anchor=anchor, bold=True)
    marks += moved(_axis(move), left, 25)
    middle = left + _AXIS / 2
    return [*marks, *lines(middle, 66, told, 17, 13, muted, anchor="middle")], height


def _numbered(number: str, hue_number: int) -> tuple[Mark, ...]:
    """The number of a terrain, which no disc would hold."""
    return (text(12, 30, number[:5], 13, hue(hue_number), "middle", bold=True),)


def _axis(move: Move) -> list[Mark]:
    """From the mean of the first version, hollow, to that of the second, an arrowhead."""
    ink, red = color("encre"), color("fil")
    start, end = (_along(stop.mean) for stop in (move.movement.since, move.movement.until))
    marks = [line(0, 0, _AXIS, 0, ink, 1.6)]
    marks += [line(_along(degree), -4, _along(degree), 4, ink, 1.4) for degree in range(-2, 3)]
    back = -9 if end > start else 9
    return [
        *marks,
        line(start, 0, end + back / 2, 0, red, 4.5),
        circle(start, 0, 4.5, "#FFFFFF", stroke=red, stroke_width=2),
        path(f"M{end:g} 0l{back} -7v14z", red),
        *_versions(move, start, end),
    ]


def _versions(move: Move, start: float, end: float) -> tuple[Mark, ...]:
    since, until, red = move.movement.since.version, move.movement.until.version, color("fil")
    if abs(end - start) <= _APART:
        return (text((start + end) / 2, 20, f"{since}–{until}", 13, red, "middle", bold=True),)
    return tuple(text(x, 20, said, 13, red, "middle", bold=True) for x, said in ((start, since), (end, until)))


def _along(place: float) -> float:
    return round(12 + (place + 2) / 4 * (_AXIS - 24), 1)


def _keys(since: str, until: str) -> tuple[Key, ...]:
    red = color("fil")
    way = (line(6, 11, 34, 11, red, 4.5), path("M33 4 46 11 33 18Z", red))
    hollow = circle(6, 11, 4, "#FFFFFF", stroke=red, stroke_width=2)
    degrees = count(4, "degré")
    return (
        Key((*way, hollow), 46, f"de la moyenne des avis en {since} à celle en {until}"),
        Key((), 0, f"un axe va de −2 à +2, soit {degrees}"),
    )
