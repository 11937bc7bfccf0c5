"""What vanishes all at once is an accident until enough readings confirm it, or a person does: whoever reads, whenever."""

from datetime import UTC, datetime

import pytest

from sheets.history import History
from sheets.live import LiveCopy
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.sources import Reading
from sheets.tabs import PARTNERS
from sheets.vanishing import CarefulSource, readings_in
from tests.drawing import draw_book

pytest_plugins = ("tests.postgres",)

TEAM = Settings(audience=Audience.TEAM)
PATIENCE = 4
FOUR = "| Identifiant | Nom | Territoire |\n| P1 | a | Ici |\n| P2 | b | Ici |\n| P3 | c | Là |\n| P4 | d | |"
EMPTIED = "| Identifiant | Nom | Territoire |"
NAMES = ["a", "b", "c", "d"]
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Sheet:
    """A source whose tab Partenaires a test draws anew while it is read; None when the tab is deleted."""

    def __init__(self, drawing=FOUR):
        self.drawing, self.crises = drawing, "| Identifiant | Nom |\n| R1 | Inondation |"

    def read(self):
        tabs = {"Crises": self.crises} | ({} if self.drawing is None else {"Partenaires": self.drawing})
        return Reading(repr(tabs), lambda: draw_book(**tabs), datetime.now(UTC))

    def last(self):
        return None


def alone(sheet, patience=PATIENCE):
    return LiveCopy(TEAM, CarefulSource(sheet, patience))


def names(live):
    return list(live.state.snapshot[PARTNERS]["nom"])


def held(live):
    return [(doubt.tab, doubt.lost) for doubt in live.state.held]


def refresh(live, times=1):
    for _ in range(times):
        live.refresh()
    return live


@pytest.mark.parametrize(
    ("accident", "lost"),
    [
        (EMPTIED, ()),
        ("", ()),
        (None, ()),
        (FOUR.replace("Territoire", "Endroit"), ("Territoire",)),
        (FOUR.replace("Identifiant", "Code"), ("Identifiant",)),
        ("\n".join(FOUR.splitlines()[1:]), ("Identifiant", "Nom", "Territoire")),
    ],
    ids=["rows", "all cells", "tab", "a header renamed", "the header of the key renamed", "no header"],
)
def test_what_vanishes_is_held_until_it_is_confirmed(accident, lost):
    sheet = Sheet()
    live = refresh(alone(sheet))
    sheet.drawing = accident
    for _ in range(PATIENCE - 1):
        refresh(live)
        assert (names(live), held(live)) == (NAMES, [("Partenaires", lost)])
    refresh(live)
    assert held(live) == []
    assert list(live.state.snapshot[PARTNERS]["territoire"]) != ["Ici", "Ici", "Là", ""]


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        ("| Identifiant | Nom | Territoire |\n| P9 | z | Ici |", ["z"]),
        (FOUR.replace("| P4 | d | |", ""), ["a", "b", "c"]),
        (FOUR.replace("Territoire", "TERRITOIRES").replace("| a |", "| z |"), ["z", "b", "c", "d"]),
        ("| Nom | Territoire | Identifiant |\n| z | Ici | P1 |\n| b | Là | P2 |\n| c | Là | P3 |", ["z", "b", "c"]),
    ],
    ids=["most rows", "a row", "a header retyped", "columns in another order"],
)
def test_an_edit_is_no_accident(edit, shown):
    sheet = Sheet()
    live = refresh(alone(sheet))
    sheet.drawing = edit
    assert names(refresh(live)) == shown


def test_two_rows_are_emptied_on_purpose():
    sheet = Sheet(EMPTIED + "\n| P1 | a | |\n| P2 | b | |")
    live = refresh(alone(sheet))
    sheet.drawing = EMPTIED
    assert names(refresh(live)) == []


def test_a_slip_that_is_undone_is_forgotten_and_the_next_one_starts_again():
    sheet = Sheet()
    live = refresh(alone(sheet))
    for _ in range(3):
        sheet.drawing = EMPTIED
        refresh(live, PATIENCE - 1)
        assert names(live) == NAMES
        sheet.drawing = FOUR
        assert held(refresh(live)) == []


def test_the_other_tabs_are_followed_meanwhile():
    sheet = Sheet()
    live = refresh(alone(sheet))
    sheet.drawing, sheet.crises = EMPTIED, "| Identifiant | Nom |\n| R2 | Canicule |"
    refresh(live)
    assert names(live) == NAMES
    assert [news.tab for news in live.state.news.tabs] == ["Crises"]


def test_a_person_of_the_team_can_say_that_it_is_meant():
    sheet = Sheet()
    live = refresh(alone(sheet, patience=10**6))
    sheet.drawing = EMPTIED
    assert names(refresh(live, 3)) == NAMES
    live.believe("Partenaires")
    assert names(refresh(live)) == []


def test_the_public_cannot_say_it():
    sheet = Sheet()
    live = refresh(LiveCopy(Settings(audience=Audience.PUBLIC), CarefulSource(sheet, 10**6)))
    sheet.drawing = EMPTIED
    refresh(live)
    live.believe("Partenaires")
    assert names(refresh(live)) == NAMES


@pytest.mark.parametrize(("minutes", "readings"), [(2.0, 24), (0.0, 1), (0.5, 6), (60.0, 720)])
def test_the_setting_is_in_minutes_of_readings(minutes, readings):
    assert readings_in(minutes) == readings


def test_with_no_minute_what_vanishes_is_believed_at_once():
    sheet = Sheet()
    live = refresh(alone(sheet, readings_in(0)))
    sheet.drawing = EMPTIED
    assert names(refresh(live)) == []


# Among processes, and from one to the next


@pytest.fixture
def process(database_url, source):
    """``process(sheet)``: the live copy of one more process on the same Sheet and the same database."""
    return lambda sheet, patience=PATIENCE: LiveCopy(
        TEAM, SharedSource(sheet, History(database_url), source, patience=patience)
    )


def hand_over(database_url, source):
    """The process that reads dies: its lease ends."""
    with History(database_url) as history:
        history.release_lease(f"read:{source}", history.lease(f"read:{source}").holder)


def test_the_history_has_no_removed_row_before_it_is_confirmed(process, database_url, source):
    sheet = Sheet()
    live = refresh(process(sheet))
    sheet.drawing = EMPTIED
    with History(database_url) as history:
        refresh(live, PATIENCE - 1)
        assert history.changes(source, LONG_AGO) == []
        assert history.last_copy(source)[0].grids[-1].cells[1:] == [
            ["P1", "a", "Ici"],
            ["P2", "b", "Ici"],
            ["P3", "c", "Là"],
            ["P4", "d", ""],
        ]
        refresh(live)
        assert [row.key for row in history.removed_rows(source, LONG_AGO)] == ["P1", "P2", "P3", "P4"]
        assert history.shared.doubts(source) == {}


def test_an_accident_survives_a_restart_and_goes_on_being_counted(process, database_url, source):
    sheet = Sheet()
    live = refresh(process(sheet))
    since = None
    for _ in range(PATIENCE - 1):
        sheet.drawing = EMPTIED
        refresh(live)
        assert (names(live), held(live)) == (NAMES, [("Partenaires", ())])
        since = since or live.state.held[0].since
        assert live.state.held[0].since == since
        hand_over(database_url, source)
        live = process(sheet)
    assert names(refresh(live)) == []


def test_one_that_follows_holds_the_same_and_says_so(process, database_url, source):
    sheet = Sheet()
    first, second = refresh(process(sheet)), process(sheet)
    sheet.drawing = EMPTIED
    refresh(first)
    refresh(second)
    assert (names(second), held(second)) == (NAMES, [("Partenaires", ())])
    hand_over(database_url, source)
    refresh(second, PATIENCE - 2)
    assert names(second) == NAMES
    assert names(refresh(second)) == []
    assert (names(refresh(first)), held(first)) == ([], [])


def test_what_a_person_says_to_one_process_is_heard_by_the_one_that_reads(process):
    sheet = Sheet()
    first, second = refresh(process(sheet, 10**6)), process(sheet, 10**6)
    sheet.drawing = EMPTIED
    refresh(first)
    refresh(second)
    second.believe("Partenaires")
    assert names(refresh(first)) == []
    assert names(refresh(second)) == []


def test_a_process_that_starts_during_an_outage_after_an_accident_serves_the_last_good_rows(process):
    sheet = Sheet()
    live = refresh(process(sheet))
    sheet.drawing = EMPTIED
    refresh(live)

    class Down(Sheet):
        def read(self):
            raise AssertionError("never asked: another process has the lease")

    after = process(Down())
    assert list(after.snapshot()[PARTNERS]["nom"]) == NAMES
    after.stop()
