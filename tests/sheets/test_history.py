"""Snapshots recorded and read again, on SQLite and on PostgreSQL."""

from datetime import UTC, date, datetime, time
from time import perf_counter

import pytest
from sqlalchemy import update

from sheets.history import History, HistoryProblem
from sheets.history_tables import version_table
from sheets.workbook import Grid, RawBook
from tests.history_books import LONG_AGO, NONE, ONE, START, TWO, at, record_all

pytest_plugins = ("tests.postgres",)


ODD_BOOK = RawBook(
    (
        Grid(
            "Observations",
            [
                ["Identifiant", "Date", "Titre", "Titre", None, "Récit"],
                ["O1", date(2020, 5, 7), 3.0, 3, True, "x" * 50_000],
                [],
                ["É 👩🏽‍🔬 \u202e", datetime(2020, 5, 7, 11, 30, 0, 5), "a\x00b\ud800", -0.5, False, "\n « à » \t"],
                [None, time(11, 30), 12345678901234567890, 1e300, "", "O'Brien\"); DROP TABLE x; --", "trop", "large"],
                ["y" * 50_000, datetime(2020, 5, 7, tzinfo=UTC)],
            ],
            gid=0,
        ),
        Grid("Divers", [["gardé aussi"]]),
    ),
    url="https://docs.google.com/spreadsheets/d/x/edit",
)


def types(book):
    return [[[type(cell) for cell in row] for row in grid.cells] for grid in book.grids]


def test_a_restart_reads_the_last_good_copy_with_its_types(history, source, database_url):
    record_all(history, source, ONE, ODD_BOOK)
    history.confirm(source, "print 1", at(9))
    with History(database_url) as restarted:
        book, fingerprint, seen_at = restarted.last_copy(source)
    assert book == ODD_BOOK
    assert types(book) == types(ODD_BOOK)
    assert (fingerprint, seen_at) == ("print 1", at(9))
    assert history.last_copy("nobody") is None


def test_odd_cells_survive_as_changes_too(history, source):
    record_all(history, source, NONE, ODD_BOOK)
    after = {change.key: change.after for change in history.changes(source, LONG_AGO)}
    assert after["O1"] == {
        "Identifiant": "O1", "Date": date(2020, 5, 7), "Titre": 3.0, "Titre (2)": 3, "E": True, "Récit": "x" * 50_000
    }  # fmt: skip
    assert after["É 👩🏽‍🔬"]["Titre"] == "a\x00b\ud800"
    assert len(after) == 4
    assert max(map(len, after)) < 200


def test_a_snapshot_recorded_again_only_moves_the_moment_it_was_seen(history, source):
    (first,) = record_all(history, source, ONE)
    again = history.record(source, "print 0", ONE, at(5))
    assert (first.new, again.new, again.entry) == (True, False, first.entry)
    assert history.latest(source) == ("print 0", at(5))
    assert not history.confirm(source, "another", at(6))
    assert history.latest("nobody") is None


def test_a_state_that_comes_back_is_a_snapshot_of_its_own(history, source):
    for minute, name in enumerate("ABA"):
        assert history.record(source, name, {"A": ONE, "B": TWO}[name], at(minute)).new
    assert [entry.fingerprint for entry in history.snapshots(source)] == ["A", "B", "A"]


def test_a_snapshot_asked_for_before_the_latest_is_late_and_left_out(history, source):
    record_all(history, source, ONE, TWO)
    late = history.record(source, "late", ONE, at(0.5))
    assert (late.new, late.entry.fingerprint) == (False, "print 1")
    assert len(history.snapshots(source)) == 2


def test_sources_do_not_mix(history, source):
    record_all(history, source, ONE)
    record_all(history, source + "'", TWO)
    assert len(history.rows_at(source, START)) == 1
    assert len(history.rows_at(source + "'", START)) == 2


def test_a_moment_without_a_time_zone_is_refused(history, source):
    naive = datetime(2020, 6, 1)  # noqa: DTZ001
    for call in (
        lambda: history.record(source, "f", ONE, naive),
        lambda: history.changes(source, naive),
        lambda: history.rows_at(source, naive),
    ):
        with pytest.raises(ValueError, match="time zone"):
            call()


def test_five_thousand_rows_are_recorded_in_a_few_seconds(history, source):
    labels = ["Identifiant", "Terrain", "Titre", "Récit", *(f"Colonne {n}" for n in range(11))]
    body = [[f"O{n}", "T1", f"Titre {n}", "Ce qui s’est passé. " * 20, *range(n, n + 11)] for n in range(5000)]
    edited = [[*row[:2], "Autre", *row[3:]] if n == 2500 else row for n, row in enumerate(body)]
    took = []
    for fingerprint, rows in enumerate((body, edited, body[:100])):
        began = perf_counter()
        history.record(source, str(fingerprint), RawBook((Grid("Observations", [labels, *rows]),)), at(fingerprint))
        took.append(perf_counter() - began)
    assert [(e.added, e.edited, e.removed) for e in history.snapshots(source)] == [
        (5000, 0, 0),
        (0, 1, 0),
        (0, 0, 4900),
    ]
    assert max(took) < 10, took
    assert took[1] < 3, took


@pytest.mark.parametrize(
    "url", ["nothing at all", "mysql://someone:s3cret@somewhere/base", "sqlite://", "sqlite:////proc/no/x.db"]
)
def test_an_address_that_cannot_be_used_is_a_named_problem_without_its_secret(url):
    with pytest.raises(HistoryProblem) as refused:
        History(url)
    assert "s3cret" not in str(refused.value)
    assert refused.value.remedy


def test_a_base_that_refuses_the_account_is_a_named_problem_without_its_secret(postgres):
    with pytest.raises(HistoryProblem) as refused:
        History(postgres.url().replace(postgres.password, "s3cret"))
    assert "s3cret" not in f"{refused.value}{refused.value.__cause__}"


def test_a_history_written_by_a_later_version_is_left_alone(own_database_url):
    with History(own_database_url) as history, history._database.write() as connection:
        connection.execute(update(version_table).values(version=99))
    with pytest.raises(HistoryProblem, match="autre version"):
        History(own_database_url)
