"""A visitor's changes of filter on one page, timed in the process of the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.support.timing import Run, runs_of
from bench.support.visitor import Visitor
from tests.app.server import AppServer


@dataclass(frozen=True)
class Passage:
    """A series of changes on one page: its runs in the process, and the bytes that each sent."""

    runs: Sequence[Run]
    sent: Sequence[int]

    @property
    def script(self) -> float:
        """Median of the script time, in milliseconds."""
        return median(run.clock for run in self.runs) * 1000

    @property
    def slow(self) -> float:
        """Nine runs in ten take less, in milliseconds."""
        return sorted(run.clock for run in self.runs)[int(0.9 * len(self.runs))] * 1000

    @property
    def cpu(self) -> float:
        """Median of what the process spent from one change to the next, in milliseconds."""
        begun = [run.process for run in self.runs]
        return median(after - before for before, after in zip(begun, begun[1:], strict=False)) * 1000

    @property
    def kilobytes(self) -> float:
        return median(self.sent) / 1000


class Watched:
    """A visitor of a server, and the runs that its visits made there."""

    def __init__(self, server: AppServer) -> None:
        self._server, self._visitor, self._seen = server, Visitor(server.url), 0

    def open(self, page: str) -> Passage:
        return self._passage([self._visitor.open(page)])

    def ask(self, query: dict[str, str]) -> int:
        return self._visitor.ask(**query)

    def passage(self, sent: Sequence[int]) -> Passage:
        return self._passage(sent)

    def close(self) -> None:
        self._visitor.__exit__(None, None, None)

    def _passage(self, sent: Sequence[int]) -> Passage:
        runs = runs_of(self._server, self._seen + len(sent))[self._seen :]
        self._seen += len(runs)
        return Passage(runs, sent)
