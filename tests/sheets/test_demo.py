"""The demonstration workbook: clean, large enough to fill every screen, and as vague on dates as the text of 2020."""

from collections import defaultdict

import pytest

from sheets.dates import Certainty
from sheets.message import Level
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import (
    CALENDAR,
    CHANTIERS,
    CONTROVERSIES,
    CRASH_TESTS,
    CRISES,
    OBSERVATIONS,
    PARTNERS,
    TABS,
    TERRAINS,
)
from sheets.vocabularies import MERGED
from tests.drawing import TODAY

# The dates of the text of 2020, as it wrote them.
DATES_OF_2020 = {
    "J01": "7 mai",
    "J03": "semaine du 5 juin",
    "J04": "5 juin",
    "J05": "du 8 juin au 6 juillet",
    "J06": "date à définir / semaine du 6 juillet",
    "J07": "semaine du 6 juillet",
    "J08": "semaine du 6 juillet",
    "J09": "date à définir / semaine du 13 juillet",
    "J10": "semaine du 13 juillet",
    "J11": "semaine du 13 juillet",
    "J12": "date à définir / fin juillet ou début septembre",
    "J15": "septembre",
}
QUESTIONS_OF_2020 = {
    "C1": "La participation citoyenne, victime collatérale ou repli stratégique ?",
    "C6": "Pilotage : planification de l’incertitude ou centralisation de fait ?",
}


@pytest.fixture(scope="module")
def book():
    return read_workbook(TABS, open_source("demo"), TODAY)


def by_id(frame, field):
    return dict(zip(frame["id"], frame[field], strict=True))


def test_nothing_is_to_be_mended(book):
    assert [finding.sentence for finding in book.findings if finding.level is not Level.ADVICE] == []


def test_the_only_advice_is_the_column_of_provenance_and_the_years_of_the_calendar(book):
    assert {(f.rule, f.value if f.row == 1 else "") for f in book.findings} == {
        ("column-unknown", "Démonstration"),
        ("date-without-year", ""),
    }


def test_every_tab_holds_rows(book):
    assert [tab.name for tab in TABS[1:] if not len(book[tab])] == []


@pytest.mark.parametrize(
    ("tab", "at_least"), [(PARTNERS, 8), (OBSERVATIONS, 35), (CHANTIERS, 14), (CRISES, 7), (CRASH_TESTS, 90)]
)
def test_there_is_enough_to_fill_the_screens(book, tab, at_least):
    entities = book[tab]["id"].nunique() if "id" in tab.columns else len(book[tab])
    assert entities >= at_least


def test_the_map_has_three_versions_with_one_reworded_one_new_and_one_merged(book):
    rows = book[CONTROVERSIES]
    assert set(rows["version"]) == {"V1", "V2", "V3"}
    ids = {version: set(rows["id"][rows["version"] == version]) for version in ("V1", "V2", "V3")}
    assert ids["V2"] & ids["V1"], "one reworded"
    assert ids["V2"] - ids["V1"], "one new"
    merged = rows[rows["statut"] == MERGED]
    assert [
        (version, bool(becomes)) for version, becomes in zip(merged["version"], merged["devient"], strict=True)
    ] == [("V3", True)]


def test_chantiers_are_told_over_two_versions(book):
    versions = defaultdict(set)
    for chantier, version in zip(book[CHANTIERS]["id"], book[CHANTIERS]["version"], strict=True):
        versions[chantier].add(version)
    assert {"V1", "V2"} in versions.values()
    assert set().union(*versions.values()) == {"V1", "V2"}


def test_the_crash_test_has_disagreements_and_gaps(book):
    verdicts = defaultdict(set)
    for row in book[CRASH_TESTS].itertuples():
        verdicts[row.chantier, row.crise].add(row.tenue)
    assert sum(len(seen) > 1 for seen in verdicts.values()) >= 5
    possible = book[CHANTIERS]["id"].nunique() * book[CRISES]["id"].nunique()
    assert len(verdicts) < possible


@pytest.mark.parametrize("tab", [tab for tab in TABS if "id" in tab.columns], ids=lambda tab: tab.name)
def test_ids_are_opaque_texts(book, tab):
    ids = list(book[tab]["id"])
    assert all(isinstance(identifier, str) and identifier[0].isalpha() for identifier in ids)


def test_the_display_numbers_of_terrains_change_between_versions(book):
    rows = book[TERRAINS]
    numbers = defaultdict(set)
    for terrain, number in zip(rows["id"], rows["numero"], strict=True):
        numbers[terrain].add(number)
    assert {"1.1"} in numbers.values()
    assert any(len(seen) > 1 for seen in numbers.values())


@pytest.mark.parametrize(("step", "typed"), DATES_OF_2020.items())
def test_the_steps_are_exactly_as_vague_as_in_2020(book, step, typed):
    when = by_id(book[CALENDAR], "quand")[step]
    assert when.text.lower() == typed
    assert when.assumed_year == 2020


def test_only_the_days_of_2020_are_days(book):
    days = {step for step, when in by_id(book[CALENDAR], "quand").items() if when.certainty is Certainty.DAY}
    assert days == {"J01", "J02", "J04"}


@pytest.mark.parametrize(("controversy", "question"), QUESTIONS_OF_2020.items())
def test_the_first_version_asks_the_questions_of_2020(book, controversy, question):
    first = book[CONTROVERSIES][book[CONTROVERSIES]["version"] == "V1"]
    assert " ".join(by_id(first, "question")[controversy].split()) == question
