"""A public data package as the source of a public instance, which then needs no key of any kind."""

import hashlib
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from sheets.package import zip_of
from sheets.package_files import Files, folder_files, is_package_folder, zip_files
from sheets.package_reading import package_book
from sheets.package_remote import RemotePackage
from sheets.problems import SourceProblem
from sheets.sources import Reading

_log = logging.getLogger(__name__)

KEPT = Path("var")  # where the last copy of a remote package is kept, for a restart while its server is down
REST_SECONDS = 60.0  # between two questions to a server that is not ours
_SHEET = (
    "L’adresse donnée est celle d’une feuille Google, pas d’un paquet de données.",
    "Dans REFLEXES_SOURCE, écrivez google: devant elle.",
)


def is_package(source: str) -> bool:
    """Whether a source is a data package: a web address, a .zip, a folder that holds a ``datapackage.json``."""
    path = Path(source).expanduser()
    return _is_remote(source) or path.suffix.lower() == ".zip" or is_package_folder(path)


def _is_remote(source: str) -> bool:
    return urlsplit(source).scheme in ("http", "https")


@dataclass(frozen=True)
class LocalPackage:
    """A package in a folder or a zip of this machine."""

    source: str

    def read(self) -> Reading:
        """The files as they stand. Raises ``SourceProblem``."""
        path = Path(self.source).expanduser()
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        try:
            marks = [(file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files]
        except OSError:
            remedy = "Vérifiez le chemin donné dans REFLEXES_SOURCE."
            raise SourceProblem(f"Le paquet de données « {path.name} » est introuvable.", remedy) from None
        return Reading(str(marks), lambda: package_book(_local_files(path)), datetime.now(UTC))

    def last(self) -> Reading | None:
        return None


def _local_files(path: Path) -> Files:
    return folder_files(path) if path.is_dir() else zip_files(path.read_bytes())


@dataclass
class WebPackage:
    """A package behind a web address; its last good copy is kept in ``kept``."""

    address: str
    kept: Path = KEPT
    _fingerprint: str = field(default="", init=False)

    def __post_init__(self) -> None:
        if (urlsplit(self.address).hostname or "").endswith("docs.google.com"):
            raise SourceProblem(*_SHEET)

    def read(self) -> Reading:
        """What the address gives now. Raises ``SourceProblem``."""
        files, weight = self._remote.read()
        fingerprint = _fingerprint(files)
        if fingerprint != self._fingerprint:
            package_book(files)  # only what can be read is worth keeping
            self._keep(files)
            self._fingerprint = fingerprint
        return Reading(fingerprint, partial(package_book, files), datetime.now(UTC), weight, rest=REST_SECONDS)

    def last(self) -> Reading | None:
        """The copy kept by an earlier process, seen when its file was last written."""
        if not self._copy.is_file():
            return None
        files = zip_files(self._copy.read_bytes())
        seen_at = datetime.fromtimestamp(self._copy.stat().st_mtime, UTC)
        return Reading(_fingerprint(files), partial(package_book, files), seen_at)

    @cached_property
    def _remote(self) -> RemotePackage:
        return RemotePackage(self.address)

    @property
    def _copy(self) -> Path:
        return self.kept / f"paquet-{hashlib.sha256(self.address.encode()).hexdigest()[:16]}.zip"

    def _keep(self, files: Mapping[str, bytes]) -> None:
        """A disk that refuses costs the copy, never the reading."""
        partial_copy = self._copy.with_suffix(f".{os.getpid()}")
        try:
            self.kept.mkdir(parents=True, exist_ok=True)
            partial_copy.write_bytes(zip_of(files))
            partial_copy.replace(self._copy)
        except OSError:
            _log.warning("the last copy of the data package could not be kept")


def _fingerprint(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name])
    return digest.hexdigest()


def package_source(source: str) -> LocalPackage | WebPackage:
    """The package that ``source`` names, local or not. Raises ``SourceProblem``."""
    return WebPackage(source) if _is_remote(source) else LocalPackage(source)
