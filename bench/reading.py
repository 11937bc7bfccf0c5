"""From the Google Sheet to typed tables: calls, bytes and seconds, against what anybody would write first.

In one run, on the tests' own Google over real HTTP: us, gspread's ``get_all_records`` of each tab, and
gspread-dataframe (``support/readers.py``). Ten tabs of 500 then of 5,000 rows (``support/workbooks.py``, cells as if
typed by hand: numbers are numbers), with the twelve crises they refer to in an eleventh; 0 then 0.35 s before each
answer.

Two moments. « First »: a new client, which needs a token and the list of tabs; whatever our process remembered (dates
and spellings already read) is emptied before. « Refresh »: the same client again, after one cell was edited, with what
each keeps.

What is counted, the same for all: calls are those that the server saw, token included; bytes those of the bodies as
they left it, compressed as all three ask; seconds those of the clock, from the first call to the last table, each way
in turn, the best of several (the machine may be doing something else too), and, beside, those that the reader's thread
spent on a processor. The server is a process of its own, has its answers ready and never refuses: what it takes to make
one counts for nobody, nor does the quota of 60 reads a minute, which the other two would go over with six refreshes a
minute.

What a table is differs, to their advantage. Theirs hold numbers where cells look like numbers, and nothing is checked
(an identifier « 007 » becomes 7). Ours has each cell checked and typed (fuzzy dates, vocabularies), the references
resolved, and a French sentence for each fault.

    PYTHONPATH=. .venv/bin/python bench/reading.py [--repeat 5] [--rows 500 5000] [--latency 0 0.35]
"""

import argparse
import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, thread_time

from bench.support.kept_google import KeptGoogle, kept_google
from bench.support.readers import READERS, Reader
from sheets.remembering import forget_cells

EDITED = ("Chantiers", "D12")


@dataclass
class Cost:
    """What each reading took, in turn: seconds of the clock and of the reader's thread; calls and bytes of the last."""

    clock: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    calls: int = 0
    bytes: int = 0


def main() -> None:
    arguments = _arguments()
    print(f"{'':36}{'calls':>6}{'bytes':>11}{'seconds':>9}{'processor':>11}")
    for rows in arguments.rows:
        with kept_google(rows) as google:
            for reader in READERS.values():  # the answers are made ready, and what is imported on first use is
                reader(google.place()).read()
            for latency in arguments.latency:
                google.slow_down(latency)
                for moment in (_first, _refresh):
                    print(f"10 tabs x {rows:,} rows, {latency:g} s a call, {moment.__name__.strip('_')}")
                    _print(moment(google, arguments.repeat))


def _first(google: KeptGoogle, repeat: int) -> dict[str, Cost]:
    costs, place = {name: Cost() for name in READERS}, google.place()
    for _ in range(repeat):
        for name, reader in READERS.items():
            forget_cells()
            _measure(google, costs[name], lambda reader=reader: reader(place).read())
    return costs


def _refresh(google: KeptGoogle, repeat: int) -> dict[str, Cost]:
    costs, place = {name: Cost() for name in READERS}, google.place()
    opened: dict[str, Reader] = {name: reader(place) for name, reader in READERS.items()}
    for reader in opened.values():
        reader.read()
    for number in range(repeat):
        google.edit(*EDITED, f"Intention récrite {number} fois")
        for name, reader in opened.items():
            _measure(google, costs[name], reader.read)
    return costs


def _measure(google: KeptGoogle, cost: Cost, read: Callable[[], object]) -> None:
    gc.collect()
    google.count()
    clock, processor = perf_counter(), thread_time()
    read()
    cost.clock.append(perf_counter() - clock)
    cost.processor.append(thread_time() - processor)
    cost.calls, cost.bytes = google.count()


def _print(costs: dict[str, Cost]) -> None:
    for name, cost in costs.items():
        seconds = f"{min(cost.clock):>9.3f}{min(cost.processor):>11.3f}"
        print(f"  {name:34}{cost.calls:>6}{cost.bytes:>11,}{seconds}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Read a Google Sheet in three ways.")
    parser.add_argument("--repeat", type=int, default=5, help="how many times each is timed (5)")
    parser.add_argument("--rows", type=int, nargs="+", default=[500, 5000], help="rows a tab (500 5000)")
    parser.add_argument("--latency", type=float, nargs="+", default=[0.0, 0.35], help="seconds before each answer")
    return parser.parse_args()


if __name__ == "__main__":
    main()
