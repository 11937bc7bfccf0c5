"""Sources of raw grids: a folder of CSV files (one a tab), or an .xlsx workbook."""

import csv
import io
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from sheets.cells import Cell, fold_plural
from sheets.problems import SourceProblem
from sheets.tabs import TABS
from sheets.workbook import Grid, RawBook

DEMO = Path(__file__).resolve().parent.parent / "demo"
_REMEDY = "Indiquez dans REFLEXES_SOURCE un dossier de fichiers CSV (un par onglet) ou un classeur .xlsx."
_ENCODINGS = ("utf-8-sig", "cp1252")


def open_source(source: str) -> RawBook:
    """Read the raw grids of ``source``: « demo », the path of a folder of CSV files, or of an .xlsx file.

    Raises ``SourceProblem`` when there is nothing to read there.
    """
    path = DEMO if source == "demo" else Path(source).expanduser()
    if path.is_dir():
        return _read_folder(path)
    if not path.exists():
        raise SourceProblem(f"La source « {source} » est introuvable.", _REMEDY)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return _read_xlsx(path)
    if path.suffix.lower() == ".csv":
        return RawBook((_read_csv(path),))
    raise SourceProblem(
        f"La source « {path.name} » n’est ni un dossier, ni un classeur .xlsx, ni un fichier CSV.", _REMEDY
    )


def fingerprint(source: str) -> tuple[tuple[str, int, int], ...]:
    """(name, time, size) of each file of the source: it changes when the source does. Empty when unreadable."""
    path = DEMO if source == "demo" else Path(source).expanduser()
    try:
        files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        return tuple((f.name, (stat := f.stat()).st_mtime_ns, stat.st_size) for f in files)
    except OSError:
        return ()


def _read_folder(folder: Path) -> RawBook:
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise SourceProblem(f"Le dossier « {folder.name} » ne contient aucun fichier CSV.", _REMEDY)
    return RawBook(tuple(_read_csv(file) for file in files))


def _read_csv(file: Path) -> Grid:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SourceProblem(f"Le fichier « {file.name} » ne s’ouvre pas.", "Vérifiez les droits de lecture.") from error
    return Grid(file.stem, parse_csv(content))


def parse_csv(content: bytes) -> list[list[Cell]]:
    """The cells of a CSV file, in UTF-8 or in Windows' French encoding, separated by « , », « ; » or tabs."""
    text = _decode(content)
    first_line = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first_line.count)
    # A cell of the Sheet holds at most 50,000 characters, under the csv module's limit.
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    rows: list[list[Cell]] = []
    try:
        rows.extend(list(row) for row in reader)
    except csv.Error as error:
        raise SourceProblem(
            f"Une cellule du fichier CSV dépasse la taille permise (ligne {reader.line_num}).",
            "Vérifiez qu’un guillemet n’est pas resté ouvert, puis enregistrez de nouveau.",
        ) from error
    return rows


def _decode(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")


def _read_xlsx(file: Path) -> RawBook:
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        wanted = {fold_plural(tab.name) for tab in TABS}
        grids = [_read_worksheet(sheet.title, sheet, fold_plural(sheet.title) in wanted) for sheet in book.worksheets]
    except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError, TypeError) as error:
        raise SourceProblem(
            f"Le classeur « {file.name} » ne s’ouvre pas : il est abîmé ou n’est pas un .xlsx.",
            "Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx.",
        ) from error
    book.close()
    return RawBook(tuple(grids))


def _read_worksheet(title: str, sheet: openpyxl.worksheet._read_only.ReadOnlyWorksheet, wanted: bool) -> Grid:
    """The cells of a worksheet; those of a tab nobody declared are not even read."""
    return Grid(title, [list(row) for row in sheet.iter_rows(values_only=True)] if wanted else [])
