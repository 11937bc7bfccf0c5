"""A tab of the shared Sheet: a small frozen declaration, made of columns (``sheets.column``, ``sheets.kinds``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sheets.column import Column


@dataclass(frozen=True, init=False, eq=False)
class Tab:
    """One tab: its French name, what one row is, and its columns by field name, in the order of the Sheet.

    ``key``: the fields that name a row (none: rows have no key). ``titled``: the field by which people also name it.
    """

    name: str
    row_is: str
    key: tuple[str, ...]
    titled: str
    columns: Mapping[str, Column]

    def __init__(
        self, name: str, row_is: str, *, key: tuple[str, ...] = (), titled: str = "", **columns: Column
    ) -> None:
        for name_, value in (
            ("name", name),
            ("row_is", row_is),
            ("key", key),
            ("titled", titled),
            ("columns", MappingProxyType(columns)),
        ):
            object.__setattr__(self, name_, value)
        unknown = [field for field in (*key, *filter(None, (titled,))) if field not in columns]
        if unknown:
            raise TypeError(f"{name}: no column {unknown}")

    def fields_of(self, *kinds: type[Column]) -> dict[str, Any]:
        """The columns of these kinds, by field."""
        return {field: column for field, column in self.columns.items() if isinstance(column, kinds)}

    @property
    def required_fields(self) -> tuple[str, ...]:
        """Required columns that are not part of the key."""
        return tuple(f for f, column in self.columns.items() if column.required and f not in self.key)
