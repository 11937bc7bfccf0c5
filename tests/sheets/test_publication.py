"""What may leave the team, shown on planted strings: private columns, drafts, findings, undeclared columns."""

import pytest

from sheets.publication import public_view
from sheets.schema import Fuzzy, Key, Link, Links, Moment, Number, Text, Version
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, READINGS, SELF_DIAGNOSIS, TABS, TERRAINS
from tests import drawing
from tests.drawing import read


def everything(workbook):
    """Every text a workbook holds."""
    frames = [part for table in workbook.tables.values() for part in (table.rows, table.extras)]
    cells = [str(cell) for frame in frames for cell in [*frame.columns, *frame.to_numpy().ravel()]]
    return "\n".join([*cells, *map(str, workbook.project.values()), *map(str, workbook.findings)])


def inquiry(**more):
    tabs = {
        "Partenaires": "| Identifiant | Nom | Référent·e | Courriel |\n| P1 | Labo | CANARI-nom | canari@exemple.fr |",
        "Controverses": drawing.CONTROVERSIES,
        "Terrains": drawing.TERRAINS,
    }
    return read(**{**tabs, **more})


def test_private_columns_do_not_leave():
    book = inquiry(
        Observations="""
        | Identifiant | Version | Terrain | Titre | Notes internes | Personne rencontrée | Publication | Ajout       |
        | O1          | V1      | T01     | Vu    | CANARI-note    | CANARI-personne     | Publié      | CANARI-plus |
        """
    )
    assert "CANARI" in everything(book)
    assert "CANARI" not in everything(public_view(book)).upper()
    assert list(public_view(book)[OBSERVATIONS]["titre"]) == ["Vu"]


@pytest.mark.parametrize("publication", ["Brouillon", "", "Publiable"])
def test_a_row_that_is_not_published_does_not_leave(publication):
    book = inquiry(
        Chantiers=f"| Identifiant | Version | Titre | Publication |\n| K1 | V1 | CANARI | {publication} |\n| K2 | V1 | b | Publié |"
    )
    assert list(public_view(book)[CHANTIERS]["id"]) == ["K2"]
    assert "CANARI" not in everything(public_view(book))


def test_a_public_row_loses_its_references_to_unpublished_rows():
    book = inquiry(
        Terrains=drawing.TERRAINS.replace(
            "| T02 | V1 | C2 | Les critères de priorité | Publié |", "| T02 | V1 | C2 | x | |"
        ),
        Chantiers="| Identifiant | Version | Titre | Terrains | Publication |\n| K1 | V1 | a | T01 ; T02 | Publié |",
    )
    assert list(public_view(book)[CHANTIERS]["terrains"]) == [("T01",)]


def test_what_hangs_on_an_unpublished_row_stays_with_it():
    """A terrain of a draft controversy, its observation and their readings would all speak of the draft."""
    book = inquiry(
        Controverses=drawing.CONTROVERSIES.replace("repli stratégique | Publié", "repli stratégique | Brouillon"),
        Observations="| Identifiant | Version | Terrain | Titre | Publication |\n| O1 | V1 | T01 | CANARI | Publié |",
        Positions="| Observation | Partenaire | Position | Commentaire | Publication |\n| O1 | P1 | 1 | CANARI | Publié |",
    )
    public = public_view(book)
    assert list(public[CONTROVERSIES]["id"]) == ["C2"]
    assert list(public[TERRAINS]["id"]) == ["T02"]
    assert len(public[OBSERVATIONS]) == len(public[READINGS]) == 0
    assert "CANARI" not in everything(public)


def test_an_entity_stays_when_only_one_of_its_wordings_is_published():
    book = inquiry(
        Controverses=drawing.CONTROVERSIES + "| C1 | V2 | CANARI | a | b | Brouillon |",
    )
    public = public_view(book)
    assert list(public[CONTROVERSIES]["version"]) == ["V1", "V1"]
    assert list(public[TERRAINS]["controverse"]) == ["C1", "C2"]


def test_findings_never_leave():
    book = inquiry(Chantiers="| Identifiant | Version | Titre | Effort |\n| K1 | V1 | a | CANARI |")
    assert "CANARI" in everything(book)
    assert public_view(book).findings == ()
    assert "CANARI" not in everything(public_view(book))


ANSWERS = """
| Horodatage       | Partenaire | Terrain | Vécu | Commentaire |
| 05/06/2020 10:00 | P1         | T01     | 3    | CANARI      |
| 03/06/2020 10:00 | P2         | T02     | 4    |             |
| 04/06/2020 10:00 | P2         | T01     | 1    |             |
| 02/06/2020 10:00 | P2         | T01     | 2    |             |
"""


def test_self_diagnosis_leaves_without_who_answered():
    partners = "| Identifiant | Nom |\n| P1 | Labo |\n| P2 | Fabrique |"
    public = public_view(inquiry(Partenaires=partners, Autodiagnostic=ANSWERS))[SELF_DIAGNOSIS]
    # A answers most, whoever comes first in the Sheet; two answers on one terrain stay in the order of time.
    assert list(public.itertuples(index=False, name=None)) == [
        ("A", "T01", 2.0, ""),
        ("A", "T01", 1.0, ""),
        ("A", "T02", 4.0, ""),
        ("B", "T01", 3.0, ""),
    ]


def test_the_letters_of_those_who_answered_say_nothing_of_their_ids_nor_of_their_place():
    """The same answers under exchanged ids, in another order, give the same public rows."""
    partners = "| Identifiant | Nom |\n| P1 | Labo |\n| P2 | Fabrique |"
    head, *lines = ANSWERS.strip().splitlines()
    exchanged = "\n".join([head, *reversed(lines)])
    exchanged = exchanged.replace("P1", "P0").replace("P2", "P1").replace("P0", "P2")
    before, after = (
        public_view(inquiry(Partenaires=partners, Autodiagnostic=drawn))[SELF_DIAGNOSIS]
        for drawn in (ANSWERS, exchanged)
    )
    assert before.equals(after)


def _planted(column):
    """A value that the column keeps, with the canary in it where its kind allows."""
    if isinstance(column, Key):
        return "X1"
    if isinstance(column, Version):
        return "V1"
    if type(column) is Text:
        return "CANARI"
    return "" if isinstance(column, Link | Links | Fuzzy | Number | Moment) else ""


@pytest.mark.parametrize("tab", [tab for tab in TABS if tab.name not in ("Projet", "Listes")], ids=lambda tab: tab.name)
def test_of_each_tab_only_declared_public_columns_leave(tab):
    public = public_view(inquiry())
    assert [f for f in public[tab].columns if not tab.columns[f].public] == []
