"""What the reading « Fils » costs and gains at three times the demonstration's size, and at six times.

20 controversies, 45 terrains, 90 chantiers and 12 crises (``tests/large_inquiry.py``), several inquiries of them. In
seconds of processor, median of several passages:

- « order »: the four columns sorted so that few links cross (``analysis/crossings.py``);
- « layout »: heights and tops, in both forms;
- « focus »: what a click costs on the server, once the view is known: its thread, the markup, the text alternative.

The reference for crossings is the order of the Sheet, terrains beside their controversy, links counted the same way.
« alike » tells how many would be left if a crossing cost the same everywhere, and « scattered » how many terrains would
then be away from those of their controversy (none with our costs is what we want).

    PYTHONPATH=. .venv/bin/python bench/threads.py [--repeat 9]
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from statistics import median
from time import process_time
from typing import Any

from analysis.crossings import Layers, crossings, uncross
from components.cartography.filters import Filters
from components.threads.controls import View
from components.threads.forms import FORMS
from components.threads.layout import as_received, lay_out, ordered, steps
from components.threads.model import threads
from components.threads.pills import Kind, Threads
from components.threads.view import reading, threads_markup
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook
from tests.large_inquiry import large_inquiry

TODAY = date(2020, 7, 22)
SEEDS = (1, 2, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=9)
    repeat = parser.parse_args().repeat
    print(f"{'pills':>6}{'links':>7}{'order s':>9}{'layout s':>10}{'focus s':>9}", end="")
    print(f"{'sheet':>9}{'ours':>8}{'ratio':>7}{'scattered':>11}{'alike':>8}{'scattered':>11}")
    for size in (1, 2):
        for seed in SEEDS:
            print(_line(size, seed, repeat), flush=True)


def _line(size: int, seed: int, repeat: int) -> str:
    snapshot = _snapshot(size, seed)
    shown = threads(snapshot, "", Filters())
    received, order, links = as_received(shown), ordered(shown), steps(shown)
    alike = uncross(received, links)
    times = (
        _median(lambda: ordered(shown), repeat),
        _median(lambda: [lay_out(shown, order, form) for form in FORMS], repeat),
        _focus(snapshot, shown, repeat),
    )
    before, after, other = (crossings(layers, links) for layers in (received, order, alike))
    return (
        f"{len(shown.pills):6}{len(links):7}{times[0]:9.3f}{times[1]:10.3f}{times[2]:9.3f}"
        f"{before:9}{after:8}{after / before:7.2f}{_scattered(shown, order):11}{other:8}{_scattered(shown, alike):11}"
    )


def _snapshot(size: int, seed: int) -> Snapshot:
    tabs = large_inquiry(20 * size, 45 * size, 90 * size, 12 * size, seed)
    grids = tuple(Grid(name, [list(row) for row in rows]) for name, rows in tabs.items())
    return Snapshot(read_workbook(TABS, RawBook(grids), TODAY), Audience.TEAM, TODAY, datetime.now(UTC))


def _focus(snapshot: Snapshot, shown: Threads, repeat: int) -> float:
    view = View("", Filters(), False, "", 0, False, (("lecture", "fils"),))
    threads_markup(snapshot, view)
    keys = iter(list(shown.pills)[:repeat])

    def click() -> None:
        followed = replace(view, focus=next(keys))
        threads_markup(snapshot, followed)
        reading(snapshot, followed)

    return _median(click, repeat)


def _scattered(shown: Threads, order: Layers) -> int:
    """How many times one meets a controversy again, going down its terrains after others."""
    owners = [shown.pills[node].owner for node in order[list(Kind).index(Kind.TERRAIN)] if isinstance(node, str)]
    return sum(one != other for one, other in zip(owners, owners[1:], strict=False)) + 1 - len(set(owners))


def _median(work: Callable[[], Any], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        start = process_time()
        work()
        times.append(process_time() - start)
    return median(times)


if __name__ == "__main__":
    main()
