"""A workshop: what each step reveals, where what is missing is written, what the public is not told."""

import re
from datetime import UTC, datetime

import pytest

from components.fiche.view import fiche_markup
from components.panorama.filters import Choice, Filters
from components.panorama.view import fiche_markup as panorama_fiche
from components.workshop.chapters import stops
from components.workshop.debate import AXIS_STEP, OFF_AXIS, debate, place
from components.workshop.subjects import CRASH_STEP, Subject, subjects, workshop_of
from components.workshop.view import list_markup, subject_markup
from components.workshop.work import work
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, TODAY, draw_book

SHEET = "https://docs.google.com/spreadsheets/d/FEUILLE/edit"
OBSERVATIONS = """
| Identifiant | Terrain | Partenaire | Titre | Récit | Position | Version | Publication |
| O1 | T01 | P1 | Vote en <b>ligne</b> | En une semaine. | Franchement A | V1 | Publié |
| O2 | T01 | P2 | Budget gelé | | Ni l’un ni l’autre | V1 | Publié |
| O3 | T01 | P2 | Rumeur | | Plutôt B | V1 | Brouillon |
"""
READINGS = """
| Observation | Partenaire | Position | Commentaire | Publication |
| O1 | P2 | Plutôt B | À voir | Publié |
| O2 | P1 | Entre les deux | | Publié |
"""
CHANTIERS = """
| Identifiant | Version | Titre | Intention | Moyens | Controverses | Maturité | Publication |
| K1 | V1 | Concerter après | Évaluer avec les usagers | | C1 | Piste | Publié |
| K2 | V1 | Oublié | | | C2 | Abandonné | Publié |
"""
CRISES = """
| Identifiant | Nom |
| R1 | Inondation |
| R2 | Cyberattaque |
| R3 | Canicule |
"""
OPINIONS = """
| Chantier | Crise | Partenaire | Tenue | Point de rupture | Publication |
| K1 | R1 | P1 | Casse | L’eau monte | Publié |
| K1 | R2 | P1 | | | Publié |
"""
BOOK = draw_book(
    Partenaires=PARTNERS, Controverses=CONTROVERSIES, Terrains=TERRAINS, Observations=OBSERVATIONS, Positions=READINGS,
    Chantiers=CHANTIERS, Crises=CRISES, Crash_tests=OPINIONS,
)  # fmt: skip
GOOGLE = RawBook(tuple(Grid(grid.title, grid.cells, at) for at, grid in enumerate(BOOK.grids)), SHEET)
CRASH_GID = next(grid.gid for grid in GOOGLE.grids if grid.title == "Crash-tests")


def snapshot_of(book, audience=Audience.TEAM):
    workbook = read_workbook(TABS, book, TODAY)
    told = public_view(workbook) if audience is Audience.PUBLIC else workbook
    return Snapshot(told, audience, TODAY, datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def team():
    return snapshot_of(GOOGLE)


@pytest.fixture(scope="module")
def public():
    return snapshot_of(GOOGLE, Audience.PUBLIC)


def test_arrows_go_through_the_controversies_then_the_chantiers_that_live(team):
    assert [(one.kind, one.id) for one in subjects(team)] == [
        ("controverse", "C1"), ("controverse", "C2"), ("chantier", "K1"),
    ]  # fmt: skip
    assert workshop_of(team, "chantier", "K2") == ""
    assert workshop_of(team, "controverse", "C1") == "atelier?controverse=C1"


def test_an_observation_is_read_lab_by_lab_then_the_next_one_comes(team):
    told = debate(team, "C1")
    first, second, third = told.exhibits
    assert (first.step, [one.step for one in first.readings], first.until) == (AXIS_STEP + 1, [4, 5], second.step)
    assert [(one.lab, one.told, one.column) for one in first.readings] == [
        ("Labo des Deux-Rives", "franchement « victime collatérale »".replace("« ", "«\u202f").replace(" »", "\u202f»"), 0),
        ("Fabrique du Haut-Orvel", "plutôt « repli stratégique »".replace("« ", "«\u202f").replace(" »", "\u202f»"), 3),
    ]  # fmt: skip
    assert (told.end, told.steps) == (third.until, third.until + 1)


def test_a_long_stride_stops_at_an_observation_then_at_all_that_is_read_in_it(team):
    assert stops(debate(team, "C1").chapters) == "0 2 3 5 6 8 9 10 11 12"
    assert [one.number for one in debate(team, "C1").chapters] == ["", "1", "2", "3", "", ""]
    assert stops(work(team, "K1").chapters) == f"0 1 {CRASH_STEP - 1} {CRASH_STEP} {CRASH_STEP + 3} {CRASH_STEP + 4}"


def test_a_reading_off_the_axis_stands_apart(team):
    told = debate(team, "C1")
    assert [len(column) for column in told.columns] == [1, 0, 1, 2, 0, 1]
    assert told.columns[OFF_AXIS][0].lab == "Fabrique du Haut-Orvel"
    assert told.counted.startswith("Moyenne 0,0 sur 4")
    assert told.counted.endswith("1\u00a0avis hors de l’axe")


def test_the_mean_stands_among_the_degrees():
    assert [place(score) for score in (-2, 0, 2)] == [10, 50, 90]


def test_a_controversy_without_an_observation_says_so(team):
    told = debate(team, "C2")
    assert (told.exhibits, told.mean, told.end) == ((), None, AXIS_STEP + 1)
    assert "Aucune observation" in subject_markup(team, subjects(team)[1])


def test_the_crises_come_in_the_order_of_the_sheet_so_that_nothing_is_told_in_advance(team):
    told = work(team, "K1")
    assert [(one.step - CRASH_STEP, one.name, one.square.verdict) for one in told.trials] == [
        (1, "Inondation", "casse"), (2, "Cyberattaque", "à tester"), (3, "Canicule", "à tester"),
    ]  # fmt: skip
    assert told.trials[0].notes == (("Point de rupture", "L’eau monte", "Labo des Deux-Rives"),)


def test_what_is_to_be_tested_leads_to_its_cell_or_to_the_first_free_row(team):
    links = [one.cell for one in work(team, "K1").trials]
    assert links == ["", f"{SHEET}#gid={CRASH_GID}&range=D3", f"{SHEET}#gid={CRASH_GID}&range=A4"]
    assert work(team, "K1").fields[1].cell.endswith("&range=E2")


def test_neither_a_source_without_addresses_nor_the_public_is_led_to_a_cell(public):
    for snapshot in (public, snapshot_of(BOOK)):
        told = work(snapshot, "K1")
        assert [one.cell for one in (*told.trials, *told.fields)] == [""] * 7
        shown = (*(subject_markup(snapshot, one) for one in subjects(snapshot)), list_markup(snapshot))
        assert not any("docs.google" in html or "<kbd>E</kbd>" in html for html in shown)


def test_a_reading_is_written_in_the_first_free_row_of_the_sheet(team):
    gid = next(grid.gid for grid in GOOGLE.grids if grid.title == "Positions")
    assert debate(team, "C1").cell == f"{SHEET}#gid={gid}&range=A4"
    assert subject_markup(team, subjects(team)[0]).count(f"gid={gid}&amp;range=A4") == 3


def test_the_list_says_how_much_there_is_of_each(team):
    told = list_markup(team).replace("\u00a0", " ")
    assert "3 observations, 5 avis" in told
    assert "1 crise testée sur 3" in told


def test_the_public_is_shown_what_is_published_only(public):
    assert "Rumeur" not in subject_markup(public, subjects(public)[0])
    assert len(debate(public, "C1").exhibits) == 2


def test_the_fiches_lead_to_the_workshop_of_what_is_projected_only(team):
    assert 'href="atelier?controverse=C1"' in fiche_markup(team, "controverse", "C1")
    assert "atelier?" not in fiche_markup(team, "chantier", "K2")
    assert 'href="atelier?chantier=K1"' in panorama_fiche(team, Choice("V1", Filters(), "K1", "V1"))


def test_a_step_is_never_missing_and_texts_stay_texts(team):
    for subject in subjects(team):
        html = subject_markup(team, subject)
        steps = {int(step) for step in re.findall(r'data-step="(\d+)" data-(?:until="\d+" data-)?key=', html)}
        assert steps - {0} == set(range(1, int(re.search(r'data-steps="(\d+)"', html)[1]) + 1)), subject
    assert "<b>ligne" not in subject_markup(team, subjects(team)[0])


def test_an_empty_inquiry_has_nothing_to_project():
    empty = snapshot_of(draw_book())
    assert subjects(empty) == ()
    assert "rien à projeter" in list_markup(empty)


def test_a_subject_without_a_crisis_ends_with_its_fields():
    alone = snapshot_of(draw_book(Chantiers=CHANTIERS))
    assert work(alone, "K1").steps == CRASH_STEP - 1
    assert "crises" not in subject_markup(alone, Subject("chantier", "K1", "–", 0, "Concerter après"))
