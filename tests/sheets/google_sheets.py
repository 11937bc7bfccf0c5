"""What tests of writing share: a writer on the tests' Google, and everything that people typed in it."""

from copy import deepcopy
from functools import partial

from sheets.google_patience import Patience
from sheets.google_writing import GoogleWriter
from sheets.template import make_plan
from sheets.template_google import difference
from tests.google.ranges import Area

PLAN = make_plan()
NAMES = [tab.name for tab in PLAN]
QUICK = Patience(tries=4, first=0.01, longest=0.04, overall=10.0, connect=1.0, read=5.0)
WANT = partial(difference, PLAN)


def open_writer(google, *, key=None, patience=QUICK, giving=False):
    return GoogleWriter(key or google.writer_key, NAMES, giving=giving, adapter=google.adapter, patience=patience)


def complete(google):
    """Bring the Sheet to the template -> what was done."""
    return open_writer(google).settle(google.id, WANT)


def typed(google):
    """(tab, row, column) -> value, of every cell that holds something."""
    return {
        (sheet.title, row, column): value
        for sheet in google.book.sheets
        for row, line in enumerate(sheet.values(Area(), formatted=False))
        for column, value in enumerate(line)
        if value != ""
    }


def state(google):
    """All that a tab is, to tell that nothing has changed."""
    tabs = [
        (s.gid, s.title, s.size, s.frozenRowCount, s.protections, s.dressing.layers, s.widths)
        for s in google.book.sheets
    ]
    return deepcopy(tabs), typed(google)
