"""What cells have beside their value: notes, validations, formats, formulas. Kept in layers, the last one wins."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.google.ranges import column_index, column_letters, quote_title

_REFERENCE = re.compile(r"=(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)(\$?\d+)?")


@dataclass(frozen=True)
class Layer:
    """One part (« note », « dataValidation », « userEnteredFormat.numberFormat »…) set on a block of cells."""

    top: int
    bottom: int
    left: int
    right: int
    part: str
    value: Any

    def covers(self, row: int, column: int) -> bool:
        return self.top <= row < self.bottom and self.left <= column < self.right


class Dressing:
    """The layers of one tab."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []

    @property
    def parts(self) -> set[str]:
        """Those that some cell has or had."""
        return {layer.part for layer in self.layers}

    def put(self, top: int, bottom: int, left: int, right: int, part: str, value: Any) -> None:
        self.layers.append(Layer(top, bottom, left, right, part, value))

    def at(self, row: int, column: int) -> dict[str, Any]:
        """Part -> value, of one cell; what was taken away is not there."""
        parts = {layer.part: layer.value for layer in self.layers if layer.covers(row, column)}
        return {part: value for part, value in parts.items() if value is not None}

    def insert_column(self, at: int) -> None:
        """A new column is dressed as the one on its left, as in Sheets."""
        self.layers = [replace(y, left=y.left + (y.left >= at), right=y.right + (y.right >= at)) for y in self.layers]

    def insert_row(self, at: int) -> None:
        """A new row is dressed as the one above it."""
        self.layers = [replace(y, top=y.top + (y.top >= at), bottom=y.bottom + (y.bottom >= at)) for y in self.layers]

    def rewrite_rules(self, change: Callable[[str], str]) -> None:
        """Change the formulas of the validations that read a range."""
        self.layers = [
            replace(layer, value=_rewritten(layer.value, change)) if layer.part == "dataValidation" else layer
            for layer in self.layers
        ]


def _rewritten(rule: Any, change: Callable[[str], str]) -> Any:
    if not rule or rule["condition"]["type"] != "ONE_OF_RANGE":
        return rule
    (value,) = rule["condition"]["values"]
    condition = {**rule["condition"], "values": [{"userEnteredValue": change(value["userEnteredValue"])}]}
    return {**rule, "condition": condition}


def title_of(formula: str) -> str | None:
    """The tab that « ='Crash-tests'!$A$2:$A » reads; None when it is no such range."""
    match = _REFERENCE.fullmatch(formula)
    return None if match is None else (match[1].replace("''", "'") if match[1] else match[2])


def renamed(formula: str, old: str, new: str) -> str:
    """The formula once the tab has another name; written as Google writes it, without needless quotes."""
    if title_of(formula) != old:
        return formula
    return f"={quote_title(new)}!{formula.rpartition('!')[2]}"


def shifted(formula: str, title: str, at: int) -> str:
    """The formula once a column was inserted in the tab ``title``."""
    match = _REFERENCE.fullmatch(formula)
    if match is None or title_of(formula) != title:
        return formula
    first, last = (column_letters(column_index(match[n]) + (column_index(match[n]) >= at)) for n in (3, 5))
    return f"={quote_title(title)}!${first}${match[4]}:${last}{match[6] or ''}"
