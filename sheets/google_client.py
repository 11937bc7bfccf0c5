"""gspread made patient: a client whose every call has an end. The only file that imports gspread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import requests
from google.auth import transport
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession
from google.oauth2 import service_account
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from gspread.urls import SPREADSHEET_URL, SPREADSHEET_VALUES_BATCH_URL, SPREADSHEETS_API_V4_BASE_URL
from gspread.utils import absolute_range_name

from sheets.google_layout import LAYOUT_FIELDS
from sheets.google_patience import Deadline, Patience, persist, read_whole, require_json
from sheets.google_problems import GoogleProblem, Kind, error_of

READ_ONLY = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
WRITE = ("https://www.googleapis.com/auth/spreadsheets",)
# Files that this account has created, and no other: to give the Sheet it has just made to somebody.
GIVE = (*WRITE, "https://www.googleapis.com/auth/drive.file")
# What a call may raise; ``google_problems.explain`` gives each its name.
FAILURES = (APIError, GoogleAuthError, requests.RequestException)

_COMPACT = {"prettyPrint": "false"}
_UNFORMATTED = {
    "valueRenderOption": "UNFORMATTED_VALUE",
    "dateTimeRenderOption": "SERIAL_NUMBER",
    "fields": "valueRanges(range,values)",
    **_COMPACT,
}


class AbsentTab(requests.RequestException):
    """One of the tabs asked for is no longer there; Google then gives none."""


class PatientClient(HTTPClient):
    """gspread's client, with an end to every call: ``patience`` tells its tries, waits and timeouts.

    ``calls``: those made to Sheets so far, failed ones and new tries included, which is what the quota counts.
    """

    def __init__(
        self,
        credentials: service_account.Credentials,
        patience: Patience,
        deadline: Deadline,
        adapter: requests.adapters.BaseAdapter | None = None,
    ) -> None:
        self._patience, self._deadline = patience, deadline
        self.calls = 0
        tokens = requests.Session()
        session = AuthorizedSession(  # type: ignore[no-untyped-call]
            credentials, max_refresh_attempts=1, auth_request=_TokenRequest(tokens, deadline)
        )
        if adapter is not None:
            for carried in (tokens, session):
                carried.mount("https://", adapter)
                carried.mount("http://", adapter)
        super().__init__(credentials, session)

    def ask_layout(
        self, spreadsheet: str, fields: str = LAYOUT_FIELDS, ranges: Iterable[str] = ()
    ) -> requests.Response:
        """spreadsheets.get: what ``fields`` name, of the tabs of ``ranges`` only when there are some."""
        asked = {"ranges": list(ranges), "fields": fields, **_COMPACT}
        return self._ask(SPREADSHEET_URL % spreadsheet, asked)

    def ask_values(self, spreadsheet: str, ranges: Iterable[str]) -> requests.Response:
        """values:batchGet: cells, unformatted; ranges as ``name_range`` names them. Raises ``AbsentTab``."""
        asked = {"ranges": list(ranges), **_UNFORMATTED}
        return self._ask(SPREADSHEET_VALUES_BATCH_URL % spreadsheet, asked)

    def create(self, properties: Mapping[str, str]) -> requests.Response:
        """spreadsheets.create. Never tried again: an answer may be lost once the Sheet is there."""
        asked = {"fields": "spreadsheetId", **_COMPACT}
        return self.request("post", SPREADSHEETS_API_V4_BASE_URL, asked, json={"properties": dict(properties)})

    def _ask(self, url: str, asked: Mapping[str, Any]) -> requests.Response:
        try:
            return self.request("get", url, asked)
        except APIError as error:
            if error.response.status_code == 400 and "parse range" in str(error_of(error.response).get("message")):
                raise AbsentTab(response=error.response) from error
            raise

    def request(self, method: str, endpoint: str, *arguments: Any, **options: Any) -> requests.Response:
        """As gspread's, with its whole body, tried again when that may mend it; only what reads is asked twice."""
        if method.lower() != "get":
            return self._once(method, endpoint, *arguments, **options)
        return persist(lambda: self._once(method, endpoint, *arguments, **options), self._patience, self._deadline)

    def _once(self, method: str, endpoint: str, params: Any = None, **options: Any) -> requests.Response:
        timeout = self._deadline.timeouts()
        self.calls += 1
        response: requests.Response = self.session.request(
            method, endpoint, params=params, timeout=timeout, stream=True, allow_redirects=False, **options
        )
        read_whole(response, self._deadline)
        require_json(response)
        if not response.ok:
            raise APIError(response)
        return response


def name_range(title: str, rows: str = "") -> str:
    """A tab, or its rows « 1:12 ». Quoted: a tab named T2024 would be read as a cell."""
    return str(absolute_range_name(title, rows or None))


@dataclass(frozen=True)
class _TokenAnswer:
    """The answer of the token endpoint, as google-auth wants it."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class _TokenRequest(transport.Request):
    """How google-auth asks for a token: within our deadline, and without its own tries and waits, which have none."""

    def __init__(self, session: requests.Session, deadline: Deadline) -> None:
        self._session, self._deadline = session, deadline

    def __call__(
        self, url: str, method: str = "GET", body: Any = None, headers: Any = None, timeout: Any = None, **options: Any
    ) -> _TokenAnswer:
        timeout = self._deadline.timeouts()
        response = self._session.request(
            method, url, data=body, headers=headers, timeout=timeout, stream=True, allow_redirects=False
        )
        read_whole(response, self._deadline)
        require_json(response)
        return _TokenAnswer(response.status_code, response.headers, response.content)


class _PlainAccount(service_account.Credentials):
    """A service account that asks for tokens and nothing else.

    google-auth also looks up, in a thread of its own, the locations that an organisation allows its accounts. Sheets
    has no use for them, and where that thread can't get out it logs warnings that hold the account's e-mail.
    """

    def _after_refresh(self, *arguments: Any) -> None:
        """No look-up."""


def read_key(key: Mapping[str, str], scopes: Iterable[str] = READ_ONLY) -> service_account.Credentials:
    """The credentials of a service account's JSON. Raises ``GoogleProblem`` when it is not one."""
    try:
        # A key copied into a variable often has its line ends written « \n ».
        mended = {**key, "private_key": key["private_key"].replace("\\n", "\n")}
        account: service_account.Credentials = _PlainAccount.from_service_account_info(  # type: ignore[no-untyped-call]
            mended, scopes=tuple(scopes)
        )
    except (KeyError, ValueError, TypeError, AttributeError, GoogleAuthError) as error:
        raise GoogleProblem(Kind.KEY, type(error).__name__) from None
    return account
