"""Two replicas behind nginx on one PostgreSQL, while one is killed and both are renewed under fifty readers.

``deploy/local.sh`` starts the production set-up. The readers (``support/reader.py``) come back as browsers do, and
change a filter every five seconds. Told for each trial: how many were cut, and the seconds from the cut to the next
whole screen (meanwhile a browser goes on showing the former one); then the seconds from an edit of the source to the
last screen that shows it. An error shown, a longer wait or older data shown again make it fail.

    PYTHONPATH=. .venv/bin/python bench/replicas.py [--readers 50]
"""

import argparse
import asyncio
import itertools
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from statistics import median

from bench.support.reader import DIALOG_AFTER, Reader
from tests.deploy.stand import Stand
from tests.deploy.trial import browsing, edited, readers_of

EVERY = 5.0  # seconds between two filter changes of a reader
ALLOWED = 5.0  # seconds a reader may be without a live screen


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=50)
    arguments = parser.parse_args()
    with Stand() as stand:
        readers = readers_of(stand, arguments.readers)
        asyncio.run(_trials(stand, readers))
    return _verdict(readers)


async def _trials(stand: Stand, readers: Sequence[Reader]) -> None:
    async def kill() -> None:
        stand.kill(1)

    async def restart() -> None:
        await asyncio.to_thread(stand.do, "restart")

    async def nothing() -> None:
        pass

    print(f"{'':22}{'cut':>5}{'median':>8}{'longest':>9}{'edit shown':>12}")
    async with browsing(readers, EVERY):
        trials = (("an edit", nothing), ("kill -9 of a replica", kill), ("rolling restart", restart))
        for number, (name, trial) in enumerate(trials, 2):
            await _tell(stand, readers, number, name, trial)


async def _tell(
    stand: Stand, readers: Sequence[Reader], number: int, name: str, trial: Callable[[], Awaitable[None]]
) -> None:
    known = [len(reader.outages) for reader in readers]
    await trial()
    edited_at = time.monotonic()
    await edited(stand, readers, number)
    shown = time.monotonic() - edited_at
    outages = [time for reader, before in zip(readers, known, strict=True) for time in reader.outages[before:]]
    seconds = f"{median(outages):8.1f}{max(outages):9.1f}" if outages else f"{'':17}"
    print(f"{name:22}{len(outages):>5}{seconds}{shown:12.1f}", flush=True)


def _verdict(readers: Sequence[Reader]) -> int:
    errors = [error for reader in readers for error in reader.errors]
    dialogs = sum(reader.most_pings >= DIALOG_AFTER for reader in readers)
    late = sum(max(reader.outages, default=0) > ALLOWED for reader in readers)
    back = sum(sorted(seen) != seen for reader in readers for seen in [[*itertools.chain(*reader.history)]])
    print(f"errors shown: {len(errors)}; « Connection error » shown: {dialogs}", end="; ")
    print(f"over {ALLOWED:.0f} s: {late}; older data shown: {back}")
    return int(bool(errors or dialogs or late or back))


if __name__ == "__main__":
    sys.exit(main())
