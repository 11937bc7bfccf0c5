"""What ``python -m sheets publish`` does: the public data package of the source, in a folder, a zip, or sent by PUT."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import requests

from sheets.opening import open_plain_source
from sheets.package import DESCRIPTOR, Package, make_package
from sheets.package_files import Files, is_package_folder, zip_files
from sheets.package_reading import read_descriptor, resource_paths
from sheets.problems import Problem
from sheets.settings import Settings
from sheets.snapshot import Snapshot, public_snapshot
from sheets.typography import typeset

_TIMEOUTS = (5.0, 60.0)  # seconds: to connect, to answer
_REFUSED = 300  # and above: a redirection would send the data elsewhere than asked


class PublishProblem(Problem):
    """The package cannot be written as asked."""


def read_public(settings: Settings) -> Snapshot:
    """The source read once, as collectivities see it whatever the audience of the settings. Raises ``Problem``."""
    return public_snapshot(settings, open_plain_source(settings).read().make_book())


def publish(settings: Settings, out: str, day: date | None = None, *, dry_run: bool = False) -> str:
    """Write the package of the source at ``out`` -> the sentence that says so. Raises ``Problem``.

    ``day``: of the last update; without it, that of the package already there when nothing changed, else today.
    """
    shown = read_public(settings)
    day = day or shown.published
    if _is_remote(out):
        package = make_package(shown.workbook, day or date.today())
        return typeset(f"À envoyer : {_told(package)}") if dry_run else _sent(package, out)
    path = Path(out).expanduser()
    before = _present(path)
    package = make_package(shown.workbook, day or _day_of(before) or date.today())
    if day is None and before and before != dict(package.files):
        package = make_package(shown.workbook, date.today())
    what = _told(package)
    if before == dict(package.files):
        return typeset(f"Rien de nouveau depuis le {package.updated:%d/%m/%Y} : rien n’est écrit.")
    if dry_run:
        return typeset(f"À publier : {what}")
    try:
        _write(package, path, before)
    except OSError:
        raise PublishProblem(f"« {out} » ne peut pas être écrit.", "Vérifiez le dossier et ses droits.") from None
    return typeset(f"Publié dans {out} : {what}")


def _is_remote(out: str) -> bool:
    return urlsplit(out).scheme in ("http", "https")


def _told(package: Package) -> str:
    rows = sum(len(table.rows) for table in package.tables)
    return f"{len(package.tables)} tables, {rows} lignes, version {package.version} du {package.updated:%d/%m/%Y}"


def _present(path: Path) -> Files:
    """The files of the package already there. Raises ``PublishProblem`` when something else is."""
    if path.suffix.lower() == ".zip":
        return _zipped(path)
    if path.exists() and not path.is_dir():
        raise PublishProblem(f"« {path} » est un fichier.", "Donnez un dossier, un nom en .zip ou une adresse web.")
    if is_package_folder(path):
        return {file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.is_file()}
    if path.is_dir() and any(path.iterdir()):
        raise PublishProblem(f"Le dossier « {path} » contient autre chose.", "Donnez un dossier vide, ou nouveau.")
    return {}


def _zipped(path: Path) -> Files:
    if path.is_file():
        with suppress(Problem, OSError):
            return zip_files(path.read_bytes())
    return {}


def _day_of(files: Files) -> date | None:
    with suppress(Problem, ValueError):
        return date.fromisoformat(str(read_descriptor(files.get(DESCRIPTOR, b"")).get("created"))[:10])
    return None


def _write(package: Package, path: Path, before: Files) -> None:
    if path.suffix.lower() == ".zip":
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, package.zip)
        return
    path.mkdir(parents=True, exist_ok=True)
    # The descriptor last: whoever reads meanwhile finds hashes that tell him to come back.
    for name, content in sorted(package.files.items(), key=lambda file: file[0] == DESCRIPTOR):
        _replace(path / name, content)
    with suppress(Problem):
        for name in set(resource_paths(read_descriptor(before.get(DESCRIPTOR, b""))).values()) - set(package.files):
            (path / name).unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole, or not at all."""
    written = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        written.write_bytes(content)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def _sent(package: Package, address: str) -> str:
    """The zip sent by PUT, as object stores take it at a signed address, which is never repeated."""
    host, status = urlsplit(address).hostname or "?", 0
    with suppress(requests.RequestException, OSError):
        headers = {"Content-Type": "application/zip"}
        status = requests.put(
            address, package.zip, headers=headers, timeout=_TIMEOUTS, allow_redirects=False
        ).status_code
    if not status:
        raise PublishProblem(f"Le serveur {host} ne répond pas.", "Vérifiez l’adresse, puis recommencez.")
    if status >= _REFUSED:
        remedy = "Donnez une adresse qui accepte l’envoi d’un fichier par PUT (une adresse signée, par exemple)."
        raise PublishProblem(f"Le serveur {host} refuse le paquet (réponse {status}).", remedy)
    return typeset(f"Envoyé à {host} : {_told(package)}")


def _put(address: str, content: bytes) -> int:
    """The status of the answer, 0 without one."""
    headers = {"Content-Type": "application/zip"}
    try:
        answer = requests.put(address, content, headers=headers, timeout=_TIMEOUTS, allow_redirects=False)
    except (requests.RequestException, OSError):
        return 0
    return int(answer.status_code)
