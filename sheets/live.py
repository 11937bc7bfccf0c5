"""The live copy: one background reader a process, an immutable snapshot swapped at once, never a visitor's wait.

A reading that fails changes nothing: the last good copy stays, with its age and what is wrong. « All rows of a tab
vanished » is held as an accident: its rows stay until ``CONFIRMED_AFTER`` readings in a row have found it empty.
"""

import logging
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sheets.cells import is_blank
from sheets.problems import Problem, SourceProblem
from sheets.settings import Audience, Settings
from sheets.shared_source import RecentChanges, SharedSource
from sheets.snapshot import Snapshot, make_snapshot
from sheets.sources import Reading, Source
from sheets.workbook import Grid, RawBook

_log = logging.getLogger(__name__)

USUAL_PACE = 5.0  # seconds between two readings: with the list of tabs once a minute, 13 calls of Google's a minute
CONFIRMED_AFTER = 24  # readings: two minutes at the usual pace, the time to undo a slip
_ROWS_THAT_MATTER = 3  # a tab of one or two rows is emptied on purpose more often than by accident
_HEAVY_BYTES = 2_000_000  # above what Google advises for an answer
_SLOWEST_PACE = 60.0
_FIRST_WAIT_SECONDS = 60.0


@dataclass(frozen=True)
class LiveState:
    """What is served. ``answered_at``: when the source was last seen; ``held``: tabs found empty, still served."""

    snapshot: Snapshot | None = None
    answered_at: datetime | None = None
    problem: Problem | None = None
    failing_since: datetime | None = None
    held: tuple[str, ...] = ()


class LiveCopy:
    """The state of one source for every session of the process, refreshed by one thread. ``pace`` in seconds."""

    def __init__(self, settings: Settings, source: Source, pace: float = USUAL_PACE) -> None:
        self._settings, self._source, self._pace = settings, source, pace
        self._state = LiveState()
        self._fingerprint = ""
        self._grids: dict[str, Grid] = {}
        self._empty_readings: dict[str, int] = {}
        self._wait = pace
        self._first_done, self._stopping = threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    @property
    def state(self) -> LiveState:
        return self._state

    def start(self) -> None:
        """Start reading in the background; calling it again changes nothing."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live-copy", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._stopping.set()

    def snapshot(self) -> Snapshot:
        """The latest snapshot; only a process that has none yet waits. Raises ``Problem`` when there is nothing."""
        if self._state.snapshot is None:
            self.start()
            self._first_done.wait(_FIRST_WAIT_SECONDS)
        state = self._state
        if state.snapshot is not None:
            return state.snapshot
        raise state.problem or SourceProblem("La source ne répond pas encore.", "Patientez, puis rechargez la page.")

    def changes(self, since: datetime, until: datetime | None = None) -> RecentChanges | None:
        """What changed since a moment, up to another; None without a history, and always for the public.

        Raises ``HistoryProblem``.
        """
        if self._settings.audience is not Audience.TEAM or not isinstance(self._source, SharedSource):
            return None
        return self._source.changes(since, until)

    def refresh(self) -> None:
        """Read once, and swap the snapshot when something changed. Never raises: what fails is in the state."""
        try:
            reading = self._source.read()
            self._take(reading)
            self._wait = min(self._pace * max(1.0, reading.weight / _HEAVY_BYTES), _SLOWEST_PACE)
        except Problem as problem:
            self._fail(problem)
        except Exception:
            # Whatever a source does, the copy it gave before must go on being served; the log has the trace.
            _log.exception("reading the source failed")
            self._fail(SourceProblem("La lecture de la source a échoué.", "Elle reprendra d’elle-même."))
        finally:
            self._first_done.set()

    def _run(self) -> None:
        self._remember()
        while not self._stopping.is_set():
            self.refresh()
            self._stopping.wait(self._wait)

    def _remember(self) -> None:
        """Serve what was known before this process, while the source is asked for the first time."""
        try:
            last = self._source.last()
            if last is not None:
                self._take(last)
                self._first_done.set()
        except Exception:
            # A copy that cannot be read again must not keep the source itself from being read.
            _log.exception("the last good copy could not be read")

    def _take(self, reading: Reading) -> None:
        snapshot = self._state.snapshot
        if snapshot is None or reading.fingerprint != self._fingerprint or self._empty_readings:
            book = self._without_accidents(reading.make_book())
            grids = {grid.title: grid for grid in book.grids}
            if snapshot is None or grids != self._grids:
                snapshot = make_snapshot(self._settings, book)
            self._grids, self._fingerprint = grids, reading.fingerprint
        self._state = LiveState(snapshot, reading.seen_at, held=tuple(self._empty_readings))

    def _without_accidents(self, book: RawBook) -> RawBook:
        """The book, where a tab whose rows have all just vanished, or that is gone, keeps those it had."""
        now = {grid.title: grid for grid in book.grids}
        filled = {title for title, grid in now.items() if _filled(grid)}
        vanished = [t for t, grid in self._grids.items() if _filled(grid) >= _ROWS_THAT_MATTER and t not in filled]
        readings = {title: self._empty_readings.get(title, 0) + 1 for title in vanished}
        self._empty_readings = {title: count for title, count in readings.items() if count < CONFIRMED_AFTER}
        return replace(book, grids=tuple({**now, **{t: self._grids[t] for t in self._empty_readings}}.values()))

    def _fail(self, problem: Problem) -> None:
        if self._state.problem is None or self._state.problem.what != problem.what:
            _log.warning("%s", problem.what)
        since = self._state.failing_since or datetime.now(UTC)
        self._state = replace(self._state, problem=problem, failing_since=since)
        # A quota that is out names how long to wait; anything else is tried again at the usual pace.
        self._wait = min(max(self._pace, getattr(problem, "retry_after", 0.0)), _SLOWEST_PACE)


def _filled(grid: Grid) -> int:
    """The rows below the first filled one, which holds the headers."""
    return max(sum(not all(map(is_blank, row)) for row in grid.cells) - 1, 0)
