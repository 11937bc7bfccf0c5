"""The crash test as figures: the grid with its bars, robustness alone, crises side by side."""

from components.crash.bars import Bar, Scale, bars
from components.crash.comparison import most_different, side_by_side
from components.crash.grid import Board, Line
from components.crash.model import board, crises_of
from components.crash.view import picture
from components.crash.wording import comparison_sentence, opinion_table, rank_range, reading_lines, sentence
from components.data_table import DataTable
from components.figures.heads import heads, heads_height
from components.figures.letters import wrapped
from components.figures.levels import cell, keys, paint
from components.figures.marks import Mark, circle, disc, line, lines, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.figures.vega import vega
from components.hues import short_title
from components.words import guillemets, listing
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES
from sheets.workbook import lookup

_NAMES, _MARGIN, _RANK = 212, 212, 134  # px: the names on the left, bars and rank on the right
_ROW, _GAP, _WIDEST = 44, 3, 120
_TALL = 1.4  # the bars under the crises, against those of the screen
_ALONE = "Aucun chantier n’est encore testé dans deux crises."
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
        "crash-tests-comparaison",
        "Les chantiers d’une crise à l’autre",
        comparison_sentence(found) if found and drawn else "Comment chaque chantier se comporte d’une crise à l’autre.",
        vega(picture(snapshot, found, asked))
        if found and drawn
        else nothing("Aucun chantier n’est testé dans deux crises."),
        DataTable("crash-tests-comparaison", "Les chantiers dans les crises comparées", header, rows),
        filters=filter_words(snapshot, crises, controversy),
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
    marks: list[Mark] = [*_name(one, _NAMES - 10)]
    for rank, square in enumerate(one.squares):
        marks += moved(cell(square, pitch - _GAP, _ROW - 4), _NAMES + rank * pitch, 0)
    marks += moved(_across(bar, scale, f"{one.tested}/{one.applicable}"), right, 4)
    return [*marks, *_rank(one, right + _RANK)]


def _name(one: Line, room: float) -> tuple[Mark, ...]:
    told = wrapped(one.title, room - 32, 14.5, 2, bold=True)
    first = 25 - 8.5 * (len(told) - 1)
    named = lines(32, first, told, 17, 14.5, color("encre"), bold=True)
    return (*disc(11, 20, one.number, hue(one.hue)), *named) if one.hue else named


def _rank(one: Line, x: float) -> tuple[Mark, ...]:
    known = text(x, 18 if rank_range(one) else 25, str(one.rank or "–"), 15, color("encre"), bold=True)
    return (known, text(x, 34, rank_range(one), 13, color("encre2"))) if rank_range(one) else (known,)


def _unit(level: int, x: float, y: float, width: float, height: float) -> Mark:
    fill, _, edge = paint(level)
    return rect(x, y, width, height, fill, stroke=edge, rx=1.5)


def _across(bar: Bar, scale: Scale, said: str) -> list[Mark]:
    """The bar of a chantier on 32 pixels of height; what breaks has its sign's shape told by its side of the axis."""
    units = [_unit(unit.level, unit.at, 8, scale.size, 16) for unit in bar.units]
    axis = line(scale.axis, 2, scale.axis, 30, color("encre"), 2)
    return [*units, axis, text(bar.end + 4, 20.5, said, 13, color("encre2"))]


def _down(bar: Bar, scale: Scale, said: str) -> list[Mark]:
    units = [_unit(unit.level, -12, unit.at * _TALL, 24, scale.size * _TALL - 0.6) for unit in bar.units]
    return [*units, text(0, scale.length * _TALL + 16, said, 13, color("encre2"), "middle")]


def _sides(left: float, width: float, axis: float) -> tuple[Mark, ...]:
    muted = color("encre2")
    return (
        line(left, axis, left + width - _GAP, axis, color("encre"), 2),
        text(left - 10, axis - 6, "tiennent ▲", 13, muted, "end"),
        text(left - 10, axis + 14, "cassent ou fragiles ▼", 13, muted, "end"),
    )


def _course_keys() -> tuple[Key, ...]:
    """Colour and thickness: where a line goes says the same."""
    found = []
    for token, width, said in (
        ("renforce", 2.4, "tient mieux dans la dernière que dans la première"),
        ("casse", 2.4, "moins bien"),
        ("filet", 1.6, "pareil"),
    ):
        found.append(Key((line(0, 11, 26, 11, color(token), width), circle(13, 11, 4.5, color(token))), 26, said))
    thick = line(0, 11, 26, 11, color("renforce"), 4.2)
    return (*found, Key((thick,), 26, "trait épais : deux degrés ou plus"))
