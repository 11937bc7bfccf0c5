"""The shared Google Sheet as a source, read with a service account that may only read.

A reading is one ``values:batchGet`` of the whole declared tabs; the list of tabs is asked again once a minute, and at
once when a tab has gone. Cells come unformatted: nothing is turned into a number because it looks like one.
"""

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import requests

from sheets.forms import hide_unread
from sheets.google_client import FAILURES, AbsentTab, PatientClient, name_range, read_key
from sheets.google_layout import Layout, read_layout, spreadsheet_id
from sheets.google_patience import Deadline, Passing, Patience, cells_of_ranges
from sheets.google_problems import GoogleProblem, Kind, explain
from sheets.tabs import FORMS, TABS
from sheets.workbook import Grid, RawBook

__all__ = ["Answer", "GoogleProblem", "GoogleSource", "Kind", "Patience", "spreadsheet_id"]

_DECLARED = tuple(tab.name for tab in TABS)
# Wanted when they are there; nobody waits for one.
_FORMS = tuple(title for form in FORMS for title in form.titles)


@dataclass(frozen=True)
class Answer:
    """One reading. ``fingerprint`` changes when a value, a title or a gid does; ``bytes`` and ``calls`` are its cost.

    ``layout.renamed`` tells the tabs that people renamed, ``layout.gids`` those to give to the next process.
    """

    fingerprint: str
    bytes: int
    calls: int
    book: RawBook
    layout: Layout


class GoogleSource:
    """One spreadsheet, read with a service account.

    ``spreadsheet``: its id or its address. ``key``: the service account's JSON. ``adapter`` carries every call, to
    Sheets and to the token endpoint. ``names``: those of the declared tabs. ``gids``: name of a declared tab -> gid it
    had before, so that it keeps being read once renamed. ``keep``: the cells of a reading are held until the next,
    which gives again those of tabs that did not change; a public instance holds none. Raises ``GoogleProblem`` for a
    key or an address that cannot be used.
    """

    def __init__(
        self,
        spreadsheet: str,
        key: Mapping[str, str],
        *,
        adapter: requests.adapters.BaseAdapter | None = None,
        patience: Patience | None = None,
        names: Iterable[str] = _DECLARED,
        gids: Mapping[str, int] | None = None,
        keep: bool = False,
    ) -> None:
        self._patience = patience or Patience()
        self._deadline = Deadline(self._patience)
        credentials = read_key(key)
        self.account = str(credentials.service_account_email)
        self.id = spreadsheet_id(spreadsheet) or ""
        if not self.id:
            raise GoogleProblem(Kind.ADDRESS, account=self.account)
        self._client = PatientClient(credentials, self._patience, self._deadline, adapter)
        self._names = tuple(names)
        self._gids = dict(gids or {})
        self._layout: Layout | None = None
        self._keep = keep
        self._grids: tuple[Grid, ...] = ()
        self._lock = threading.Lock()

    @property
    def calls(self) -> int:
        """Calls made to Sheets so far, failed ones and new tries included: what the quota counts."""
        return self._client.calls

    def read(self) -> Answer:
        """Read the whole Sheet, within ``patience.overall`` seconds. Raises ``GoogleProblem``."""
        with self._lock:
            self._deadline.restart()
            before = self.calls
            try:
                return self._read()
            except FAILURES as error:
                problem = explain(error, self.account)
                problem.calls = self.calls - before
            # Raised here, so that it carries nothing of the error: that one tells addresses, answers and tokens.
            raise problem

    def _read(self) -> Answer:
        before = self.calls
        weight = self._ask_layout() if self._is_layout_due() else 0
        try:
            layout = self._known_layout()
            answer = self._ask_values(layout)
        except AbsentTab:
            weight += self._ask_layout()
            layout = self._known_layout()
            answer = self._ask_values(layout)
        cells = cells_of_ranges(answer, len(layout.wanted))
        book = RawBook(layout.grids(cells), f"https://docs.google.com/spreadsheets/d/{self.id}/edit")
        weight += len(answer.content)
        shown = hide_unread(book, FORMS)
        shown = self._keep_unchanged(shown) if self._keep else shown
        return Answer(_fingerprint(layout, answer), weight, self.calls - before, shown, layout)

    def _keep_unchanged(self, book: RawBook) -> RawBook:
        """The book with the very grids of the reading before where nothing changed: held once, compared at a glance."""
        before = {grid.gid: grid for grid in self._grids}
        self._grids = tuple(before[grid.gid] if before.get(grid.gid) == grid else grid for grid in book.grids)
        return replace(book, grids=self._grids)

    def _is_layout_due(self) -> bool:
        if self._layout is None:
            return True
        complete = set(self._layout.wanted.values()) >= set(self._names)
        kept = self._patience.renew if complete else self._patience.renew_incomplete
        return self._patience.clock() >= self._layout.asked_at + kept

    def _ask_layout(self) -> int:
        """Ask the list of tabs -> bytes."""
        asked_at = self._patience.clock()
        answer = self._client.ask_layout(self.id)
        try:
            self._layout = read_layout(answer.json(), (*self._names, *_FORMS), self._gids, asked_at)
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Passing(response=answer) from None
        self._gids |= self._layout.gids
        return len(answer.content)

    def _known_layout(self) -> Layout:
        if self._layout is None or not self._layout.wanted:
            self._layout = None  # looked for again at the next reading
            raise GoogleProblem(Kind.NO_TAB, account=self.account)
        return self._layout

    def _ask_values(self, layout: Layout) -> requests.Response:
        return self._client.ask_values(self.id, [name_range(tab.title) for tab in layout.wanted])


def _fingerprint(layout: Layout, answer: requests.Response) -> str:
    digest = hashlib.sha256(repr(layout.tabs).encode())
    digest.update(answer.content)
    return digest.hexdigest()
