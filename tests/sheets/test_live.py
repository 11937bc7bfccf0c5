"""The live copy: what fails changes nothing, what vanishes is held, what changes is swapped at once."""

import os
from datetime import UTC, datetime

import pytest

from sheets.history import History
from sheets.live import CONFIRMED_AFTER, LiveCopy
from sheets.problems import SourceProblem
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.sources import FileSource, Reading
from sheets.tabs import PARTNERS
from tests.drawing import draw_book

TEAM = Settings(audience=Audience.TEAM)
FOUR = "| Identifiant | Nom |\n| P1 | a |\n| P2 | b |\n| P3 | c |\n| P4 | d |"
EMPTIED = "| Identifiant | Nom |"


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


def test_a_tab_that_loses_all_its_rows_is_held_until_it_is_confirmed():
    live = LiveCopy(TEAM, Scripted(FOUR, EMPTIED))
    live.refresh()
    for _ in range(CONFIRMED_AFTER - 1):
        live.refresh()
        assert len(names(live)) == 4
        assert live.state.held == ("Partenaires",)
    live.refresh()
    assert names(live) == []
    assert live.state.held == ()


def test_a_deleted_tab_is_held_as_well():
    class Deleting(Scripted):
        def read(self):
            self.readings += 1
            book = draw_book(Partenaires=FOUR) if self.readings == 1 else draw_book(Crises="| Identifiant | Nom |")
            return Reading(str(self.readings), lambda: book, datetime.now(UTC))

    live = LiveCopy(TEAM, Deleting())
    live.refresh()
    for _ in range(CONFIRMED_AFTER - 1):
        live.refresh()
        assert (len(names(live)), live.state.held) == (4, ("Partenaires",))
    live.refresh()
    assert names(live) == []


def test_a_slip_that_is_undone_is_forgotten():
    live = LiveCopy(TEAM, Scripted(FOUR, EMPTIED, FOUR))
    for _ in range(3):
        live.refresh()
    assert (len(names(live)), live.state.held) == (4, ())


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


def test_a_restart_during_an_outage_shows_the_last_good_copy(tmp_path):
    url = f"sqlite:///{tmp_path / 'history.db'}"
    before = LiveCopy(TEAM, SharedSource(Scripted(FOUR), History(url), "feuille"))
    before.refresh()
    outage = SourceProblem("Panne.", "Attendez.")
    after = LiveCopy(TEAM, SharedSource(Scripted(outage), History(url), "feuille"), pace=60)
    assert list(after.snapshot()[PARTNERS]["nom"]) == ["a", "b", "c", "d"]
    after.stop()


def test_of_two_processes_one_reads_and_the_other_follows(tmp_path):
    url = f"sqlite:///{tmp_path / 'history.db'}"
    reader, idle = Scripted(FOUR, FOUR + "\n| P5 | e |"), Scripted(SourceProblem("Jamais lue.", ""))
    first = LiveCopy(TEAM, SharedSource(reader, History(url), "feuille"))
    second = LiveCopy(TEAM, SharedSource(idle, History(url), "feuille"))
    for live in (first, second, first, second):
        live.refresh()
    assert names(first) == names(second) == ["a", "b", "c", "d", "e"]
    assert (reader.readings, idle.readings) == (2, 0)
