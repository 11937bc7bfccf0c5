"""The files of a data package, wherever they are: a folder, a zip. Sizes are bounded, nothing outside is read."""

import io
import zipfile
from pathlib import Path

from sheets.package import DESCRIPTOR
from sheets.package_reading import read_descriptor, resource_paths
from sheets.problems import SourceProblem

MOST_BYTES = 50_000_000  # ten tabs of 5,000 rows make about 10 MB
_MOST_FILES = 200
HEAVY = (f"Le paquet de données dépasse {MOST_BYTES // 1_000_000} Mo.", "Vérifiez que c’est bien celui de l’enquête.")
_UNREADABLE = (
    "Le paquet de données ne s’ouvre pas : ce n’est pas un .zip, ou il est abîmé.",
    "Refaites-le avec « python -m sheets publish ».",
)

Files = dict[str, bytes]


def is_package_folder(path: Path) -> bool:
    return path.is_dir() and (path / DESCRIPTOR).is_file()


def folder_files(folder: Path) -> Files:
    """The descriptor and the tables it names. Raises ``SourceProblem``."""
    try:
        files = {DESCRIPTOR: _bounded(folder / DESCRIPTOR, 0)}
        for path in resource_paths(read_descriptor(files[DESCRIPTOR])).values():
            if (folder / path).is_file():
                files[path] = _bounded(folder / path, sum(map(len, files.values())))
    except OSError:
        raise SourceProblem(
            f"Le paquet de données « {folder.name} » ne se lit pas.", "Vérifiez les droits de lecture."
        ) from None
    return files


def _bounded(file: Path, already: int) -> bytes:
    if file.stat().st_size + already > MOST_BYTES:
        raise SourceProblem(*HEAVY)
    return file.read_bytes()


def zip_files(content: bytes) -> Files:
    """The files beside the descriptor in a zip, at its root or in one folder. Raises ``SourceProblem``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _beside_descriptor(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise SourceProblem(*_UNREADABLE) from None


def _beside_descriptor(archive: zipfile.ZipFile) -> Files:
    entries = archive.infolist()
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise SourceProblem(*HEAVY)
    found = min((e.filename for e in entries if e.filename.split("/")[-1] == DESCRIPTOR), key=len, default="")
    folder = found.removesuffix(DESCRIPTOR)
    names = {entry.filename.removeprefix(folder): entry for entry in entries if entry.filename.startswith(folder)}
    # A zip may lie on its sizes: what it gives is bounded too.
    return {name: archive.open(entry).read(entry.file_size) for name, entry in names.items() if "/" not in name}
