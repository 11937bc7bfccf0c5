"""The cahier as a PDF: tagged (PDF/UA-1), its fonts embedded, by typst in a process of its own."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

from components.booklet import typesetting
from components.booklet.model import Booklet
from components.booklet.paper import printable
from components.fonts import font_folder

_log = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
STANDARD = typesetting.STANDARD
_LONGEST = 180  # seconds; the cahier of an immense inquiry takes a third of that


class TypesettingError(RuntimeError):
    """A document that could not be set; it says what typst said."""


def booklet_pdf(booklet: Booklet) -> bytes:
    """The bytes of the PDF. Raises ``TypesettingError`` when the template is wrong, never because of the data."""
    return compile_pdf("cahier.typ", asdict(booklet))


def compile_pdf(template: str, data: dict[str, Any]) -> bytes:
    """A template of ``assets`` filled with data. Raises ``TypesettingError``, also when it takes too long."""
    made, told = _set(template, data)
    if typesetting.WITHOUT_STANDARD in told:
        _log.warning("%s could not be made to the standard %s: made without it", template, STANDARD)
    return made


def pages(template: str, data: dict[str, Any], ppi: float = 60) -> list[bytes]:
    """The pages as PNG pictures. Raises as ``compile_pdf``."""
    made, found = BytesIO(_set(template, data, str(ppi))[0]), []
    while length := made.read(typesetting.LENGTH):
        found.append(made.read(int.from_bytes(length, "big")))
    return found


def _set(template: str, data: dict[str, Any], *more: str) -> tuple[bytes, str]:
    """What the program of typst gives, and what it says besides."""
    said = json.dumps(printable(data), ensure_ascii=False, allow_nan=False).encode()
    asked = [sys.executable, "-I", typesetting.__file__, str(ASSETS / template), str(font_folder()), *more]
    try:
        done = subprocess.run(asked, input=said, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"{template} took more than {_LONGEST} s") from error
    told = done.stderr.decode(errors="replace")
    if done.returncode:
        raise TypesettingError(f"{template}: {told or f'ended by {done.returncode}'}")
    return done.stdout, told
