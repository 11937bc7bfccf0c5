"""The cahier and its one-page fiches hold, whatever is typed in the Sheet."""

import pytest

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.booklet.paper import printable
from components.booklet.pdf import TypesettingError, booklet_pdf, compile_pdf
from components.booklet.single import fiche_pdf, qr_modules
from components.booklet.typesetting import signs_not_shown
from sheets.snapshot import public_snapshot
from tests.app.hostile import write_hostile
from tests.components.booklet.reading import (
    ADDRESS,
    SETTINGS,
    follows_the_standard,
    opened,
    pages_of,
    plain,
    snapshot_of,
    text_of,
)
from tests.components.booklet.structure import faults
from tests.drawing import draw_book


@pytest.fixture(scope="module")
def demo():
    return snapshot_of("demo")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return snapshot_of(write_hostile(tmp_path_factory.mktemp("hostile")))


def test_hostile_contents_are_printed_as_they_are_typed(hostile):
    few = [one.id for one in booklet(hostile, Choice()).chantiers[:3]]
    made = booklet_pdf(booklet(hostile, Choice(controversies=("C1",), chantiers=tuple(few))))
    assert follows_the_standard(made)
    assert plain("<script>alert(1)</script>") in text_of(made)
    for page in opened(made).pages:
        for annotation in page.get("/Annots", []):
            action = annotation.get_object().get("/A", {})
            assert action.get("/S") in (None, "/GoTo")


TYPST = '#let x = 1 $a^2$ @ref <label> \\u{1F600} #image("x") *gras* _ital_ = titre // non /* non */ `code` [x](y)'
WIDE = "anticonstitutionnellement" * 40


@pytest.mark.parametrize(
    "cell",
    [TYPST, WIDE, "مرحبا بالعالم שלום 🎉 🇫🇷 👩\u200d👩\u200d👧", "mot " * 1250, "e\u0301\u0327\u0338" * 99, " "],
    ids=["typst", "wide", "rtl", "long", "piled accents", "nothing"],
)
def test_a_page_is_never_broken_by_a_cell(cell):
    made = public_snapshot(
        SETTINGS,
        draw_book(
            Controverses=f"""
                | Identifiant | Version | Titre | Pôle A | Pôle B | Question | Description | Publication |
                | C1 | V1 | {cell} | {cell} | {cell} | {cell} | {cell} | Publié |
                """,
            Terrains=f"""
                | Identifiant | Version | Controverse | Titre | Description | Publication |
                | T1 | V1 | C1 | {cell} | {cell} | Publié |
                """,
            Observations=f"""
                | Identifiant | Terrain | Version | Titre | Récit | Position | Publication |
                | O1 | T1 | V1 | {cell} | {cell} | 2 | Publié |
                """,
            Chantiers=f"""
                | Identifiant | Version | Titre | Intention | Moyens | Controverses | Horizon | Publication |
                | K1 | V1 | {cell} | {cell} | {cell} | C1 | Dès demain | Publié |
                """,
        ),
    )
    whole = booklet_pdf(booklet(made, Choice()))
    assert follows_the_standard(whole)
    assert all(len(page) > 30 for page in pages_of(whole))
    for kind, one in (("controverse", "C1"), ("chantier", "K1")):
        assert len(opened(fiche_pdf(made, kind, one, ADDRESS)).pages) == 1


def test_a_fiche_holds_on_one_page_and_leads_to_its_address(demo):
    for kind, one in (("controverse", "C1"), ("chantier", "K01")):
        made = fiche_pdf(demo, kind, one, ADDRESS)
        reader = opened(made)
        assert len(reader.pages) == 1
        assert faults(reader) == []
        links = [annotation.get_object()["/A"]["/URI"] for annotation in reader.pages[0]["/Annots"]]
        assert links == [ADDRESS]
        assert plain(ADDRESS) in text_of(made)


def test_every_fiche_holds_on_one_page_on_hostile_contents_too(hostile):
    book = booklet(hostile, Choice())
    for kind, some in (("controverse", book.controversies[:4]), ("chantier", book.chantiers[:4])):
        for one in some:
            assert len(opened(fiche_pdf(hostile, kind, one.id, ADDRESS)).pages) == 1


def test_a_fiche_without_an_address_has_no_code_and_an_unknown_one_is_none(demo):
    assert "/Annots" not in opened(fiche_pdf(demo, "chantier", "K01")).pages[0]
    assert fiche_pdf(demo, "chantier", "K999") is None
    assert fiche_pdf(demo, "controverse", "") is None


def test_an_address_too_long_for_a_code_is_printed_without_one():
    assert qr_modules("https://x.fr/?" + "a" * 5_000) == []
    assert len(qr_modules(ADDRESS)) == len(qr_modules(ADDRESS)[0]) > 20


def test_signs_that_no_font_has_are_read_from_what_typst_says_and_letters_are_never_among_them():
    said = 'the text `"👩\\u{200d}👧 u2"` could not be displayed\nthe text `"\\""` could not be displayed'
    assert signs_not_shown(said) == {"👩", "\u200d", "👧"}


def test_a_text_is_held_within_its_place():
    held = printable({"title": "t" * 31 + " " + "mot " * 99, "story": "mot " * 2_000, "lab": "\u202eobal\x07"})
    assert len(held["title"]) <= 160
    assert held["title"].endswith("…")
    assert held["story"].endswith("… (la suite est à l’écran)")
    assert held["lab"] == "obal"


def test_documents_are_set_in_a_process_of_their_own(demo, monkeypatch):
    """What typst keeps of each one would fill the memory of the server."""
    monkeypatch.setattr("typst.Compiler", None)
    assert fiche_pdf(demo, "chantier", "K01").startswith(b"%PDF")


def test_a_template_that_is_wrong_or_never_ends_says_so(monkeypatch):
    with pytest.raises(TypesettingError, match=r"cahier\.typ: .+"):
        compile_pdf("cahier.typ", {})
    monkeypatch.setattr("components.booklet.pdf._LONGEST", 0.001)
    with pytest.raises(TypesettingError, match="took more than"):
        compile_pdf("cahier.typ", {})
