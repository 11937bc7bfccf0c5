"""Sources of raw grids: a folder of CSV files (one a tab), or an .xlsx workbook."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from sheets.cells import join_french
from sheets.csv_files import parse_csv
from sheets.doubts import Doubt
from sheets.forms import hide_unread
from sheets.problems import SourceProblem
from sheets.tab_names import is_known_title
from sheets.tabs import FORMS, TABS
from sheets.workbook import Grid, RawBook
from sheets.xlsx_files import read_xlsx

DEMO_NAME = "demo"
DEMO = Path(__file__).resolve().parent.parent / "demo"
_REMEDY = "Donnez (au site, dans REFLEXES_SOURCE) un dossier de fichiers CSV, un par onglet, ou un classeur .xlsx."
TABS_REMEDY = f"Nommez ses onglets, ou ses fichiers CSV, {join_french((f'« {tab.name} »' for tab in TABS), 'ou')}."


def open_source(source: str) -> RawBook:
    """Read the raw grids of ``source``: « demo », the path of a folder of CSV files, or of an .xlsx file.

    Raises ``SourceProblem`` when there is nothing to read there.
    """
    book = _open_path(source, DEMO if source == DEMO_NAME else Path(source).expanduser())
    if not any(is_known_title(grid.title) for grid in book.grids):
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
