"""Screens are written one after the other, and none keeps the others back for long."""

import threading

import pytest

from components import turns


@pytest.fixture
def writing():
    """A screen that is being written in a thread of its own, until it is told to end."""
    began, end = threading.Event(), threading.Event()

    def write():
        with turns.turn():
            began.set()
            end.wait(20)

    thread = threading.Thread(target=write)
    thread.start()
    assert began.wait(20)
    yield end
    end.set()
    thread.join()


def test_a_screen_waits_until_the_one_before_is_written(writing, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 20)
    threading.Timer(0.2, writing.set).start()
    with turns.turn():
        assert writing.is_set()


def test_a_screen_that_takes_long_does_not_keep_the_others_back(writing, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with turns.turn():
        assert not writing.is_set()


def test_a_screen_that_fails_leaves_its_turn():
    with pytest.raises(ZeroDivisionError), turns.turn():
        _ = 1 / 0
    assert turns._turns.acquire(blocking=False)
    turns._turns.release()


def test_whoever_did_not_wait_takes_no_turn_from_another(writing, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with turns.turn():
        pass
    with turns.turn():
        assert not writing.is_set()
    writing.set()
    monkeypatch.setattr(turns, "PATIENCE", 20)
    with turns.turn():
        assert not turns._turns.acquire(blocking=False)
