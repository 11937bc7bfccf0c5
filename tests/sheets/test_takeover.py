"""Two processes that read one Google Sheet for all, on one real PostgreSQL: the one that reads is killed, nothing is lost."""

import multiprocessing
import os
import signal
import time
from datetime import UTC, datetime

import pytest

from sheets.google import GoogleSource
from sheets.history import History
from sheets.live import LiveCopy
from sheets.opening import GoogleReadings
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.tabs import PARTNERS
from tests.google import FakeGoogle
from tests.google.adapter import Redirected

pytest_plugins = ("tests.postgres",)

SPAWN = multiprocessing.get_context("spawn")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
TAKEN_OVER = 15.0  # seconds
HEADERS = ["Identifiant", "Nom", "Territoire"]


def serve(url, name, address, key, server, shown):
    """A process of the dashboard: its live copy at the usual pace; it tells each state that it shows."""
    source = GoogleReadings(GoogleSource(address, key, adapter=Redirected(server)))
    live = LiveCopy(Settings(audience=Audience.TEAM), SharedSource(source, History(url), name, patience=24))
    live.start()
    parent, last = os.getppid(), None
    while os.getppid() == parent:
        snapshot = live.state.snapshot
        if snapshot is not None and snapshot is not last:
            last = snapshot
            shown.put((os.getpid(), list(snapshot[PARTNERS]["nom"])))
        time.sleep(0.05)


@pytest.fixture
def google():
    with FakeGoogle() as server:
        server.add_tab("Partenaires", [HEADERS, *([f"P{n}", f"Labo {n}", "Ici"] for n in range(4))])
        yield server


class Edited:
    """A sheet that is edited under processes which read it. ``states``: the names it held, from the first on."""

    def __init__(self, google, shown):
        self._sheet, self.shown = google.sheet("Partenaires"), shown
        self.states = [[f"Labo {n}" for n in range(4)]]

    def edit(self):
        self._sheet.set("B2", f"Labo 0, état {len(self.states)}")
        self.states.append([f"Labo 0, état {len(self.states)}", *self.states[0][1:]])

    def wait_until_shown(self, pids, seconds):
        """Until each of these processes shows the last state."""
        waiting, began = set(pids), time.monotonic()
        while waiting:
            pid, names = self.shown.get(timeout=max(began + seconds - time.monotonic(), 0.01))
            if names == self.states[-1]:
                waiting.discard(pid)


@pytest.fixture
def database(postgres):
    return postgres.new_database()


@pytest.fixture
def edited(google):
    return Edited(google, SPAWN.Queue())


@pytest.fixture
def both(database, google, source, edited):
    """The numbers of two processes that read the sheet."""
    arguments = (database, source, google.address, google.key, google.url, edited.shown)
    processes = [SPAWN.Process(target=serve, args=arguments, daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    yield {process.pid for process in processes}
    for process in processes:
        process.kill()
        process.join()


def reader_of(history, source):
    """The process that reads for all."""
    return int(history.lease(f"read:{source}").holder.split(":")[1])


def test_when_the_process_that_reads_is_killed_another_takes_over_and_the_history_is_whole(
    database, google, source, edited, both
):
    edited.wait_until_shown(both, 30)
    for _ in range(2):
        edited.edit()
        edited.wait_until_shown(both, 15)
    with History(database) as history:
        reader = reader_of(history, source)
        assert reader in both
        edited.edit()
        os.kill(reader, signal.SIGKILL)
        (survivor,) = both - {reader}
        edited.wait_until_shown([survivor], TAKEN_OVER)
        assert reader_of(history, source) == survivor
        edited.edit()
        edited.wait_until_shown([survivor], 15)
        assert_history_holds(history, source, edited.states)
    assert google.meter.refused == 0


def assert_history_holds(history, source, states):
    """Each state once, in order, and each change between two."""
    entries = history.snapshots(source)
    assert [entry.number for entry in entries] == list(range(1, len(states) + 1))
    assert len({entry.fingerprint for entry in entries}) == len(states)
    changes = history.changes(source, LONG_AGO)
    assert [(c.key, c.kind.value, c.before["Nom"], c.after["Nom"]) for c in changes] == [
        ("P0", "edited", before[0], after[0]) for before, after in zip(states, states[1:], strict=False)
    ]
