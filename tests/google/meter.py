"""The quota, as Google counts it, and the journal of calls."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

READS_A_MINUTE = 60  # Google's, for one user; a batch counts for one


@dataclass(frozen=True)
class Call:
    """One call: « token », « metadata », « values » or « other »; ``at`` in seconds; ``bytes`` of the body."""

    kind: str
    at: float
    status: int
    bytes: int = 0


class Meter:
    """At most ``limit`` reads in any 60 s a user. ``refused``: how many went over."""

    def __init__(self, clock: Callable[[], float], limit: int = READS_A_MINUTE) -> None:
        self.clock, self._usual_limit = clock, limit
        self.reset()

    def reset(self) -> None:
        """As new."""
        self.limit = self._usual_limit
        self.refused = 0
        self.peak = 0
        self.calls: list[Call] = []
        self._reads: dict[str, deque[float]] = {}

    def admit(self, user: str) -> bool:
        """Count a read; False when it goes over the quota."""
        now = self.clock()
        reads = self._reads.setdefault(user, deque())
        while reads and reads[0] <= now - 60:
            reads.popleft()
        reads.append(now)
        self.peak = max(self.peak, len(reads))
        if len(reads) <= self.limit:
            return True
        self.refused += 1
        return False

    def note(self, kind: str, status: int, size: int) -> None:
        self.calls.append(Call(kind, self.clock(), status, size))

    def counts(self) -> Counter[str]:
        """How many calls of each kind."""
        return Counter(call.kind for call in self.calls)
