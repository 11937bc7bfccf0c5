"""Documents made away from the visitors' threads: each once a snapshot, however many people ask for it."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from threading import Lock
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from sheets.snapshot import Snapshot

_log = logging.getLogger(__name__)

Make: TypeAlias = Callable[..., bytes]
_WORKERS = 2  # a long document must not keep a short one waiting; more would slow the screens down
_KEPT_AT_MOST = 24  # documents a snapshot: those of the last choices
_HELD_AT_MOST = 64_000_000  # bytes a snapshot: the cahier of an immense inquiry weighs as much by itself
_PENDING_AT_MOST = 40  # documents being made or waiting; beyond, nobody would wait for theirs


class State(StrEnum):
    """Where a document is."""

    UNASKED = "à demander"
    PENDING = "en préparation"
    READY = "prêt"
    FAILED = "échec"
    REFUSED = "trop de demandes"


@dataclass(frozen=True)
class Progress:
    """What is known of a document. ``seconds``: since it was asked for; ``content``: once it is ready."""

    state: State
    seconds: float = 0
    content: bytes = b""


@dataclass(frozen=True)
class _Job:
    future: Future[bytes | None]
    since: float = field(default_factory=time.monotonic)

    @property
    def weight(self) -> int:
        """Bytes, 0 until it is ready."""
        return len(self.progress().content)

    def progress(self) -> Progress:
        if not self.future.done():
            return Progress(State.PENDING, time.monotonic() - self.since)
        content = None if self.future.cancelled() else self.future.result()
        return Progress(State.FAILED) if content is None else Progress(State.READY, content=content)


_Shelf: TypeAlias = OrderedDict[tuple[Any, ...], _Job]


class Workshop:
    """A few threads, and for each snapshot the documents made of it, forgotten with it.

    A document is a pure function: ``make(snapshot, *choice)``, ``choice`` being hashable.
    """

    def __init__(
        self,
        workers: int = _WORKERS,
        kept: int = _KEPT_AT_MOST,
        pending: int = _PENDING_AT_MOST,
        held: int = _HELD_AT_MOST,
    ) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="document")
        self._kept, self._pending, self._held = kept, pending, held
        self._shelves: WeakKeyDictionary[Snapshot, _Shelf] = WeakKeyDictionary()
        self._lock = Lock()

    def progress(self, snapshot: Snapshot, make: Make, *choice: Any) -> Progress:
        """Where the document is, without asking for it."""
        with self._lock:
            shelf = self._shelf(snapshot)
            job = shelf.get((make, *choice))
            self._tidy(shelf)
        return job.progress() if job else Progress(State.UNASKED)

    def ask(self, snapshot: Snapshot, make: Make, *choice: Any, patience: float = 0) -> Progress:
        """Have the document made, unless it is made already or about to be; one that failed is tried again.

        ``patience``: seconds to wait for a quick one, without keeping others from theirs.
        """
        with self._lock:
            shelf, key = self._shelf(snapshot), (make, *choice)
            job = shelf.get(key)
            if job is None or job.progress().state is State.FAILED:
                if self._waiting() >= self._pending:
                    return Progress(State.REFUSED)
                job = shelf[key] = _Job(self._pool.submit(_made, make, snapshot, choice))
            shelf.move_to_end(key)
            self._tidy(shelf)
        wait([job.future], patience)
        return job.progress()

    def close(self) -> None:
        """Stop taking orders, and wait for the document being made."""
        self._pool.shutdown(cancel_futures=True)

    def _shelf(self, snapshot: Snapshot) -> _Shelf:
        return self._shelves.setdefault(snapshot, OrderedDict())

    def _waiting(self) -> int:
        return sum(not job.future.done() for shelf in self._shelves.values() for job in shelf.values())

    def _tidy(self, shelf: _Shelf) -> None:
        """Forget the documents that were asked for longest ago, never the last one nor those being made.

        Those that wait are not counted: a crowd would have each one forgotten before its visitor came for it.
        """
        last = next(reversed(shelf), None)
        done = [key for key, job in shelf.items() if job.future.done()]
        held = sum(shelf[key].weight for key in done)
        for left, key in zip(range(len(done), 0, -1), done, strict=True):
            if key == last or (left <= self._kept and held <= self._held):
                return
            held -= shelf.pop(key).weight


def _made(make: Make, snapshot: Snapshot, choice: tuple[Any, ...]) -> bytes | None:
    """The document, None when it could not be made: an exception that is kept would keep the snapshot too."""
    try:
        return make(snapshot, *choice)
    except Exception:
        _log.exception("a document could not be made: %s", getattr(make, "__name__", make))
        return None


@cache
def workshop() -> Workshop:
    """That of this process."""
    return Workshop()
