"""The data package: valid for others, neutral for spreadsheets, the same view when read back, and nothing private."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from sheets.exports import guard, unguard
from sheets.package import DESCRIPTOR, README, make_package
from sheets.package_reading import package_book
from sheets.package_tables import write_cell
from sheets.public_book import read_public
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import INTERVIEWS, OBSERVATIONS, SELF_DIAGNOSIS, TABS
from tests import drawing
from tests.app.canaries import CANARY, plant
from tests.drawing import TODAY, read
from tests.package_validity import faults, validate
from tests.planted import MESSY

DAY = date(2020, 7, 22)
FORMULA = '=HYPERLINK("http://exemple.fr")'
HOSTILE = f"""
| Identifiant | Terrain | Version | Titre | Récit | Date | Publication |
| O1 | T01 | V1 | {FORMULA} | '=1+1 | mi-juin | Publié |
| O2 | T01 | V1 | @somme ; "guillemets" | -2 degrés⏎et ; plus | à définir | Publié |
| O3 | T01 | V1 | <script>alert(1)</script> | ![x](http://exemple.fr/x.png) | 2020-05-07 | Publié |
"""


def view(source):
    book = read(**source) if isinstance(source, dict) else read_workbook(TABS, open_source(str(source)), TODAY)
    return public_view(book)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return plant(tmp_path_factory.mktemp("canaries"))


def hostile():
    return {
        "Controverses": drawing.CONTROVERSIES,
        "Terrains": drawing.TERRAINS,
        "Observations": HOSTILE,
        "Entretiens": "| Identifiant | Terrain | Statut | Publication |\n| E1 | T01 | | Publié |\n| E2 | T01 | Réalisé | Publié |",
        "Projet": f"| Clé | Valeur |\n| Titre | {FORMULA} |\n| Introduction | ![x](http://exemple.fr/y.png) |",
        "Listes": "| Liste | Terme |\n| Horizon | +tard |",
    }


SOURCES = ["demo", MESSY, hostile()]


def read_back(package):
    return read_public(package_book(package.files))


@pytest.mark.parametrize("source", SOURCES, ids=["demo", "messy", "hostile"])
def test_what_is_published_is_read_back_as_the_same_public_view(source):
    public = view(source)
    back = read_back(make_package(public, DAY))
    assert list(back.tables) == list(public.tables)
    for tab in TABS:
        dtypes = len(public[tab]) > 0
        assert_frame_equal(back[tab], public[tab], check_dtype=dtypes)
    assert dict(back.project) == dict(public.project)
    assert (dict(back.lists), back.unnamed, back.findings) == (dict(public.lists), public.unnamed, ())


def written(files, folder):
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / DESCRIPTOR


@pytest.mark.parametrize("source", SOURCES, ids=["demo", "messy", "hostile"])
def test_frictionless_finds_the_package_valid(source, tmp_path):
    report = validate(written(make_package(view(source), DAY).files, tmp_path))
    assert faults(report) == []
    assert len(report["tasks"]) == len(TABS)


def test_frictionless_would_find_a_wrong_term(tmp_path):
    """Without this, the test above could not fail."""
    files = dict(make_package(view("demo"), DAY).files)
    files["crises.csv"] = files["crises.csv"].replace(b"Soudaine", b"Magique")
    assert not validate(written(files, tmp_path))["valid"]


def test_the_same_data_give_the_same_bytes():
    one, other = (make_package(view("demo"), DAY) for _ in range(2))
    assert one.zip == other.zip
    assert dict(one.files) == dict(other.files)


def test_the_version_changes_with_the_data_and_not_with_the_date():
    demo = make_package(view("demo"), DAY)
    assert make_package(view("demo"), date(2021, 1, 1)).version == demo.version
    assert make_package(view(hostile()), DAY).version != demo.version


def test_the_descriptor_says_what_a_portal_asks_for():
    facts = json.loads(make_package(view("demo"), DAY).files[DESCRIPTOR])
    assert facts["licenses"][0]["name"] == "etalab-2.0"
    assert facts["title"] == "Réflexes publics"
    assert facts["created"] == "2020-07-22T00:00:00Z"
    assert facts["contributors"][0]["title"].startswith("Réseau de démonstration")
    assert {"name", "description", "keywords", "version"} <= set(facts)
    fields = {f["name"]: f for r in facts["resources"] if r["name"] == "crash-tests" for f in r["schema"]["fields"]}
    assert fields["Tenue"]["constraints"]["enum"] == ["Casse", "Fragile", "Tient", "Se renforce", "Sans objet"]
    keys = {resource["name"]: resource["schema"].get("primaryKey") for resource in facts["resources"]}
    assert keys["chantiers"] == ["Identifiant", "Version"]
    assert keys["crash-tests"] == ["Ligne"]
    links = [r["schema"]["foreignKeys"] for r in facts["resources"] if r["name"] == "positions"][0]
    assert {"fields": ["Partenaire"], "reference": {"resource": "partenaires", "fields": ["Identifiant"]}} in links


def test_no_licence_is_claimed_when_the_project_states_none():
    facts = json.loads(make_package(view({"Partenaires": drawing.PARTNERS}), DAY).files[DESCRIPTOR])
    assert "licenses" not in facts
    assert "contributors" not in facts


def test_no_cell_can_run_as_a_formula_and_no_text_of_the_sheet_is_markdown():
    files = make_package(view(hostile()), DAY).files
    for name, content in files.items():
        if name.endswith(".csv"):
            cells = [
                cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") for cell in row
            ]
            assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t")) or cell[:2] == "-2 "]
    text = files[README].decode()
    assert "![" not in text
    assert "\\!\\[x" in text


def test_fuzzy_dates_go_with_their_notation_for_machines():
    table = next(t for t in make_package(view(hostile()), DAY).tables if t.tab is OBSERVATIONS)
    dates = [(row["Date"], row["Date (EDTF)"]) for row in table.records()]
    assert dates == [("mi-juin", "2020-06-11~/2020-06-20~"), ("à définir", "XXXX"), ("7 mai 2020", "2020-05-07")]


def test_a_date_without_a_year_keeps_the_year_it_was_given_whenever_it_is_read():
    files = make_package(view(hostile()), DAY).files
    (row, *_) = read_public(package_book(files))[OBSERVATIONS].itertuples()
    assert row.date.earliest == date(2020, 6, 11)


def test_interviews_without_a_status_are_still_counted():
    assert list(read_back(make_package(view(hostile()), DAY))[INTERVIEWS]["statut"]) == ["", "Réalisé"]


def test_letters_stay_letters(planted):
    public = view(planted)
    back = read_back(make_package(public, DAY))
    assert set(back[SELF_DIAGNOSIS]["partenaire"]) == set(public[SELF_DIAGNOSIS]["partenaire"]) >= {"A", "B"}
    assert SELF_DIAGNOSIS in back.unnamed


def test_no_canary_is_in_any_file_of_the_package(planted):
    package = make_package(view(planted), DAY)
    assert len(package.files) == len(TABS) + 2
    for name, content in package.files.items():
        assert CANARY.encode() not in content, name
    assert "Labo" in package.files["partenaires.csv"].decode()


def test_a_private_column_added_to_a_package_is_not_read():
    files = dict(make_package(view("demo"), DAY).files)
    files["partenaires.csv"] = b"Identifiant;Nom;Courriel\nP01;Labo;CANARI\n"
    book = read_public(package_book(files))
    assert "CANARI" not in "".join(frame.to_csv() for frame in (book[tab] for tab in TABS))
    assert all(table.extras.empty for table in book.tables.values())


@given(st.text(alphabet=st.sampled_from("='+-@ \t\u00a0a1"), max_size=6))
def test_a_guarded_text_is_given_back_as_it_was(text):
    assert unguard(guard(text)) == text
    assert not guard(text).lstrip(" \u00a0").startswith(("=", "@", "\t")) or guard(text) == ""


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_whatever_people_typed_is_read_back(rows):
    cells = [["Identifiant", "Nom", "Territoire"], *([f"P{n}", *row[1:]] for n, row in enumerate(rows))]
    public = public_view(read_workbook(TABS, drawing.RawBook((drawing.Grid("Partenaires", cells),)), TODAY))
    back = read_back(make_package(public, DAY))
    for tab in TABS:
        assert_frame_equal(back[tab], public[tab], check_dtype=False)


def test_numbers_are_written_without_exponent():
    assert [write_cell(value) for value in (1e-7, 92, 33.3)] == ["0.0000001", "92", "33.3"]
