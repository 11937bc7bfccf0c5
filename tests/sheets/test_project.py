"""The tab Projet: settings, one a row, in any order; nothing filled there is lost without a word."""

from datetime import date

import pytest

from sheets.project import project_year, read_project
from sheets.tabs import PROJECT
from sheets.workbook import Grid, RawBook
from tests.drawing import TODAY, draw_grid, read

URL = "https://docs.google.com/spreadsheets/d/ID/edit"


def read_settings(drawing):
    return read_project(Grid("Projet", draw_grid(drawing)), RawBook(()), TODAY)


def told(findings):
    return [(f.cell or f.row, f.rule, f.value) for f in findings]


def test_every_setting_is_there_and_empty_without_the_tab():
    settings, findings = read_project(None, RawBook(()), TODAY)
    assert {field: column.empty for field, column in PROJECT.columns.items()} == settings
    assert findings == []


def test_a_setting_is_recognised_whatever_its_case_accents_and_plural():
    settings, findings = read_settings("""
    | CLE                 | Valeurs        |
    | sous titre          | Une enquête    |
    | DATE DE REFERENCE   | 22 juillet     |
    | Producteurs         | Le réseau      |
    """)
    assert (settings["sous_titre"], settings["producteur"]) == ("Une enquête", "Le réseau")
    assert settings["reference"].earliest == date(2020, 7, 22)
    assert told(findings) == [("B3", "date-without-year", "22 juillet")]


def test_without_headers_the_first_column_is_the_key_and_the_second_the_value():
    settings, findings = read_settings("| Titre | Réflexes |\n| Licence | LO 2.0 |")
    assert (settings["titre"], settings["licence"]) == ("Réflexes", "LO 2.0")
    assert findings == []


def test_columns_may_stand_in_another_order_among_others():
    settings, findings = read_settings("| Note | Valeur | Clé |\n| vu | Réflexes | Titre |")
    assert settings["titre"] == "Réflexes"
    assert findings == []


def test_rows_above_the_headers_unknown_settings_and_values_without_key_are_said_whole():
    _, findings = read_settings("""
    | Réglages | |
    | Clé      | Valeur   |
    | Couleur  | rouge    |
    |          | orphelin |
    """)
    assert told(findings) == [
        (1, "above-headers", "Réglages"),
        (3, "setting-unknown", "Couleur | rouge"),
        (4, "key-missing", "orphelin"),
    ]
    assert findings[1].what == "le réglage « Couleur » n’est pas connu ; il est ignoré."


def test_a_near_setting_is_proposed():
    _, (finding,) = read_settings("| Clé | Valeur |\n| Licenze | LO |")
    assert finding.remedy.endswith("Vouliez-vous dire « Licence » ?")


def test_the_first_of_two_settings_holds_and_the_second_is_set_aside():
    settings, findings = read_settings("| Clé | Valeur |\n| Titre | Un |\n| TITRES | Deux |")
    assert settings["titre"] == "Un"
    assert told(findings) == [(3, "key-used", "TITRES | Deux")]
    assert "ligne 2" in findings[0].what


@pytest.mark.parametrize(
    ("setting", "value", "rule"),
    [
        ("Date de référence", "31 juin 2020", "date-impossible"),
        ("Date de référence", "bientôt", "date-unreadable"),
        ("Lien vers la feuille", "docs.google.com", "link-unsafe"),
        ("Titre", "#REF!", "error-value"),
    ],
)
def test_a_bad_value_is_emptied_and_said_at_its_cell(setting, value, rule):
    settings, findings = read_settings(f"| Clé | Valeur |\n| {setting} | {value} |")
    assert told(findings) == [("B2", rule, value)]
    assert [field for field, column in PROJECT.columns.items() if settings[field] is not column.empty] == []


def test_every_finding_opens_its_cell():
    cells = [["Clé", "Valeur"], ["Couleur", "rouge"], ["Titre", "#REF!"]]
    grid = Grid("Projet", cells, gid=5)
    _, findings = read_project(grid, RawBook((grid,), URL), TODAY)
    assert [f.link for f in findings] == [f"{URL}#gid=5&range=A2", f"{URL}#gid=5&range=B3"]


def test_a_ragged_row_has_an_empty_value():
    settings, findings = read_project(Grid("Projet", [["Clé", "Valeur"], ["Titre"]]), RawBook(()), TODAY)
    assert (settings["titre"], findings) == ("", [])


def test_the_project_s_year_is_that_of_its_reference_date_else_today_s():
    assert project_year({}, TODAY) == 2020
    assert project_year(read_settings("| Date de référence | mars 2031 |")[0], TODAY) == 2031
    assert project_year(read_settings("| Date de référence | à définir |")[0], TODAY) == 2020


def test_settings_go_with_the_workbook():
    assert read(Projet="| Clé | Valeur |\n| Titre | Réflexes |").project["titre"] == "Réflexes"
