"""Two headers put on each other's column: every term is unknown under one, and known under the other."""

from collections.abc import Iterator
from dataclasses import replace

from sheets.cells import clean_text
from sheets.column import Context
from sheets.drafts import Draft
from sheets.findings import Fault
from sheets.kinds import Choice
from sheets.stand_ins import says_nothing
from sheets.terms import match_term

# One wrong cell proves nothing.
_CELLS_AT_LEAST = 2


def settle_swapped(draft: Draft, context: Context) -> None:
    """Tell the headers that look swapped, once each, instead of all the cells below them."""
    for field, column in draft.tab.fields_of(Choice).items():
        if field not in draft.headers.fields or any(draft.rows[field]) or len(_texts(draft, field)) < _CELLS_AT_LEAST:
            continue
        other = next(_fields_that_fit(draft, column, context), "")
        if other:
            fault = Fault("columns-swapped", {"other": draft.tab.columns[other].label})
            told = (*draft.headers.faults, (draft.headers.fields[field], fault))
            draft.headers = replace(draft.headers, faults=told)
            draft.faults = [f for f in draft.faults if f[1] != field]


def _texts(draft: Draft, field: str) -> list[str]:
    """What the rows of data hold in a column."""
    index = draft.headers.fields[field]
    texts = (clean_text(draft.cell(number, index)) for number in draft.rows.index.tolist())
    return [text for text in texts if not says_nothing(text)]


def _fields_that_fit(draft: Draft, column: Choice, context: Context) -> Iterator[str]:
    """The fields whose cells are all terms of ``column``, and none a term of their own."""
    vocabulary = column.vocabulary(context)
    for field in draft.headers.fields:
        at_home = isinstance(draft.tab.columns[field], Choice) and any(draft.rows[field])
        texts = [] if at_home else _texts(draft, field)
        if len(texts) >= _CELLS_AT_LEAST and all(match_term(text, vocabulary) for text in texts):
            yield field
