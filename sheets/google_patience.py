"""How long Google may keep us: tries, waits, and one bound over a whole reading, however slowly an answer drips."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

T = TypeVar("T")

_PIECE = 65_536  # bytes read at a time at the most; the deadline is looked at after each
_PASSING_STATUSES = frozenset((408, 429))


@dataclass(frozen=True)
class Patience:
    """Tries a call, seconds of waits and timeouts.

    ``overall`` bounds one reading: its calls, waits and tokens; ``answer`` bounds each call, however slowly it drips.
    """

    tries: int = 5
    first: float = 1.0
    longest: float = 16.0
    overall: float = 45.0
    answer: float = 45.0
    connect: float = 5.0
    read: float = 20.0
    # The list of tabs is kept this long; less while a declared tab is absent, so that its return is seen at once.
    renew: float = 60.0
    renew_incomplete: float = 10.0
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic


class Passing(requests.RequestException):
    """An answer that another try may mend: 408, 429, 5xx, or a body that is not the JSON it should be."""


class Deadline:
    """The end of the reading under way, shared by all its calls."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self.restart()

    def restart(self) -> None:
        """A new reading begins."""
        self._end = self._answer_end = self._patience.clock() + self._patience.overall

    @property
    def remaining(self) -> float:
        """Seconds left, negative when it has passed."""
        return self._end - self._patience.clock()

    def check(self) -> None:
        """Raises ``requests.Timeout`` once the deadline has passed, or that of the call under way."""
        if min(self._end, self._answer_end) <= self._patience.clock():
            raise requests.Timeout("deadline")

    def timeouts(self) -> tuple[float, float]:
        """(connect, read) for the next call, neither beyond the deadline. Raises ``requests.Timeout`` past it."""
        self._answer_end = self._patience.clock() + self._patience.answer
        self.check()
        remaining = max(self.remaining, 0.001)
        return min(self._patience.connect, remaining), min(self._patience.read, remaining)


class _Bounded:
    """The raw body of an answer, given up at the deadline: a read timeout alone is for each read of the socket."""

    def __init__(self, raw: Any, deadline: Deadline) -> None:
        self._raw, self._deadline = raw, deadline

    def stream(self, amount: int, decode_content: bool = True) -> Iterator[bytes]:
        """The pieces of the body as they come, as ``urllib3.HTTPResponse.stream`` gives them."""
        while piece := self._raw.read1(_PIECE, decode_content=decode_content):
            yield piece
            self._deadline.check()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)


def read_whole(response: requests.Response, deadline: Deadline) -> None:
    """Load the body of an answer asked with ``stream=True``, before the deadline. Raises ``RequestException``."""
    response.raw = _Bounded(response.raw, deadline)
    try:
        _ = response.content
    finally:
        response.close()


def require_json(response: requests.Response) -> None:
    """Raises ``Passing`` for what may pass. The body of a success is parsed here, once: ``json`` gives it again."""
    status = response.status_code
    if status in _PASSING_STATUSES or status >= 500 or 300 <= status < 400:
        raise Passing(response=response)
    if response.ok:
        try:
            body = json.loads(response.content)
        except ValueError as error:
            raise Passing(response=response) from error
        if not isinstance(body, dict):
            raise Passing(response=response)
        response.json = lambda **_: body  # type: ignore[method-assign]


def cells_of_ranges(response: requests.Response, count: int) -> list[list[list[Any]]]:
    """The cells of each range of an answer of values:batchGet, in order. Raises ``Passing`` when some are missing."""
    ranges = response.json().get("valueRanges")
    if not isinstance(ranges, list) or len(ranges) != count:
        raise Passing(response=response)
    return [cells.get("values", []) for cells in ranges]


def persist(attempt: Callable[[], T], patience: Patience, deadline: Deadline) -> T:
    """``attempt()``, tried again while it raises ``RequestException`` and neither tries nor time have run out."""
    jittered = wait_exponential_jitter(multiplier=patience.first, max=patience.longest, jitter=patience.first)
    out_of_tries = stop_after_attempt(patience.tries)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(jittered(state), retry_after(error))

    def stop(state: RetryCallState) -> bool:
        # A wait that would end past the deadline is not begun: the next reading will try again.
        return out_of_tries(state) or state.upcoming_sleep >= deadline.remaining

    def sleep(seconds: float) -> None:
        patience.sleep(seconds)

    passing = retry_if_exception_type(requests.RequestException)
    return Retrying(wait=wait, stop=stop, retry=passing, sleep=sleep, reraise=True)(attempt)


def retry_after(error: BaseException | None) -> float:
    """Seconds that the answer behind ``error`` asks to wait (its header Retry-After, a number or a date), else 0."""
    response = getattr(error, "response", None)
    asked = "" if response is None else response.headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
