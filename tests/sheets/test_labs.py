"""A finding goes to the lab that its row names, kept or set aside; what names nobody is nobody's."""

from sheets.labs import lab_field
from sheets.tabs import BY_NAME
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, read


def labs(workbook, tab):
    """(row, lab) of each finding of a tab that is at a row."""
    return [(f.row, f.lab) for f in workbook.findings if f.tab == tab and f.row]


def test_a_row_is_a_labs_by_its_only_reference_to_a_partner():
    fields = {name: lab_field(tab) for name, tab in BY_NAME.items()}
    assert {name: field for name, field in fields.items() if field} == {
        "Partenaires": "id",
        "Terrains": "pilote",
        "Observations": "partenaire",
        "Positions": "partenaire",
        "Autodiagnostic": "partenaire",
        "Entretiens": "partenaire",
        "Chantiers": "porteur",
        "Crash-tests": "partenaire",
    }


def test_a_cell_goes_to_the_lab_its_row_names_by_id_or_by_name():
    book = read(
        Partenaires=PARTNERS,
        Controverses=CONTROVERSIES,
        Terrains="""
        | Identifiant | Version | Controverse | Titre | Pilote |
        | T01 | V1 | C9 | Un | P2 |
        | T02 | V1 | C9 | Deux | labo des deux-rives |
        | T03 | V1 | C9 | Trois | |
        """,
    )
    assert labs(book, "Terrains") == [(2, "P2"), (3, "P1"), (4, "")]


def test_a_row_set_aside_goes_to_the_lab_that_is_typed_in_it():
    book = read(
        Partenaires=PARTNERS,
        Chantiers="""
        | Identifiant | Version | Titre | Porteur |
        | K1 | V1 | Un | P1 |
        | K1 | V1 | Le même | Fabrique du haut orvel |
        | | V1 | Sans code | P1 et P2 |
        | | V1 | Sans code | P9 |
        """,
    )
    assert sorted(labs(book, "Chantiers")) == [(3, "P2"), (4, ""), (5, "")]


def test_an_unknown_lab_owns_nothing_not_even_the_cell_that_names_it():
    book = read(
        Partenaires=PARTNERS,
        Chantiers="| Identifiant | Version | Titre | Porteur |\n| K1 | V1 | Un | P9 |",
    )
    assert labs(book, "Chantiers") == [(2, "")]


def test_without_the_tab_partenaires_nothing_is_anybodys():
    book = read(Chantiers="| Identifiant | Version | Titre | Porteur |\n| | V1 | Un | P1 |\n| K1 | V1 | Un | P1 |")
    assert {lab for _, lab in labs(book, "Chantiers")} == {""}


def test_a_partners_own_row_is_its_own_even_when_its_id_is_taken():
    book = read(Partenaires="| Identifiant | Nom |\n| P1 | Labo |\n| P1 | Un autre |\n| P2 | |")
    assert sorted(labs(book, "Partenaires")) == [(3, "P1"), (4, "P2")]


def test_headers_and_what_is_above_them_are_nobodys():
    book = read(
        Partenaires="| P1 | |\n| Identifiant | Nom | Remarque |\n| P1 | Labo | vu |",
    )
    assert sorted(labs(book, "Partenaires")) == [(1, ""), (2, "")]


def test_an_answer_to_a_form_goes_to_the_lab_that_gave_it():
    book = read(
        Partenaires=PARTNERS,
        Controverses=CONTROVERSIES,
        Terrains=TERRAINS,
        Autodiagnostic="| Partenaire | Terrain | Vécu |\n| P1 | T01 | 9 |",
        **{
            "Réponses au formulaire 1": """
            | Horodateur | Votre labo | [T01] Les budgets | [T02] Les critères |
            | hier       | P2         | 9                 | 3                  |
            | 02/06/2020 | P9         | 1                 |                    |
            | 02/06/2020 | P1         | 1                 | beaucoup trop      |
            """
        },
    )
    told = [f for f in book.findings if f.tab.startswith("Réponses")]
    assert {(f.row, f.lab) for f in told} == {(2, "P2"), (3, ""), (4, "P1")}
    assert labs(book, "Autodiagnostic") == [(2, "P1")]
