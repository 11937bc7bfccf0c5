"""What a designer would not sign: type too small to be read, pages nearly empty, a compound cut at its hyphen."""

from math import hypot

import pytest

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.booklet.pdf import booklet_pdf
from components.booklet.single import fiche_pdf
from tests.components.booklet.reading import ADDRESS, opened, pages_of, plain, snapshot_of

SMALLEST = 6.5  # points


@pytest.fixture(scope="module")
def demo():
    return snapshot_of("demo")


@pytest.fixture(scope="module")
def cahier(demo):
    return booklet_pdf(booklet(demo, Choice()))


def sizes_of(pdf):
    """(size in points, text) of all that is printed."""
    found = []

    def seen(text, now, matrix, _font, size):
        if text.strip():
            found.append((size * hypot(*matrix[:2]) * hypot(*now[:2]), text))

    for page in opened(pdf).pages:
        page.extract_text(visitor_text=seen)
    return found


def too_small(pdf):
    sizes = sizes_of(pdf)
    assert sizes
    return [(round(size, 1), text) for size, text in sizes if size < SMALLEST - 0.01]


def test_no_type_of_the_cahier_is_too_small_to_be_read(cahier):
    assert too_small(cahier) == []


def test_no_type_of_a_fiche_is_too_small_to_be_read_and_what_it_leaves_out_is_counted(demo):
    book = booklet(demo, Choice())
    debates = sorted(book.controversies, key=lambda one: len(one.clues))
    works = sorted(book.chantiers, key=lambda one: sum(len(some) for _, some in one.notes))
    for kind, some in (("controverse", debates), ("chantier", works)):
        for one in some[-3:]:  # the fullest
            made = fiche_pdf(demo, kind, one.id, ADDRESS)
            assert too_small(made) == [], one.id
            assert len(opened(made).pages) == 1
    crowded = next(one for one in book.controversies if one.id == "C3")
    printed = plain(opened(fiche_pdf(demo, "controverse", "C3", ADDRESS)).pages[0].extract_text())
    left_out = [clue for clue in crowded.clues if plain(clue.title) not in printed]
    assert len(left_out) == 2
    assert plain("Et 2 autres observations, à l’écran.") in printed


def test_an_extract_of_one_controversy_and_one_chantier_says_each_thing_once(demo):
    book = booklet(demo, Choice(controversies=("C3",), chantiers=("K04",)))
    pages = pages_of(booklet_pdf(book))
    assert len(pages) == 9
    assert all(len(page) > 120 for page in pages)
    (debate,) = book.controversies
    (work,) = book.chantiers
    assert [at for at, page in enumerate(pages, 1) if plain(debate.question) in page] == [4]
    whole = [plain(said) for said in (work.trials, *(note.text for _, some in work.notes for note in some))]
    assert sum(all(said in page for said in whole) for page in pages) == 1


def test_no_page_is_empty_and_every_controversy_begins_on_a_left_page(demo, cahier):
    book = booklet(demo, Choice())
    pages = pages_of(cahier)
    assert all(len(page) > 100 for page in pages)
    for one in book.controversies:
        at = [
            number for number, page in enumerate(pages, 1) if plain(one.question) in page and "terrainsdenquête" in page
        ]
        assert len(at) == 1
        assert at[0] % 2 == 0
    for one in book.chantiers:
        fields = [plain(text) for _, text in (*one.fields, *one.facts) if text]
        notes = [plain(note.text) for _, some in one.notes for note in some]
        assert sum(all(said in page for said in (*fields, *notes)) for page in pages) == 1, one.title


def test_a_compound_word_stays_on_its_line(demo, cahier):
    lines = [line.strip() for page in opened(cahier).pages for line in page.extract_text().split("\n")]
    assert [line for line in lines if line.endswith(("Deux-", "Saint-", "Trois-", "qu’est-", "rendez-", "vont-"))] == []
