"""The live copy: what fails changes nothing, what changes is swapped at once and told."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sheets.history import History
from sheets.live import LiveCopy
from sheets.problems import SourceProblem
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.sources import FileSource, Reading
from sheets.tabs import PARTNERS
from tests.drawing import draw_book

pytest_plugins = ("tests.postgres",)

TEAM = Settings(audience=Audience.TEAM)
FOUR = "| Identifiant | Nom |\n| P1 | a |\n| P2 | b |\n| P3 | c |\n| P4 | d |"


class Scripted:
    """A source that says what it is told: a drawing of Partenaires, or a problem to raise."""

    def __init__(self, *script):
        self.script, self.readings = list(script), 0

    def read(self):
        step = self.script[min(self.readings, len(self.script) - 1)]
        self.readings += 1
        if isinstance(step, Exception):
            raise step
        return Reading(step, lambda: draw_book(Partenaires=step), datetime.now(UTC))

    def last(self):
        return None


def names(live):
    return list(live.state.snapshot[PARTNERS]["nom"])


def test_an_unchanged_source_keeps_the_very_same_snapshot():
    live = LiveCopy(TEAM, Scripted(FOUR))
    live.refresh()
    first = live.state.snapshot
    live.refresh()
    assert live.state.snapshot is first


@pytest.mark.parametrize("failure", [SourceProblem("Panne.", "Attendez."), RuntimeError("inattendu")])
def test_a_failing_reading_leaves_the_last_good_copy_and_says_what_is_wrong(failure):
    live = LiveCopy(TEAM, Scripted(FOUR, failure, FOUR + "\n| P5 | e |"))
    live.refresh()
    live.refresh()
    assert names(live) == ["a", "b", "c", "d"]
    assert live.state.problem is not None
    assert live.state.failing_since is not None
    live.refresh()
    assert names(live)[-1] == "e"
    assert live.state.problem is None


def test_a_source_that_never_answered_is_a_problem_for_the_reader():
    live = LiveCopy(TEAM, Scripted(SourceProblem("Panne.", "Attendez.")), pace=60)
    with pytest.raises(SourceProblem, match="Panne"):
        live.snapshot()
    live.stop()


def test_files_are_followed(tmp_path):
    file = tmp_path / "Partenaires.csv"
    file.write_text("Identifiant,Nom\nP1,Labo\n", "utf-8")
    live = LiveCopy(TEAM, FileSource(str(tmp_path)))
    live.refresh()
    file.write_text("Identifiant,Nom\nP1,Labo neuf\n", "utf-8")
    live.refresh()
    assert names(live) == ["Labo neuf"]
    os.remove(file)
    live.refresh()
    assert names(live) == ["Labo neuf"]
    assert live.state.problem is not None


def test_a_restart_during_an_outage_shows_the_last_good_copy_and_its_age(database_url, source):
    before = LiveCopy(TEAM, SharedSource(Scripted(FOUR), History(database_url), source))
    before.refresh()
    outage = SourceProblem("Panne.", "Attendez.")
    after = LiveCopy(TEAM, SharedSource(Scripted(outage), History(database_url), source), pace=60)
    assert list(after.snapshot()[PARTNERS]["nom"]) == ["a", "b", "c", "d"]
    assert abs(after.state.answered_at - before.state.answered_at) < timedelta(seconds=5)
    after.stop()


def test_of_two_processes_one_reads_and_the_other_follows(database_url, source):
    reader, idle = Scripted(FOUR, FOUR + "\n| P5 | e |"), Scripted(SourceProblem("Jamais lue.", ""))
    first = LiveCopy(TEAM, SharedSource(reader, History(database_url), source))
    second = LiveCopy(TEAM, SharedSource(idle, History(database_url), source))
    for live in (first, second, first, second):
        live.refresh()
    assert names(first) == names(second) == ["a", "b", "c", "d", "e"]
    assert (reader.readings, idle.readings) == (2, 0)


def test_what_the_reader_meets_is_told_to_those_that_follow_until_it_is_over(database_url, source):
    outage = SourceProblem("Panne.", "Attendez.")
    first = LiveCopy(TEAM, SharedSource(Scripted(FOUR, outage, FOUR), History(database_url), source))
    second = LiveCopy(TEAM, SharedSource(Scripted(outage), History(database_url), source))
    told = []
    for _ in range(3):
        first.refresh()
        second.refresh()
        told.append(second.state.problem and str(second.state.problem))
    assert told == [None, "Panne. Attendez.", None]
    assert names(second) == ["a", "b", "c", "d"]


def test_a_database_that_fails_keeps_nothing_from_being_read(tmp_path):
    history = History(f"sqlite:///{tmp_path / 'history.db'}")
    live = LiveCopy(TEAM, SharedSource(Scripted(FOUR, FOUR + "\n| P5 | e |"), history, "feuille"))
    with history._database.write() as connection:
        for table in ("history_lease", "history_doubt"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
    live.refresh()
    live.refresh()
    assert names(live) == ["a", "b", "c", "d", "e"]
    assert live.state.problem is None


# What just changed


def news(live):
    return [(n.tab, n.added, n.edited, n.removed) for n in live.state.news.tabs]


def test_what_just_changed_is_counted_by_tab():
    script = (FOUR, FOUR.replace("| P1 | a |", "| P1 | z |").replace("| P2 | b |\n", "") + "\n| P5 | e |\n| P6 | f |")
    live = LiveCopy(TEAM, Scripted(*script))
    live.refresh()
    assert live.state.news is None
    live.refresh()
    assert news(live) == [("Partenaires", 2, 1, 1)]


def test_sorting_a_tab_is_no_news():
    lines = FOUR.splitlines()
    live = LiveCopy(TEAM, Scripted(FOUR, "\n".join([lines[0], *reversed(lines[1:])])))
    live.refresh()
    live.refresh()
    assert live.state.news is None


def test_news_stay_until_the_next_ones_whatever_fails():
    live = LiveCopy(TEAM, Scripted(FOUR, FOUR + "\n| P5 | e |", SourceProblem("Panne.", ""), FOUR + "\n| P5 | e |"))
    for _ in range(4):
        live.refresh()
    assert news(live) == [("Partenaires", 1, 0, 0)]


def test_the_news_of_the_public_are_those_of_what_it_sees():
    header = "| Identifiant | Version | Titre | Publication |\n"
    first = header + "| K1 | V1 | a | Publié |\n| K2 | V1 | b | Brouillon |"
    private = header + "| K1 | V1 | a | Publié |\n| K2 | V1 | CANARI | Brouillon |\n| K3 | V1 | c | Brouillon |"
    shown = private.replace("| K3 | V1 | c | Brouillon |", "| K3 | V1 | c | Publié |")

    class Chantiers(Scripted):
        def read(self):
            reading = super().read()
            return replace(reading, make_book=lambda: draw_book(Chantiers=reading.fingerprint))

    live = LiveCopy(Settings(audience=Audience.PUBLIC), Chantiers(first, private, shown))
    live.refresh()
    live.refresh()
    assert live.state.news is None
    live.refresh()
    assert news(live) == [("Chantiers", 1, 0, 0)]


def test_a_row_that_loses_its_reference_to_a_removed_one_was_not_edited():
    partners = "| Identifiant | Nom |\n| P1 | a |\n| P2 | b |"
    chantiers = "| Identifiant | Version | Titre | Porteur | Soutiens |\n| K1 | V1 | x | P1 | P1 ; P2 |"

    class Both(Scripted):
        def read(self):
            reading = super().read()
            return replace(reading, make_book=lambda: draw_book(Partenaires=reading.fingerprint, Chantiers=chantiers))

    live = LiveCopy(TEAM, Both(partners, partners.replace("| P1 | a |\n", "")))
    live.refresh()
    live.refresh()
    assert news(live) == [("Partenaires", 0, 0, 1)]


def test_a_setting_of_the_project_is_news():
    projet = "| Clé | Valeur |\n| Titre | {} |"

    class Projet(Scripted):
        def read(self):
            reading = super().read()
            return replace(reading, make_book=lambda: draw_book(Projet=projet.format(reading.fingerprint)))

    live = LiveCopy(TEAM, Projet("Un", "Deux"))
    live.refresh()
    live.refresh()
    assert news(live) == [("Projet", 0, 1, 0)]


# Pace


@pytest.mark.parametrize(
    ("costs", "seconds"),
    [
        ({}, 5.0),
        ({"calls": 1}, 5.0),
        ({"calls": 2}, 6.0),
        ({"weight": 4_000_000}, 10.0),
        ({"weight": 10**9}, 60.0),
        ({"followed": True}, 2.0),
    ],
    ids=str,
)
def test_what_a_reading_costs_sets_the_pace(costs, seconds):
    class Costly(Scripted):
        def read(self):
            return replace(super().read(), **costs)

    live = LiveCopy(TEAM, Costly(FOUR))
    live.refresh()
    assert live._wait == seconds


@pytest.mark.parametrize(
    ("costs", "seconds"),
    [
        ({}, 5.0),
        ({"calls": 3}, 9.0),
        ({"retry_after": 30.0}, 30.0),
        ({"retry_after": 600.0}, 60.0),
        ({"followed": True}, 2.0),
    ],
    ids=str,
)
def test_failures_never_cost_more_than_twenty_calls_a_minute(costs, seconds):
    problem = SourceProblem("Panne.", "Attendez.")
    vars(problem).update(costs)
    live = LiveCopy(TEAM, Scripted(problem))
    live.refresh()
    assert live._wait == seconds
    assert costs.get("calls", 0) * 60 / seconds <= 20
