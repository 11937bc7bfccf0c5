"""References name rows by their id, then by their title; what names none, or several, is said and emptied."""

import pytest

from sheets.tabs import CHANTIERS, CONTROVERSIES, CRASH_TESTS, TERRAINS
from tests.drawing import read, rules

PARTNERS = """
| Identifiant | Nom                                  |
| P1          | Labo des Deux-Rives                  |
| P2          | Atelier Risques, Territoires et Climat |
| P3          | Ville de Valbrune                    |
| P4          | Ville de Valbrune                    |
| 1           | Un                                   |
| 2           | Deux                                 |
| 1.2         | Un point deux                        |
| Agence      | P1                                   |
"""


def read_chantier(porteur="", soutiens=""):
    return read(
        Partenaires=PARTNERS,
        Chantiers=f"| Identifiant | Version | Titre | Porteur | Soutiens |\n| K1 | V1 | a | {porteur} | {soutiens} |",
    )


def lost(book):
    return [(f.rule, f.value) for f in book.findings if f.level != "conseil"]


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("P1", "P1"),
        ("p1", "P1"),
        ("labo des deux rives", "P1"),
        ("LABO  DES DEUX‑RIVES", "P1"),
        ("Atelier Risques, Territoires et Climat", "P2"),
        ("1.2", "1.2"),
        ("1", "1"),
        ("agence", "Agence"),
    ],
)
def test_a_row_is_named_by_its_id_or_its_title(typed, identifier):
    book = read_chantier(porteur=typed)
    assert list(book[CHANTIERS]["porteur"]) == [identifier]
    assert lost(book) == []


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("P1 ; P2", ("P1", "P2")),
        ("P1, p2", ("P1", "P2")),
        ("P1⏎P2", ("P1", "P2")),
        ("P1 et P2", ("P1", "P2")),
        ("P1, P2 et P3", ("P1", "P2", "P3")),
        ("P1 / P2 & P3 + P4", ("P1", "P2", "P3", "P4")),
        ("P1;P1 ; labo des deux-rives", ("P1",)),
        ("Atelier Risques, Territoires et Climat ; P1", ("P2", "P1")),
        ("P1 ; ; P2 ;", ("P1", "P2")),
        ("P1,", ("P1",)),
    ],
)
def test_a_list_is_read_whatever_separates_it(typed, ids):
    book = read_chantier(soutiens=typed)
    assert list(book[CHANTIERS]["soutiens"]) == [ids]
    assert lost(book) == []


def test_two_ids_and_a_comma_are_two_rows_not_a_third_one_spelt_alike():
    assert list(read_chantier(soutiens="1, 2")[CHANTIERS]["soutiens"]) == [("1", "2")]
    assert list(read_chantier(soutiens="1.2")[CHANTIERS]["soutiens"]) == [("1.2",)]


def test_an_id_wins_over_a_title_spelt_the_same():
    assert list(read_chantier(porteur="p1")[CHANTIERS]["porteur"]) == ["P1"]


def test_a_list_says_each_part_that_names_nothing_and_keeps_the_others():
    book = read_chantier(soutiens="P1, P98 ; P99 ; P2")
    assert list(book[CHANTIERS]["soutiens"]) == [("P1", "P2")]
    assert lost(book) == [("reference-unknown", "P98"), ("reference-unknown", "P99")]


@pytest.mark.parametrize(
    "typed", ["P1 : pilote, P98 : appui", "P1 (pilote, appui), P98", "P98 et P1", "P1 (à voir) ; P98"]
)
def test_no_note_beside_an_id_hides_an_element_that_names_nothing(typed):
    book = read_chantier(soutiens=typed)
    told = [value for _, value in lost(book)]
    assert told == ["P98 et P1"] or list(book[CHANTIERS]["soutiens"]) == [("P1",)]
    assert any("P98" in value for value in told)


@pytest.mark.parametrize("typed", ["P11", "P1x", "1.1", "P1.2", "Agences"[:-2], "P"])
def test_what_only_begins_as_an_id_names_nothing(typed):
    assert list(read_chantier(porteur=typed)[CHANTIERS]["porteur"]) == [""]


def test_a_list_of_which_nothing_is_known_is_said_whole():
    assert lost(read_chantier(soutiens="Ville de Rien et de Nulle-part")) == [
        ("reference-unknown", "Ville de Rien et de Nulle-part")
    ]


def test_a_title_that_two_rows_share_names_neither_and_both_ids_are_given():
    book = read_chantier(porteur="ville de valbrune")
    (finding,) = [f for f in book.findings if f.rule == "reference-ambiguous"]
    assert "(P3 et P4)" in finding.what
    assert list(book[CHANTIERS]["porteur"]) == [""]


def test_several_names_where_one_is_expected_are_ambiguous():
    book = read_chantier(porteur="P1 et P2")
    assert lost(book) == [("reference-ambiguous", "P1 et P2")]
    assert "(P1 et P2)" in book.findings[-1].what


def test_a_near_title_is_proposed_with_its_id_and_an_id_never_is():
    (near,) = [f for f in read_chantier(porteur="Labo des Deux-Rivres").findings if f.rule == "reference-unknown"]
    assert near.remedy.endswith("Vouliez-vous dire « Labo des Deux-Rives » (P1) ?")
    (far,) = [f for f in read_chantier(porteur="P11").findings if f.rule == "reference-unknown"]
    assert far.remedy.endswith("ou ajoutez-y cette ligne.")


def test_the_name_of_a_row_set_aside_names_nothing():
    """Were it kept, what is said of the second would go to the first, whose id it took by mistake."""
    book = read(
        Partenaires="| Identifiant | Nom |\n| P1 | Premier |\n| P1 | Second |",
        Chantiers="| Identifiant | Version | Titre | Porteur |\n| K1 | V1 | a | Second |",
    )
    assert list(book[CHANTIERS]["porteur"]) == [""]
    assert lost(book) == [("key-used", "P1 | Second"), ("reference-unknown", "Second")]


@pytest.mark.parametrize("tabs", [{}, {"Crises": ""}, {"Crises": "| sans | en-têtes |\n| R1 | Crue |"}])
def test_a_reference_to_a_tab_that_is_not_read_asks_for_the_tab(tabs):
    book = read(
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | a |",
        Crash_tests="| Chantier | Crise | Tenue |\n| K1 | R1 | Casse |\n| K1 | R2 | Tient |",
        **tabs,
    )
    assert list(book[CRASH_TESTS]["crise"]) == ["", ""]
    faults = [f for f in book.findings if f.tab == "Crash-tests"]
    assert [(f.rule, f.cell, f.value) for f in faults] == [
        ("reference-without-tab", "B2", "R1"),
        ("reference-without-tab", "B3", "R2"),
    ]
    assert len({f.what + f.remedy for f in faults}) == 1


def test_a_row_is_named_by_any_of_its_wordings():
    book = read(
        Controverses="""
        | Identifiant | Version | Titre       | Pôle A | Pôle B |
        | C1          | V1      | Avant       | a      | b      |
        | C1          | V2      | Après       | a      | b      |
        """,
        Terrains="""
        | Identifiant | Version | Controverse | Titre |
        | T1          | V1      | avant       | x     |
        | T2          | V1      | APRES       | y     |
        """,
    )
    assert list(book[TERRAINS]["controverse"]) == ["C1", "C1"]
    assert rules(book) == []


def test_a_tab_may_refer_to_itself():
    book = read(
        Controverses="""
        | Identifiant | Version | Titre | Pôle A | Pôle B | Devient  |
        | C1          | V1      | Un    | a      | b      |          |
        | C2          | V1      | Deux  | a      | b      | Un ; C2  |
        """
    )
    assert list(book[CONTROVERSIES]["devient"]) == [(), ("C1", "C2")]


def test_a_row_whose_reference_is_lost_is_the_twin_of_no_other():
    book = read(
        Partenaires="| Identifiant | Nom |\n| P1 | Labo |",
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | a |",
        Crises="| Identifiant | Nom |\n| R1 | Crue |",
        Crash_tests="""
        | Chantier | Crise | Partenaire | Tenue |
        | K8       | R1    | P1         | Casse |
        | K9       | R1    | P1         | Tient |
        """,
    )
    assert len(book[CRASH_TESTS]) == 2
    assert [rule for rule, _ in lost(book)] == ["reference-unknown", "reference-unknown"]
