"""What leaves the history: by age, on demand; and what never enters a log."""

import logging
import traceback
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select

from sheets.history import KEEP_DAYS, KEEP_REMOVED_DAYS, History, HistoryProblem, Kind
from sheets.history_cells import unpack
from sheets.history_tables import TABLES
from sheets.workbook import Grid, RawBook
from tests.drawing import draw_book
from tests.history_books import observations, told

pytest_plugins = ("tests.postgres",)

DAY = timedelta(days=1)
CANARY = "canari de test"


MARKET = "| O1 | Le marché | Fermé |"
QUEUE = f"| O2 | La file | {CANARY} |"
REWORDED = f"| O2 | La file, encore | {CANARY} |"


def record_by_age(history, source, *aged):
    """Record books, each with its age in days, and give the moment now."""
    now = history.now()
    for age, book in aged:
        history.record(source, f"{age} days", book, now - age * DAY)
    return now


def everything_kept(history):
    """All that the tables hold, copies unpacked, as one text."""
    texts = []
    with history._database.read() as connection:
        for table in TABLES.tables.values():
            for line in connection.execute(select(table)):
                packed = [isinstance(column.type, LargeBinary) for column in table.columns]
                texts += [
                    repr(unpack(cell)) if bytes_ else repr(cell) for cell, bytes_ in zip(line, packed, strict=True)
                ]
    return "\n".join(texts)


def test_old_changes_are_folded_into_the_rows_as_they_then_stood(history, source):
    now = record_by_age(
        history, source,
        (900, observations(MARKET)),
        (800, observations(MARKET, REWORDED)),
        (400, observations(MARKET, QUEUE)),
        (10, observations("| O1 | Le marché | Ouvert |", QUEUE)),
    )  # fmt: skip
    before = history.rows_at(source, now - 20 * DAY)
    pruned = history.prune(source, keep_days=365)
    assert (pruned.changes, pruned.snapshots) == (3, 3)
    assert told(history.changes(source, now - 2000 * DAY, opening=True)) == [("O1", "edited")]
    assert [entry.number for entry in history.snapshots(source)] == [4]
    assert history.rows_at(source, now - 20 * DAY) == before
    assert history.rows_at(source, now - 500 * DAY) is None
    assert abs(history.began(source) - (now - 365 * DAY)) < timedelta(minutes=1)
    assert history.last_copy(source)[1] == "10 days"


def test_a_removed_row_is_kept_longer_then_goes(history, source):
    now = record_by_age(
        history, source, (900, observations(MARKET, QUEUE)), (500, observations(MARKET)), (400, observations())
    )  # fmt: skip
    history.prune(source, keep_days=365, keep_removed_days=730)
    assert told(history.removed_rows(source, now - 2000 * DAY)) == [("O2", "removed"), ("O1", "removed")]
    assert history.changes(source, now - 2000 * DAY) == []
    history.prune(source, keep_days=365, keep_removed_days=450)
    assert told(history.removed_rows(source, now - 2000 * DAY)) == [("O1", "removed")]
    history.prune(source, keep_days=390, keep_removed_days=0)
    assert history.removed_rows(source, now - 2000 * DAY) == []


def test_pruning_twice_or_what_is_young_or_unknown_does_nothing(history, source):
    now = record_by_age(history, source, (5, observations(MARKET)), (4, observations()))
    for name in (source, "nobody"):
        assert history.prune(name) == history.prune(name)
        assert history.prune(name).changes == 0
    assert told(history.changes(source, now - 9 * DAY)) == [("O1", "removed")]


def test_history_goes_on_after_pruning_everything(history, source):
    record_by_age(history, source, (5, observations(MARKET)), (4, observations(MARKET, QUEUE)))
    history.prune(source, keep_days=0, keep_removed_days=0)
    since = history.now()
    history.record(source, "next", observations(MARKET, REWORDED), since + timedelta(seconds=1))
    assert told(history.changes(source, since)) == [("O2", "edited")]
    assert history.changes(source, since)[0].before["Titre"] == "La file"


def test_a_forgotten_row_leaves_no_content_anywhere(own_database_url, source):
    with History(own_database_url) as history:
        now = record_by_age(
            history, source,
            (9, observations(QUEUE, MARKET)),
            (8, observations(REWORDED, MARKET)),
            (7, observations(REWORDED, MARKET, header="| Machin | Titre | Récit |")),
            (6, observations(QUEUE, MARKET)),
            (5, observations(MARKET)),
        )  # fmt: skip
        assert CANARY in everything_kept(history)
        erasure = history.forget(source, "Observations", "O2")
        assert (erasure.contents, erasure.in_latest) == (4, False)
        assert CANARY not in everything_kept(history)
        assert "La file" not in everything_kept(history)
        traces = [change for change in history.changes(source, now - 20 * DAY) if change.erased]
        assert told(change for change in traces if change.key == "O2") == [
            ("O2", "edited"), ("O2", "removed"), ("O2", "added"), ("O2", "removed")
        ]  # fmt: skip
        assert all(not change.before and not change.after for change in traces)
        assert "Le marché" in everything_kept(history)
        assert history.forget(source, "Observations", "O2").contents == 0
        if own_database_url.startswith("sqlite"):
            files = Path(own_database_url.removeprefix("sqlite:///")).parent.glob("history.db*")
            assert not any(CANARY.encode() in file.read_bytes() for file in files)


def test_a_row_forgotten_while_the_sheet_holds_it_is_said_so_and_not_told_as_a_change(history, source):
    now = record_by_age(history, source, (9, observations(QUEUE, MARKET)))
    assert history.forget(source, "Observations", "O2").in_latest
    copy = history.last_copy(source)[0]
    assert copy.grids[0].cells == [["Identifiant", "Titre", "Récit"], [], ["O1", "Le marché", "Fermé"]]
    history.record(source, "next", observations(QUEUE, MARKET, "| O3 | Autre | |"), now)
    assert told(history.changes(source, now - 20 * DAY)) == [("O3", "added")]
    history.record(source, "removed", observations(MARKET), now + DAY)
    assert CANARY not in str(history.changes(source, now - 20 * DAY))
    removed = history.removed_rows(source, now)
    assert [(row.key, row.before, row.kind, row.erased) for row in removed][0] == ("O2", {}, Kind.REMOVED, True)


def test_forgetting_reaches_every_row_of_that_key_and_no_other(history, source):
    answer = f"| P1 | T1 | {CANARY} |"
    record_by_age(
        history, source,
        (9, draw_book(
            Observations=f"| Identifiant | Titre |\n| O2 | {CANARY} |\n| O2 | {CANARY} bis |\n| O22 | reste |",
            Autodiagnostic=f"| Partenaire | Terrain | Commentaire |\n{answer}\n| P1 | T1 | reste |",
        )),
    )  # fmt: skip
    assert history.forget(source, "Observations", "O2").contents == 4
    assert history.forget(source, "Autodiagnostic", "P1").contents == 0
    (key,) = (row.key for row, cells in history.rows_at(source, history.now()).items() if CANARY in cells.values())
    assert history.forget(source, "Autodiagnostic", key).contents == 2
    kept = [cells for cells in history.rows_at(source, history.now()).values() if cells]
    assert len(kept) == 2
    assert all("reste" in cells.values() for cells in kept)
    assert history.forget("nobody", "Observations", "O2").contents == 0


def test_no_cell_key_or_secret_enters_a_log_or_an_error(own_database_url, source, caplog):
    caplog.set_level(logging.DEBUG)
    with History(own_database_url) as history:
        record_by_age(history, source, (9, observations(QUEUE)), (8, observations(REWORDED)), (7, observations()))
        history.forget(source, "Observations", "O2")
        with history._database.write() as connection:
            connection.exec_driver_sql("DROP TABLE history_change")
        with pytest.raises(HistoryProblem) as refused:
            history.record(
                source, "refused", RawBook((Grid("Observations", [["Identifiant"], [CANARY]]),)), history.now()
            )
    said = caplog.text + "".join(traceback.format_exception(refused.value))
    assert "snapshot 2" in said
    assert CANARY not in said
    assert source not in said
    assert own_database_url.rpartition("@")[0][-16:] not in said or own_database_url.startswith("sqlite")


def test_the_guide_tells_the_durations_of_the_code():
    guide = (Path(__file__).parents[2] / "docs/historique.md").read_text("utf-8")
    assert f"prune(source, keep_days={KEEP_DAYS}, keep_removed_days={KEEP_REMOVED_DAYS})" in guide
    assert all(f"| {days} jours |" in guide for days in (KEEP_DAYS, KEEP_REMOVED_DAYS))
