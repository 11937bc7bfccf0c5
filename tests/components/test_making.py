"""Documents asked by many are made once, never on the thread of who asks, and forgotten with their snapshot."""

import gc
import logging
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from components.making import State, Workshop
from sheets.settings import Settings
from sheets.snapshot import make_snapshot
from tests.drawing import draw_book

LONG = 20  # seconds, far more than any document here takes


def small_snapshot():
    return make_snapshot(
        Settings(date=date(2020, 7, 22)), draw_book(Partenaires="| Identifiant | Nom |\n| P1 | Labo |")
    )


@pytest.fixture
def snapshot():
    return small_snapshot()


@pytest.fixture
def shop():
    made = Workshop(workers=2, kept=3, pending=4)
    yield made
    made.close()


class Maker:
    """Makes nothing until it is let go; counts what it made, and remembers on which thread."""

    def __init__(self, *, free=True, failing=()):
        self.go, self.begun = threading.Event(), threading.Semaphore(0)
        self.threads, self.failing = [], list(failing)
        if free:
            self.go.set()

    def __call__(self, _snapshot, *choice):
        self.threads.append(threading.current_thread())
        self.begun.release()
        assert self.go.wait(LONG)
        if self.failing:
            raise self.failing.pop()
        return repr(choice).encode()


def waited(shop, snapshot, make, *choice):
    while (progress := shop.progress(snapshot, make, *choice)).state is State.PENDING:
        threading.Event().wait(0.002)
    return progress


def test_fifty_visitors_have_it_made_once_and_none_makes_it(shop, snapshot):
    make = Maker(free=False)
    with ThreadPoolExecutor(50) as visitors:
        told = list(visitors.map(lambda _: (shop.ask(snapshot, make, "V3"), threading.current_thread()), range(50)))
    assert {progress.state for progress, _ in told} == {State.PENDING}
    make.go.set()
    assert waited(shop, snapshot, make, "V3").content == b"('V3',)"
    assert len(make.threads) == 1
    assert make.threads[0] not in {thread for _, thread in told}


def test_nothing_is_made_before_it_is_asked_for(shop, snapshot):
    make = Maker()
    assert shop.progress(snapshot, make, "V3").state is State.UNASKED
    assert make.threads == []


def test_time_goes_by_while_it_is_being_made(shop, snapshot):
    make = Maker(free=False)
    shop.ask(snapshot, make)
    first, second = (shop.progress(snapshot, make).seconds for _ in range(2))
    assert 0 <= first < second
    make.go.set()


def test_a_failure_is_told_and_asking_again_tries_again(shop, snapshot, caplog):
    make = Maker(failing=[ValueError("panne")])
    shop.ask(snapshot, make, "V1")
    assert waited(shop, snapshot, make, "V1").state is State.FAILED
    assert "a document could not be made" in caplog.text
    shop.ask(snapshot, make, "V1")
    assert waited(shop, snapshot, make, "V1").state is State.READY
    assert len(make.threads) == 2


def test_a_new_snapshot_has_its_own_and_the_old_one_is_freed(shop, snapshot, monkeypatch):
    # pytest keeps what is logged, traces and all that they hold.
    monkeypatch.setattr(logging.getLogger("components.making"), "disabled", True)
    make, old = Maker(failing=[ValueError("panne")]), small_snapshot()
    for choice in ("failing", "made"):
        shop.ask(old, make, choice)
        waited(shop, old, make, choice)
    assert shop.progress(snapshot, make).state is State.UNASKED
    gone = weakref.ref(old)
    del old
    # A thread of the pool forgets its last task when it takes the next one.
    for choice in range(4):
        shop.ask(snapshot, make, choice)
        waited(shop, snapshot, make, choice)
    gc.collect()
    assert gone() is None


def test_only_the_last_choices_are_kept(shop, snapshot):
    make = Maker()
    for choice in range(6):
        shop.ask(snapshot, make, choice)
        waited(shop, snapshot, make, choice)
    states = [shop.progress(snapshot, make, choice).state for choice in range(6)]
    assert states == [State.UNASKED] * 3 + [State.READY] * 3


def test_heavy_ones_give_way_to_the_last(snapshot):
    shop, make = Workshop(held=20), Maker()
    for choice in ("x" * 30, "short", "y" * 40):
        shop.ask(snapshot, make, choice, patience=LONG)
    shop.progress(snapshot, make, "short")
    states = [shop.progress(snapshot, make, choice).state for choice in ("x" * 30, "short", "y" * 40)]
    assert states == [State.UNASKED, State.UNASKED, State.READY]
    shop.close()


def test_beyond_a_queue_people_are_told_to_come_back(shop, snapshot):
    make = Maker(free=False)
    states = [shop.ask(snapshot, make, choice).state for choice in range(6)]
    assert states == [State.PENDING] * 4 + [State.REFUSED] * 2
    assert shop.ask(snapshot, make, 0).state is State.PENDING
    make.go.set()


def test_a_quick_one_is_given_at_once_to_who_has_patience(shop, snapshot):
    assert shop.ask(snapshot, Maker(), "V3", patience=LONG).content == b"('V3',)"


def test_a_document_is_not_forgotten_because_others_wait(snapshot):
    shop, quick, slow = Workshop(workers=2, kept=1), Maker(), Maker(free=False)
    shop.ask(snapshot, quick, patience=LONG)
    for choice in range(5):
        shop.ask(snapshot, slow, choice)
    assert [shop.progress(snapshot, quick).state for _ in range(2)] == [State.READY] * 2
    slow.go.set()
    shop.close()
