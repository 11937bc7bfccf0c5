"""What can be taken away: named in ASCII, honest about its audience, and of the public only what is published."""

import io
import zipfile

import pytest

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.booklet.single import can_be_printed
from components.deliverables.cards import cards
from components.deliverables.documents import cahier_documents, cahier_docx, fiche_document, file_name, workbook_xlsx
from components.deliverables.offer import since, told, weight
from components.deliverables.view import card_markup, reading_lines
from components.making import Progress, State
from sheets.settings import Audience, Settings
from sheets.snapshot import make_snapshot, public_snapshot
from sheets.sources import open_source
from tests.app.canaries import CANARY, plant
from tests.components.booklet.reading import text_of
from tests.drawing import TODAY, draw_book


def snapshot_of(audience, source="demo"):
    return make_snapshot(Settings(date=TODAY, audience=audience), open_source(source))


@pytest.fixture(scope="module")
def public():
    return snapshot_of(Audience.PUBLIC)


@pytest.fixture(scope="module")
def team():
    return snapshot_of(Audience.TEAM)


def named(snapshot, choice):
    return [document.file_name for document in cahier_documents(snapshot, choice)]


def test_files_are_named_after_what_they_hold(public, team):
    assert named(public, Choice("V3")) == ["reflexes-publics-cahier-v3.pdf", "reflexes-publics-cahier-v3.docx"]
    assert named(public, Choice("V3", ("C1",)))[0] == "reflexes-publics-cahier-v3-extrait.pdf"
    assert named(team, Choice("V3"))[0] == "reflexes-publics-cahier-v3-equipe.pdf"


@pytest.mark.parametrize(
    "title", ["L’été à Œuf-sur-Rhône", "Заголовок", "../../etc/passwd", "a\x00b\n; rm", "", "x" * 300]
)
def test_a_name_is_a_short_one_in_ascii_whatever_the_title(title):
    book = draw_book(Projet=f"| Clé | Valeur |\n| Titre | {title} |".replace("\n; ", " ; "))
    name = file_name(public_snapshot(Settings(date=TODAY), book), "cahier", "Version nº 3 / é")
    assert name.isascii()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert name.endswith("cahier-version-no-3-e")
    assert len(name) < 120


def everything(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_no_canary_is_in_a_document_of_the_public(tmp_path):
    folder = str(plant(tmp_path / "feuille"))
    shown, known = snapshot_of(Audience.PUBLIC, folder), snapshot_of(Audience.TEAM, folder)
    for make in (lambda one: cahier_docx(one, Choice()), workbook_xlsx):
        assert CANARY.casefold() not in everything(make(shown)).casefold()
    assert CANARY in everything(workbook_xlsx(known))
    for kind, one in (("controverse", "C3"), ("chantier", "K01")):
        page = fiche_document(shown, kind, one, "").make(shown, kind, one, "")
        assert CANARY.casefold() not in text_of(page)
    assert CANARY.casefold() not in repr(booklet(shown, Choice())).casefold()


def test_no_card_offers_what_cannot_be_given(public, team):
    assert [card.key for card in cards(public)] == ["classeur", "modele", "donnees", "calendrier", "images"]
    assert "donnees" not in [card.key for card in cards(team)]
    nothing = public_snapshot(Settings(date=TODAY), draw_book(Partenaires="| Identifiant | Nom |\n| P1 | Labo |"))
    assert not {"calendrier", "images"} & {card.key for card in cards(nothing)}
    assert all(card.links or card.documents or card.key == "images" for card in cards(public))


def test_a_page_is_offered_of_what_lives_and_of_nothing_else(public):
    assert can_be_printed(public, "controverse", "C3")
    assert can_be_printed(public, "chantier", "K01")
    others = (("controverse", "C7"), ("chantier", "C3"), ("terrain", "T01"), ("chantier", "K999"))
    assert not any(can_be_printed(public, kind, one) for kind, one in others)


def test_the_page_of_a_fiche_is_named_after_it_and_made_as_asked(public):
    document = fiche_document(public, "chantier", "K01", "https://exemple.fr/fiche?chantier=K01")
    assert document.file_name == "reflexes-publics-fiche-k01.pdf"
    assert document.make(public, *document.choice).startswith(b"%PDF")


def test_a_card_says_for_whom_and_of_when(public):
    markup = card_markup(public, cards(public)[0])
    assert "une collectivité qui reprend la démarche" in markup
    assert "Licence Ouverte 2.0" in markup
    assert "Autodiagnostic" in markup
    assert len(reading_lines(public)) == 1 + len(cards(public))


def test_what_is_said_of_a_document():
    assert told(Progress(State.UNASKED)) == ""
    assert "Réessayez" in told(Progress(State.FAILED))
    assert "dans une minute" in told(Progress(State.REFUSED))
    assert since(Progress(State.PENDING, 0.4)) == ""
    assert since(Progress(State.PENDING, 2.3)) == "depuis 2\u00a0s"
    assert [weight(size) for size in (300, 731_911, 1_240_000)] == ["1\u00a0ko", "732\u00a0ko", "1,2\u00a0Mo"]
