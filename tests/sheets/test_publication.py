"""What may leave the team, shown on planted strings: private columns, drafts, findings, undeclared columns."""

from datetime import date

import pytest
from pandas.testing import assert_frame_equal

from sheets.package import make_package
from sheets.publication import PUBLICATION, public_view, unnamed_fields
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import CHANTIERS, CONTROVERSIES, OBSERVATIONS, PROJECT, READINGS, SELF_DIAGNOSIS, TABS, TERRAINS
from tests import drawing
from tests.app.canaries import CANARY, is_private, plain, plant
from tests.drawing import read

DAY = date(2020, 7, 22)


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


def test_what_is_private_does_not_rank_those_who_answered():
    """As many answers each: neither the hour nor the comment says who comes first."""
    partners = "| Identifiant | Nom |\n| P1 | Labo |\n| P2 | Fabrique |"
    drawn = """
    | Horodatage       | Partenaire | Terrain | Vécu | Commentaire |
    | {}/06/2020 10:00 | P1         | T01     | 3    | {}          |
    | {}/06/2020 10:00 | P2         | T02     | 4    | {}          |
    """
    before, after = (
        public_view(inquiry(Partenaires=partners, Autodiagnostic=drawn.format(*private)))[SELF_DIAGNOSIS]
        for private in (("01", "a", "02", "b"), ("02", "b", "01", "a"))
    )
    assert before.equals(after)


@pytest.fixture(scope="module")
def two_books(tmp_path_factory):
    """The demonstration with all that can be private in it, and without any of it."""
    folders = (write(tmp_path_factory.mktemp("book")) for write in (plant, plain))
    return [read_workbook(TABS, open_source(str(folder)), DAY) for folder in folders]


def test_what_is_private_changes_nothing_of_what_is_public(two_books):
    """Not a cell, not the order of rows, not their number nor their rank, not the type of a column."""
    planted, without = (public_view(book) for book in two_books)
    assert everything(two_books[0]).count(CANARY) > 500
    assert CANARY not in everything(planted)
    for tab in TABS:
        assert [field for field in planted[tab].columns if not tab.columns[field].public] == []
        assert len(planted[tab]) > 5 or tab is PROJECT
        assert_frame_equal(planted[tab], without[tab])
    assert dict(planted.project) == dict(without.project)
    assert set(planted.project) == {field for field, column in PROJECT.columns.items() if column.public}
    assert (dict(planted.lists), planted.findings) == (dict(without.lists), ())
    assert planted.unnamed == {tab for tab in TABS if unnamed_fields(tab)}
    assert dict(make_package(planted, DAY).files) == dict(make_package(without, DAY).files)


def test_every_private_column_and_every_way_of_not_being_published_is_planted(two_books):
    """Without this, the test above could not fail."""
    planted, without = two_books
    for tab in TABS:
        for field in (one for one in tab.columns if tab is not PROJECT and is_private(tab, one)):
            assert CANARY in str(list(planted[tab][field])) + told_of(planted, tab), field
            assert list(planted[tab][field].astype(str)) != list(without[tab][field].astype(str)), field
        if PUBLICATION in tab.columns:
            assert {"", "Brouillon"} <= set(planted[tab][PUBLICATION]), tab.name
            assert f"{CANARY}-{tab.name}" in planted.tables[tab].extras.to_csv()


def told_of(book, tab):
    return str([finding for finding in book.findings if finding.tab == tab.name])
