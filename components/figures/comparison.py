"""Crises side by side as a figure, and the images of the screen of the crash test."""

from dataclasses import replace

from components.crash.comparison import SideBySide, most_different, side_by_side
from components.crash.controls import View
from components.crash.model import board, crises_of
from components.crash.view import picture
from components.crash.wording import comparison_sentence, missing_words
from components.data_table import DataTable
from components.figures.crash import filter_words, grid_figure
from components.figures.letters import wrapped
from components.figures.marks import circle, line, lines
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color
from components.figures.pending import Pending, nothing
from components.figures.robustness import robustness_figure
from components.figures.vega import vega
from components.picture import Picture
from sheets.snapshot import Snapshot

_COMPARED = "crash-tests-comparaison"
_ALONE = "Aucun chantier n’est encore testé dans deux crises."


def crash_images(snapshot: Snapshot, view: View, compared: SideBySide | None) -> tuple[Pending, ...]:
    """What the screen shows now: the grid, robustness, and the comparison when there is one."""
    asked = (view.crises, view.controversy)
    grid = Pending("crash-tests", snapshot, grid_figure, asked, "Grille")
    bars = Pending("crash-tests-robustesse", snapshot, robustness_figure, asked, "Robustesse")
    if compared is None or not compared.courses or len(compared.crises) < 2:
        return grid, bars
    crises = tuple(crisis.id for crisis in compared.crises)
    return grid, bars, Pending(_COMPARED, snapshot, comparison_figure, (crises, *asked), "Comparaison")


def comparison_figure(
    snapshot: Snapshot, compared: tuple[str, ...] = (), crises: tuple[str, ...] = (), controversy: str = ""
) -> Figure:
    """Two or three crises side by side; those that differ most when none is asked for."""
    known = crises or tuple(crisis.id for crisis in snapshot.derive(crises_of))
    asked = (compared or snapshot.derive(most_different, known), crises, controversy)
    found = side_by_side(snapshot, *asked) if len(asked[0]) > 1 and board(snapshot, (), controversy).lines else None
    drawn = bool(found and found.courses)
    rows = [(c.title, *(square.verdict for square in c.squares)) for c in found.courses] if found else []
    header = ("Chantier", *(crisis.name for crisis in found.crises)) if found else ("Chantier",)
    return Figure(
        _COMPARED,
        "Les chantiers d’une crise à l’autre",
        comparison_sentence(found) if found and drawn else "Comment chaque chantier se comporte d’une crise à l’autre.",
        _lines(found, picture(snapshot, found, asked)) if found and drawn else nothing(_ALONE),
        DataTable(_COMPARED, "Les chantiers dans les crises comparées", header, rows),
        filters=filter_words(snapshot, crises, controversy),
    )


def _lines(found: SideBySide, drawn: Picture) -> Drawing:
    """The lines, then the chantiers that have none."""
    drawing = vega(drawn, _course_keys())
    told = wrapped(missing_words(found), ROOM, 14, 4)
    said = lines(0, drawing.height + 26, told, 20, 14, color("encre2"))
    return replace(drawing, marks=(*drawing.marks, *said), height=drawing.height + (12 + 20 * len(told) if told else 0))


def _course_keys() -> tuple[Key, ...]:
    """Colour and thickness: where a line goes says the same."""
    found = []
    for token, width, said, dashes in (
        ("renforce", 2.4, "tient mieux dans la dernière crise que dans la première", "none"),
        ("casse", 2.4, "moins bien", "7 5"),
        ("filet", 1.6, "pareil", "none"),
    ):
        stroke = line(0, 11, 43, 11, color(token), width, stroke_dasharray=dashes)
        found.append(Key((stroke, circle(21.5, 11, 4.5, color(token))), 43, said))
    thick = line(0, 11, 26, 11, color("encre2"), 4.2)
    return (*found, Key((thick,), 26, "trait épais : de deux degrés ou plus"))
