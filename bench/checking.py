"""How long it takes to read and check a workbook, against ``pandas.read_csv`` on the same bytes, in the same run.

Three workbooks (``support/workbooks.py``): 5,000 observations of 15 columns with the tabs they refer to, then ten tabs
of 500 rows and ten of 5,000. Each is timed several times, both readings in turn, in seconds of processor (those of the
clock on an idle machine; what else runs there hardly adds to them); the median is given. Ours goes from raw grids (the
cells a source has given, as text) to typed tables and findings. Splitting the CSV into cells, which ``pandas.read_csv``
also does, is given apart: the Google Sheet has no such step.

« First » empties what the process remembers (dates and spellings already read) before each reading, as for the first
reading after a start; « again » keeps it, as when every tab changed at once. « Edited » is what the live copy does: one
cell of « Chantiers » or of « Observations » was edited since, and only what depends on that tab is read again.

    PYTHONPATH=. .venv/bin/python bench/checking.py [--repeat 9] [--profile]
"""

import argparse
import cProfile
import gc
import io
import pstats
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median
from time import perf_counter_ns, process_time
from typing import Any

import pandas as pd

from bench.support.workbooks import SURROUNDINGS, TEN_TABS, invent, raw_book
from sheets.memory import Memory
from sheets.reading import read_workbook
from sheets.remembering import forget_cells
from sheets.schema import Tab
from sheets.tabs import CRISES, OBSERVATIONS, TABS
from sheets.workbook import RawBook, Workbook

TODAY = date(2020, 7, 22)
EDITED = ("Chantiers", "Observations")
FIFTEEN = ("personne",)  # the one column left out of the tab's sixteen


def main() -> None:
    arguments = _arguments()
    workbooks = {
        "5,000 rows x 15 columns": invent({**SURROUNDINGS, OBSERVATIONS: 5000}, without=FIFTEEN),
        "10 tabs x 500 rows": invent({CRISES: 12} | dict.fromkeys(TEN_TABS, 500)),
        "10 tabs x 5,000 rows": invent({CRISES: 12} | dict.fromkeys(TEN_TABS, 5000)),
    }
    if arguments.profile:
        _profile(workbooks["5,000 rows x 15 columns"])
        return
    print("seconds, median of", arguments.repeat)
    print(f"{'':24}{'first':>8}{'again':>8}{'edited':>8}{'split CSV':>11}{'pandas':>9}{'ratio':>7}   found")
    for name, files in workbooks.items():
        print(_line(name, files, arguments.repeat), flush=True)
    print("ratio: first / pandas.read_csv, which only splits cells and guesses numbers")


def _line(name: str, files: Mapping[Tab, bytes], repeat: int) -> str:
    times: dict[str, list[float]] = {"first": [], "again": [], "edited": [], "split": [], "pandas": []}
    book, memory = _read(files), Memory()
    read_workbook(TABS, raw_book(files), TODAY, memory=memory)
    for _ in range(repeat):
        _time(times["pandas"], lambda: [pd.read_csv(io.BytesIO(content)) for content in files.values()])
        # New cells each time: a text that was already read keeps its hash.
        raw = _time(times["split"], lambda: raw_book(files))
        forget_cells()
        _time(times["first"], lambda raw=raw: read_workbook(TABS, raw, TODAY))
        raw = raw_book(files)
        _time(times["again"], lambda raw=raw: read_workbook(TABS, raw, TODAY))
        raw = _edit(raw)
        _time(times["edited"], lambda raw=raw: read_workbook(TABS, raw, TODAY, memory=memory))
    first, again, edited, split, theirs = (median(values) for values in times.values())
    rows = sum(len(table.rows) for table in book.tables.values())
    found = f"{rows} rows, {len(book.findings)} findings"
    return f"{name:24}{first:8.3f}{again:8.3f}{edited:8.3f}{split:11.3f}{theirs:9.3f}{first / theirs:7.1f}   {found}"


def _edit(raw: RawBook) -> RawBook:
    """The last text of a row gets another word."""
    row = next(grid.cells[9] for grid in raw.grids if grid.title in EDITED)
    at = max(index for index, cell in enumerate(row[:-1]) if cell)
    row[at] = f"{row[at]} {perf_counter_ns()}"
    return raw


def _time(times: list[float], work: Callable[[], Any]) -> Any:
    gc.collect()
    start = process_time()
    result = work()
    times.append(process_time() - start)
    return result


def _read(files: Mapping[Tab, bytes]) -> Workbook:
    return read_workbook(TABS, raw_book(files), TODAY)


def _profile(files: Mapping[Tab, bytes]) -> None:
    """Where the time of a first reading goes (profiled, so about twice as long)."""
    raw = raw_book(files)
    forget_cells()
    with cProfile.Profile() as profile:
        read_workbook(TABS, raw, TODAY)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(40)
    pstats.Stats(profile).sort_stats("tottime").print_stats(20)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time the reading of a workbook.")
    parser.add_argument("--repeat", type=int, default=9, help="how many times each is timed (9)")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    return parser.parse_args()


if __name__ == "__main__":
    main()
