"""The Google Sheet as a source, over real HTTP: what is read, what it costs, and how its tabs are followed."""

import time
from datetime import date, datetime

import pandas as pd
import pytest

from sheets.google import GoogleProblem, GoogleSource, Kind, Patience, spreadsheet_id
from sheets.reading import read_workbook
from sheets.sources import DEMO, open_source
from sheets.tabs import CALENDAR, CONTROVERSIES, PARTNERS, SELF_DIAGNOSIS, TABS
from tests.drawing import TODAY
from tests.google import FakeGoogle
from tests.google.sheet import COLUMNS

PARTNERS_TAB = [["Identifiant", "Nom"], ["P1", "Labo des Deux-Rives"]]


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    return server


def open_sheet(google, clock=None, **options):
    patience = Patience(first=0.01, longest=0.02, **({"clock": clock} if clock else {}))
    return GoogleSource(google.address, google.key, adapter=google.adapter, patience=patience, **options)


def workbook(source):
    return read_workbook(TABS, source.read().book, TODAY)


def cells(source, title):
    return next(grid.cells for grid in source.read().book.grids if grid.title == title)


def places(book):
    return [(f.tab, f.rule, f.row, f.column, f.value) for f in book.findings]


def assert_same_tables(book, other):
    for tab in TABS:
        pd.testing.assert_frame_equal(book[tab], other[tab], obj=tab.name)
        pd.testing.assert_frame_equal(book.tables[tab].extras, other.tables[tab].extras, obj=tab.name)
    assert (book.project, book.lists) == (other.project, other.lists)


# What is read


def test_the_demo_is_read_as_from_its_files(google):
    google.load(DEMO)
    book, files = workbook(open_sheet(google)), read_workbook(TABS, open_source("demo"), TODAY)
    assert_same_tables(book, files)
    assert sorted(places(book)) == sorted(places(files))


def test_the_demo_typed_in_by_hand_gives_the_same_tables(google):
    google.load(DEMO, as_typed=True)
    assert isinstance(google.sheet("Autodiagnostic").get("A2"), float)
    assert_same_tables(workbook(open_sheet(google)), read_workbook(TABS, open_source("demo"), TODAY))


@pytest.mark.parametrize("written", ["0042", "1.10", "1.1", "01", "1,5", "7 mai", "VRAI", "1e3"])
def test_an_id_is_the_text_that_was_written(google, written):
    google.add_tab("Partenaires", [["Identifiant", "Nom"], [written, "Labo"]])
    assert list(workbook(open_sheet(google))[PARTNERS].id) == [written]


def test_an_id_that_the_sheet_made_a_number_is_read_and_reported(google):
    google.add_tab("Partenaires", PARTNERS_TAB).type("A2", "0042")
    book = workbook(open_sheet(google))
    assert list(book[PARTNERS].id) == ["42"]
    assert "number-as-id" in {finding.rule for finding in book.findings}


def test_numbers_dates_booleans_and_errors_come_as_they_are(google):
    moment = datetime(2020, 6, 2, 12, 0)
    google.add_tab(
        "Partenaires", [["Identifiant"], [39033.78, 0.0699, True, date(2020, 6, 8), moment, "#REF!", "1 234,5"]]
    )
    assert cells(open_sheet(google), "Partenaires")[1] == [39033.78, 0.0699, True, 43990, 43984.5, "#REF!", "1 234,5"]


def test_dates_and_percents_of_the_sheet_are_read_as_such(google):
    google.add_tab("Calendrier", [["Identifiant", "Phase", "Étape", "Quand", "Avancement"]])
    google.sheet("Calendrier").append("J1", "Enquêtes", "Lancer", date(2020, 6, 5), 0.92)
    google.add_tab("Autodiagnostic", [["Horodatage"], [datetime(2020, 6, 2, 12, 0)]])
    book = workbook(open_sheet(google))
    (row,) = book[CALENDAR].itertuples()
    assert (row.quand.earliest, row.avancement) == (date(2020, 6, 5), 92)
    assert list(book[SELF_DIAGNOSIS].horodatage) == [datetime(2020, 6, 2, 12, 0)]


def test_rows_keep_their_number_around_blank_ones_and_checkboxes(google):
    rows = [["Identifiant", "Nom", "Vu"], [], ["P1", "Labo"], ["", "", False], [], ["P2", "Fabrique"]]
    google.add_tab("Partenaires", [*rows, *[["", "", False]] * 50])
    assert list(workbook(open_sheet(google))[PARTNERS].index) == [3, 6]


def test_a_merged_cell_gives_its_value_to_its_first_row_only(google):
    google.add_tab("Partenaires", [["Identifiant", "Nom"], ["P1", "Labo"], ["P2", "Labo"]]).merge("B2:B3")
    assert list(workbook(open_sheet(google))[PARTNERS].nom) == ["Labo", ""]


def test_a_finding_opens_its_very_cell(google):
    google.add_tab("Controverses")
    sheet = google.add_tab("Partenaires", [["Identifiant", "Nom", "Type"], ["P1", "Labo", "Licorne"]])
    (finding,) = [f for f in workbook(open_sheet(google)).findings if f.rule == "term-unknown"]
    assert finding.link == f"https://docs.google.com/spreadsheets/d/{google.id}/edit#gid={sheet.gid}&range=C2"


def test_titles_are_quoted(google):
    names = ("L'atelier d’été", "T2024", "Crash-tests", "2020")
    for name in names:
        google.add_tab(name, [[name]])
    grids = open_sheet(google, names=names).read().book.grids
    assert [grid.cells for grid in grids] == [[[name]] for name in names]


def test_only_declared_tabs_are_read_and_the_others_are_named(google):
    google.add_tab("Brouillon de Paul", [["secret"]])
    google.add_tab("_Notes", [["secret"]])
    google.add_tab("Partenaires", PARTNERS_TAB)
    google.add_tab("Terrains").kind = "OBJECT"  # a chart in a tab of its own
    google.add_tab("Controversses", [["secret"]])
    source = open_sheet(google)
    assert {g.title: g.cells for g in source.read().book.grids} == {
        "Brouillon de Paul": [],
        "Partenaires": PARTNERS_TAB,
        "Controversses": [],
    }
    assert "tab-near" in {finding.rule for finding in workbook(source).findings}


def test_an_empty_tab_and_a_hidden_one_are_read(google):
    google.add_tab("Partenaires", PARTNERS_TAB).hidden = True
    google.add_tab("Terrains")
    source = open_sheet(google)
    assert (cells(source, "Partenaires"), cells(source, "Terrains")) == (PARTNERS_TAB, [])


def test_a_wide_tab_is_read_whole(google):
    rows = [[f"colonne {n}" for n in range(COLUMNS + 14)], [str(n) for n in range(COLUMNS + 14)]]
    google.add_tab("Partenaires", rows)
    assert cells(open_sheet(google), "Partenaires") == rows


# What it costs


def test_a_refresh_is_one_call_once_the_tabs_are_known(google):
    google.load(DEMO)
    source = open_sheet(google)
    assert [source.read().calls for _ in range(4)] == [2, 1, 1, 1]
    assert google.counts() == {"token": 1, "metadata": 1, "values": 4}
    assert source.calls == 5


def test_the_tabs_are_asked_again_after_a_minute_in_few_bytes(google):
    google.load(DEMO)
    clock = Clock()
    source = open_sheet(google, clock)
    calls = []
    for _ in range(30):
        calls.append(source.read().calls)
        clock.now += 5
    assert calls == [2, *[1] * 11, 2, *[1] * 11, 2, *[1] * 5]
    assert all(call.bytes < 1000 for call in google.calls if call.kind == "metadata")


def test_the_size_of_an_answer_is_told(google):
    google.add_tab("Partenaires", [["Identifiant", "Nom"], ["P1", "x" * 50_000]])
    assert 50_000 < open_sheet(google).read().bytes < 52_000


def test_a_reading_each_five_seconds_stays_far_from_the_quota():
    clock = Clock()
    with FakeGoogle(clock) as google:
        google.add_tab("Partenaires", PARTNERS_TAB)  # other tabs are awaited: the costliest case
        source = open_sheet(google, clock)
        for _ in range(120):
            source.read()
            clock.now += 5
    assert google.meter.refused == 0
    assert google.meter.peak <= 20


def test_nothing_is_asked_but_a_token_to_read_and_the_sheet(google):
    google.add_tab("Partenaires", PARTNERS_TAB)
    open_sheet(google).read()
    time.sleep(0.2)  # google-auth would look locations up in a thread of its own
    assert google.counts()["other"] == 0
    assert google.tokens.scopes == {"https://www.googleapis.com/auth/spreadsheets.readonly"}


# What changes


def test_the_fingerprint_is_that_of_what_is_read(google):
    sheet = google.add_tab("Partenaires", PARTNERS_TAB)
    note = google.add_tab("Carnet", [["rien"]])
    clock = Clock()
    source = open_sheet(google, clock)
    seen = [source.read().fingerprint]

    def is_new():
        clock.now += 61
        seen.append(source.read().fingerprint)
        return seen[-1] not in seen[:-1]

    assert not is_new()
    note.set("A1", "autre chose")
    assert not is_new()
    sheet.set("B2", "Labo neuf")
    assert is_new()
    sheet.append("P2", "Fabrique")
    assert is_new()
    google.rename_tab("Carnet", "Terains")
    assert is_new()
    assert open_sheet(google).read().fingerprint == seen[-1]


def test_an_edit_is_seen_at_the_next_reading(google):
    sheet = google.add_tab("Partenaires", PARTNERS_TAB)
    source = open_sheet(google)
    source.read()
    sheet.set("B2", "Labo neuf")
    assert list(workbook(source)[PARTNERS].nom) == ["Labo neuf"]
    sheet.clear_rows()
    assert workbook(source)[PARTNERS].empty


@pytest.mark.parametrize("keep", [True, False])
def test_a_tab_that_did_not_change_is_given_again_as_it_was_where_cells_may_be_held(google, keep):
    google.add_tab("Partenaires", PARTNERS_TAB)
    crises = google.add_tab("Crises", [["Identifiant", "Nom"], ["R1", 1]])
    source = open_sheet(google, keep=keep)
    before = source.read().book.grids
    crises.set("B2", True)
    after = source.read().book.grids
    assert (after[0] is before[0]) is keep
    assert after[1].cells[1] == ["R1", True]
    assert after[1].cells[1][1] is True


def test_a_renamed_tab_is_still_read_and_the_new_name_told(google):
    google.add_tab("Controverses")
    google.add_tab("Partenaires", PARTNERS_TAB)
    source = open_sheet(google)
    gids = source.read().layout.gids
    google.rename_tab("Partenaires", "Qui participe")
    answer = source.read()
    assert answer.layout.renamed == {"Partenaires": "Qui participe"}
    assert answer.layout.gids == gids
    book = read_workbook(TABS, answer.book, TODAY)
    assert list(book[PARTNERS].id) == ["P1"]
    assert [f.tab for f in book.findings if f.rule == "tab-renamed"] == ["Partenaires"]
    restarted = open_sheet(google, gids=gids)
    assert list(workbook(restarted)[PARTNERS].id) == ["P1"]


def test_a_forms_tab_is_read_renamed_or_not_and_nobody_waits_for_one(google):
    google.add_tab("Terrains", [["Identifiant", "Version", "Titre"], ["T01", "V1", "Les budgets"]])
    answers = [["Horodateur", "Adresse e-mail", "Labo", "T01"], [43984.5, "canari@exemple.fr", "P1", 3]]
    form = google.add_tab("Réponses au formulaire 1", answers)
    for name in (tab.name for tab in TABS if tab.name != "Terrains"):
        google.add_tab(name)
    clock = Clock()
    source = open_sheet(google, clock)
    book = source.read().book
    assert "canari" not in str(book)
    (answer,) = read_workbook(TABS, book, TODAY)[SELF_DIAGNOSIS].itertuples()
    assert (answer.terrain, answer.vecu, answer.horodatage) == ("T01", 3.0, datetime(2020, 6, 2, 12))
    # Its titles that are not there do not make the list of tabs be asked more often than once a minute.
    clock.now += 30
    assert source.read().calls == 1
    google.rename_tab("Réponses au formulaire 1", "Nos réponses")
    clock.now += 31
    assert len(workbook(source)[SELF_DIAGNOSIS]) == 1
    form.append(43985.5, "canari@exemple.fr", "P1", 9)
    (finding,) = [f for f in workbook(source).findings if f.rule == "number-outside"]
    assert finding.link.endswith(f"#gid={form.gid}&range=D3")


def test_a_tab_given_its_name_back_is_no_longer_told(google):
    google.add_tab("Controverses")
    google.add_tab("Partenaires", PARTNERS_TAB)
    source = open_sheet(google)
    source.read()
    google.rename_tab("Partenaires", "Qui participe")
    source.read()
    google.rename_tab("Qui participe", "Partenaires")
    assert "tab-renamed" not in {finding.rule for finding in workbook(source).findings}


def test_a_header_renamed_in_the_sheet_is_told_with_the_name_it_should_have(google):
    sheet = google.add_tab("Partenaires", [["Identifiant", "Nom", "Type", "Territoire"], ["P1", "Labo", "", "Ici"]])
    source = open_sheet(google)
    source.read()
    sheet.set("D1", "Territtoire")
    sheet.set("B1", "Dénomination")
    findings = {f.rule: f for f in workbook(source).findings if f.tab == "Partenaires"}
    assert set(findings) == {"column-near", "column-missing", "column-unknown"}
    assert "Renommez-le « Territoire »" in findings["column-near"].remedy
    assert "« Nom » à cette place" in findings["column-unknown"].remedy
    assert findings["column-near"].link.endswith("range=D1")


def test_a_new_tab_of_the_right_name_wins_over_the_old_one_renamed(google):
    google.add_tab("Partenaires", PARTNERS_TAB)
    clock = Clock()
    source = open_sheet(google, clock)
    source.read()
    google.rename_tab("Partenaires", "Partenaires 2019")
    google.add_tab("Partenaires", [["Identifiant", "Nom"], ["P9", "Neuf"]])
    clock.now += 61
    assert list(workbook(source)[PARTNERS].id) == ["P9"]


def test_a_deleted_tab_is_noticed_at_once_and_its_return_within_ten_seconds(google):
    google.add_tab("Partenaires", PARTNERS_TAB)
    google.add_tab(
        "Controverses", [["Identifiant", "Version", "Titre", "Pôle A", "Pôle B"], ["C1", "V1", "t", "a", "b"]]
    )
    clock = Clock()
    source = open_sheet(google, clock)
    assert len(workbook(source)[CONTROVERSIES]) == 1
    deleted = google.delete_tab("Controverses")
    book = workbook(source)
    assert ("Controverses", "tab-missing") in {(f.tab, f.rule) for f in book.findings}
    assert list(book[PARTNERS].id) == ["P1"]
    google.restore_tab(deleted)
    clock.now += 10
    assert len(workbook(source)[CONTROVERSIES]) == 1


def test_a_sheet_without_a_known_tab_is_a_problem_until_there_is_one(google):
    google.add_tab("Feuille 1", [["Bonjour"]])
    source = open_sheet(google)
    for _ in range(2):
        with pytest.raises(GoogleProblem) as caught:
            source.read()
        assert caught.value.kind is Kind.NO_TAB
    google.rename_tab("Feuille 1", "partenaire")
    assert cells(source, "partenaire") == [["Bonjour"]]


# Its address


ID = "1AbC-dEf_GhIjKlMnOpQrStUvWxYz0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"  {ID}\n",
        f"https://docs.google.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?gid=12#gid=12",
        f"docs.google.com/spreadsheets/d/{ID}/edit",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit#gid=0",
        f"https://docs.google.com/a/exemple.fr/spreadsheets/d/{ID}/edit",
        f"https://docs.google.com/spreadsheets/d/{ID}/htmlview",
        f"https://docs.google.com/spreadsheets/d/{ID}/export?format=csv&gid=0",
        f"https://docs.google.com/spreadsheet/ccc?key={ID}&hl=fr",
        f"https://drive.google.com/open?id={ID}&usp=drive_fs",
        f"https://drive.google.com/file/d/{ID}/view?usp=sharing",
    ],
)
def test_every_address_of_a_sheet_gives_its_id(text):
    assert spreadsheet_id(text) == ID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Enquête 2020",
        f"https://docs.google.com/spreadsheets/d/e/2PACX-{ID}/pubhtml",
        f"https://exemple.fr/spreadsheets/d/{ID}/edit",
        f"https://google.com.exemple.fr/spreadsheets/d/{ID}/edit",
        f"https://pasgoogle.com/spreadsheets/d/{ID}/edit",
        "https://docs.google.com/spreadsheets/u/0/",
        "http://[abîmé",
    ],
)
def test_what_holds_no_id_is_a_problem_with_a_remedy(google, text):
    assert spreadsheet_id(text) is None
    with pytest.raises(GoogleProblem) as caught:
        GoogleSource(text, google.key)
    assert caught.value.kind is Kind.ADDRESS
