"""A column of the shared Sheet: a small frozen declaration, which reads its own cell and nothing else.

``read`` never raises: it gives the value and, when the cell had to be emptied or deserves advice, a ``Fault``.
Each kind (``sheets.kinds``) has one value for an empty cell (``empty``), so that a table never mixes kinds in a column.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, ClassVar

from sheets.cells import Cell, clean_text, is_error
from sheets.findings import Fault
from sheets.stand_ins import LONGEST, is_ditto, is_empty_sign, may_stand_in, says_nothing
from sheets.vocabularies import Term


@dataclass(frozen=True)
class Context:
    """What a cell needs to know of its workbook: the project's year, and the vocabularies the team wrote in Listes."""

    year: int
    lists: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """A column of text. ``public`` says that it may leave the team: it is off unless written.

    ``personal``: it names somebody, so it stays out of search and of fiches, which are handed round.
    """

    label: str
    _: KW_ONLY
    public: bool = False
    personal: bool = False
    required: bool = False
    help: str = ""
    example: str = ""
    also: tuple[str, ...] = ()

    empty: ClassVar[Any] = ""
    kind: ClassVar[str] = "texte"

    def read(self, raw: Cell, context: Context) -> tuple[Any, Fault | None]:
        """The typed value of a cell, and what is to be said of it."""
        text = clean_text(raw)
        if len(text) > LONGEST:
            return self.read_text(text, raw, context)
        if not text:
            return self.empty, None
        if is_error(text):
            return self.empty, Fault("error-value")
        if not may_stand_in(text):
            return self.read_text(text, raw, context)
        if is_ditto(text):
            return self.empty, Fault("ditto")
        value, fault = self.read_text(text, raw, context)
        silent = says_nothing(text) if fault else value in (text, (text,)) and is_empty_sign(text)
        return (self.empty, None) if silent else (value, fault)

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[Any, Fault | None]:
        """As ``read``, once the cell is known to hold something; gives ``str`` here."""
        return text, None
