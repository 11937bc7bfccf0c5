"""The cahier as a PDF: tagged (PDF/UA-1), its fonts embedded, by typst."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from components.booklet.model import Booklet
from components.fonts import font_folder

ASSETS = Path(__file__).parent / "assets"
STANDARD: Literal["ua-1"] = "ua-1"
_LONGEST_WORD = 32  # letters: a longer one may be broken anywhere, no margin would hold it
_BREAK_EVERY = 12
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_LONGEST_TEXT = 6_000  # letters: two pages; a cell of Sheets may hold fifty thousand
_AS_IT_IS = ("address",)
_TRIES = 5  # each tells all the signs that are missing; a font may lack what another was to replace
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_SQUARE = "\u25a1"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


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
            unknown = set("".join(_NOT_SHOWN.findall(error.diagnostic)))
            if not unknown:
                raise
            said = said.translate(dict.fromkeys(map(ord, unknown), _SQUARE))
    return _one_file(_compiler(template, said).compile(format="pdf"))


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


def printable(value: Any) -> Any:
    """The same data without what no page can show, cut where a text is longer than paper deserves, and with places to
    break words that no line can hold."""
    if isinstance(value, str):
        shown = _UNPRINTABLE.sub("", value)
        shown = shown if len(shown) <= _LONGEST_TEXT else f"{shown[:_LONGEST_TEXT].rstrip()}… (la suite est à l’écran)"
        return _LONG_WORD.sub(_breakable, shown)
    if isinstance(value, dict):
        return {name: one if name in _AS_IT_IS else printable(one) for name, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list | tuple) else value


def _breakable(word: re.Match[str]) -> str:
    letters = word[0]
    return "\u200b".join(letters[start : start + _BREAK_EVERY] for start in range(0, len(letters), _BREAK_EVERY))
