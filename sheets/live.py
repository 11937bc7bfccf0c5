"""The live copy: one background reader a process, an immutable snapshot swapped at once, never a visitor's wait.

A reading that fails changes nothing: the last good copy stays, with its age and what is wrong. What vanishes all at
once is held by the source (``sheets.vanishing``), and said here.
"""

import logging
import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import monotonic

from sheets.annotating import Annotator
from sheets.doubts import Doubt
from sheets.memory import Memory
from sheets.news import News, tell_news
from sheets.problems import Problem, SourceProblem
from sheets.settings import Audience, Settings
from sheets.shared_source import RecentChanges, SharedSource
from sheets.snapshot import Snapshot, make_snapshot
from sheets.sources import Reading, Source
from sheets.vanishing import CarefulSource
from sheets.workbook import RawBook

_log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 3  # how often an open screen looks at the live copy
USUAL_PACE = 5.0  # seconds from a reading to the next: with the list of tabs once a minute, 13 calls a minute
_PACE_OF_A_CALL = 0.6  # of the usual pace: 3 seconds, so that new tries never make more than 20 calls a minute
_PACE_OF_A_FOLLOWER = 0.4  # of the usual pace: 2 seconds, since it only asks the database
_LEAST_REST = 0.1  # of the usual pace, after a reading that lasted
_HEAVY_BYTES = 2_000_000  # above what Google advises for an answer
_SLOWEST_PACE = 60.0
_FIRST_WAIT_SECONDS = 60.0


@dataclass(frozen=True)
class LiveState:
    """What is served. ``answered_at``: when the source was last seen; ``held``: the tabs served as they were, for what
    they lost is doubted; ``news``: what changed last in what is shown; ``unwritten``: why what is to be mended is not
    written in the Sheet."""

    snapshot: Snapshot | None = None
    answered_at: datetime | None = None
    problem: Problem | None = None
    failing_since: datetime | None = None
    held: tuple[Doubt, ...] = ()
    news: News | None = None
    unwritten: Problem | None = None


class LiveCopy:
    """The state of one source for every session of the process, refreshed by one thread. ``pace`` in seconds.

    ``annotator``: what writes the findings in the Sheet, when it is asked to.
    """

    def __init__(
        self, settings: Settings, source: Source, pace: float = USUAL_PACE, *, annotator: Annotator | None = None
    ) -> None:
        self._settings, self._source, self._pace = settings, source, pace
        self._annotator = annotator
        self._state = LiveState()
        self._fingerprint = ""
        self._book: RawBook | None = None
        self._memory = Memory()
        self._wait = pace
        self._first_done, self._stopping, self._awake = threading.Event(), threading.Event(), threading.Event()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    @property
    def state(self) -> LiveState:
        unwritten = self._annotator.problem if self._annotator else None
        return replace(self._state, unwritten=unwritten) if unwritten else self._state

    def start(self) -> None:
        """Start reading in the background; calling it again changes nothing."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="live-copy", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._awake.set()
        if self._annotator:
            self._annotator.stop()

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

    def believe(self, tab: str) -> None:
        """A person of the team says that what ``tab`` lost is meant. Raises ``HistoryProblem``."""
        if self._settings.audience is Audience.TEAM and isinstance(self._source, CarefulSource | SharedSource):
            self._source.believe(tab)
            self._awake.set()

    def refresh(self) -> None:
        """Read once, and swap the snapshot when something changed. Never raises: what fails is in the state."""
        try:
            reading = self._source.read()
            self._take(reading)
            self._wait = self._rest_after(reading)
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
            began = monotonic()
            self.refresh()
            self._awake.wait(max(self._wait - (monotonic() - began), self._pace * _LEAST_REST))
            self._awake.clear()

    def _rest_after(self, reading: Reading) -> float:
        """Seconds from the beginning of a reading to the next one's."""
        if reading.followed:
            return self._pace * _PACE_OF_A_FOLLOWER
        usual = self._pace * max(1.0, reading.weight / _HEAVY_BYTES, reading.calls * _PACE_OF_A_CALL)
        return max(min(usual, _SLOWEST_PACE), reading.rest)

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
        before = self._state.snapshot
        snapshot, news = before, self._state.news
        if snapshot is None or reading.fingerprint != self._fingerprint:
            book = reading.make_book()
            if snapshot is None or book != self._book:
                snapshot = make_snapshot(self._settings, book, self._memory)
            self._book, self._fingerprint = book, reading.fingerprint
        if before is not None and snapshot is not before and (tabs := tell_news(before.workbook, snapshot.workbook)):
            news = News(datetime.now(UTC), tabs)
        self._state = LiveState(snapshot, reading.seen_at, held=reading.held, news=news)
        if self._annotator:
            self._annotator.offer(None if reading.followed else snapshot.workbook)

    def _fail(self, problem: Problem) -> None:
        if self._state.problem is None or self._state.problem.what != problem.what:
            _log.warning("%s", problem.what)
        since = self._state.failing_since or datetime.now(UTC)
        self._state = replace(self._state, problem=problem, failing_since=since)
        # A quota that is out names how long to wait; anything else is tried again at the usual pace.
        usual = _PACE_OF_A_FOLLOWER if problem.followed else max(1.0, problem.calls * _PACE_OF_A_CALL)
        self._wait = min(max(self._pace * usual, problem.retry_after), _SLOWEST_PACE)
