"""One screen written at a time.

The threads of a process share one interpreter: screens that are written together are all late, and the loop that sends
what they say waits behind each of them. One after the other, none of them ends later, and most end sooner: see « Chacun
son tour » in ``docs/performance.md``.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1
PATIENCE = 1.0  # seconds: a screen that waits for something else than the processor does not keep the others back
_turns = threading.Semaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one's turn, at most ``PATIENCE``."""
    mine = _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if mine:
            _turns.release()
