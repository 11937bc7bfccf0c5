"""What vanishes all at once is taken for an accident: the rows of a tab, the tab itself, or one of its columns.

Its last good rows are kept in its place until enough readings in a row have found it so, or a person says that it is
meant. Applied before anything is recorded or shown, so that a restart and another process hold the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sheets.cells import fold_plural, is_blank
from sheets.doubts import Doubt
from sheets.form_answers import split_forms
from sheets.headers import locate_headers
from sheets.history_rows import grids_of, tab_of
from sheets.sources import Reading, Source
from sheets.tabs import BY_NAME, FORMS
from sheets.workbook import Grid, RawBook

SECONDS_A_READING = 5.0  # at the usual pace: what turns the minutes of the setting into readings
_ROWS_THAT_MATTER = 3  # a tab of one or two rows, a column of one or two cells, is emptied on purpose more often


def readings_in(minutes: float) -> int:
    """How many readings it takes for what vanished to be believed: 24 for two minutes, 1 (the first) for none."""
    return max(1, round(minutes * 60 / SECONDS_A_READING))


def doubt(
    before: RawBook | None, now: RawBook, doubts: Mapping[str, Doubt], seen_at: datetime, patience: int
) -> dict[str, Doubt]:
    """What is doubted of ``now``, by tab. ``doubts``: what was when ``before`` was believed."""
    if before is None:
        return {}
    there, fed = _tabs(now), _fed_by_forms(now) if before.public else frozenset()
    known = {tab: grid for tab, grid in _tabs(before).items() if tab not in fed}
    losses = {tab: loss for tab, grid in known.items() if (loss := _lost(tab, grid, there.get(tab)))}
    again = {tab: _doubt(tab, loss, doubts.get(tab), seen_at) for tab, loss in losses.items()}
    return {tab: doubt for tab, doubt in again.items() if not doubt.believed and doubt.readings < patience}


def hold(before: RawBook, now: RawBook, tabs: Iterable[str]) -> RawBook:
    """The book where these tabs keep their grid of ``before``."""
    kept = {tab: grid for tab, grid in _tabs(before).items() if tab in tabs}
    replaced = {fold_plural(tab) for tab in kept}
    others = (grid for grid in now.grids if fold_plural(grid.title) not in replaced)
    return replace(now, grids=(*others, *kept.values()))


def _tabs(book: RawBook) -> dict[str, Grid]:
    """The grid of each declared tab by its name, and of each form's by its title."""
    return {**grids_of(book), **{grid.title: grid for _, grid in split_forms(FORMS, book)[1]}}


def _fed_by_forms(book: RawBook) -> frozenset[str]:
    """The tabs whose rows come from forms too: of what is read already, they cannot be told apart."""
    return frozenset(form.into.name for form, grid in split_forms(FORMS, book)[1] if _filled(grid))


@dataclass(frozen=True)
class _Loss:
    """``headers``: none when every row is gone."""

    headers: tuple[str, ...] = ()


def _doubt(tab: str, loss: _Loss, known: Doubt | None, seen_at: datetime) -> Doubt:
    if known is None:
        return Doubt(tab, loss.headers, seen_at)
    return replace(known, lost=loss.headers, readings=known.readings + 1)


def _lost(tab: str, before: Grid, now: Grid | None) -> _Loss | None:
    if _filled(before) < _ROWS_THAT_MATTER:
        return None
    if now is None or not _filled(now):
        return _Loss()
    gone = _filled_columns(tab, before) - _columns(tab, now) if tab in BY_NAME else set[str]()
    if not gone:
        return None
    columns = tab_of(tab).columns
    return _Loss(tuple(column.label for field, column in columns.items() if field in gone))


def _filled(grid: Grid) -> int:
    """The rows below the first filled one, which holds the headers."""
    return max(sum(not all(map(is_blank, row)) for row in grid.cells) - 1, 0)


def _columns(tab: str, grid: Grid) -> set[str]:
    headers = locate_headers(tab_of(tab), grid.cells)
    return set(headers.fields) if headers else set()


def _filled_columns(tab: str, grid: Grid) -> set[str]:
    """The declared columns that hold something in enough rows."""
    headers = locate_headers(tab_of(tab), grid.cells)
    if headers is None:
        return set()
    rows = grid.cells[headers.row + 1 :]
    counts = {
        field: sum(at < len(row) and not is_blank(row[at]) for row in rows) for field, at in headers.fields.items()
    }
    return {field for field, count in counts.items() if count >= _ROWS_THAT_MATTER}


class Guard:
    """Holds accidents from one reading to the next.

    ``known``: the book believed so far, known under ``fingerprint``. ``project`` is what is done to a book before it is
    kept: the identity, or what takes out of it all that the public must not see.
    """

    def __init__(self, patience: int, project: Callable[[RawBook], RawBook] | None = None) -> None:
        self._patience, self._project = patience, project
        self._meant: set[str] = set()
        self.known: RawBook | None = None
        self.fingerprint = ""
        self.doubts: Mapping[str, Doubt] = {}

    def recall(self, fingerprint: str, book: RawBook) -> None:
        """Start again from what another process, or this one before a restart, believed."""
        self.fingerprint, self.known = fingerprint, book

    def believe(self, tab: str) -> None:
        """A person says that what ``tab`` lost is meant: the next reading believes it."""
        self._meant.add(tab)

    def look(self, reading: Reading) -> Reading:
        """The reading as it is to be believed."""
        if self.known is None or self.doubts or reading.fingerprint != self.fingerprint:
            book = reading.make_book()
            self.doubts = doubt(self.known, book, self._doubts_told(), reading.seen_at, self._patience)
            book = self._project(book) if self._project else book
            self.known = hold(self.known, book, self.doubts) if self.known and self.doubts else book
            self.fingerprint = "|".join((reading.fingerprint, *_marks(self.doubts.values())))
        return replace(
            reading,
            fingerprint=self.fingerprint,
            make_book=partial(_same, self.known),
            held=tuple(self.doubts.values()),
        )

    def _doubts_told(self) -> dict[str, Doubt]:
        meant, self._meant = self._meant, set()
        return {tab: replace(doubt, believed=doubt.believed or tab in meant) for tab, doubt in self.doubts.items()}


def _marks(doubts: Iterable[Doubt]) -> Iterator[str]:
    return (f"{doubt.tab}:{','.join(doubt.lost)}" for doubt in doubts)


def _same(book: RawBook) -> RawBook:
    return book


class CarefulSource:
    """A source whose accidents are held by this process alone, for want of a database. ``project``: see ``Guard``."""

    def __init__(self, source: Source, patience: int, project: Callable[[RawBook], RawBook] | None = None) -> None:
        self._source, self._guard = source, Guard(patience, project)

    def read(self) -> Reading:
        """The source as it is to be believed. Raises ``SourceProblem``."""
        return self._guard.look(self._source.read())

    def last(self) -> Reading | None:
        return self._source.last()

    def believe(self, tab: str) -> None:
        """What ``tab`` lost is meant."""
        self._guard.believe(tab)
