"""What readers live through while replicas die and are renewed, and an editor goes on writing."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from random import uniform

from bench.support.reader import Reader, reading
from tests.deploy.stand import MARK, Stand

SCREENS = ("", "cartographie", "panorama", "echos", "enquetes", "calendrier", "crash-test", "recherche")
_LONGEST_WAIT = 60.0  # seconds, on a machine that does something else too


def readers_of(stand: Stand, number: int) -> list[Reader]:
    """So many readers, spread over the screens."""
    return [Reader(stand.url, SCREENS[n % len(SCREENS)], MARK) for n in range(number)]


@asynccontextmanager
async def browsing(readers: Sequence[Reader], every: float) -> AsyncIterator[None]:
    """The readers on their screens, each changing the version about every so many seconds."""
    async with reading(readers), AsyncExitStack() as stack:
        for reader in readers:
            task = asyncio.create_task(_browse(reader, every))
            stack.callback(task.cancel)
        yield


async def _browse(reader: Reader, every: float) -> None:
    with suppress(asyncio.CancelledError):
        while True:
            for version in ("V1", "V2"):
                await asyncio.sleep(uniform(0, 2 * every))
                await reader.ask(version=version)


async def edited(stand: Stand, readers: Sequence[Reader], number: int) -> None:
    """Write a new text in the source, and wait until every reader sees it, and it only. Raises ``TimeoutError``."""
    stand.edit(number)
    async with asyncio.timeout(_LONGEST_WAIT):
        while any(reader.shown != {f"Essai {number}"} for reader in readers):
            await asyncio.sleep(0.05)
