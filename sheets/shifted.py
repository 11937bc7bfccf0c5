"""Rows pasted one column too far to the right: nothing under the first header, and all in order one column back."""

from sheets.cells import is_blank
from sheets.column import Context
from sheets.drafts import Draft
from sheets.message import Level
from sheets.messages import MESSAGES


def shifted_rows(draft: Draft, context: Context) -> list[int]:
    """The 1-based rows of which some cell cannot be read where it is, and every cell could one column to the left."""
    first = min(draft.headers.fields.values(), default=0)
    unread = {number for number, field, _, fault in draft.faults if field and _costs(fault.rule)}
    return [n for n in sorted(unread) if is_blank(draft.cell(n, first)) and _reads_moved_back(draft, n, context)]


def _reads_moved_back(draft: Draft, number: int, context: Context) -> bool:
    for field, at in draft.headers.fields.items():
        value, fault = draft.tab.columns[field].read(draft.cell(number, at + 1), context)
        if (fault and _costs(fault.rule)) or (field in draft.tab.key and value == ""):
            return False
    return True


def _costs(rule: str) -> bool:
    return MESSAGES[rule].level is not Level.ADVICE
