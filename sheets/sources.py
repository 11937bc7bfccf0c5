"""Sources of raw grids: a folder of CSV files (one a tab), or an .xlsx workbook."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, Protocol
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from sheets.cells import Cell, fold_plural, join_french
from sheets.doubts import Doubt
from sheets.forms import hide_unread
from sheets.problems import SourceProblem
from sheets.tabs import FORMS, TABS
from sheets.workbook import Grid, RawBook

DEMO_NAME = "demo"
DEMO = Path(__file__).resolve().parent.parent / "demo"
_REMEDY = "Donnez (au site, dans REFLEXES_SOURCE) un dossier de fichiers CSV, un par onglet, ou un classeur .xlsx."
TABS_REMEDY = f"Nommez ses onglets, ou ses fichiers CSV, {join_french((f'« {tab.name} »' for tab in TABS), 'ou')}."
_KNOWN_TABS = {fold_plural(name) for name in (*(tab.name for tab in TABS), *(t for form in FORMS for t in form.titles))}
_DELIMITERS = ",;\t"
_ENCODINGS = ("utf-8-sig", "cp1252")
MOST_ROWS = 50_000  # ten times what is meant to be read at once
_MARGIN = 100  # rows: enough to see that a table goes on
MOST_COLUMNS = 500  # past it, nothing is looked at


def open_source(source: str) -> RawBook:
    """Read the raw grids of ``source``: « demo », the path of a folder of CSV files, or of an .xlsx file.

    Raises ``SourceProblem`` when there is nothing to read there.
    """
    book = _open_path(source, DEMO if source == DEMO_NAME else Path(source).expanduser())
    if not any(fold_plural(grid.title) in _KNOWN_TABS for grid in book.grids):
        found = join_french(f"« {grid.title} »" for grid in book.grids[:5])
        raise SourceProblem(f"La source « {source} » n’a aucun onglet connu, seulement {found}.", TABS_REMEDY)
    return hide_unread(book, FORMS)


def _open_path(source: str, path: Path) -> RawBook:
    if path.is_dir():
        return _read_folder(path)
    if not path.exists():
        raise SourceProblem(f"La source « {source} » est introuvable.", _REMEDY)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return read_xlsx(path, path.name)
    if path.suffix.lower() == ".csv":
        return RawBook((_read_csv(path),))
    raise SourceProblem(
        f"La source « {path.name} » n’est ni un dossier, ni un classeur .xlsx, ni un fichier CSV.", _REMEDY
    )


@dataclass(frozen=True)
class Reading:
    """One reading of a source: a fingerprint that changes when cells do, and the grids, made when asked for.

    ``seen_at``: when the source was so; ``weight``: bytes received, and ``calls`` made to a service that counts them,
    0 when none was; ``held``: the tabs given as they were, for what they lost is doubted; ``followed``: read by another
    process; ``rest``: seconds to leave it alone, at the least.
    """

    fingerprint: str
    make_book: Callable[[], RawBook]
    seen_at: datetime
    weight: int = 0
    calls: int = 0
    held: tuple[Doubt, ...] = ()
    followed: bool = False
    rest: float = 0.0


class Source(Protocol):
    """A place to read, again and again."""

    def read(self) -> Reading:
        """What the source is now. Raises ``SourceProblem``."""
        ...

    def last(self) -> Reading | None:
        """What is remembered of it from before this process, None when nothing is."""
        ...


@dataclass(frozen=True)
class FileSource:
    """A folder of CSV files, a CSV file or an .xlsx workbook."""

    source: str

    def read(self) -> Reading:
        """The files as they stand. Raises ``SourceProblem``.

        Their names, times and sizes make the fingerprint, without saying them: it is kept, and tabs may be private.
        """
        path = DEMO if self.source == DEMO_NAME else Path(self.source).expanduser()
        files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        try:
            marks = [(file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files]
        except OSError:
            raise SourceProblem(f"La source « {self.source} » est introuvable.", _REMEDY) from None
        fingerprint = hashlib.sha256(str(marks).encode("utf-8", "surrogateescape")).hexdigest()
        return Reading(fingerprint, partial(open_source, self.source), datetime.now(UTC))

    def last(self) -> Reading | None:
        return None


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


def parse_csv(content: bytes, delimiter: str = "") -> list[list[Cell]]:
    """The cells of a CSV file, in UTF-8 or in Windows' French encoding, separated by « , », « ; » or tabs.

    ``delimiter``: when it is known. Raises ``SourceProblem``.
    """
    text = _decode(content)
    # A title alone above the headers holds no separator.
    line = next((line for line in text.splitlines() if any(mark in line for mark in _DELIMITERS)), "")
    delimiter = delimiter or max(_DELIMITERS, key=line.count)
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


def read_xlsx(file: Path | IO[bytes], name: str) -> RawBook:
    """The grids of an .xlsx, called ``name`` in what is said of it. Raises ``SourceProblem``."""
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        alone = len(book.worksheets) == 1
        grids = [
            Grid(sheet.title, _read_worksheet(sheet) if alone or fold_plural(sheet.title) in _KNOWN_TABS else [])
            for sheet in book.worksheets
        ]
    except (BadZipFile, InvalidFileException, OSError, KeyError, ValueError, TypeError) as error:
        raise SourceProblem(
            f"Le classeur « {name} » ne s’ouvre pas : il est abîmé ou n’est pas un .xlsx.",
            "Ouvrez-le dans votre tableur et enregistrez-le de nouveau au format .xlsx.",
        ) from error
    book.close()
    return RawBook(tuple(grids))


def _read_worksheet(sheet: openpyxl.worksheet._read_only.ReadOnlyWorksheet) -> list[list[Cell]]:
    """The cells of a worksheet, those of a tab nobody declared left unread unless it is alone."""
    width = min(sheet.max_column or MOST_COLUMNS, MOST_COLUMNS)
    rows = sheet.iter_rows(max_row=MOST_ROWS + _MARGIN, max_col=width, values_only=True)
    return bounded(rows, sheet.title)


def bounded(rows: Iterable[Sequence[Any]], title: str) -> list[list[Cell]]:
    """The rows down to the last that holds something. Raises ``SourceProblem`` past ``MOST_ROWS`` of them.

    A few bytes of an .xlsx can speak of a million empty rows: they are neither kept nor even looked at.
    """
    kept: list[list[Cell]] = []
    empty = 0
    for row in rows:
        cells = list(row) if row.count(None) < len(row) else []
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            empty += 1
            continue
        if len(kept) + empty >= MOST_ROWS:
            raise SourceProblem(
                f"L’onglet « {title} » a plus de {MOST_ROWS:,} lignes.".replace(",", "\u202f"),
                "Supprimez les lignes vides du bas, ou partagez l’onglet.",
            )
        kept += [[] for _ in range(empty)]
        kept.append(cells)
        empty = 0
    return kept
