"""Several processes on one history, killed without warning: no hole, no duplicate, and always one that refreshes."""

import multiprocessing
import os
import signal
import sqlite3
import time
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from sheets.history import History, HistoryProblem
from tests.drawing import draw_book

pytest_plugins = ("tests.postgres",)

SPAWN = multiprocessing.get_context("spawn")
START = datetime(2020, 6, 1, tzinfo=UTC)
PRINTS = [f"print {n}" for n in range(30)]
LEASE = 2.0


def book(n):
    """At each step a row comes, the one before is reworded, and an older one goes."""
    rows = [f"| O{row} | {'neuf' if row == n else 'relu'} |" for row in range(max(0, n - 10), n + 1)]
    return draw_book(Observations="\n".join(["| Identifiant | Titre |", *rows]))


def record_all(url, source, together, pause):
    """A process's work: record every step in order, whoever else does."""
    together.wait()
    with History(url) as history:
        for n, fingerprint in enumerate(PRINTS):
            history.record(source, fingerprint, book(n), START + timedelta(seconds=n))
            time.sleep(pause)


def hold(url, name, holder, taken):
    """A process's work: keep the lease as long as the tests run."""
    parent = os.getppid()
    with History(url) as history:
        while os.getppid() == parent:
            if history.take_lease(name, holder, LEASE):
                taken.set()
            time.sleep(LEASE / 10)


def started(work, *arguments):
    process = SPAWN.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def take_within(seconds, history, name, term=LEASE):
    """Ask for the lease until it is had."""
    began = time.monotonic()
    while not history.take_lease(name, "second", term):
        assert time.monotonic() - began < seconds, "nobody took over"
        time.sleep(0.05)


def assert_whole(history, source):
    """Each snapshot once, in order, and changes that lead from one to the next."""
    assert [(entry.number, entry.fingerprint) for entry in history.snapshots(source)] == list(enumerate(PRINTS, 1))
    for n in range(len(PRINTS)):
        there = history.rows_at(source, START + timedelta(seconds=n))
        assert {row.key for row in there} == {f"O{row}" for row in range(max(0, n - 10), n + 1)}
    assert len(history.changes(source, START)) == sum(2 + (n > 10) for n in range(1, len(PRINTS)))


def test_processes_that_start_together_on_a_new_database_record_the_same_sequence_once(own_database_url, source):
    together = SPAWN.Barrier(3)
    processes = [started(record_all, own_database_url, source, together, 0.001 * n) for n in range(3)]
    for process in processes:
        process.join(30)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    with History(own_database_url) as history:
        assert_whole(history, source)


def test_a_process_killed_while_it_records_leaves_neither_hole_nor_half(own_database_url, source):
    alone = SPAWN.Barrier(1)
    with History(own_database_url) as history:
        for n in (5, 15):
            process = started(record_all, own_database_url, source, alone, 0.005)
            while len(history.snapshots(source)) < n:
                assert process.is_alive()
                time.sleep(0.001)
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            copied, fingerprint, _ = history.last_copy(source)
            assert history.snapshots(source)[-1].fingerprint == fingerprint
            assert copied == book(PRINTS.index(fingerprint))
        record_all(own_database_url, source, alone, 0)
        assert_whole(history, source)


def test_when_the_holder_is_killed_another_takes_over_within_the_lease(history, source, database_url):
    taken = SPAWN.Event()
    holder = started(hold, database_url, source, "first", taken)
    assert taken.wait(30)
    assert not history.take_lease(source, "second", LEASE)
    time.sleep(LEASE * 1.2)
    assert not history.take_lease(source, "second", LEASE), "a living holder keeps its lease beyond its first term"
    os.kill(holder.pid, signal.SIGKILL)
    take_within(LEASE + 1, history, source)
    assert history.lease(source).holder == "second"


def test_a_frozen_holder_finds_its_lease_gone_when_it_wakes(history, source, database_url):
    taken = SPAWN.Event()
    holder = started(hold, database_url, source, "first", taken)
    assert taken.wait(30)
    os.kill(holder.pid, signal.SIGSTOP)
    take_within(LEASE + 1, history, source, term=60)
    os.kill(holder.pid, signal.SIGCONT)
    time.sleep(LEASE / 2)
    assert history.lease(source).holder == "second"
    holder.kill()
    holder.join()


def test_a_lease_is_given_up_at_once_and_only_by_its_holder(history, source):
    assert history.lease(source) is None
    assert history.take_lease(source, "first", 60)
    history.release_lease(source, "second")
    assert not history.take_lease(source, "second", 60)
    history.release_lease(source, "first")
    assert history.take_lease(source, "second", 60)
    left = history.lease(source).until - history.now()
    assert timedelta(seconds=55) < left <= timedelta(seconds=60)


def take_once(url, name, holder, together, winners):
    with History(url) as history:
        together.wait()
        if history.take_lease(name, holder, 60):
            winners.put(holder)


def test_of_several_that_want_a_free_lease_in_the_same_instant_one_has_it(database_url, source):
    together, winners = SPAWN.Barrier(3), SPAWN.Queue()
    processes = [started(take_once, database_url, source, f"process {n}", together, winners) for n in range(3)]
    for process in processes:
        process.join(30)
    assert winners.get(timeout=5)
    assert winners.empty()


def test_a_database_that_restarts_is_a_named_problem_then_works_again(postgres, source):
    with History(postgres.new_database()) as history:
        history.record(source, PRINTS[0], book(0), START)
        postgres.stop()
        with pytest.raises(HistoryProblem):
            history.latest(source)
        postgres.start()
        assert history.latest(source).fingerprint == PRINTS[0]
        assert history.record(source, PRINTS[1], book(1), START + timedelta(seconds=1)).new


def test_readers_of_sqlite_never_wait_for_the_writer(tmp_path, source):
    file = tmp_path / "history.db"
    with History(f"sqlite:///{file}") as history:
        history.record(source, PRINTS[0], book(0), START)
        writer = sqlite3.connect(file, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert history.last_copy(source)[0] == book(0)
        assert time.monotonic() - began < 1
        writer.close()


def test_the_database_itself_refuses_a_second_snapshot_with_the_same_predecessor(own_database_url, source):
    with History(own_database_url) as history:
        history.record(source, PRINTS[0], book(0), START)
    twin = (
        "INSERT INTO history_snapshot (source, number, fingerprint, seen_at, added, edited, removed) "
        "SELECT source, number, 'twin', seen_at, 0, 0, 0 FROM history_snapshot"
    )
    if own_database_url.startswith("sqlite"):
        connection, refused = sqlite3.connect(own_database_url.removeprefix("sqlite:///")), sqlite3.IntegrityError
    else:
        connection, refused = psycopg.connect(own_database_url), psycopg.errors.UniqueViolation
    with pytest.raises(refused):
        connection.execute(twin)
    connection.close()
