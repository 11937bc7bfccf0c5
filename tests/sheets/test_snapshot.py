"""A snapshot is shared by every session: what is derived from it is made once, and never without bound."""

import os
from datetime import UTC, datetime

import pytest

from sheets.problems import SourceProblem
from sheets.settings import Audience, Settings
from sheets.snapshot import _DERIVED_AT_MOST, CurrentSnapshot, Snapshot, take_snapshot
from sheets.tabs import OBSERVATIONS, PARTNERS
from tests import drawing
from tests.drawing import TODAY, read


def test_what_is_derived_is_computed_once_a_snapshot():
    calls = []

    def counted(_snapshot, argument):
        calls.append(argument)
        return argument

    shot = Snapshot(read(Partenaires=drawing.PARTNERS), Audience.TEAM, TODAY, datetime.now(UTC))
    assert [shot.derive(counted, "a"), shot.derive(counted, "a"), shot.derive(counted, "b")] == ["a", "a", "b"]
    assert calls == ["a", "b"]


def test_visitors_typing_anything_cannot_fill_the_memory():
    shot = Snapshot(read(), Audience.TEAM, TODAY, datetime.now(UTC))
    for number in range(_DERIVED_AT_MOST + 50):
        shot.derive(lambda _snapshot, value: value, number)
    assert len(shot._derived) <= _DERIVED_AT_MOST


def test_the_projection_is_made_when_the_data_are_read():
    team = take_snapshot(Settings(audience=Audience.TEAM))
    public = take_snapshot(Settings(audience=Audience.PUBLIC))
    assert "notes" in team[OBSERVATIONS]
    assert "notes" not in public[OBSERVATIONS]
    assert len(public[OBSERVATIONS]) < len(team[OBSERVATIONS])
    assert public.workbook.findings == ()


def test_the_demo_is_shown_at_its_reference_day():
    assert take_snapshot(Settings()).today == TODAY


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "Partenaires.csv").write_text("Identifiant,Nom\nP1,Labo\n", "utf-8")
    return tmp_path


def test_a_changed_file_is_read_again_and_an_unreadable_one_keeps_the_last_good_copy(folder, monkeypatch):
    monkeypatch.setattr("sheets.snapshot._LOOK_AGAIN_SECONDS", 0.0)
    current = CurrentSnapshot(Settings(source=str(folder), audience=Audience.TEAM))
    first = current.get()
    assert current.get() is first
    file = folder / "Partenaires.csv"
    file.write_text("Identifiant,Nom\nP1,Labo neuf\n", "utf-8")
    assert list(current.get()[PARTNERS]["nom"]) == ["Labo neuf"]
    os.remove(file)
    assert list(current.get()[PARTNERS]["nom"]) == ["Labo neuf"]


def test_a_source_that_could_never_be_read_is_a_problem(tmp_path):
    with pytest.raises(SourceProblem):
        CurrentSnapshot(Settings(source=str(tmp_path / "absent"))).get()
