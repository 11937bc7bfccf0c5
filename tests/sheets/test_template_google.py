"""Completing a Google Sheet, over real HTTP: all that is missing comes, nothing that people typed goes."""

import random

import pytest

from sheets.google import GoogleProblem, GoogleSource, Kind, Patience
from sheets.google_requests import set_grid
from sheets.reading import read_workbook
from sheets.sources import DEMO
from sheets.tabs import CHANTIERS, CONTROVERSIES, TABS
from sheets.template_notes import sign
from tests.drawing import TODAY
from tests.google import Failure, FakeGoogle
from tests.google.ranges import column_letters
from tests.sheets.google_sheets import NAMES, PLAN, WANT, complete, open_writer, state, typed

PARTNERS = [["Identifiant", "Nom"], ["P1", "Labo des Deux-Rives"]]


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    return server


@pytest.fixture
def blank(google):
    """A Sheet as a person makes it: one tab, nothing in it."""
    google.add_tab("Feuille 1")
    return google


def read(google):
    source = GoogleSource(google.address, google.key, adapter=google.adapter, patience=Patience(first=0.01))
    return read_workbook(TABS, source.read().book, TODAY)


def headers(google, title, row=1):
    sheet = google.sheet(title)
    return [
        sheet.get(f"{column_letters(n)}{row}") for n in range(sheet.size[1]) if sheet.get(f"{column_letters(n)}{row}")
    ]


def lines(done):
    return [line.replace("\u202f", " ") for line in done.lines]


def notices(done):
    return [notice.replace("\u202f", " ") for notice in done.notices]


def assert_settled(google):
    """A second time, there is nothing to change, and nothing changes."""
    before = state(google)
    again = complete(google)
    assert again.requests == ()
    assert again.lines == ()
    assert state(google) == before


# A Sheet that is blank


def test_a_blank_sheet_becomes_the_template_and_gives_no_finding(blank):
    done = complete(blank)
    assert [sheet.title for sheet in blank.book.sheets] == ["Lisez-moi", *NAMES]
    for tab in PLAN:
        assert headers(blank, tab.name) == [column.label for column in tab.columns]
    assert read(blank).findings == ()
    assert done.is_first
    assert len(done.lines) == len(PLAN) + 1
    assert_settled(blank)


def test_it_is_made_in_one_batch(blank):
    complete(blank)
    assert blank.counts()["write"] == 1


def test_headers_are_explained_frozen_and_protected_by_a_warning(blank):
    complete(blank)
    sheet = blank.sheet("Chantiers")
    assert sheet.note("A1").startswith("Un code court")
    assert sheet.frozenRowCount == 1
    (protected,) = sheet.protections
    assert protected["warningOnly"]
    assert (protected["range"]["startRowIndex"], protected["range"]["endRowIndex"]) == (0, 1)


def test_identifiers_references_and_dates_stay_as_typed(blank):
    complete(blank)
    sheet = blank.sheet("Observations")
    assert [sheet.is_text(f"{letter}2") for letter in "ABCD"] == [True] * 4
    assert sheet.is_text("D1000")
    assert not blank.sheet("Autodiagnostic").is_text("D2")


def condition(sheet, cell):
    rule = sheet.rule(cell)
    return rule["condition"]["type"], [value["userEnteredValue"] for value in rule["condition"]["values"]]


def test_dropdowns_propose_vocabularies_references_and_lists_and_refuse_nothing(blank):
    complete(blank)
    sheet = blank.sheet("Chantiers")
    assert condition(sheet, "K2") == ("ONE_OF_LIST", ["Léger", "Moyen", "Lourd"])
    assert condition(sheet, "H1000") == ("ONE_OF_RANGE", ["=Controverses!$A$2:$A"])
    assert condition(sheet, "J2") == ("ONE_OF_RANGE", ["=Listes!$B$5:$B"])
    assert condition(blank.sheet("Crash-tests"), "A2") == ("ONE_OF_RANGE", ["=Chantiers!$A$2:$A"])
    rules = [s.rule(f"{column_letters(n)}2") for s in blank.book.sheets for n in range(s.size[1])]
    assert {(rule["strict"], rule["showCustomUi"]) for rule in rules if rule} == {(False, True)}


def test_a_blank_sheet_is_made_french_and_another_is_left_as_it_is(blank):
    blank.book.locale = "en_US"
    complete(blank)
    assert blank.book.locale == "fr_FR"
    blank.book.locale = "en_GB"
    done = complete(blank)
    assert (blank.book.locale, done.requests) == ("en_GB", ())
    assert "(en_GB)" in notices(done)[0]


def test_a_tab_that_holds_something_only_far_below_is_not_taken_for_blank(google):
    google.add_tab("Feuille 1").set("C40", "une note")
    complete(google)
    assert google.sheet("Feuille 1").get("C40") == "une note"
    assert google.sheet("Lisez-moi").get("A1") == "Lisez-moi"
    assert_settled(google)


# A Sheet in which people have worked


def test_the_demonstration_is_completed_and_reads_the_same(google):
    google.load(DEMO)
    before, cells = read(google), typed(google)
    complete(google)
    after = read(google)
    assert cells.items() <= typed(google).items()
    assert [f.sentence for f in before.findings] == [f.sentence for f in after.findings]
    assert all(before[tab].equals(after[tab]) for tab in TABS)
    assert_settled(google)


def test_a_missing_tab_and_a_missing_column_are_added_at_the_end(google):
    google.add_tab("Partenaires", [["Nom", "Surnom", "Identifiant"], ["Labo", "L", "P1"], ["", "", "", "en marge"]])
    done = complete(google)
    assert headers(google, "Partenaires")[:4] == ["Nom", "Surnom", "Identifiant", "Type"]
    # The fourth column holds something, though it has no header: it is left to people.
    assert google.sheet("Partenaires").get("D1") is None
    assert google.sheet("Partenaires").get("E1") == "Type"
    assert google.sheet("Partenaires").get("D3") == "en marge"
    assert "onglet « Partenaires » : ajout de la colonne « Type » en E1" in lines(done)
    assert_settled(google)


def test_a_grid_too_narrow_is_made_larger_first(google):
    sheet = google.add_tab("Chantiers", [["Identifiant", "Titre"], ["K1", "x"]])
    sheet.rows, sheet.columns = 2, 2
    complete(google)
    assert len(headers(google, "Chantiers")) == len(CHANTIERS.columns)
    assert_settled(google)


def test_a_former_name_and_a_folded_one_are_recognised_and_left(google):
    google.add_tab("terrain", [["IDENTIFIANT", "versions", "N°", "Controverses", "titre", "Statut"], ["T1"]])
    done = complete(google)
    assert headers(google, "terrain")[:6] == ["IDENTIFIANT", "versions", "N°", "Controverses", "titre", "Statut"]
    assert "Terrains" not in [sheet.title for sheet in google.book.sheets]
    assert not any("« Numéro »" in line and "ajout" in line for line in lines(done))
    assert condition(google.sheet("Observations"), "B2") == ("ONE_OF_RANGE", ["=terrain!$A$2:$A"])
    assert_settled(google)


def test_after_a_person_renamed_inserted_added_and_deleted_nothing_is_lost(blank):
    complete(blank)
    blank.sheet("Controverses").append("C1", "V1", "1", "La participation", "", "victime", "repli")
    chantiers = blank.sheet("Chantiers")
    for n in range(1, 40):
        chantiers.append(f"K{n}", "V1", f"Chantier {n}", "intention", "", "", "", "C1", "", "Dès demain")
    chantiers.set("D1", "Ce que nous voulons")  # was Intention
    chantiers.set("M1", "maturite")
    blank.insert_column("Controverses", "A")
    blank.sheet("Controverses").set("A1", "Notre numéro")
    blank.insert_column("Chantiers", "C")
    chantiers.insert_row(1)
    chantiers.set("A1", "Nos chantiers, version de travail")
    blank.delete_tab("Crises")
    blank.rename_tab("Positions", "positions")
    cells = typed(blank)

    done = complete(blank)

    now = typed(blank)
    assert {place: value for place, value in cells.items() if now.get(place) != value} == {}
    assert "Crises" in [sheet.title for sheet in blank.book.sheets]
    assert headers(blank, "Chantiers", 2).count("Intention") == 1
    assert "onglet « Chantiers » : ajout de la colonne « Intention » en S2" in lines(done)
    assert list(read(blank)[CHANTIERS].id) == [f"K{n}" for n in range(1, 40)]
    # The dropdowns follow the identifiers where they went, and find the tab that had gone.
    assert condition(chantiers, "I3") == ("ONE_OF_RANGE", ["=Controverses!$B$2:$B"])
    assert condition(blank.sheet("Crash-tests"), "B2") == ("ONE_OF_RANGE", ["=Crises!$A$2:$A"])
    assert chantiers.frozenRowCount == 2
    assert_settled(blank)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_people_did_nothing_moves_and_twice_is_once(google, seed):
    dice = random.Random(seed)
    google.load(DEMO)
    complete(google)
    for _ in range(12):
        sheet = dice.choice(google.book.sheets)
        letter = column_letters(dice.randrange(8))
        act = dice.randrange(7)
        if act == 0:
            google.insert_column(sheet.title, letter)
        elif act == 1:
            sheet.set(f"{letter}1", dice.choice(["Idée à nous", "Identifiants", "titre", None, "Versoin", 2020]))
        elif act == 2:
            sheet.insert_row(dice.randrange(1, 5))
        elif act == 3 and len(google.book.sheets) > 3:
            google.delete_tab(sheet.title)
        elif act == 4:
            sheet.append(*(dice.choice(["x", 7, "", True, "1.1"]) for _ in range(dice.randrange(30))))
        elif act == 5:
            sheet.dress(f"{letter}2:{letter}9", dice.choice(["note", "dataValidation"]), None)
        else:
            google.rename_tab(sheet.title, f"{sheet.title[:20]} {dice.randrange(999)}")
    cells = typed(google)
    complete(google)
    now = typed(google)
    assert {place: value for place, value in cells.items() if now.get(place) != value} == {}
    assert_settled(google)


def test_a_pasted_hole_in_a_dropdown_is_mended_and_the_rest_is_not_touched(blank):
    complete(blank)
    sheet = blank.sheet("Partenaires")
    for n in range(2, 12):
        sheet.append(f"P{n}", "Labo")
    sheet.dress("C4:C6", "dataValidation", None)
    done = complete(blank)
    (request,) = done.requests
    area = request["setDataValidation"]["range"]
    assert (area["startRowIndex"], area["endRowIndex"]) == (3, 6)
    assert_settled(blank)


def test_a_rule_set_by_hand_is_kept_and_told(google):
    google.add_tab("Partenaires", PARTNERS)
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "À nous"}]}, "strict": True}
    google.sheet("Partenaires").set("C1", "Type")
    google.sheet("Partenaires").dress("C2:C1000", "dataValidation", rule)
    done = complete(google)
    assert google.sheet("Partenaires").rule("C2") == rule
    assert notices(done) == ["Onglet « Partenaires » : la validation posée à la main sur « Type » est gardée."]
    assert_settled(google)


def test_terms_added_by_hand_to_a_dropdown_of_ours_are_kept(blank):
    complete(blank)
    sheet = blank.sheet("Partenaires")
    rule = sheet.rule("C2")
    less = {
        **rule,
        "condition": {
            "type": "ONE_OF_LIST",
            "values": [{"userEnteredValue": "Syndicat"}, *rule["condition"]["values"][1:]],
        },
    }
    sheet.dress("C2:C1000", "dataValidation", less)
    complete(blank)
    assert condition(sheet, "C2")[1] == [
        "Labo d’innovation publique",
        "Collectivité",
        "Association",
        "Agence",
        "Expert·e",
        "État",
        "Syndicat",
    ]
    assert_settled(blank)


def test_a_note_that_people_wrote_or_changed_is_kept_and_an_older_one_of_ours_is_not(google):
    google.add_tab("Partenaires", PARTNERS)
    complete(google)
    sheet = google.sheet("Partenaires")
    ours = sheet.note("A1")
    sheet.dress("A1", "note", "Demander à Lou")
    sheet.dress("B1", "note", f"Chez nous, le nom court.\n{sheet.note('B1')}")
    complete(google)
    assert sheet.note("A1") == "Demander à Lou"
    assert sheet.note("B1").startswith("Chez nous")
    sheet.dress("A1", "note", None)
    complete(google)
    assert sheet.note("A1") == ours


def test_an_older_note_of_ours_is_brought_up_to_date(google):
    google.add_tab("Partenaires", PARTNERS).dress("A1", "note", sign("Une aide d’autrefois."))
    complete(google)
    assert google.sheet("Partenaires").note("A1").startswith("Un code court")


def test_a_number_a_date_and_a_formula_keep_their_format(google):
    sheet = google.add_tab("Partenaires", [*PARTNERS, [42, "x"], ["P3", "y"]])
    sheet.calculate("A5", '="P"&4', "P4")
    complete(google)
    assert [sheet.is_text(f"A{n}") for n in range(2, 8)] == [True, False, True, False, True, True]
    assert sheet.get("A3") == 42
    assert_settled(google)


def test_a_tab_nearly_named_or_renamed_is_told_and_not_doubled(google):
    google.add_tab(
        "Partenaire·s du projet", [["Identifiant", "Nom", "Type", "Territoire", "Référent·e", "Courriel"], ["P1"]]
    )
    google.add_tab("Chantierss", [["Identifiant", "Titre"], ["K1", "x"]])
    done = complete(google)
    titles = [sheet.title for sheet in google.book.sheets]
    assert "Partenaires" not in titles
    assert "Chantiers" not in titles
    told = " ".join(notices(done))
    assert "« Partenaire·s du projet » paraît être « Partenaires »" in told
    assert "« Chantierss » paraît être « Chantiers »" in told
    assert google.sheet("Observations").rule("C2") is None
    assert_settled(google)


def test_a_header_nearly_right_is_told_and_not_doubled(google):
    google.add_tab("Partenaires", [["Identifiant", "Nom", "Territoirre"], ["P1", "Labo", "Rennes"]])
    done = complete(google)
    assert "Territoire" not in headers(google, "Partenaires")
    assert "« Territoirre » ressemble à « Territoire »" in notices(done)[0]


def test_a_tab_without_known_headers_is_left_and_told(google):
    google.add_tab("Partenaires", [["Labo", "Rennes"], ["Fabrique", "Lyon"]])
    before = state(google)[0][0]
    done = complete(google)
    assert next(s for s in state(google)[0] if s[1] == "Partenaires") == before
    assert "n’a aucun en-tête connu" in notices(done)[0]


def test_missing_settings_are_added_below_those_that_are_there(google):
    google.add_tab("Projet", [["Clé", "Valeur"], ["titre", "Notre enquête"], ["Licence", "Licence Ouverte 2.0"]])
    complete(google)
    sheet = google.sheet("Projet")
    keys = [sheet.get(f"A{n}") for n in range(2, 12)]
    assert keys[:3] == ["titre", "Licence", "Sous-titre"]
    assert keys.count("Titre") == 0
    assert sheet.get("B2") == "Notre enquête"
    assert "affiché en haut" in sheet.note("A2")
    assert_settled(google)


def test_the_lists_of_a_team_are_not_filled_again(google):
    google.add_tab("Listes", [["Liste", "Terme"], ["Horizon", "Un jour"]])
    complete(google)
    assert [google.sheet("Listes").get(f"B{n}") for n in (2, 3)] == ["Un jour", None]
    assert condition(google.sheet("Chantiers"), "J2") == ("ONE_OF_RANGE", ["=Listes!$B$2:$B"])


def test_a_list_that_grew_among_others_is_proposed_whole(google):
    rows = [["Horizon", "Demain"], ["Horizon", "Un jour"], ["Effort", "Léger"]]
    sheet = google.add_tab("Listes", [["Liste", "Terme"], *rows])
    complete(google)
    assert condition(google.sheet("Chantiers"), "J2") == ("ONE_OF_RANGE", ["=Listes!$B$2:$B$3"])
    sheet.insert_row(4)
    sheet.set("A4", "horizon")
    sheet.set("B4", "Jamais")
    complete(google)
    assert condition(google.sheet("Chantiers"), "J2") == ("ONE_OF_RANGE", ["=Listes!$B$2:$B$4"])
    assert_settled(google)


def test_a_range_told_by_the_last_row_of_its_tab_is_the_same(blank):
    complete(blank)
    sheet = blank.sheet("Crash-tests")
    values = [{"userEnteredValue": "='Chantiers'!$A$2:$A$1000"}]
    rule = {**sheet.rule("A2"), "condition": {"type": "ONE_OF_RANGE", "values": values}}
    sheet.dress("A2:A1000", "dataValidation", rule)
    assert complete(blank).requests == ()
    blank.sheet("Chantiers").rows = 1200
    assert len(complete(blank).requests) > 0
    assert condition(sheet, "A2") == ("ONE_OF_RANGE", ["=Chantiers!$A$2:$A"])


def test_columns_still_name_rows_by_the_id_column_wherever_it_is(google):
    google.add_tab("Controverses", [["Titre", "Identifiant", "Version"], ["x", "C1", "V1"]])
    complete(google)
    assert condition(google.sheet("Terrains"), "D2") == ("ONE_OF_RANGE", ["=Controverses!$B$2:$B"])
    assert list(read(google)[CONTROVERSIES].id) == ["C1"]


# When something goes wrong


@pytest.mark.parametrize("failure", [Failure.LOST, Failure.RESET, Failure.HTML_502, Failure.CUT_JSON])
def test_a_lost_answer_doubles_nothing(blank, failure):
    blank.fail(failure, times=1, kinds=("write",))
    done = complete(blank)
    assert [sheet.title for sheet in blank.book.sheets] == ["Lisez-moi", *NAMES]
    assert done.lines
    assert blank.counts()["write"] == (1 if failure in (Failure.LOST, Failure.CUT_JSON) else 2)
    assert len(blank.sheet("Chantiers").protections) == 1
    assert_settled(blank)


def test_a_refused_batch_leaves_everything_as_it_was(google):
    google.add_tab("Partenaires", PARTNERS)
    before = state(google)
    writer = open_writer(google)
    bad = [*WANT(writer.look(google.id)).requests, set_grid(404, rowCount=9)]
    with pytest.raises(GoogleProblem) as caught:
        writer.write(google.id, bad)
    assert caught.value.kind is Kind.NOT_WRITTEN
    assert state(google) == before


def test_looking_writes_nothing(google):
    google.add_tab("Partenaires", PARTNERS)
    before = state(google)
    assert WANT(open_writer(google).look(google.id)).lines
    assert state(google) == before
    assert google.counts()["write"] == 0
