"""Each kind of column reads its own cell: what it accepts, what it empties, and what it says of it."""

import math
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.column import Column, Context
from sheets.findings import make_finding
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Position, Text, Url, Version
from sheets.schema import Tab
from sheets.vocabularies import EFFORTS, HORIZONS, PARTNER_TYPES, POSITIONS, STEP_STATUSES, YES_NO, Term, terms

CONTEXT = Context(2020)


def read(column, raw, context=CONTEXT):
    value, fault = column.read(raw, context)
    return value, fault.rule if fault else ""


COLUMNS = [
    Text("t"),
    Key("k"),
    Version("v"),
    Link("l", to="Crises"),
    Links("ll", to="Crises"),
    Choice("c", terms=EFFORTS),
    Position("p", terms=POSITIONS),
    Fuzzy("f"),
    Number("n"),
    Moment("m"),
    Url("u"),
]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: type(c).__name__)
@pytest.mark.parametrize("raw", [None, "", "  ", "\u200b", "\u00a0"])
def test_an_empty_cell_is_the_column_s_empty_value_without_a_word(column, raw):
    value, rule = read(column, raw)
    assert rule == ""
    assert value == column.empty or math.isnan(value)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: type(c).__name__)
def test_the_error_of_a_formula_is_emptied_and_said(column):
    value, rule = read(column, "#REF!")
    assert rule == "error-value"
    assert value == column.empty or math.isnan(value)


@given(
    st.sampled_from(COLUMNS),
    st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times()),
)
def test_whatever_is_typed_reading_never_raises_and_its_fault_makes_a_sentence(column, raw):
    _, fault = column.read(raw, CONTEXT)
    if fault:
        assert make_finding(fault, "Onglet", 2, column.label, 0, str(raw)).sentence


# keys


@pytest.mark.parametrize(
    ("raw", "key"), [("1.10", "1.10"), ("01", "01"), (" P01\u00a0", "P01"), ("P  01", "P 01"), ("T\u200b01", "T01")]
)
def test_a_key_is_opaque_text(raw, key):
    assert read(Key("k"), raw) == (key, "")


@pytest.mark.parametrize(
    ("raw", "key"), [(42, "42"), (42.0, "42"), (1.1, "1.1"), (datetime(2020, 1, 1), "2020-01-01 00:00:00")]
)
def test_a_key_that_the_spreadsheet_took_for_a_number_or_a_date_is_kept_with_advice(raw, key):
    assert read(Key("k"), raw) == (key, "number-as-id")


# versions


@pytest.mark.parametrize("raw", ["V2", "v2", " V 2", "version 2", "Version 02", "2", 2, 2.0, "V002", "v.2"])
def test_a_version_is_read_in_the_ways_people_write_it(raw):
    assert read(Version("v"), raw) == ("V2", "")


def test_nothing_is_said_in_many_ways_and_never_against_the_vocabulary():
    signs = ("-", "—", "/", "N/A", "n.a.", "?", "…")
    assert {read(Text("t"), sign) for sign in signs} == {("", "")}
    assert read(Text("t"), "Aucun") == ("Aucun", "")
    assert read(Choice("c", terms=terms("Fort")), "aucun") == ("", "")
    assert read(Choice("c", terms=terms("Aucun", "Fort")), "aucun") == ("Aucun", "")
    assert read(Links("l", to="x"), "C1 ; -") == (("C1",), "")


def test_addresses_are_masked_in_public_texts_only():
    assert read(Text("t", public=True), "à a.b@c.fr !") == ("à [adresse masquée] !", "email-public")
    assert read(Text("t"), "a.b@c.fr") == ("a.b@c.fr", "")
    assert read(Text("t", public=True, address=True), "a.b@c.fr") == ("a.b@c.fr", "")
    assert read(Text("t", public=True), "12 h @ Valbrune") == ("12 h @ Valbrune", "")


@pytest.mark.parametrize("raw", ["V0", "V1.2", "finale", "V", "1ère", 1.5, "V1 V2", "V1000"])
def test_what_is_no_version_is_emptied(raw):
    assert read(Version("v"), raw) == ("", "version-unreadable")


# terms


@pytest.mark.parametrize(
    ("terms", "raw", "label"),
    [
        (EFFORTS, "leger", "Léger"),
        (EFFORTS, "LOURDS", "Lourd"),
        (HORIZONS, "au delà", "Au-delà"),
        (HORIZONS, 2021, "2021"),
        (HORIZONS, "dès  demain", "Dès demain"),
        (PARTNER_TYPES, "labos d'innovation publique", "Labo d’innovation publique"),
        (PARTNER_TYPES, "Expert(e)", "Expert·e"),
        (PARTNER_TYPES, "experte", "Expert·e"),
        (STEP_STATUSES, "annulée", "Annulé"),
        (YES_NO, True, "Oui"),
        (YES_NO, False, "Non"),
        (YES_NO, "X", "Oui"),
    ],
)
def test_a_term_is_read_whatever_its_case_accents_apostrophe_plural_and_spaces(terms, raw, label):
    assert read(Choice("c", terms=terms), raw) == (label, "")


def test_an_unknown_term_is_emptied_and_the_near_one_is_proposed():
    value, fault = Choice("Effort", terms=EFFORTS).read("Lourde", CONTEXT)
    assert value == ""
    sentence = make_finding(fault, "Chantiers", 2, "Effort", 3, "Lourde").sentence
    assert "Choisissez parmi « Léger », « Moyen » ou « Lourd »." in sentence
    assert sentence.endswith("Vouliez-vous dire « Lourd » ?")


def test_nothing_is_proposed_when_nothing_is_near():
    _, fault = Choice("Effort", terms=EFFORTS).read("Ailleurs", CONTEXT)
    assert fault.facts["proposal"] == ""


def test_a_listed_choice_takes_the_terms_of_its_list():
    column = Choice("Horizon", terms=HORIZONS, listed="Horizon")
    context = Context(2020, {"horizon": (Term("Un jour"),)})
    assert read(column, "un jour", context) == ("Un jour", "")
    assert read(column, "2021", context) == ("", "term-unknown")


# positions


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("-2", "Franchement A"),
        ("−2", "Franchement A"),
        ("–2", "Franchement A"),
        ("—1", "Plutôt A"),
        ("‑1", "Plutôt A"),
        ("- 2", "Franchement A"),
        ("(-2)", "Franchement A"),
        (-2, "Franchement A"),
        (-1.0, "Plutôt A"),
        ("-1,0", "Plutôt A"),
        ("0", "Entre les deux"),
        ("-0", "Entre les deux"),
        (0, "Entre les deux"),
        ("+1", "Plutôt B"),
        ("+ 2", "Franchement B"),
        ("franchement a", "Franchement A"),
        ("PLUTOT  B", "Plutôt B"),
        ("les deux", "Les deux à la fois"),
        ("ni l'un ni l'autre", "Ni l’un ni l’autre"),
    ],
)
def test_a_position_never_changes_sides_whatever_the_dash(raw, label):
    assert read(Position("p", terms=POSITIONS), raw) == (label, "")


@pytest.mark.parametrize("raw", ["3", "-3", "1.5", "--2", "+-1", "A", "2/2", True])
def test_what_is_no_position_is_given_back_with_its_fault(raw):
    value, rule = read(Position("p", terms=POSITIONS), raw)
    assert rule == "term-unknown"
    assert value not in {term.label for term in POSITIONS}


# numbers


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("3", 3),
        (3, 3),
        ("2,5", 2.5),
        ("2.5", 2.5),
        (" 4 ", 4),
        ("0", 0),
        ("-0", 0),
        ("+1", 1),
        ("04", 4),
        ("1\u202f0", 10),
        ("1 0,50", 10.5),
    ],
)
def test_a_number_is_read_as_the_french_write_it(raw, number):
    assert read(Number("n"), raw) == (number, "")


@pytest.mark.parametrize(
    ("raw", "percent"),
    [
        ("92 %", 92),
        ("92%", 92),
        ("92\u202f%", 92),
        ("45,5 %", 45.5),
        ("92", 92),
        (0.92, 92),
        (1.0, 100),
        (0, 0),
        (60, 60),
    ],
)
def test_a_percentage_is_out_of_100_typed_or_formatted(raw, percent):
    assert read(Number("n", percent=True), raw) == (percent, "")


@pytest.mark.parametrize("raw", ["120 %", "-5", "–5", "100,01", 1e9])
def test_a_number_out_of_bounds_is_emptied(raw):
    value, rule = read(Number("n", percent=True), raw)
    assert math.isnan(value)
    assert rule == "number-outside"


@pytest.mark.parametrize("raw", ["beaucoup", "3/4", "3 à 4", "1,2,3", "1e3", "∞", True, float("nan"), "0x10"])
def test_what_is_no_number_is_emptied(raw):
    value, rule = read(Number("n"), raw)
    assert math.isnan(value)
    assert rule in ("number-unreadable", "")


def test_the_remedy_of_a_number_gives_its_bounds_and_its_unit():
    _, fault = Number("Avancement", percent=True).read("beaucoup", CONTEXT)
    finding = make_finding(fault, "Calendrier", 2, "Avancement", 8, "beaucoup")
    assert finding.remedy == "Écrivez un nombre de 0 à 100 %."


# dates


def test_a_fuzzy_date_takes_the_project_s_year_and_says_so():
    value, rule = read(Fuzzy("f"), "7 mai", Context(2031))
    assert (value.earliest, rule) == (date(2031, 5, 7), "date-without-year")


@pytest.mark.parametrize("raw", [43987, 43987.6, datetime(2020, 6, 5, 11), date(2020, 6, 5), "5 juin 2020 11h-12h30"])
def test_a_day_is_read_from_a_serial_number_a_date_or_a_text(raw):
    value, rule = read(Fuzzy("f"), raw)
    assert (value.earliest, value.latest, rule) == (date(2020, 6, 5), date(2020, 6, 5), "")


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("31 juin 2020", "date-impossible"),
        ("29/02/2021", "date-impossible"),
        ("du 8 juillet au 6 juin 2020", "date-impossible"),
        ("bientôt", "date-unreadable"),
        (True, "date-unreadable"),
        (12, "date-unreadable"),
    ],
)
def test_what_is_no_date_is_emptied(raw, rule):
    assert read(Fuzzy("f"), raw) == (None, rule)


@pytest.mark.parametrize(
    "raw",
    [
        "05/06/2020 14:32:00",
        "5/6/2020 14:32",
        "2020-06-05 14:32:00",
        "2020-06-05T14:32",
        "2020-06-05T14:32:00Z",
        "2020-06-05T14:32:00.000+02:00",
        datetime(2020, 6, 5, 14, 32),
        43987 + (14 * 60 + 32) / 1440,
    ],
)
def test_a_timestamp_is_read_from_forms_day_first_from_iso_and_from_serial_numbers(raw):
    value, rule = read(Moment("m"), raw)
    assert abs((value - datetime(2020, 6, 5, 14, 32)).total_seconds()) < 1
    assert rule == ""


@pytest.mark.parametrize("raw", ["hier", "31/06/2020 10:00", "06/23/2020 10:00", "14:32", True, -1, float("nan"), 1e9])
def test_what_is_no_timestamp_is_emptied(raw):
    assert read(Moment("m"), raw) == (None, "moment-unreadable")


# addresses


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("https://exemple.fr", "https://exemple.fr"),
        ("HTTP://EXEMPLE.FR/a?b=c&d#e", "HTTP://EXEMPLE.FR/a?b=c&d#e"),
        ("  https://exemple.fr/é ", "https://exemple.fr/é"),
        ("https://fr.wikipedia.org/wiki/L'Équipe", "https://fr.wikipedia.org/wiki/L%27Équipe"),
    ],
)
def test_a_web_address_is_kept(raw, address):
    assert read(Url("u"), raw) == (address, "")


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\u200bscript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "//exemple.fr",
        "www.exemple.fr",
        "https://",
        "https://exemple",
        "https://exemple.fr/a https://exemple.fr/b",
        'https://exemple.fr/"onclick=',
        "https://exemple.fr/<b>",
        "https://exem'ple.fr/",
        "voir le site",
    ],
)
def test_anything_else_is_no_address(raw):
    assert read(Url("u"), raw) == ("", "link-unsafe")


# references, before they are resolved


def test_a_list_of_references_is_split_and_each_is_kept_once():
    assert read(Links("l", to="x"), "C1 ; C4\nC1;;  La  participation ;") == (("C1", "C4", "La participation"), "")


def test_commas_are_left_for_titles_have_some():
    assert read(Links("l", to="x"), "C1, C4 | Lauréats désignés, travaux gelés") == (
        ("C1, C4", "Lauréats désignés, travaux gelés"),
        "",
    )


# declarations


def test_a_column_leaves_the_team_only_when_written():
    assert not Column("x").public


def test_a_misspelt_option_or_field_fails_at_import():
    with pytest.raises(TypeError):
        Text("x", pubic=True)
    with pytest.raises(TypeError, match="no column"):
        Tab("x", "une ligne", key=("idd",), id=Key("Identifiant"))
