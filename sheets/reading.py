"""From raw grids to typed tables and findings, by the rules of the Sheet. Nothing here raises on what people typed."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from sheets.cells import fold
from sheets.column import Context
from sheets.drafting import draft_tab, linked_keys, set_aside_used_keys
from sheets.drafts import Draft, place_faults, place_of
from sheets.findings import Finding
from sheets.form_answers import Answers, feed_tables, read_answers, split_forms
from sheets.forms import Form
from sheets.kinds import Choice
from sheets.labs import find_lab, with_respondents
from sheets.lists import read_lists
from sheets.memory import Memory
from sheets.poles import settle_positions
from sheets.project import project_year, read_project
from sheets.references import Directory, make_directory, resolve_references
from sheets.schema import Tab
from sheets.tab_names import recognise_tabs
from sheets.tabs import FORMS, LISTS, PARTNERS, PROJECT
from sheets.workbook import Grid, RawBook, Table, Workbook, empty_rows


class _Finished(NamedTuple):
    draft: Draft
    table: Table
    findings: tuple[Finding, ...]


def read_workbook(
    tabs: Sequence[Tab], raw: RawBook, today: date, forms: Sequence[Form] = FORMS, memory: Memory | None = None
) -> Workbook:
    """Read every declared tab of ``raw``, and the forms that feed them.

    ``today`` gives the year of dates without one when the project sets none. With the ``memory`` of an earlier reading,
    only the tabs that changed, and what depends on them, are read again; the result is the same.
    """
    with _no_collection():
        return _read(tabs, raw, today, forms, Memory() if memory is None else memory)


@contextmanager
def _no_collection() -> Iterator[None]:
    """All that a reading makes outlives it: the garbage collector, which so many new objects wake, would find none."""
    woken = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if woken:
            gc.enable()


def _read(tabs: Sequence[Tab], raw: RawBook, today: date, forms: Sequence[Form], memory: Memory) -> Workbook:
    book, form_grids = split_forms(forms, raw)
    grids, findings = recognise_tabs(tabs, book)
    project, project_findings = read_project(grids.get(PROJECT), raw, today)
    context, drafts = _draft_tabs(tabs, grids, project_year(project, today), memory)
    answers = _read_forms(form_grids, drafts, RawBook((), raw.url), memory)
    drafts |= {one.tab: _draft(one.tab, one.grid, context, memory) for one in answers if one.places}
    finished = _finish_tabs(drafts, raw.url, memory)
    tables = {tab: finished[tab].table if tab in finished else Table(tab, empty_rows(tab)) for tab in tabs}
    findings += [*project_findings, *(found for tab in tabs if tab in finished for found in finished[tab].findings)]
    ended = {tab: one.draft for tab, one in finished.items()}
    told = feed_tables(tables, findings, answers, ended, raw)
    return Workbook(tables, project, with_respondents(told, ended, answers), context.lists)


def _draft_tabs(
    tabs: Sequence[Tab], grids: Mapping[Tab, Grid], year: int, memory: Memory
) -> tuple[Context, dict[Tab, Draft]]:
    """The tabs that are there, each read on its own, and their context; Listes first, which gives it."""
    context, drafts = Context(year), dict[Tab, Draft]()
    if LISTS in grids:
        drafts[LISTS] = _draft(LISTS, grids[LISTS], context, memory)
        context = Context(year, read_lists(drafts[LISTS].rows))
    others = (tab for tab in tabs if tab in grids and tab not in (PROJECT, LISTS))
    return context, drafts | {tab: _draft(tab, grids[tab], context, memory) for tab in others}


def _draft(tab: Tab, grid: Grid, context: Context, memory: Memory) -> Draft:
    """One tab, in a context without the lists that none of its columns uses."""
    used = {fold(column.listed) for column in tab.fields_of(Choice).values() if column.listed}
    narrow = Context(context.year, {name: terms for name, terms in context.lists.items() if name in used})
    return memory.recall(draft_tab, tab, grid, narrow, of=tab.name)


def _read_forms(
    form_grids: Iterable[tuple[Form, Grid]], drafts: Mapping[Tab, Draft], links: RawBook, memory: Memory
) -> list[Answers]:
    """The forms, each with the tab that its questions name rows of. ``links``: a book that only knows its address."""
    return [
        memory.recall(
            read_answers,
            form,
            grid,
            links,
            {tab: draft for tab, draft in drafts.items() if tab.name == form.target},
            of=grid.title,
        )
        for form, grid in form_grids
    ]


def _finish_tabs(drafts: Mapping[Tab, Draft], url: str, memory: Memory) -> dict[Tab, _Finished]:
    """What depends on other tabs: references, then positions in the poles' own words, keys made of references, labs."""
    settled = settle_positions(resolve_references(drafts, memory), memory)
    labs = memory.recall(make_directory, settled[PARTNERS], of=PARTNERS.name) if PARTNERS in settled else None
    return {tab: memory.recall(_finish, draft, url, labs, of=tab.name) for tab, draft in settled.items()}


def _finish(draft: Draft, url: str, labs: Directory | None) -> _Finished:
    """Set aside the rows whose key is used, now that the references in keys are ids, and give each fault its place and
    its lab."""
    if linked_keys(draft.tab):
        draft = draft.copy()
        set_aside_used_keys(draft)
    table = Table(draft.tab, draft.rows, draft.extras.reindex(draft.rows.index), place_of(draft, url))
    return _Finished(draft, table, tuple(place_faults(draft, url, find_lab(draft, labs))))
