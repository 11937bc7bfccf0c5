"""A snapshot is shared by every session: what is derived from it is made once, and never without bound."""

from datetime import UTC, datetime

from sheets.settings import Audience, Settings
from sheets.snapshot import _DERIVED_AT_MOST, Snapshot, make_snapshot
from sheets.sources import open_source
from sheets.tabs import OBSERVATIONS
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
    team = make_snapshot(Settings(audience=Audience.TEAM), open_source("demo"))
    public = make_snapshot(Settings(audience=Audience.PUBLIC), open_source("demo"))
    assert "notes" in team[OBSERVATIONS]
    assert "notes" not in public[OBSERVATIONS]
    assert len(public[OBSERVATIONS]) < len(team[OBSERVATIONS])
    assert public.workbook.findings == ()


def test_the_demo_is_shown_at_its_reference_day():
    assert make_snapshot(Settings(), open_source("demo")).today == TODAY
