"""A title or a name that nobody wrote leaves no blank: its row is called by its identifier, wherever it is shown."""

import re
from datetime import UTC, date, datetime

import pytest

from analysis.search import build_index
from components.static.site import build
from sheets.labs import lab_names
from sheets.settings import Audience, Settings
from sheets.snapshot import Snapshot, public_snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, PARTNERS
from sheets.to_mend import list_to_mend
from tests.drawing import TODAY, draw_book, read, take

INQUIRY = {
    "Partenaires": "| Identifiant | Nom |\n| P1 | ⟦P1⟧ |\n| P2 | ⟦P2⟧ |",
    "Controverses": """
        | Identifiant | Version | Titre  | Pôle A   | Pôle B   | Publication |
        | C1          | V1      | Budget | la ville | l’État   | Publié      |
        | C1          | V2      | ⟦C1⟧   | la ville | l’État   | Publié      |
        | C2          | V2      | ⟦C2⟧   | ici      | là       | Publié      |
    """,
    "Terrains": """
        | Identifiant | Version | Numéro | Controverse | Titre | Publication |
        | T1          | V2      | 1.1    | C1          | ⟦T1⟧  | Publié      |
        | T2          | V2      |        | C2          | ⟦T2⟧  | Publié      |
    """,
    "Observations": """
        | Identifiant | Terrain | Partenaire | Titre | Position | Crise | Version | Publication |
        | O1          | T1      | P1         | ⟦O1⟧  | Plutôt A | R1    | V2      | Publié      |
        | O2          | T2      | P2         | ⟦O2⟧  | Plutôt B |       | V2      | Publié      |
    """,
    "Autodiagnostic": "| Partenaire | Terrain | Vécu |\n| P1 | T1 | 3 |\n| P2 | T2 | 1 |",
    "Chantiers": """
        | Identifiant | Version | Titre | Controverses | Terrains | Horizon    | Effort | Porteur | Soutiens | Publication |
        | K1          | V1      | Aider | C1           | T1       | Dès demain | Léger  | P1      | P2       | Publié      |
        | K1          | V2      | ⟦K1⟧  | C1 ; C2      | T1       | Dès demain | Léger  | P1      | P2       | Publié      |
        | K2          | V2      | ⟦K2⟧  | C2           | T2       |            |        | P2      |          | Publié      |
    """,
    "Crises": "| Identifiant | Nom |\n| R1 | ⟦R1⟧ |\n| R2 | ⟦R2⟧ |",
    "Crash_tests": """
        | Chantier | Crise | Partenaire | Tenue | Point de rupture | Version | Publication |
        | K1       | R1    | P1         | Tient | La nuit          | V2      | Publié      |
        | K2       | R2    | P2         | Casse | Au guichet       | V2      | Publié      |
    """,
    "Calendrier": "| Identifiant | Phase | Étape | Quand |\n| J1 | Enquêtes | ⟦J1⟧ | 5 juin 2020 |",
}
_TITLE = re.compile("⟦(.+?)⟧")


def drawn(title):
    """The inquiry, its titles written as this says of an identifier."""
    return {name: _TITLE.sub(title, drawing) for name, drawing in INQUIRY.items()}


def copied(title):
    files = build(public_snapshot(Settings(date=date(2020, 7, 22)), draw_book(**drawn(title))))
    return {name: content.decode() for name, content in files if name.endswith(".html") and "donnees/" not in name}


def test_every_page_shows_the_identifier_where_the_title_would_be():
    assert copied("") == copied(r"\1")


def test_a_page_that_left_a_blank_would_be_seen():
    """Without this, the test above could not fail: titles are shown on every kind of page."""
    named = copied("Dit \\1")
    for one in ("C1", "T1", "O1", "K1", "R1", "J1", "P1"):
        assert any(f"Dit {one}" in page for page in named.values()), one


@pytest.mark.parametrize(("tab", "titles"), [(PARTNERS, ["P1", "P2"]), (CONTROVERSIES, ["Budget", "C1", "C2"])])
def test_the_rows_that_screens_read_are_all_named_and_those_of_the_sheet_are_as_written(tab, titles):
    book = read(**drawn(""))
    shot = Snapshot(book, Audience.TEAM, TODAY, datetime.now(UTC))
    assert list(shot[tab][tab.titled]) == titles
    assert "" in set(book[tab][tab.titled])
    assert list(shot[CHANTIERS]["titre"]) == ["Aider", "K1", "K2"]


def test_a_pole_that_nobody_wrote_is_called_by_its_header():
    shot = take(Controverses="| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C1 | V1 | Budget | | l’État |")
    assert list(shot[CONTROVERSIES][["pole_a", "pole_b"]].iloc[0]) == ["Pôle A", "l’État"]


def test_a_tab_that_lacks_nothing_is_not_copied():
    book = read(**drawn("Un titre"))
    shot = Snapshot(book, Audience.TEAM, TODAY, datetime.now(UTC))
    assert all(shot[tab] is book[tab] for tab in (CONTROVERSIES, CHANTIERS, PARTNERS))


def test_search_and_the_list_to_mend_name_what_has_no_name():
    book = read(**drawn(""))
    assert {"K1 · R1", "K2 · R2"} <= {document.title for document in build_index(book).documents}
    assert lab_names(book[PARTNERS]) == {"P1": "P1", "P2": "P2"}
    assert {line.lab for line in list_to_mend(book).lines} >= {"P1", "P2"}
