"""The workbook as one process shows it: read once, projected for its audience, shared by every session."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from time import monotonic
from typing import Any, TypeVar

import pandas as pd

from sheets.problems import Problem
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.schema import Tab
from sheets.settings import Audience, Settings, reference_day
from sheets.sources import fingerprint, open_source
from sheets.tabs import TABS
from sheets.workbook import Workbook

T = TypeVar("T")

_LOOK_AGAIN_SECONDS = 2.0
# Filters hold free text: without a bound, visitors could fill the memory. The oldest results go first.
_DERIVED_AT_MOST = 1_000


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One state of the data. Immutable, and hashable by identity: what is derived from it is kept with it."""

    workbook: Workbook
    audience: Audience
    today: date
    read_at: datetime
    demo: bool = False
    _derived: dict[Any, Any] = field(default_factory=dict, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def __getitem__(self, tab: Tab) -> pd.DataFrame:
        return self.workbook[tab]

    def derive(self, function: Callable[..., T], *arguments: Any) -> T:
        """``function(self, *arguments)``, computed once a snapshot whatever the number of sessions."""
        key = (function, *arguments)
        try:
            return self._derived[key]  # type: ignore[no-any-return]
        except KeyError:
            with self._lock:
                if key not in self._derived:
                    while len(self._derived) >= _DERIVED_AT_MOST:
                        del self._derived[next(iter(self._derived))]
                    self._derived[key] = function(self, *arguments)
                return self._derived[key]  # type: ignore[no-any-return]


def take_snapshot(settings: Settings) -> Snapshot:
    """Read the source whole and project it for the audience. Raises ``SourceProblem``."""
    workbook = read_workbook(TABS, open_source(settings.source), settings.date or date.today())
    today = reference_day(settings, workbook.project.get("reference"))
    if settings.audience is Audience.PUBLIC:
        workbook = public_view(workbook)
    return Snapshot(workbook, settings.audience, today, datetime.now(UTC), demo=settings.source == "demo")


class CurrentSnapshot:
    """The process's snapshot, taken again when the files of the source have changed; the last good one otherwise."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._seen: tuple[tuple[str, int, int], ...] = ()
        self._looked_at = float("-inf")

    def get(self) -> Snapshot:
        """The latest snapshot. Raises ``SourceProblem`` only when none could ever be taken."""
        with self._lock:
            if monotonic() - self._looked_at >= _LOOK_AGAIN_SECONDS:
                self._look()
                self._looked_at = monotonic()
            if self._snapshot is None:
                self._snapshot = take_snapshot(self._settings)
            return self._snapshot

    def _look(self) -> None:
        seen = fingerprint(self._settings.source)
        if seen == self._seen and self._snapshot is not None:
            return
        try:
            self._snapshot = take_snapshot(self._settings)
        except Problem:
            if self._snapshot is None:
                raise
        self._seen = seen
