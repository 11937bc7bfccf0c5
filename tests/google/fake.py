"""FakeGoogle: the server, what a test changes in it, and what it looks at."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn

from tests.google.accounts import EMAIL, WRITER, Tokens, make_key
from tests.google.adapter import Redirected
from tests.google.book import Book
from tests.google.cells import Value
from tests.google.failures import Failure, Plan
from tests.google.meter import Call, Meter
from tests.google.server import Api, Door
from tests.google.sheet import Sheet

BOOK_ID = "1FeuilleFictiveDesReflexesPublics0123456789A"
_STARTING, _STOPPING = 10.0, 5.0


class FakeGoogle:
    """A context manager. ``stop`` then ``start`` is an outage, on the same port, with the same Sheet.

    ``clock`` gives the seconds of the quota and of the tokens, for tests that make time pass.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.book = Book(BOOK_ID)
        self.books = {BOOK_ID: self.book}
        self.meter = Meter(clock)
        self.tokens = Tokens(clock)
        self.plan = Plan()
        self.api = Api(self.books, self.tokens, self.meter)
        self._door = Door(self.api.app, self.plan, self.meter)
        self._share()
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    # What the app is given

    @property
    def id(self) -> str:
        return BOOK_ID

    @property
    def address(self) -> str:
        """The Sheet's address, as a browser shows it."""
        return f"https://docs.google.com/spreadsheets/d/{BOOK_ID}/edit#gid=0"

    @property
    def url(self) -> str:
        """The server's own address."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def key(self) -> dict[str, str]:
        """A service account's JSON, that this server accepts."""
        return make_key(f"{self.url}/token", EMAIL)

    @property
    def writer_key(self) -> dict[str, str]:
        """The key of another account, with which the Sheet is shared as an editor."""
        return make_key(f"{self.url}/token", WRITER)

    @property
    def adapter(self) -> Redirected:
        """For ``GoogleSource(adapter=…)``: sends every call here."""
        return Redirected(self.url)

    @property
    def environment(self) -> dict[str, str]:
        """For an app in a process of its own: variables that make its ``requests`` call here."""
        return {"PYTHONPATH": str(Path(__file__).parent / "inside"), "FAKE_GOOGLE": self.url}

    # What a person does in the Sheet

    def load(self, folder: Path, *, as_typed: bool = False) -> None:
        """A tab for each CSV file of a folder, in text cells or in cells that were typed in."""
        self.book.load(folder, as_typed=as_typed)

    def add_tab(self, title: str, rows: Iterable[Sequence[Value | date]] = ()) -> Sheet:
        return self.book.add(title, rows)

    def sheet(self, title: str) -> Sheet:
        """A tab by its exact title."""
        sheet = self.book.find(title) if title else None
        if sheet is None:
            raise KeyError(title)
        return sheet

    def rename_tab(self, title: str, new: str) -> None:
        self.book.rename(self.sheet(title), new)

    def insert_column(self, title: str, letter: str) -> None:
        """Insert a blank column, which takes this letter."""
        self.book.insert_column(self.sheet(title), letter)

    def share(self, role: str, email: str = WRITER) -> None:
        """« reader », « writer », or « » for no access at all."""
        self.book.roles[email] = role

    def _share(self) -> None:
        self.book.roles = {EMAIL: "reader", WRITER: "writer"}

    def delete_tab(self, title: str) -> Sheet:
        """Delete a tab -> it, for ``restore_tab``."""
        return self.book.remove(title)

    def restore_tab(self, sheet: Sheet) -> None:
        self.book.restore(sheet)

    # What goes wrong

    def fail(
        self,
        failure: Failure,
        times: int | None = None,
        kinds: Iterable[str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        """Fail the next ``times`` calls (None: all of them until ``heal``) of these kinds.

        Kinds: token, metadata, values, write, give; those that read, unless told.
        """
        self.plan.add(failure, times, kinds, retry_after)

    def heal(self) -> None:
        """End every failure."""
        self.plan.clear()

    def refuse_writes(self, message: str) -> None:
        """Refuse every batchUpdate with a 400 and this message, until ``reset``."""
        self.api.refusal = message

    def expire_tokens(self) -> None:
        """Google forgets the tokens it gave, before their time."""
        self.tokens.expire()

    @property
    def latency(self) -> float:
        """Seconds before each answer."""
        return self._door.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._door.latency = seconds

    def reset(self) -> None:
        """As new, on the same port: no tab, no failure, no call; quicker than another server."""
        self.heal()
        self.latency = 0.0
        self.book.clear()
        self.book.locale = "fr_FR"
        self.books.clear()
        self.books[BOOK_ID] = self.book
        self.api.may_create, self.api.refusal = True, ""
        self._share()
        self.meter.reset()
        self.tokens.reset()

    # What a test looks at

    @property
    def calls(self) -> list[Call]:
        """Every call, in order; status 0 for those that were made to fail."""
        return self.meter.calls

    def counts(self) -> Counter[str]:
        """How many calls of each kind: token, metadata, values, write, give, other."""
        return self.meter.counts()

    # The server

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        # The protocol is told: asyncio sends small answers at once (TCP_NODELAY) only where it is.
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        self._port = listening.getsockname()[1]
        self.plan.stopping = False
        config = uvicorn.Config(
            self._door,
            lifespan="off",
            http="h11",
            ws="none",
            log_config=None,
            log_level="critical",
            access_log=False,
            timeout_keep_alive=75,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listening],), daemon=True)
        self._thread.start()
        limit = time.monotonic() + _STARTING
        while not self._server.started:
            if time.monotonic() > limit or not self._thread.is_alive():
                raise RuntimeError("the tests' Google does not start")
            time.sleep(0.005)

    def stop(self) -> None:
        """Stop listening, and cut the calls under way."""
        if self._server is None or self._thread is None:
            return
        self.plan.stopping = True
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(_STOPPING)
        self._server = self._thread = None
