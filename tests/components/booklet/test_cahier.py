"""The cahier: complete, tagged, legible, holding nothing but what may be printed."""

import pytest
from pypdf.generic import IndirectObject

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.booklet.pdf import booklet_pdf
from sheets.settings import Settings
from sheets.snapshot import make_snapshot, public_snapshot
from sheets.sources import open_source
from sheets.workbook import RawBook
from tests import drawing
from tests.app.canaries import CANARY, plant
from tests.components.booklet.reading import SETTINGS, follows_the_standard, opened, plain, snapshot_of, text_of
from tests.components.booklet.structure import faults, tags_of
from tests.drawing import draw_book
from tests.large_inquiry import large_inquiry, write_inquiry


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return snapshot_of(plant(tmp_path_factory.mktemp("canaries")))


@pytest.fixture(scope="module")
def demo():
    return snapshot_of("demo")


@pytest.fixture(scope="module")
def book(snapshot):
    return booklet(snapshot, Choice())


@pytest.fixture(scope="module")
def pdf(book):
    return booklet_pdf(book)


@pytest.fixture(scope="module")
def text(pdf):
    return text_of(pdf)


def test_it_says_all_that_the_screens_say_of_controversies_and_chantiers(book, text):
    assert len(book.controversies) >= 6
    assert len(book.chantiers) >= 14
    for one in book.controversies:
        for said in (one.title, one.question, one.pole_a, one.pole_b, one.verdict, one.description):
            assert plain(said) in text, said
        for clue in one.clues:
            assert plain(clue.title) in text, clue.title
            assert all(plain(reading.lab) in text for reading in clue.readings)
    for one in book.chantiers:
        for _, said in (*one.fields, *one.facts):
            assert plain(said) in text, said
        assert all(plain(note.text) in text for _, notes in one.notes for note in notes)
    for phase in book.phases:
        assert all(plain(step.title) in text for step in phase.steps)


def test_it_leaves_room_to_place_oneself_on_each_axis(book, pdf):
    axes = [tag.alternative for tag in tags_of(opened(pdf)) if tag.alternative.startswith("Un axe vide")]
    assert axes == [f"Un axe vide, à cocher : de « {c.pole_a} » à « {c.pole_b} »" for c in book.controversies]


def test_its_colophon_tells_version_date_licence_and_warning(book, text):
    for said in (book.version, book.date, book.licence, book.producer, book.warning, *book.partners):
        assert said
        assert plain(said) in text


def test_its_contact_can_be_written_to(book, pdf):
    last = opened(pdf).pages[-1]
    assert [note.get_object()["/A"]["/URI"] for note in last["/Annots"]] == [f"mailto:{book.contact}"]


def test_it_is_tagged_in_french_with_a_title_and_bookmarks(book, pdf):
    reader = opened(pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].lower().startswith("fr")
    assert follows_the_standard(pdf)
    assert book.title in reader.metadata.title
    bookmarks = [one.title for one in flat(reader.outline)]
    assert "Le crash test" in bookmarks
    assert {one.title for one in book.controversies} <= set(bookmarks)
    pages = [reader.get_destination_page_number(one) for one in flat(reader.outline)]
    assert pages == sorted(pages)


def test_who_does_not_see_it_can_follow_it(pdf):
    assert faults(opened(pdf)) == []


def flat(outline):
    for one in outline:
        yield from flat(one) if isinstance(one, list) else [one]


def test_its_fonts_are_those_of_the_screens_and_are_in_the_file(pdf):
    fonts = list(fonts_of(opened(pdf)))
    names = {name.partition("+")[2] for name, _ in fonts}
    assert {name.split("-")[0] for name in names} == {"SourceSans3VF", "SourceSerif4Variable"}
    assert all(embedded for _, embedded in fonts)


def fonts_of(reader):
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            one = font.get_object()
            for inner in one.get("/DescendantFonts", [one]):
                inner = inner.get_object() if isinstance(inner, IndirectObject) else inner
                descriptor = inner["/FontDescriptor"].get_object()
                yield one["/BaseFont"], any(name in descriptor for name in ("/FontFile2", "/FontFile3"))


def test_the_contents_and_the_panorama_lead_to_their_pages(book, pdf):
    links = sum(
        annotation.get_object()["/Subtype"] == "/Link"
        for page in opened(pdf).pages
        for annotation in page.get("/Annots", [])
    )
    assert links >= 2 * len(book.chantiers) + len(book.controversies)


def test_nothing_private_is_printed(text):
    assert plain(CANARY) not in text


def test_the_team_prints_its_drafts(tmp_path):
    settings = Settings(source="demo", date="2020-07-22", audience="equipe")
    team = make_snapshot(settings, open_source(str(plant(tmp_path))))
    book = booklet(team, Choice())
    assert any(CANARY in one.title for one in book.chantiers)
    assert "ne pas diffuser" in book.reserved
    assert plain(book.reserved) in text_of(booklet_pdf(book))


def test_a_choice_prints_only_what_is_chosen_and_says_that_it_is_an_extract(snapshot, book):
    chosen = booklet(snapshot, Choice(controversies=("C1", "C3", "inconnue"), chantiers=("K01",)))
    assert [one.id for one in chosen.controversies] == ["C1", "C3"]
    assert [one.id for one in chosen.chantiers] == ["K01"]
    assert [line.title for line in chosen.grid.lines] == [chosen.chantiers[0].title]
    assert chosen.part == (
        f"Extrait : 2\u00a0controverses sur {len(book.controversies)}, 1\u00a0chantier sur {len(book.chantiers)}"
    )
    assert chosen.map_sentence.startswith("Deux tensions")
    assert (book.part, book.reserved) == ("", "")


def test_an_earlier_version_is_printed_as_it_was_worded(demo):
    first, last = booklet(demo, Choice(version="V1")), booklet(demo, Choice())
    assert (first.version, first.panorama_version, last.version) == ("V1", "V1", "V3")
    assert (first.map_versions, last.map_versions) == (("V1",), ("V1", "V2", "V3"))
    assert {one.title for one in first.controversies} != {one.title for one in last.controversies}
    assert len(first.chantiers) < len(last.chantiers)
    assert booklet(demo, Choice(version="V99")) == last


def test_an_inquiry_three_times_as_large_is_printed_whole_and_its_short_fiches_share_pages(tmp_path):
    large = snapshot_of(write_inquiry(tmp_path, large_inquiry()))
    found = booklet(large, Choice())
    made = booklet_pdf(found)
    printed = text_of(made)
    assert len(found.chantiers) == 90
    assert all(plain(one.title) in printed for one in (*found.chantiers, *found.controversies))
    assert len(opened(made).pages) < len(found.chantiers) + len(found.controversies)


@pytest.mark.parametrize(
    "book_of",
    [RawBook(()), draw_book(Partenaires=drawing.PARTNERS), draw_book(Projet="| Clé | Valeur |\n| Titre | Enquête |")],
    ids=["nothing", "partners only", "a title"],
)
def test_a_young_inquiry_is_printed_in_few_pages_that_say_what_is_not_there(book_of):
    made = booklet_pdf(booklet(public_snapshot(SETTINGS, book_of), Choice()))
    assert len(opened(made).pages) <= 9
    assert plain("Aucune controverse") in text_of(made)
