"""The path of the phases, as a figure: a stop each, how far it has gone, when, and where it stands."""

from components.data_table import DataTable
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, line, lines, moved
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color
from components.figures.pending import nothing
from components.home.stages import Stage, stages
from components.words import percent
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR

_ACROSS, _STOP, _TOP = 5, 9, 14  # stops in a row; px: their radius, the height of the path
_GAP, _APART = 24, 34  # px: between two columns of words, between two rows


def stage_figure(snapshot: Snapshot) -> Figure:
    """Every phase that has steps."""
    shown = snapshot.derive(stages)
    rows = [(one.name, one.when, one.state, percent(one.share)) for one in shown]
    return Figure(
        "accueil-phases",
        "Le chemin des phases",
        "Le trait plein dit l’avancement de chaque phase : la moyenne de celui de ses étapes.",
        nothing("Aucune étape au calendrier pour l’instant.")
        if snapshot[CALENDAR].empty
        else Drawing(*_path(shown), _keys()),
        DataTable("accueil-phases", "Le chemin des phases", ("Phase", "Quand", "Où elle en est", "Avancement"), rows),
        tuple(f"{one.name} : {', '.join(filter(None, (one.when, one.state)))}." for one in shown),
    )


def _path(shown: tuple[Stage, ...]) -> tuple[tuple[Mark, ...], float]:
    pitch, marks, y = ROOM / min(_ACROSS, len(shown)), list[Mark](), 0.0
    for first in range(0, len(shown), _ACROSS):
        row = shown[first : first + _ACROSS]
        tallest = 0.0
        for rank, one in enumerate(row):
            drawn, height = _stage(one, pitch)
            marks += moved(drawn, rank * pitch, y)
            tallest = max(tallest, height)
        y += tallest + _APART
    return tuple(marks), y - _APART


def _stage(one: Stage, pitch: float) -> tuple[list[Mark], float]:
    ink, muted = color("encre"), color("encre2")
    marks, y = [*_way(one, pitch)], _TOP + 36.0
    late = color("fil") if one.late else muted
    parts = ((one.name, 16, ink, True), (one.when, 14, muted, False), (one.state, 14, late, one.late))
    for said, size, fill, bold in parts:
        told = wrapped(said, pitch - _GAP, size, 3, bold=bold)
        marks += lines(0, y, told, size + 4, size, fill, bold=bold)
        y += (size + 4) * len(told) + 3
    return marks, y - 16


def _way(one: Stage, pitch: float) -> tuple[Mark, ...]:
    start, length = _STOP * 2 + 4, pitch - _STOP * 2 - 8
    done = length * one.share / 100
    red = color("fil")
    to_come = line(start + done, _TOP, start + length, _TOP, color("encre2"), 2, stroke_dasharray="2 6")
    gone = (line(start, _TOP, start + done, _TOP, red, 5),) if done else ()
    return (*((to_come,) if done < length else ()), *gone, _stop(one.mark, _STOP, _TOP))


def _stop(mark: str, x: float, y: float) -> Mark:
    edge = color("fil" if mark != "to-come" else "encre2")
    return circle(x, y, _STOP - 1.5, edge if mark == "done" else "#FFFFFF", stroke=edge, stroke_width=3)


def _keys() -> tuple[Key, ...]:
    named = (("done", "fait"), ("begun", "commencé"), ("to-come", "à venir"))
    return tuple(Key((_stop(mark, 10, 11),), 20, label) for mark, label in named)
