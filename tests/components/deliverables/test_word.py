"""The cahier as a Word document: real styles, headings, tables and alternatives, and nothing but text in its texts."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.deliverables.word.cahier import booklet_docx
from components.deliverables.word.pictures import figures
from sheets.settings import Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source
from tests.app.hostile import HOSTILE, write_hostile
from tests.drawing import TODAY


@pytest.fixture(scope="module")
def demo():
    return public_snapshot(Settings(date=TODAY), open_source("demo"))


@pytest.fixture(scope="module")
def book(demo):
    return booklet(demo, Choice())


@pytest.fixture(scope="module")
def content(book):
    return booklet_docx(book, figures(book))


@pytest.fixture(scope="module")
def document(content):
    return docx.Document(io.BytesIO(content))


def texts(document, style):
    return [one.text for one in document.paragraphs if one.style.name == style]


def test_headings_are_those_of_the_cahier(document, book):
    assert texts(document, "Title") == [book.title]
    assert texts(document, "Heading 1")[:3] == ["L’enquête", "La carte des controverses", "Les controverses, une à une"]
    second = texts(document, "Heading 2")
    numbered = [one.partition(". ")[2] for one in second if one[:1].isdigit()]
    assert numbered == [one.title for one in book.controversies]
    assert {one.title for one in book.chantiers} <= set(second)
    assert len(texts(document, "Heading 4")) == sum(len(one.clues) for one in book.controversies)


def test_no_level_of_heading_is_skipped(document):
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_an_extract_of_one_controversy_and_one_chantier_has_no_map_nor_panorama_nor_grid(demo):
    book = booklet(demo, Choice(controversies=("C3",), chantiers=("K04",)))
    document = docx.Document(io.BytesIO(booklet_docx(book, figures(book))))
    whole = ["L’enquête", "La controverse", "Le chantier", "Le calendrier", "Comment c’est fait"]
    assert texts(document, "Heading 1") == whole
    assert len(document.inline_shapes) == 1


def test_every_style_that_is_used_exists(content, document):
    known = {style.style_id for style in document.styles}
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert set(re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]+)"', xml)) <= known


def test_lists_captions_and_quotes_have_their_styles(document, book):
    readings = sum(len(clue.readings) for one in book.controversies for clue in one.clues)
    assert len(texts(document, "List Bullet")) > readings
    assert len(texts(document, "Caption")) > len(book.controversies)
    assert book.controversies[0].question in texts(document, "Intense Quote")


def test_each_table_says_what_it_is_and_repeats_its_header(document, book):
    assert len(document.tables) > len(book.chantiers)
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)


def test_the_verdicts_of_a_chantier_stay_on_one_page_below_their_sentence(document, book):
    short = [table for table in document.tables if table.rows[0].cells[0].text == "Crise"]
    assert len(short) == len([one for one in book.chantiers if one.verdicts])
    for table in short:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert kept == [True] * (len(kept) - 1) + [None]
    trials = {one.trials for one in book.chantiers}
    assert all(one.paragraph_format.keep_with_next for one in document.paragraphs if one.text in trials)


def test_the_grid_says_every_verdict_with_a_sign_on_a_page_on_its_side(document, book):
    grid = next(table for table in document.tables if table.rows[0].cells[0].text == "Chantier")
    signs = dict(enumerate(("✕", "▽", "=", "▲", "", "–")))
    for row, line in zip(grid.rows[1:], book.grid.lines, strict=True):
        shown = [cell.text.removesuffix("\u202f!") for cell in row.cells]
        assert shown == [line.title, *(signs[cell.level] for cell in line.cells), line.held, line.rank]
    assert [section.page_width > section.page_height for section in document.sections] == [False, True, False]


def test_the_contents_lead_to_the_headings(content, document):
    xml = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    ours = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    links = xml.xpath("//w:hyperlink/@w:anchor", namespaces=ours)
    marks = xml.xpath("//w:bookmarkStart/@w:name", namespaces=ours)
    assert len(links) == len(texts(document, "Heading 1")) + len(texts(document, "Heading 2"))
    assert set(links) <= set(marks)
    kinds = xml.xpath("//w:fldChar/@w:fldCharType", namespaces=ours)
    assert kinds == ["begin", "separate", "end"]
    assert "TOC" in xml.xpath("string(//w:instrText)", namespaces=ours)


def test_it_is_french_numbered_and_described(document, book):
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"fr-FR"}
    told = document.core_properties
    assert (told.language, told.title, told.author) == ("fr-FR", book.title, book.producer)
    foot = document.sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


def test_each_controversy_and_the_panorama_have_their_picture_told_in_words(document, book):
    told = [picture._inline.docPr.get("descr") for picture in document.inline_shapes]
    assert len(told) == len(book.controversies) + 1
    for one, alternative in zip(book.controversies, told, strict=False):
        assert one.pole_a in alternative
    assert told[-1].startswith("En un seul regard")


def test_hostile_texts_stay_texts(tmp_path):
    source = open_source(str(write_hostile(tmp_path / "feuille")))
    told = booklet(public_snapshot(Settings(date=TODAY), source), Choice())
    content = booklet_docx(told, figures(told))
    document = docx.Document(io.BytesIO(content))
    said = "\n".join(one.text for one in document.paragraphs)
    assert HOSTILE[0] in said
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in archive.namelist() if b'TargetMode="External"' in archive.read(name)]


def test_an_empty_inquiry_is_still_a_document(book):
    nothing = replace(
        book,
        subtitle="",
        introduction="",
        controversies=(),
        chantiers=(),
        first=(),
        map_lines=(),
        grid=replace(book.grid, crises=(), lines=()),
        phases=(),
        partners=(),
    )
    document = docx.Document(io.BytesIO(booklet_docx(nothing)))
    assert texts(document, "Heading 1")[-1] == "Comment c’est fait"
    assert len(document.sections) == 1
