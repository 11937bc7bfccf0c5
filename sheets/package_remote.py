"""A data package over HTTP: asked for gently (ETag), within bounds of size and time."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests

from sheets.package import DESCRIPTOR
from sheets.package_files import HEAVY, MOST_BYTES, Files, zip_files
from sheets.package_reading import read_descriptor, resource_paths
from sheets.problems import SourceProblem

_TIMEOUTS = (5.0, 10.0)  # seconds: to connect, between two pieces
_OVERALL_SECONDS = 30.0
_PIECE = 65_536
_AGAIN = "La lecture reprendra d’elle-même."
_CHECK = "Vérifiez l’adresse donnée dans REFLEXES_SOURCE : celle d’un datapackage.json ou d’un .zip."


@dataclass(frozen=True)
class Answer:
    """What an address gave last, with what lets it say « unchanged »."""

    content: bytes
    marks: Mapping[str, str]


@dataclass
class RemotePackage:
    """The package at ``address``: a ``datapackage.json`` beside its tables, or a zip."""

    address: str
    _last: Answer | None = None
    _files: Files = field(default_factory=dict)
    _received: int = 0
    _until: float = 0.0

    def read(self) -> tuple[Files, int]:
        """The files, and how many bytes it took (0 when nothing is new). Raises ``SourceProblem``."""
        self._received, self._until = 0, time.monotonic() + _OVERALL_SECONDS
        with requests.Session() as session:
            session.max_redirects = 3
            answer = self._ask(session, self.address, self._last)
            if self._last is None or answer.content != self._last.content:
                self._files = self._open(session, answer.content)
            self._last = answer
        return self._files, self._received

    def _open(self, session: requests.Session, content: bytes) -> Files:
        if content[:2] == b"PK":
            return zip_files(content)
        descriptor = read_descriptor(content)
        hashes = {str(one.get("path")): str(one.get("hash", "")) for one in descriptor.get("resources", ())}
        files = {DESCRIPTOR: content}
        for path in resource_paths(descriptor).values():
            files[path] = self._table(session, path, hashes[path])
        return files

    def _table(self, session: requests.Session, path: str, expected: str) -> bytes:
        """A table of the package; the one already here when the descriptor says that it has not changed."""
        known = self._files.get(path)
        if known is not None and expected == _hash(known):
            return known
        content = self._ask(session, urljoin(self.address, path), None).content
        if expected.startswith("sha256:") and expected != _hash(content):
            raise SourceProblem("Le paquet de données est en cours de remplacement.", _AGAIN)
        return content

    def _ask(self, session: requests.Session, address: str, known: Answer | None) -> Answer:
        marks = known.marks if known else {}
        try:
            with session.get(address, headers=dict(marks), timeout=_TIMEOUTS, stream=True) as response:
                if known is not None and response.status_code == requests.codes.not_modified:
                    return known
                if response.status_code != requests.codes.ok:
                    raise self._refusal(response.status_code)
                return Answer(self._content(response), _marks(response))
        except (requests.RequestException, OSError):
            problem = SourceProblem(f"Le serveur du paquet de données ({self._host}) ne répond pas.", _AGAIN)
        # Raised only now: inside « except », it would carry the error, which tells the whole address.
        raise problem

    def _content(self, response: requests.Response) -> bytes:
        pieces = bytearray()
        for piece in response.iter_content(_PIECE):
            pieces += piece
            self._received += len(piece)
            if self._received > MOST_BYTES:
                raise SourceProblem(*HEAVY)
            if time.monotonic() > self._until:
                raise SourceProblem(f"Le paquet de données met plus de {_OVERALL_SECONDS:.0f} s à venir.", _AGAIN)
        return bytes(pieces)

    def _refusal(self, status: int) -> SourceProblem:
        if status in (requests.codes.not_found, requests.codes.gone):
            return SourceProblem(f"Le paquet de données est introuvable sur {self._host}.", _CHECK)
        if status in (requests.codes.unauthorized, requests.codes.forbidden):
            return SourceProblem(f"Le serveur {self._host} refuse de donner le paquet de données.", _CHECK)
        return SourceProblem(
            f"Le serveur du paquet de données ({self._host}) a répondu par une erreur {status}.", _AGAIN
        )

    @property
    def _host(self) -> str:
        return urlsplit(self.address).hostname or "?"


def _hash(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _marks(response: requests.Response) -> dict[str, str]:
    asked = {"If-None-Match": response.headers.get("ETag"), "If-Modified-Since": response.headers.get("Last-Modified")}
    return {name: value for name, value in asked.items() if value}
