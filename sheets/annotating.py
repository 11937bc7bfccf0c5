"""Keeping the tab « À corriger » of a Google Sheet up to date, in the background: no visitor and no reading waits."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from time import monotonic

from requests.adapters import BaseAdapter

from sheets.google_patience import Patience
from sheets.google_problems import GoogleProblem, Kind
from sheets.google_writing import GoogleWriter
from sheets.problems import Problem, SourceProblem
from sheets.to_mend import ToMend, list_to_mend
from sheets.to_mend_google import Rewriting, rewriting
from sheets.to_mend_place import find_place
from sheets.workbook import Workbook

_log = logging.getLogger(__name__)

PERIOD_SECONDS = 60.0  # at least, between two writings: people are not disturbed while they mend
_LOOKED_AT_AGAIN_SECONDS = 600.0  # somebody may have deleted the tab, or another computer written in it
_PASSING = (Kind.NETWORK, Kind.OUTAGE, Kind.QUOTA)


class ToMendTab:
    """The tab of one Sheet, with the key of an account that may write in it. Every method raises ``GoogleProblem``.

    ``address``: the Sheet's; ``key``: the account's JSON; ``adapter`` carries every call.
    """

    def __init__(
        self,
        address: str,
        key: Mapping[str, str],
        *,
        adapter: BaseAdapter | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._writer = GoogleWriter(key, (), adapter=adapter, patience=patience)
        self.id = self._writer.find(address)

    def preview(self, listed: ToMend) -> Rewriting:
        """What ``write`` would do: nothing is written."""
        place = self._writer.ask(lambda client: find_place(client, self.id))
        return rewriting(listed, place, datetime.now(UTC))

    def write(self, listed: ToMend) -> Rewriting:
        """Make the tab say the list, unless it does already -> what was done."""
        try:
            return self._writer.settle_on(self.id, lambda: self.preview(listed))
        except GoogleProblem as problem:
            if problem.kind is not Kind.NOT_WRITTEN:
                raise
        # Somebody may have made or deleted the tab since it was looked at.
        return self._writer.settle_on(self.id, lambda: self.preview(listed))


class Annotator:
    """Writes what it is given, in a thread of its own, at most once every ``period`` seconds.

    ``open_tab`` is called by that thread, and again after it raises ``Problem``.
    """

    def __init__(self, open_tab: Callable[[], ToMendTab], period: float = PERIOD_SECONDS) -> None:
        self._open_tab, self._period = open_tab, period
        self._tab: ToMendTab | None = None
        self._offered: Workbook | None = None
        self._listed: tuple[Workbook, ToMend] | None = None
        self._known, self._known_at = "", 0.0
        self._problem: Problem | None = None
        self._thread: threading.Thread | None = None
        self._awake, self._stopping = threading.Event(), threading.Event()

    @property
    def problem(self) -> Problem | None:
        """What keeps the tab from being written until a person mends it."""
        return self._problem

    def offer(self, workbook: Workbook | None) -> None:
        """What has just been read, with its findings; None when another process reads, and writes. Never waits."""
        self._offered = workbook
        if workbook is None:
            self._known, self._problem = "", None
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="annotator", daemon=True)
            self._thread.start()
        self._awake.set()

    def stop(self) -> None:
        """Write no more."""
        self._stopping.set()
        self._awake.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._awake.wait()
            self._awake.clear()
            due = self._due()
            if due is not None and not self._stopping.is_set():
                self._write(due)
                self._stopping.wait(self._period)

    def _due(self) -> ToMend | None:
        """The list to write; None while the tab is known to say it."""
        workbook = self._offered
        if workbook is None:
            return None
        if self._listed is None or self._listed[0] is not workbook:
            self._listed = (workbook, list_to_mend(workbook))
        listed = self._listed[1]
        is_recent = monotonic() < self._known_at + _LOOKED_AT_AGAIN_SECONDS
        return None if is_recent and listed.fingerprint == self._known else listed

    def _write(self, listed: ToMend) -> None:
        try:
            self._tab = self._tab or self._open_tab()
            done = self._tab.write(listed)
            self._known, self._known_at, self._problem = listed.fingerprint, monotonic(), None
            if done.requests:
                _log.info("the tab of what is to be mended was written: %d lines", len(listed.lines))
        except Problem as problem:
            self._fail(problem)
        except Exception:
            # Whatever happens, reading goes on, and so does this thread; the log has the trace.
            _log.exception("writing what is to be mended failed")
            self._fail(SourceProblem("L’écriture a échoué.", "Elle reprendra d’elle-même."))

    def _fail(self, problem: Problem) -> None:
        if isinstance(problem, GoogleProblem) and problem.kind in _PASSING:
            _log.warning("what is to be mended is not written: %s (%s)", problem.what, problem.detail)
            return
        if self._problem is None or self._problem.what != problem.what:
            _log.warning("what is to be mended is not written: %s", problem.what)
        self._problem = problem
