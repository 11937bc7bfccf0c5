"""Finding the header row of a tab and which column holds which field, whatever their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from sheets.cells import Cell, clean_text, fold_plural, is_blank, join_french
from sheets.findings import Fault, quote
from sheets.schema import Tab

_ROWS_SEARCHED = 10
_LONGEST_HEADER = 60  # characters: what is longer is told no header without a look
_NOTE = re.compile(r"\s*[(\[].*", re.DOTALL)


@dataclass(frozen=True)
class Headers:
    """``row`` is 0-based; ``fields`` and ``unknown`` give 0-based columns; ``faults`` go with the column at fault.

    ``continued``: the row below holds headers too, as under merged cells.
    """

    row: int
    fields: dict[str, int]
    unknown: dict[str, int]
    faults: tuple[tuple[int | None, Fault], ...]
    continued: bool = False


def locate_headers(tab: Tab, cells: list[list[Cell]]) -> Headers | None:
    """The row among the first ten that names most columns of the tab; None when none names any."""
    spellings = spellings_of(tab)
    best, most = None, 0
    for row, cells_of_row in enumerate(cells[:_ROWS_SEARCHED]):
        named = _score(cells_of_row, spellings)
        if named > most:
            best, most = row, named
        if most == len(tab.columns):
            break
    return None if best is None else _match(tab, best, cells, spellings)


def _score(row: list[Cell], spellings: dict[str, str]) -> int:
    """How many columns a row names. A single one among many cells is chance: « Entretien » is a source too."""
    labels = (label for label in map(clean_text, row) if len(label) <= _LONGEST_HEADER)
    named = len({field_named(label, spellings) for label in labels} - {""})
    return named if named > 1 or 2 * named >= sum(not is_blank(cell) for cell in row) else 0


def field_named(label: str, spellings: Mapping[str, str]) -> str:
    """The field that a header names, with or without a note (« Date (JJ/MM/AAAA) »); '' for none.

    A header that begins with « _ » is a column of people's own, whatever it is called.
    """
    if label.startswith("_"):
        return ""
    return spellings.get(fold_plural(label)) or spellings.get(fold_plural(_NOTE.sub("", label)), "")


def spellings_of(tab: Tab) -> dict[str, str]:
    """Folded header, present or former -> the field it names."""
    return {
        fold_plural(spelling): field
        for field, column in tab.columns.items()
        for spelling in (*column.also, column.label)
    }


def _match(tab: Tab, row: int, cells: list[list[Cell]], spellings: dict[str, str]) -> Headers:
    fields: dict[str, int] = {}
    others: dict[int, str] = {}
    faults: list[tuple[int | None, Fault]] = []
    continued = _continuation(cells, row, spellings)
    for index, raw in enumerate(cells[row]):
        label = continued.get(index) or clean_text(raw)
        field = field_named(label, spellings)
        if not field:
            others[index] = label
        elif field in fields:
            faults.append((index, Fault("column-twice")))
        else:
            fields[field] = index
    missing = {field: column.label for field, column in tab.columns.items() if field not in fields}
    near = _near_misses({i: label for i, label in others.items() if not label.startswith("_")}, missing)
    faults += [(index, Fault("column-near", {"right": missing[f]})) for index, f in near.items()]
    faults += _missing_faults(tab, missing, set(near.values()), row)
    unknown: dict[str, int] = {}
    for index, label in others.items():
        if label and index not in near:
            place = _told_place(tab, index, fields, len(cells[row]))
            rule = "column-twice" if label in unknown else "" if label.startswith("_") else "column-unknown"
            faults += [(index, Fault(rule, {"place": place}))] if rule else []
            unknown.setdefault(label, index)
    named = set(fields.values()) | {i for i, label in others.items() if label} | {i for i, _ in faults if i is not None}
    for index in _filled_columns(cells, row, named):
        place = _told_place(tab, index, fields, len(cells[row]))
        faults.append((index, Fault("column-unnamed", {"header_row": str(row + 1), "place": place})))
    return Headers(row, fields, unknown, tuple(faults), bool(continued))


def _continuation(cells: list[list[Cell]], row: int, spellings: dict[str, str]) -> dict[int, str]:
    """Column -> header of the row below the headers, when it holds nothing but the names of columns not yet named."""
    above = [field_named(clean_text(cell), spellings) for cell in cells[row]]
    below = {
        i: text for i, cell in enumerate(cells[row + 1] if row + 1 < len(cells) else ()) if (text := clean_text(cell))
    }
    fields = [field_named(text, spellings) for text in below.values()]
    free = all(index < len(above) and not above[index] for index in below)
    return below if free and all(fields) and not set(fields) & set(above) else {}


def _near_misses(others: dict[int, str], missing: dict[str, str]) -> dict[int, str]:
    """Unknown columns whose header is nearly that of a missing one: index -> field."""
    left = {fold_plural(label): field for field, label in missing.items()}
    near: dict[int, str] = {}
    for index, label in others.items():
        match = get_close_matches(fold_plural(label)[:100], list(left), n=1, cutoff=0.8)
        if match:
            near[index] = left.pop(match[0])
    return near


def _told_place(tab: Tab, index: int, fields: dict[str, int], width: int) -> str:
    """What to say of a column that stands, unknown or unnamed, where a single missing one is expected."""
    order, at = list(tab.columns), {place: field for field, place in fields.items()}
    left = order.index(at[index - 1]) if index - 1 in at else -1 if index == 0 else None
    right = order.index(at[index + 1]) if index + 1 in at else len(order) if index + 1 >= width else None
    if left is None or right is None:
        return ""
    expected = [tab.columns[field].label for field in order[left + 1 : right]]
    if len(expected) != 1:
        return ""
    return f" Le modèle a {quote(expected[0])} à cette place : si c’est cette colonne, rendez-lui son nom."


def _missing_faults(tab: Tab, missing: dict[str, str], near: set[str], row: int) -> list[tuple[int | None, Fault]]:
    return [
        (None, Fault("column-missing", {"column": label, "header_row": str(row + 1)}))
        for field, label in missing.items()
        if tab.columns[field].required and field not in near
    ]


def _filled_columns(cells: list[list[Cell]], row: int, named: set[int]) -> list[int]:
    """The columns without a header that hold something below it."""
    lines = cells[row + 1 :]
    width = max(map(len, lines), default=0)
    return [
        i for i in range(width) if i not in named and any(i < len(line) and not is_blank(line[i]) for line in lines)
    ]


def header_list(tab: Tab) -> str:
    """The required headers of a tab, in French, for a message."""
    required = [quote(c.label) for field, c in tab.columns.items() if c.required or field in tab.key]
    return join_french(required or [quote(column.label) for column in tab.columns.values()])
