"""Text formats and dropdowns of the columns of one tab of a Google Sheet."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeAlias, TypeVar

from sheets.cells import is_blank
from sheets.google_present import Dress, PresentBook, Rule
from sheets.google_requests import Request, make_text, set_rule
from sheets.template import ColumnPlan, TabPlan
from sheets.template_pages import Page
from sheets.template_places import Area, Offer, Places, offer
from sheets.template_steps import Step, height, some

T = TypeVar("T")
Run: TypeAlias = tuple[int, int, T]


def formats(page: Page) -> Iterator[Step]:
    """Text, so that « 0042 » and « juin 2020 » stay as they are typed. Never on a number, a date or a formula."""
    told: list[str] = []
    requests: list[Request] = []
    for column, at in _columns(page):
        runs = [run for run in _runs(page, at, partial(_lacks_text, page, at)) if run[2]] if column.is_text else []
        requests += [make_text(page.tab.gid, at, first, end) for first, end, _ in runs]
        told += [column.label] * bool(runs)
    if requests:
        yield Step(f"format texte sur {some(told)}", tuple(requests))


def dropdowns(page: Page, plan: Sequence[TabPlan], places: Places, book: PresentBook) -> Iterator[Step]:
    """A dropdown where there is none, or where ours proposes something else."""
    told: list[str] = []
    requests: list[Request] = []
    for column, at, proposed in _offers(page, plan, places):
        message = column.dropdown.hint if column.dropdown else ""
        runs = _runs(page, at, partial(_due, proposed, message, book))
        due = [(first, end, wanted) for first, end, wanted in runs if wanted is not None]
        requests += [set_rule(page.tab.gid, at, first, end, wanted, message) for first, end, wanted in due]
        told += [column.label] * bool(due)
    if requests:
        yield Step(f"menu déroulant sur {some(told)}", tuple(requests))


def kept_rules(page: Page, plan: Sequence[TabPlan], places: Places, book: PresentBook) -> list[str]:
    """The headers of the columns where people set a rule of their own, which is kept."""
    return [
        column.label
        for column, at, proposed in _offers(page, plan, places)
        for message in (column.dropdown.hint if column.dropdown else "",)
        if any(_is_own(dress.rule, proposed, message, book) for *_, dress in _stretches(page, at))
    ]


def _columns(page: Page) -> Iterator[tuple[ColumnPlan, int]]:
    """The columns that have a place, with it."""
    places = page.place.columns
    return ((column, places[column.field]) for column in page.plan.columns if column.field in places)


def _offers(page: Page, plan: Sequence[TabPlan], places: Places) -> Iterator[tuple[ColumnPlan, int, Offer]]:
    for column, at in _columns(page):
        proposed = offer(column.dropdown, plan, places) if column.dropdown else None
        if proposed is not None:
            yield column, at, proposed


def _stretches(page: Page, at: int) -> Iterator[tuple[int, int, Dress]]:
    for first, end, dress in page.tab.stretches(at, page.place.header_row + 1):
        yield first, height(page) if end == page.tab.rows else end, dress


def _runs(page: Page, at: int, judge: Callable[[int, Dress], T]) -> Iterator[Run[T]]:
    """The rows under the headers, those that follow each other and are judged alike together."""
    judged = ((first, end, judge(first, dress)) for first, end, dress in _stretches(page, at))
    for verdict, group in groupby(judged, key=lambda run: run[2]):
        rows = list(group)
        yield rows[0][0], rows[-1][1], verdict


def _lacks_text(page: Page, at: int, row: int, dress: Dress) -> bool:
    value = page.tab.cell(row, at)
    plain = isinstance(value, str) or (is_blank(value) and value is not False)
    return plain and not dress.is_text and not dress.is_formula


def _due(proposed: Offer, message: str, book: PresentBook, _row: int, dress: Dress) -> Offer | None:
    """What the dropdown of a cell is to propose instead of what it does; None when it may stay as it is."""
    rule = dress.rule
    if rule is None:
        return proposed
    if _is_met(rule.offer, proposed, book) or rule.message != message:
        return None
    if isinstance(proposed, tuple) and isinstance(rule.offer, tuple):
        return tuple(dict.fromkeys((*proposed, *rule.offer)))  # terms that people added are kept
    return proposed


def _is_own(rule: Rule | None, proposed: Offer, message: str, book: PresentBook) -> bool:
    return rule is not None and not _is_met(rule.offer, proposed, book) and rule.message != message


def _is_met(present: Offer | None, wanted: Offer, book: PresentBook) -> bool:
    """Whether a dropdown proposes at least what it should."""
    if isinstance(wanted, Area):
        return isinstance(present, Area) and _same_area(present, wanted, book)
    return isinstance(present, tuple) and set(wanted) <= set(present)


def _same_area(present: Area, wanted: Area, book: PresentBook) -> bool:
    """An area to the end of its tab may be told by the tab's last row."""
    if (present.title, present.column, present.start) != (wanted.title, wanted.column, wanted.start):
        return False
    if wanted.end is not None or present.end is None:
        return present.end == wanted.end
    return all(present.end >= tab.rows for tab in book.tabs if tab.title == wanted.title)
