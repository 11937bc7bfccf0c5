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


def test_when_the_process_that_reads_is_killed_another_takes_over_and_the_history_is_whole(postgres, google, source):
    url, shown = postgres.new_database(), SPAWN.Queue()
    arguments = (url, source, google.address, google.key, google.url, shown)
    processes = [SPAWN.Process(target=serve, args=arguments, daemon=True) for _ in range(2)]
    for process in processes:
        process.start()
    sheet, states = google.sheet("Partenaires"), [[f"Labo {n}" for n in range(4)]]

    def edit():
        sheet.set("B2", f"Labo 0, état {len(states)}")
        states.append([f"Labo 0, état {len(states)}", *states[0][1:]])

    def wait_for_state(pids, seconds):
        waiting, began = set(pids), time.monotonic()
        while waiting:
            pid, names = shown.get(timeout=max(began + seconds - time.monotonic(), 0.01))
            if names == states[-1]:
                waiting.discard(pid)

    both = [process.pid for process in processes]
    wait_for_state(both, 30)
    for _ in range(2):
        edit()
        wait_for_state(both, 15)
    with History(url) as history:
        reader = int(history.lease(f"read:{source}").holder.split(":")[1])
        assert reader in both
        edit()
        os.kill(reader, signal.SIGKILL)
        killed = time.monotonic()
        (survivor,) = set(both) - {reader}
        wait_for_state([survivor], TAKEN_OVER)
        assert time.monotonic() - killed < TAKEN_OVER
        assert int(history.lease(f"read:{source}").holder.split(":")[1]) == survivor
        edit()
        wait_for_state([survivor], 15)

        entries = history.snapshots(source)
        assert [entry.number for entry in entries] == list(range(1, len(states) + 1))
        assert len({entry.fingerprint for entry in entries}) == len(states)
        changes = history.changes(source, LONG_AGO)
        assert [(c.key, c.kind.value, c.before["Nom"], c.after["Nom"]) for c in changes] == [
            ("P0", "edited", before[0], after[0]) for before, after in zip(states, states[1:], strict=False)
        ]
    for process in processes:
        process.kill()
        process.join()
    assert google.meter.refused == 0
