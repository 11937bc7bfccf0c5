"""The live copy of a Google Sheet over real HTTP: whatever fails or vanishes, it serves what it had, and recovers."""

import gc
import logging
import threading
import tracemalloc
from itertools import cycle, islice
from time import monotonic

import pytest

from sheets.google import GoogleSource, Patience
from sheets.live import LiveCopy
from sheets.opening import GoogleReadings
from sheets.settings import Audience, Settings
from sheets.sources import DEMO
from sheets.tabs import CRASH_TESTS, TABS
from sheets.vanishing import CarefulSource
from tests.google import Failure, FakeGoogle
from tests.google.accidents import delete_all_rows, delete_the_tab, rename_a_header

SHORT = {"tries": 2, "first": 0.001, "longest": 0.002, "renew": 0.0, "renew_incomplete": 0.0}
# A busy machine can take this long to answer well.
QUICK = Patience(**SHORT, overall=2.0, answer=0.5, connect=1.0, read=0.5)
# Here it may also fail to: only failures are waited for.
HASTY = Patience(**SHORT, overall=0.2, answer=0.04, connect=0.5, read=0.04)
FAILING = {
    Failure.ERROR_500: "en panne",
    Failure.QUOTA_429: "limite",
    Failure.HANG: "ne répond pas",
    Failure.DRIP: "ne répond pas",
    Failure.RESET: "ne répond pas",
    Failure.CUT_JSON: "ne répond pas",
    Failure.HTML_502: "en panne",
    Failure.NOT_SHARED: "n’est pas partagée",
    Failure.NOT_FOUND: "introuvable",
    Failure.TOKEN_REFUSED: "ne convient pas",
}
REFRESHES = 200
LONGEST_WAIT = 60.0  # seconds: so hasty a reading may need several tries on a busy machine
ANSWER = 80_000  # bytes of an answer on the demonstration, at the least
ALLOWED = 2_000_000  # bytes: a tenth of what keeping an answer a refresh would take


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.meter.limit = 10**6
    server.load(DEMO)
    return server


def open_live(google, patience):
    """A live copy that has been read once."""
    source = GoogleReadings(GoogleSource(google.address, google.key, adapter=google.adapter, patience=patience))
    return until_read(LiveCopy(Settings(audience=Audience.TEAM), CarefulSource(source, 10**6)))


def until_read(live):
    limit = monotonic() + LONGEST_WAIT
    while monotonic() < limit:
        live.refresh()
        if live.state.problem is None:
            return live
    raise AssertionError(str(live.state.problem))


@pytest.fixture
def live(google):
    return open_live(google, QUICK)


@pytest.mark.parametrize("failure", FAILING, ids=lambda failure: failure.name.lower())
def test_a_failure_changes_nothing_and_the_next_reading_recovers(google, live, failure):
    before = live.state
    google.expire_tokens()
    google.fail(failure)
    for _ in range(2):
        live.refresh()
    assert live.state.snapshot is before.snapshot
    assert live.state.answered_at == before.answered_at
    assert FAILING[failure] in live.state.problem.what
    assert live.state.failing_since is not None
    google.heal()
    live.refresh()
    assert (live.state.problem, live.state.failing_since) == (None, None)
    assert live.state.snapshot is before.snapshot
    assert live.state.answered_at > before.answered_at


@pytest.mark.parametrize("accident", [delete_the_tab, rename_a_header, delete_all_rows])
def test_an_accident_changes_nothing_and_its_undoing_is_seen(google, live, accident):
    before = {tab: live.state.snapshot[tab] for tab in TABS}
    undo = accident(google)
    for _ in range(2):
        live.refresh()
        assert [doubt.tab for doubt in live.state.held] == ["Crash-tests"]
        assert all(live.state.snapshot[tab].equals(rows) for tab, rows in before.items())
    undo()
    live.refresh()
    assert live.state.held == ()
    assert len(live.state.snapshot[CRASH_TESTS]) == len(before[CRASH_TESTS])


def fail_again_and_again(google, keep=lambda: None):
    """Refresh ``REFRESHES`` times while every failure comes in turn -> bytes and threads that stay of it."""
    live = open_live(google, HASTY)
    for failure in FAILING:  # what the first time loads for good
        google.fail(failure)
        live.refresh()
        google.heal()
    gc.collect()
    threads = threading.active_count()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for failure in islice(cycle(FAILING), REFRESHES):
        google.expire_tokens()
        google.fail(failure)
        live.refresh()
        assert live.state.problem is not None
        google.heal()
        keep()
    google.calls.clear()
    google.tokens.given.clear()
    gc.collect()
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    until_read(live)
    return kept, threading.active_count() - threads


def test_two_hundred_failing_refreshes_leave_neither_memory_nor_threads(google, caplog):
    caplog.set_level(logging.CRITICAL)
    kept, threads = fail_again_and_again(google)
    assert kept < ALLOWED
    assert threads <= 0


def test_keeping_an_answer_or_a_thread_a_refresh_would_be_seen(google, caplog):
    """Without this, the test above could not fail."""
    caplog.set_level(logging.CRITICAL)
    answers, over = [], threading.Event()

    def leak():
        answers.append(bytearray(ANSWER))
        threading.Thread(target=over.wait, daemon=True).start()

    kept, threads = fail_again_and_again(google, leak)
    over.set()
    assert kept > ALLOWED
    assert threads >= REFRESHES
