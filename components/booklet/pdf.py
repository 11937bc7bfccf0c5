"""The cahier as a PDF: tagged (PDF/UA-1), its fonts embedded, by typst."""

import json
import logging
import re
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from components.booklet.model import Booklet
from components.booklet.paper import printable
from components.fonts import font_folder

_log = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
STANDARD: Literal["ua-1"] = "ua-1"
_TRIES = 5  # each tells all the signs that are missing; a font may lack what another was to replace
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_BY_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_SQUARE = "\u25a1"


def booklet_pdf(booklet: Booklet) -> bytes:
    """The bytes of the PDF. Raises ``typst.TypstError`` when the template is wrong, never because of the data."""
    return compile_pdf("cahier.typ", asdict(booklet))


def compile_pdf(template: str, data: dict[str, Any]) -> bytes:
    """A template of ``assets`` filled with data, as JSON: typst never reads them as markup.

    Signs that no font of this machine has (an emoji, often) are told by a square: the standard refuses a page that
    nobody could read.
    """
    said = json.dumps(printable(data), ensure_ascii=False, allow_nan=False)
    for _ in range(_TRIES):
        try:
            return _one_file(_compiler(template, said).compile(format="pdf", pdf_standards=[STANDARD]))
        except typst.TypstError as error:
            unknown = signs_not_shown(error.diagnostic)
            if not unknown:
                break
            said = said.translate({ord(sign): _instead_of(sign) for sign in unknown})
    _log.warning("%s could not be made to the standard %s: made without it", template, STANDARD)
    return _one_file(_compiler(template, said).compile(format="pdf"))


def signs_not_shown(diagnostic: str) -> set[str]:
    """The signs that typst says no font has, some of which it writes by their code. Letters are never among them."""
    texts = (_BY_CODE.sub(lambda code: chr(int(code[1], 16)), text) for text in _NOT_SHOWN.findall(diagnostic))
    return {sign for text in texts for sign in text if not sign.isascii()}


def _instead_of(sign: str) -> str:
    """Nothing for what only joins or marks other signs."""
    return "" if unicodedata.category(sign) in ("Cf", "Mn", "Me") else _SQUARE


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def pages(template: str, data: dict[str, Any], ppi: float = 60) -> list[bytes]:
    """The pages as PNG pictures, to be looked at."""
    said = json.dumps(printable(data), ensure_ascii=False, allow_nan=False)
    made = _compiler(template, said).compile(format="png", ppi=ppi)
    return made if isinstance(made, list) else [made or b""]


def _compiler(template: str, said: str) -> typst.Compiler:
    return typst.Compiler(str(ASSETS / template), root=str(ASSETS), font_paths=_fonts(), sys_inputs={"data": said})


@cache
def _fonts() -> typst.Fonts:
    """Ours, then those of the machine, for the signs that ours have not."""
    return typst.Fonts(font_paths=[str(font_folder())])
