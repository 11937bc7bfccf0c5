"""What ``python -m components.static`` does: write the copy, and take away what is no longer in it."""

import os
from pathlib import Path

from components.static.addresses import ASSETS
from components.static.site import build
from components.words import count, number
from sheets.problems import Problem
from sheets.publish_command import read_public
from sheets.settings import Settings
from sheets.typography import typeset

_MADE = (".html", ".csv", ".json", ".zip", ".pdf", ".md", ".css", ".js", ".svg", ".woff2")


class CopyProblem(Problem):
    """The copy cannot be written as asked."""


def copy(settings: Settings, folder: Path) -> str:
    """Write the static copy of the source in ``folder`` -> the sentence that says so. Raises ``Problem``."""
    if folder.exists() and not (folder.is_dir() and _is_ours(folder)):
        raise CopyProblem(f"« {folder} » contient autre chose.", "Donnez un dossier vide, ou nouveau.")
    snapshot, weight, written = read_public(settings), 0, set()
    try:
        for name, content in build(snapshot):
            _write(folder / name, content)
            written.add(name)
            weight += len(content)
        _forget(folder, written)
    except OSError:
        raise CopyProblem(f"« {folder} » ne peut pas être écrit.", "Vérifiez le dossier et ses droits.") from None
    pages = count(sum(name.endswith(".html") for name in written), "page")
    return typeset(f"Copie statique écrite dans {folder} : {pages}, {number(weight / 1e6, 1)} Mo")


def _is_ours(folder: Path) -> bool:
    return (folder / ASSETS).is_dir() or not any(folder.iterdir())


def _write(path: Path, content: bytes) -> None:
    """A file that has not changed is left alone: servers and mirrors go by its date."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.read_bytes() == content:
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)


def _forget(folder: Path, written: set[str]) -> None:
    for path in (*folder.iterdir(), *folder.glob("*/*")):
        if path.is_file() and path.suffix in _MADE and path.relative_to(folder).as_posix() not in written:
            path.unlink()
