"""Sources: a folder of CSV, one CSV, an .xlsx; what cannot be read is a named problem with its remedy."""

from datetime import datetime

import openpyxl
import pytest

from sheets.csv_files import parse_csv
from sheets.problems import SourceProblem
from sheets.reading import read_workbook
from sheets.sources import FileSource, open_source
from sheets.tabs import CALENDAR, PARTNERS, TABS
from tests.drawing import TODAY


def test_a_folder_is_one_tab_a_file(tmp_path):
    (tmp_path / "Partenaires.csv").write_text("Identifiant,Nom\nP1,Labo\n", "utf-8")
    (tmp_path / "README.md").write_text("rien", "utf-8")
    assert [grid.title for grid in open_source(str(tmp_path)).grids] == ["Partenaires"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_as_french_spreadsheets_write_it(separator, encoding):
    content = f'Identifiant{separator}Nom\nP1{separator}"Labo d’été\nsuite"\n'.encode(encoding)
    assert parse_csv(content) == [["Identifiant", "Nom"], ["P1", "Labo d’été\nsuite"]]


def test_an_xlsx_gives_numbers_dates_and_texts(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Calendrier"
    book.active.append(["Identifiant", "Phase", "Étape", "Quand", "Avancement"])
    book.active.append([42, "Enquêtes", "Lancer", datetime(2020, 6, 5), 0.92])
    book.save(tmp_path / "classeur.xlsx")
    read = read_workbook(TABS, open_source(str(tmp_path / "classeur.xlsx")), TODAY)
    (row,) = read[CALENDAR].itertuples()
    assert (row.id, row.avancement) == ("42", 92)
    assert row.quand.earliest == row.quand.latest == datetime(2020, 6, 5).date()
    assert "number-as-id" in {finding.rule for finding in read.findings}


def test_what_is_not_a_workbook_is_a_problem_with_a_remedy(tmp_path):
    broken = tmp_path / "abîmé.xlsx"
    broken.write_bytes(b"pas un zip")
    empty = tmp_path / "vide"
    empty.mkdir()
    note = tmp_path / "note.txt"
    note.write_text("rien")
    for source in (broken, empty, note, tmp_path / "absent"):
        with pytest.raises(SourceProblem) as caught:
            open_source(str(source))
        assert caught.value.remedy


def test_the_fingerprint_changes_with_the_files(tmp_path):
    file = tmp_path / "Partenaires.csv"
    file.write_text("Identifiant,Nom\nP1,Labo\n", "utf-8")
    before = FileSource(str(tmp_path)).read().fingerprint
    file.write_text("Identifiant,Nom\nP1,Labo neuf\n", "utf-8")
    assert FileSource(str(tmp_path)).read().fingerprint != before
    with pytest.raises(SourceProblem):
        FileSource(str(tmp_path / "absent")).read()


def test_an_unclosed_quote_in_a_huge_file_is_a_problem_not_a_crash():
    with pytest.raises(SourceProblem):
        parse_csv(b'Identifiant\n"' + b"x" * 200_000)


def test_the_demo_is_a_source_by_name():
    assert len(read_workbook(TABS, open_source("demo"), TODAY)[PARTNERS]) >= 8
