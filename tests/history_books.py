"""Books for the tests of the history, and how they are recorded: one a minute."""

from datetime import UTC, datetime, timedelta

from tests.drawing import draw_book

START = datetime(2020, 6, 1, 8, tzinfo=UTC)
LONG_AGO = START - timedelta(days=1000)


def at(minutes):
    return START + timedelta(minutes=minutes)


def record_all(history, source, *books):
    """Record each book a minute after the one before, the first at START."""
    return [history.record(source, f"print {n}", book, at(n)) for n, book in enumerate(books)]


def observations(*rows, header="| Identifiant | Titre | Récit |"):
    return draw_book(Observations="\n".join([header, *rows]))


def told(changes):
    return [(change.key, change.kind.value) for change in changes]


ONE = observations("| O1 | Le marché | Fermé |")
TWO = observations("| O1 | Le marché | Ouvert |", "| O2 | La file | Longue |")
NONE = observations()
