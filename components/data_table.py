"""The table behind a view, described before it is shown or downloaded."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class DataTable:
    """The table behind a view: a name for its file, French headers, rows of plain texts."""

    name: str
    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
