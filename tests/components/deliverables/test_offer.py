"""A document on the screen: its button, then the time it takes, then its download; or why there is none."""

import threading
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components.deliverables import offer
from components.deliverables.documents import Document
from components.making import Workshop
from sheets.settings import Settings
from sheets.snapshot import make_snapshot
from tests.drawing import draw_book


def script(given):
    from components.deliverables.offer import offer

    offer(given["snapshot"], given["document"])


def small_snapshot():
    return make_snapshot(
        Settings(date=date(2020, 7, 22)), draw_book(Partenaires="| Identifiant | Nom |\n| P1 | Labo |")
    )


@pytest.fixture
def pending():
    """How many documents are made or wait, at most."""
    return 40


@pytest.fixture
def shop(monkeypatch, pending):
    made = Workshop(pending=pending)
    monkeypatch.setattr(offer, "workshop", lambda: made)
    monkeypatch.setattr(offer, "_PATIENCE", 0)
    yield made
    made.close()


def screen(make, given=None):
    """``given``: what the script works on, and may be changed between two runs."""
    given = {} if given is None else given
    given.update(snapshot=small_snapshot(), document=Document("cahier", "le PDF", "c.pdf", "application/pdf", make))
    return AppTest.from_function(script, args=(given,)).run()


def asked(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def labels(app):
    return [*(button.label for button in app.button), *(button.proto.label for button in app.get("download_button"))]


def until(app, seen):
    for _ in range(200):
        if labels(app.run()) == seen:
            return True
        threading.Event().wait(0.01)
    return labels(app)


def test_it_is_asked_for_then_waited_for_then_there(shop):
    go = threading.Event()
    app = screen(lambda _: go.wait(20) and b"x" * 3_000)
    assert labels(app) == ["Préparer le PDF"]
    assert labels(asked(app, "Préparer le PDF")) == []
    go.set()
    assert until(app, ["Télécharger le PDF (3\u00a0ko)"]) is True


def test_a_failure_offers_another_try(shop):
    failing = [ValueError("panne")]

    def make(_):
        if failing:
            raise failing.pop()
        return b"x"

    app = asked(screen(make), "Préparer le PDF")
    assert until(app, ["Réessayer\u202f: le PDF"]) is True
    app = asked(app, "Réessayer\u202f: le PDF")
    assert until(app, ["Télécharger le PDF (1\u00a0ko)"]) is True


def test_new_data_while_it_is_made_ask_for_it_again(shop):
    go, given, made_of = threading.Event(), {}, []
    app = asked(screen(lambda snapshot: made_of.append(snapshot) or go.wait(20) and b"x", given), "Préparer le PDF")
    given["snapshot"] = small_snapshot()
    assert labels(app.run()) == []
    go.set()
    assert until(app, ["Télécharger le PDF (1\u00a0ko)"]) is True
    assert made_of[-1] is given["snapshot"]


def test_a_document_that_is_ready_is_still_to_be_taken_when_the_data_change(shop, monkeypatch):
    given = {}
    app = asked(screen(lambda _: b"x" * 3_000, given), "Préparer le PDF")
    assert until(app, ["Télécharger le PDF (3\u00a0ko)"]) is True
    given["snapshot"] = small_snapshot()
    assert until(app, ["Refaire le PDF", "Télécharger le PDF (3\u00a0ko)"]) is True
    assert until(asked(app, "Refaire le PDF"), ["Télécharger le PDF (3\u00a0ko)"]) is True
    # Not for long: what is withdrawn from publication goes away.
    monkeypatch.setattr(offer, "_GIVEN_FOR", 0)
    given["snapshot"] = small_snapshot()
    assert labels(app.run()) == ["Préparer le PDF"]


@pytest.mark.parametrize("pending", [1])
def test_too_many_orders_are_told_so(shop):
    go = threading.Event()
    asked(screen(lambda _: go.wait(20) and b"x"), "Préparer le PDF")
    app = asked(screen(lambda _: b"y"), "Préparer le PDF")
    assert labels(app) == ["Réessayer\u202f: le PDF"]
    go.set()


def test_one_visitor_leaves_room_to_the_others(shop):
    go, given = threading.Event(), {}
    app = screen(make := lambda *_: go.wait(20) and b"x" * 3_000, given)
    for choice in range(6):
        given["document"] = Document("cahier", "le PDF", "c.pdf", "application/pdf", make, (choice,))
        assert labels(asked(app.run(), "Préparer le PDF")) == []
    given["document"] = Document("cahier", "le PDF", "c.pdf", "application/pdf", make, (6,))
    assert labels(asked(app.run(), "Préparer le PDF")) == ["Réessayer\u202f: le PDF"]
    other = screen(make)
    assert labels(asked(other, "Préparer le PDF")) == []
    go.set()
    assert until(app, ["Réessayer\u202f: le PDF"]) is True
    assert until(asked(app, "Réessayer\u202f: le PDF"), ["Télécharger le PDF (3\u00a0ko)"]) is True
