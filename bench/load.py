"""Readers held on each screen, each changing a filter every five seconds, with 95 % of the changes under half a second.

Three set-ups, one after the other in the same run: a bare Streamlit page of one Altair chart (``support/bare_page.py``)
with Streamlit's default settings; one process of ours with ours; two replicas behind nginx on one PostgreSQL
(``deploy/local.sh``). Readers (``support/reader.py``) are real websockets, with the messages a browser keeps and the
fragment that looks every three seconds whether the data have changed, which the bare page has not. They come step by
step; at each step all of them browse for a while; the last step that kept within half a second is what is held.
The time of a change goes from the sending of the address to the last message of the screen: drawing is the browser's.
Readers run on the machine that serves: their own work (about 1 ms a change) is on the account of the server.

    PYTHONPATH=. .venv/bin/python bench/load.py [--screen cartographie] [--most 400] [--seconds 15]
"""

import argparse
import asyncio
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from pathlib import Path
from random import choice, random, seed
from statistics import quantiles
from tempfile import TemporaryDirectory

from bench.rerun import Query, changes
from bench.support.reader import Reader, reading
from components import data
from tests.app.server import AppServer
from tests.deploy.stand import Stand

EVERY = 5.0  # seconds between two changes of a reader
ALLOWED = 0.5  # seconds, for 95 % of the changes
STEPS = (5, 10, 15, 20, 30, 40, 60, 80, 100, 130, 160, 200, 250, 300, 350, 400, 500, 600)
MARKS = 173  # as many as the map of the demonstration: see bench/rerun.py
SCREENS = ("", "cartographie", "panorama", "calendrier", "crash-test", "echos", "enquetes")
_VERSIONS: list[Query] = [{"version": version} for version in ("V1", "V2")]
_PARTS: list[Query] = [{"part": str(n)} for n in range(40)]


def main() -> None:
    arguments = _arguments()
    seed(2020)
    os.environ.update(REFLEXES_AUDIENCE="public", REFLEXES_SOURCE="demo")
    queries = changes(data.snapshot(), 40)
    screens = arguments.screen or SCREENS
    with _bare() as url:
        bare = asyncio.run(_held(url, "", _PARTS, arguments.most, arguments.seconds, first=5))
    print(f"readers held; a bare page with Streamlit's defaults: {_told(bare)}")
    print(f"{'':14}{'one process':>16}{'/ bare':>8}{'two replicas':>16}{'/ bare':>8}{'/ one':>8}")
    held: dict[str, list[str]] = {screen: [] for screen in screens}
    numbers: dict[str, list[int]] = {screen: [] for screen in screens}
    for start in (_one, _two):
        for screen in screens:
            with start() as url:
                asked = queries.get(screen, _VERSIONS)
                found = asyncio.run(_held(url, screen, asked, arguments.most, arguments.seconds, first=40))
            numbers[screen].append(found[0])
            held[screen] += [f"{_told(found):>16}", f"{found[0] / bare[0]:8.1f}" if bare[0] else ""]
            print(f"  {start.__name__[1:]} {screen or 'accueil'}: {_told(found)}", flush=True)
    for screen in screens:
        one, two = numbers[screen]
        print(f"{screen or 'accueil':14}{''.join(held[screen])}{two / one if one else 0:8.1f}")


def _told(held: tuple[int, float]) -> str:
    return f"{held[0]} ({held[1] * 1000:.0f} ms)"


async def _held(
    url: str, page: str, queries: Sequence[Query], most: int, seconds: float, first: int
) -> tuple[int, float]:
    """How many readers were held, and the 95th percentile then, in seconds; 0 when the first step was too much."""
    held, readers = (0, 0.0), list[Reader]()
    async with AsyncExitStack() as stack:
        for step in (step for step in STEPS if first <= step <= most):
            comers = [Reader(url, page, **choice(queries)) for _ in range(step - len(readers))]
            readers += comers
            await _come(stack, comers)
            slow = await _percentile(readers, queries, seconds)
            if slow > ALLOWED:  # once more, for a machine that did something else meanwhile
                slow = await _percentile(readers, queries, seconds)
            if slow > ALLOWED or any(reader.errors or reader.outages for reader in readers):
                break
            held = (step, slow)
    return held


async def _come(stack: AsyncExitStack, comers: Sequence[Reader]) -> None:
    """Twenty at a time: a crowd that comes at once is another measure."""
    for start in range(0, len(comers), 20):
        await stack.enter_async_context(reading(comers[start : start + 20]))


async def _percentile(readers: Sequence[Reader], queries: Sequence[Query], seconds: float) -> float:
    end = time.monotonic() + seconds
    taken = await asyncio.gather(*(_browse(reader, queries, end) for reader in readers))
    return quantiles([one for times in taken for one in times], n=20)[-1]


async def _browse(reader: Reader, queries: Sequence[Query], end: float) -> list[float]:
    """A change every five seconds, at its own moment; one that never ends counts for as long as it was waited for."""
    taken = []
    moment = time.monotonic() + random() * EVERY
    while moment < end:
        await asyncio.sleep(moment - time.monotonic())
        began = time.monotonic()
        try:
            async with asyncio.timeout(10):
                await reader.ask(**choice(queries))
        except TimeoutError:
            return [*taken, 10.0]
        taken.append(time.monotonic() - began)
        moment = max(moment + EVERY, time.monotonic())
    return taken


@contextmanager
def _bare() -> Iterator[str]:
    with ExitStack() as stack:
        tree = Path(stack.enter_context(TemporaryDirectory(prefix="reflexes-bench-")))
        page = (Path(__file__).parent / "support" / "bare_page.py").read_text("utf-8")
        (tree / "bare_page.py").write_text(page.replace("MARKS = 100", f"MARKS = {MARKS}"), "utf-8")
        yield stack.enter_context(AppServer({}, tree, "bare_page.py")).url


@contextmanager
def _one() -> Iterator[str]:
    with AppServer({"REFLEXES_AUDIENCE": "public"}) as server:
        yield server.url


@contextmanager
def _two() -> Iterator[str]:
    with Stand() as stand:
        yield stand.url


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--screen", action="append", help="one screen by its address, « » for the home page (all)")
    parser.add_argument("--most", type=int, default=400, help="never more readers than this (400)")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long all of them browse at each step (15)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
