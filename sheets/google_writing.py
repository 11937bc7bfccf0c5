"""The shared Google Sheet as a place to write, with a key of its own: the dashboard's may only read."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import requests

from sheets.google_client import FAILURES, GIVE, WRITE, AbsentTab, PatientClient, read_key
from sheets.google_layout import spreadsheet_id
from sheets.google_patience import Deadline, Patience
from sheets.google_present import PresentBook, look
from sheets.google_problems import GoogleProblem, Kind, error_of, explain

T = TypeVar("T")

_AGAIN = "Relancez la commande : ce qui est déjà fait ne sera pas refait."
_PERHAPS = (
    "Une feuille vide a peut-être été créée, visible de ce compte seul. Relancez, ou créez une feuille à la main et "
    "donnez son adresse à --google."
)
_PASSING = (Kind.NETWORK, Kind.OUTAGE, Kind.QUOTA)
_WHEN_WRITING = {Kind.NOT_SHARED: Kind.NOT_EDITOR, Kind.REFUSED: Kind.NOT_WRITTEN}
_ODD_ANSWERS = (KeyError, TypeError, ValueError, AttributeError)


class Wanted(Protocol):
    """What is to be written, given the Sheet as it stands; nothing when ``requests`` is empty."""

    @property
    def requests(self) -> Sequence[Mapping[str, Any]]: ...


W = TypeVar("W", bound=Wanted)


class GoogleWriter:
    """A service account that may write in the Sheets shared with it as an editor.

    ``key``: its JSON. ``giving``: it is also to give the Sheet that it creates. ``names``: those of the tabs whose
    every cell is looked at. Every method raises ``GoogleProblem``, within ``patience.overall`` seconds.
    """

    def __init__(
        self,
        key: Mapping[str, str],
        names: Collection[str],
        *,
        giving: bool = False,
        adapter: requests.adapters.BaseAdapter | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._patience = patience or Patience(overall=120.0, read=60.0)
        self._deadline = Deadline(self._patience)
        credentials = read_key(key, GIVE if giving else WRITE)
        self.account = str(credentials.service_account_email)
        self._client = PatientClient(credentials, self._patience, self._deadline, adapter)
        self._names = names

    @property
    def calls(self) -> int:
        """Calls made to Google so far."""
        return self._client.calls

    def find(self, address: str) -> str:
        """The id in a Sheet's address."""
        found = spreadsheet_id(address)
        if found is None:
            raise GoogleProblem(Kind.ADDRESS, account=self.account)
        return found

    def look(self, spreadsheet: str) -> PresentBook:
        """The Sheet as it stands."""
        return self._bounded(lambda: look(self._client, spreadsheet, self._names))

    def ask(self, look: Callable[[PatientClient], T]) -> T:
        """What ``look`` reads with this account's client."""
        return self._bounded(lambda: look(self._client))

    def settle(self, spreadsheet: str, want: Callable[[PresentBook], W]) -> W:
        """As ``settle_on``, given the whole Sheet as it stands."""
        return self.settle_on(spreadsheet, lambda: want(self.look(spreadsheet)))

    def settle_on(self, spreadsheet: str, missing: Callable[[], W]) -> W:
        """Write what ``missing`` reads to be so, in one batch: all of it or nothing -> what was written.

        After an answer that was lost, the Sheet is read again: what had been written is not written twice.
        """
        first: W | None = None
        for left in reversed(range(self._patience.tries)):
            wanted = missing()
            first = first or wanted
            if not wanted.requests:
                return first
            try:
                self.write(spreadsheet, wanted.requests)
            except GoogleProblem as problem:
                if problem.kind not in _PASSING or not left:
                    raise
                self._patience.sleep(max(self._patience.first, problem.retry_after))
            else:
                return wanted
        raise AssertionError("tries are at least one")

    def write(self, spreadsheet: str, wanted: Sequence[Mapping[str, Any]]) -> None:
        """One batchUpdate, never tried again by itself: its answer may be lost once it is done."""
        self._bounded(lambda: self._client.batch_update(spreadsheet, {"requests": list(wanted)}))

    def create(self, title: str, locale: str, time_zone: str) -> str:
        """A new Sheet, which belongs to this account and is seen by nobody else -> its id."""
        properties = {"title": title, "locale": locale, "timeZone": time_zone}
        try:
            return self._bounded(lambda: str(self._client.create(properties).json()["spreadsheetId"]))
        except GoogleProblem as problem:
            refused = problem.kind in (Kind.NOT_EDITOR, Kind.NOT_WRITTEN)
            kind = Kind.NOT_CREATED if refused else problem.kind
            remedy = _PERHAPS if kind in _PASSING else ""
            raise GoogleProblem(kind, problem.detail, account=self.account, remedy=remedy) from None

    def give(self, spreadsheet: str, email: str) -> None:
        """Make somebody an editor of a Sheet that this account created."""
        try:
            self._bounded(lambda: self._client.insert_permission(spreadsheet, email, "user", "writer"))
        except GoogleProblem as problem:
            if problem.kind in _PASSING or problem.kind is Kind.KEY:
                raise
            raise GoogleProblem(Kind.NOT_GIVEN, problem.detail, account=self.account) from None

    def _bounded(self, ask: Callable[[], T]) -> T:
        self._deadline.restart()
        try:
            try:
                return ask()
            except AbsentTab:  # a tab was renamed or deleted between two calls
                return ask()
        except FAILURES as error:
            problem = _explain(error, self.account)
        except _ODD_ANSWERS as error:
            problem = GoogleProblem(Kind.NETWORK, type(error).__name__, account=self.account, remedy=_AGAIN)
        # Raised here, so that it carries nothing of the error: that one tells addresses, answers and tokens.
        raise problem


def _explain(error: Exception, account: str) -> GoogleProblem:
    problem = explain(error, account)
    response = getattr(error, "response", None)
    fault = {} if response is None else error_of(response)
    kind = _WHEN_WRITING.get(problem.kind, problem.kind)
    if kind is Kind.NOT_WRITTEN and "protected" in str(fault.get("message")):
        kind = Kind.PROTECTED
    remedy = _AGAIN if kind in _PASSING else ""
    return GoogleProblem(kind, problem.detail, account=account, retry_after=problem.retry_after, remedy=remedy)
