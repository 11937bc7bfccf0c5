"""Readers held on each screen, each changing a filter every five seconds, with 95 % of the changes under half a second.

Three set-ups, one after the other in the same run: a bare Streamlit page of one Altair chart (``support/bare_page.py``)
with Streamlit's default settings; one process of ours with ours; two replicas behind nginx on one PostgreSQL
(``deploy/local.sh``). A page of one word with our settings says below what no page of Streamlit goes. Readers
(``support/reader.py``) are real websockets, with the messages a browser keeps and the look that it takes every three
seconds at whether the data have changed, which the pages of Streamlit alone have not. They come step by step; at each
step all of them browse for a while; the last step that kept within half a second is what is held.
« cpu » is what the serving processes then spend, in milliseconds a second and a reader: unlike the readers held, it
hardly depends on what else the machine does. A core that did nothing else would be full with 1000 / cpu readers.
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
from dataclasses import dataclass, replace
from pathlib import Path
from random import choice, random, seed
from statistics import quantiles
from tempfile import TemporaryDirectory

from bench.support.changes import Query, changes
from bench.support.reader import Reader, reading
from components import data
from tests.app.server import ROOT, AppServer
from tests.deploy.stand import Stand

EVERY = 5.0  # seconds between two changes of a reader
ALLOWED = 0.5  # seconds, for 95 % of the changes
TRIES = 3  # of a step, before it counts as too much: the same for all
STEPS = (5, 10, 15, 20, 30, 40, 60, 80, 100, 130, 160, 200, 250, 300, 350, 400, 500, 600, 700, 800, 1000)
MARKS = 173  # as many as the map of the demonstration: see bench/rerun.py
SCREENS = ("", "cartographie", "panorama", "calendrier", "crash-test", "echos", "enquetes", "livrables")
_VERSIONS: list[Query] = [{"version": version} for version in ("V1", "V2")]
_WORD = "import streamlit as st\n\nst.html('mot')\n"
_PARTS: list[Query] = [{"part": str(n)} for n in range(40)]


@dataclass(frozen=True)
class Server:
    """Where readers go, and the processes that answer them."""

    url: str
    pids: Sequence[int]

    def spent(self) -> float:
        """Seconds of processor since they began."""
        fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.pids]
        return sum(int(of[11]) + int(of[12]) for of in fields) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Held:
    """``slow``: the 95th percentile, in seconds; ``cpu``: milliseconds of processor a second and a reader."""

    readers: int = 0
    slow: float = 0.0
    cpu: float = 0.0

    def __str__(self) -> str:
        return f"{self.readers:>5}{self.slow * 1000:>7.0f} ms{self.cpu:>6.1f}"


def main() -> None:
    arguments = _arguments()
    seed(2020)
    os.environ.update(REFLEXES_AUDIENCE="public", REFLEXES_SOURCE="demo")
    queries = changes(data.snapshot(), 40)
    print(f"{'':32}{'held':>5}{'p95':>10}{'cpu':>6}{'/ bare':>8}{'cpu bare / cpu':>16}", flush=True)
    with _page((Path(__file__).parent / "support" / "bare_page.py").read_text("utf-8")) as server:
        bare = asyncio.run(_held(server, "", _PARTS, 5, arguments))
    print(f"{'a bare page, by default':32}{bare}", flush=True)
    with _page(_WORD, (ROOT / ".streamlit" / "config.toml").read_text("utf-8")) as server:
        word = asyncio.run(_held(server, "", _PARTS, 100, argparse.Namespace(**{**vars(arguments), "most": 100})))
    print(f"{'one word, our settings':32}{word}{bare.cpu / max(word.cpu, 0.01):24.1f}", flush=True)
    for name, start in (("one process", _one), ("two replicas", _two)):
        for screen in arguments.screen or SCREENS:
            with start() as server:
                held = asyncio.run(_held(server, screen, queries.get(screen, _VERSIONS), arguments.first, arguments))
            ratios = (held.readers / max(bare.readers, 1), bare.cpu / max(held.cpu, 0.01))
            print(f"{name:14}{screen or 'accueil':18}{held}{ratios[0]:8.1f}{ratios[1]:16.1f}", flush=True)


async def _held(server: Server, page: str, queries: Sequence[Query], first: int, arguments: argparse.Namespace) -> Held:
    """The last step that kept within half a second; when the first was too much, nobody, and what it cost."""
    held, readers = Held(), list[Reader]()
    async with AsyncExitStack() as stack:
        for step in (step for step in STEPS if first <= step <= arguments.most):
            comers = [Reader(server.url, page, **choice(queries)) for _ in range(step - len(readers))]
            readers += comers
            await _come(stack, comers)
            tried = await _try(server, readers, queries, arguments.seconds)
            for _ in range(TRIES - 1):  # a shared machine does something else meanwhile, for some seconds
                if tried.slow > ALLOWED:
                    tried = await _try(server, readers, queries, arguments.seconds)
            if tried.slow > ALLOWED or any(reader.errors or reader.outages for reader in readers):
                return held if held.readers else replace(tried, readers=0)
            held = tried
    return held


async def _try(server: Server, readers: Sequence[Reader], queries: Sequence[Query], seconds: float) -> Held:
    began, spent = time.monotonic(), server.spent()
    slow = await _percentile(readers, queries, seconds)
    cpu = (server.spent() - spent) / (time.monotonic() - began) / len(readers)
    return Held(len(readers), slow, cpu * 1000)


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
def _page(script: str, settings: str = "") -> Iterator[Server]:
    """A page of Streamlit alone. ``settings``: its config.toml, by default those of Streamlit."""
    with ExitStack() as stack:
        tree = Path(stack.enter_context(TemporaryDirectory(prefix="reflexes-bench-")))
        (tree / ".streamlit").mkdir()
        (tree / ".streamlit" / "config.toml").write_text(settings, "utf-8")
        (tree / "page.py").write_text(script.replace("MARKS = 100", f"MARKS = {MARKS}"), "utf-8")
        app = stack.enter_context(AppServer({}, tree, "page.py"))
        yield Server(app.url, [app.pid])


@contextmanager
def _one() -> Iterator[Server]:
    with AppServer({"REFLEXES_AUDIENCE": "public"}) as app:
        yield Server(app.url, [app.pid])


@contextmanager
def _two() -> Iterator[Server]:
    with Stand() as stand:
        yield Server(stand.url, stand.pids)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--screen", action="append", help="one screen by its address, « » for the home page (all)")
    parser.add_argument("--first", type=int, default=40, help="how many readers of ours come first (40)")
    parser.add_argument("--most", type=int, default=400, help="never more readers than this (400)")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long all of them browse at each step (15)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
