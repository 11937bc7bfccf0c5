"""The crash test as a figure: the grid, and in its margins how robust each chantier is, how hard each crisis."""

from components.crash.bars import Bar, Scale, bars
from components.crash.grid import Board, Line
from components.crash.model import board, crises_of
from components.crash.wording import opinion_table, rank_range, reading_lines, sentence
from components.figures.heads import heads, heads_height
from components.figures.letters import wrapped
from components.figures.levels import cell, keys
from components.figures.levels import unit as square_of
from components.figures.marks import Mark, disc, line, lines, moved, text
from components.figures.model import ROOM, Drawing, Figure
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.hues import short_title
from components.words import guillemets, listing
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES
from sheets.workbook import lookup

_NAMES, _MARGIN, _RANK = 204, 224, 146  # px: the names on the left, bars and rank on the right
_ROW, _GAP, _WIDEST = 44, 3, 120
_TALL = 1.4  # the bars under the crises, against those of the screen
_NOTHING = "Le crash test croise les chantiers et les crises : il manque encore les uns ou les autres."


def grid_figure(snapshot: Snapshot, crises: tuple[str, ...] = (), controversy: str = "") -> Figure:
    """Every chantier shown in every crisis kept, with the bars of both margins."""
    shown = snapshot.derive(board, crises, controversy)
    return Figure(
        "crash-tests",
        "Crash test des chantiers",
        sentence(shown),
        Drawing(*_grid(shown), keys()) if shown.lines and shown.columns else nothing(_NOTHING),
        opinion_table(snapshot, crises, controversy),
        tuple(reading_lines(shown, None)),
        filter_words(snapshot, crises, controversy),
    )


def filter_words(snapshot: Snapshot, crises: tuple[str, ...], controversy: str) -> str:
    """« Vue filtrée : crises, « Cyberattaque » et « Tempête ». »; '' without a filter."""
    names = {crisis.id: crisis.name for crisis in snapshot.derive(crises_of)}
    told = [f"crises, {listing([guillemets(names[one]) for one in crises if one in names])}"] if crises else []
    title = lookup(snapshot[CONTROVERSIES], "titre").get(controversy, controversy)
    told += [f"controverse, {guillemets(short_title(title))}"] if controversy else []
    return f"Vue filtrée : {' ; '.join(told)}." if told else ""


def _grid(shown: Board) -> tuple[tuple[Mark, ...], float]:
    pitch = min(_WIDEST, (ROOM - _NAMES - _MARGIN) / len(shown.columns))
    names = [column.crisis.name for column in shown.columns]
    top = 26 + heads_height(names, pitch) + 10
    right = _NAMES + pitch * len(names) + 14
    drawn = bars(shown)
    marks = [*_families(shown, pitch), *heads(names, _NAMES, pitch, top - 10, color("encre"))]
    marks += _margin_heads(right, top)
    for rank, one in enumerate(shown.lines):
        marks += moved(_row(one, drawn.rows[rank], drawn.across, pitch, right), 0, top + rank * _ROW)
    bottom = top + _ROW * len(shown.lines)
    if not shown.tested:
        return tuple(marks), bottom
    for rank, column in enumerate(shown.columns):
        under = _down(drawn.columns[rank], drawn.down, f"{column.tested}/{column.applicable}")
        marks += moved(under, _NAMES + (rank + 0.5) * pitch, bottom + 6)
    marks += _sides(_NAMES, pitch * len(names), bottom + 6 + drawn.down.axis * _TALL)
    return tuple(marks), bottom + 6 + drawn.down.length * _TALL + 22


def _families(shown: Board, pitch: float) -> list[Mark]:
    found: list[Mark] = []
    at = 0
    for family, span in shown.families:
        x, width = _NAMES + at * pitch, span * pitch - _GAP
        said = wrapped((family.lower() + ("s" if span > 1 else "")) if family else "", width + 8, 13, 1)
        found += lines(x, 12, said, 0, 13, color("encre2"))
        found += [line(x, 19, x + width, 19, color("filet"))] if said else []
        at += span
    return found


def _margin_heads(x: float, bottom: float) -> tuple[Mark, ...]:
    ink, muted = color("encre"), color("encre2")
    return (
        text(x, bottom - 26, "Robustesse", 15, ink, bold=True),
        text(x, bottom - 10, "essais faits / crises", 13, muted),
        text(x + _RANK, bottom - 26, "Rang", 15, ink, bold=True),
        text(x + _RANK, bottom - 10, "et sa marge", 13, muted),
    )


def _row(one: Line, bar: Bar, scale: Scale, pitch: float, right: float) -> list[Mark]:
    marks: list[Mark] = [*chantier_name(one, _NAMES - 10)]
    for rank, square in enumerate(one.squares):
        marks += moved(cell(square, pitch - _GAP, _ROW - 4), _NAMES + rank * pitch, 0)
    marks += moved(_across(bar, scale, f"{one.tested}/{one.applicable}"), right, 4)
    return [*marks, *_rank(one, right + _RANK)]


def chantier_name(one: Line, room: float, height: float = _ROW - 4) -> tuple[Mark, ...]:
    """The disc and the title of a chantier, in the middle of a row."""
    told = wrapped(one.title, room - 32, 14.5, 2, bold=True)
    first = height / 2 + 5 - 8.5 * (len(told) - 1)
    named = lines(32, first, told, 17, 14.5, color("encre"), bold=True)
    return (*disc(11, height / 2, one.number, hue(one.hue)), *named) if one.hue else named


def _rank(one: Line, x: float) -> tuple[Mark, ...]:
    known = text(x, 18 if rank_range(one) else 25, str(one.rank or "–"), 15, color("encre"), bold=True)
    return (known, text(x, 34, rank_range(one), 13, color("encre2"))) if rank_range(one) else (known,)


def _across(bar: Bar, scale: Scale, said: str) -> list[Mark]:
    """The bar of a chantier on 32 pixels of height; what breaks has its sign's shape told by its side of the axis."""
    units = [square_of(unit.level, unit.at, 8, scale.size, 16) for unit in bar.units]
    axis = line(scale.axis, 2, scale.axis, 30, color("encre"), 2)
    return [*units, axis, text(bar.end + 4, 20.5, said, 13, color("encre2"))]


def _down(bar: Bar, scale: Scale, said: str) -> list[Mark]:
    units = [square_of(unit.level, -12, unit.at * _TALL, 24, scale.size * _TALL - 0.6) for unit in bar.units]
    return [*units, text(0, scale.length * _TALL + 16, said, 13, color("encre2"), "middle")]


def _sides(left: float, width: float, axis: float) -> tuple[Mark, ...]:
    muted = color("encre2")
    return (
        line(left, axis, left + width - _GAP, axis, color("encre"), 2),
        text(left - 10, axis - 6, "tiennent ▲", 13, muted, "end"),
        text(left - 10, axis + 14, "cassent ou fragiles ▼", 13, muted, "end"),
    )
