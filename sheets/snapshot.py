"""The workbook as one process shows it: read once, projected for its audience, shared by every session."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pandas as pd

from sheets.kinds import Text
from sheets.memory import Memory
from sheets.public_book import read_public
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.schema import Tab
from sheets.settings import Audience, Settings, reference_day
from sheets.sources import DEMO_NAME
from sheets.tabs import TABS
from sheets.workbook import RawBook, Workbook

T = TypeVar("T")

# Filters hold free text: without a bound, visitors could fill the memory. The oldest results go first.
_DERIVED_AT_MOST = 1_000


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One state of the data. Immutable, and hashable by identity: what is derived from it is kept with it.

    ``published``: the day that a data package says it was made on.
    """

    workbook: Workbook
    audience: Audience
    today: date
    read_at: datetime
    demo: bool = False
    published: date | None = None
    _derived: dict[Any, Any] = field(default_factory=dict, repr=False)
    _lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def updated(self) -> date:
        """The day of the last update, as far as it is known: that of the package, or that of the reading."""
        return self.published or self.read_at.date()

    def __getitem__(self, tab: Tab) -> pd.DataFrame:
        """The rows of a tab, with something to call each by, so that no screen shows a blank where words are expected.

        A title or a name that is not written is the identifier; another expected text, such as a pole, its header.
        """
        return self.derive(_named, tab)

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


def _named(snapshot: Snapshot, tab: Tab) -> pd.DataFrame:
    frame = snapshot.workbook[tab]
    expected = [name for name, column in tab.fields_of(Text).items() if column.required and name in frame]
    called = {name: frame[tab.key[0]] if name == tab.titled else tab.columns[name].label for name in expected}
    missing = {name: words for name, words in called.items() if not frame[name].all()}
    if not missing:
        return frame
    return frame.assign(**{name: frame[name].where(frame[name] != "", words) for name, words in missing.items()})


def read_book(book: RawBook, today: date, memory: Memory | None = None) -> Workbook:
    """A book read whole: the shared tabs and their findings, or a public view that was read already."""
    return read_public(book) if book.public else read_workbook(TABS, book, today, memory=memory)


def make_snapshot(settings: Settings, book: RawBook, memory: Memory | None = None) -> Snapshot:
    """Read a source's raw grids whole, and project them for the audience. ``memory``: that of the reading before."""
    workbook = read_book(book, settings.date or date.today(), memory)
    today = reference_day(settings, workbook.project.get("reference"))
    if settings.audience is Audience.PUBLIC and not book.public:
        workbook = public_view(workbook)
    demo = settings.source == DEMO_NAME
    return Snapshot(workbook, settings.audience, today, datetime.now(UTC), demo, published=book.updated)


def public_snapshot(settings: Settings, book: RawBook) -> Snapshot:
    """The snapshot that collectivities would see, whatever the audience of the settings."""
    return make_snapshot(settings.model_copy(update={"audience": Audience.PUBLIC}), book)
