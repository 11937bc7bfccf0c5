"""What typst sets, as a program of its own: ``python typesetting.py TEMPLATE FONTS [PPI] < data.json > document.pdf``.

typst remembers much of what it sets, and never gives that memory back: a hundred different cahiers took two gigabytes
of the server's. A process that ends gives back everything, and a document that would never end takes only itself.
"""

import re
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Literal

import typst

STANDARD: Literal["ua-1"] = "ua-1"
WITHOUT_STANDARD = "made without its standard"
LENGTH = 8  # bytes before each picture
_TRIES = 5  # each tells all the signs that are missing; a font may lack what another was to replace
_NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_BY_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_SQUARE = "\u25a1"


def typeset(template: Path, fonts: str, said: str) -> tuple[bytes, bool]:
    """The PDF of a template filled with ``said``, JSON that typst never reads as markup; whether it is to the standard.

    Signs that no font of this machine has (an emoji, often) are told by a square: the standard refuses a page that
    nobody could read. Raises ``typst.TypstError`` when the template is wrong.
    """
    known = typst.Fonts(font_paths=[fonts])  # ours, then those of the machine, for the signs that ours have not
    for _ in range(_TRIES):
        try:
            return _one_file(_compiler(template, known, said).compile(format="pdf", pdf_standards=[STANDARD])), True
        except typst.TypstError as error:
            unknown = signs_not_shown(error.diagnostic)
            if not unknown:
                break
            said = said.translate({ord(sign): _instead_of(sign) for sign in unknown})
    return _one_file(_compiler(template, known, said).compile(format="pdf")), False


def pictures(template: Path, fonts: str, said: str, ppi: float) -> list[bytes]:
    """Its pages in PNG."""
    made = _compiler(template, typst.Fonts(font_paths=[fonts]), said).compile(format="png", ppi=ppi)
    return made if isinstance(made, list) else [made or b""]


def _compiler(template: Path, fonts: typst.Fonts, said: str) -> typst.Compiler:
    return typst.Compiler(str(template), root=str(template.parent), font_paths=fonts, sys_inputs={"data": said})


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


def main() -> None:
    """What the program does: a PDF, or pages each after its length. Should memory lack, it goes before the server."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    template, fonts, *ppi = sys.argv[1:]
    said, out = sys.stdin.buffer.read().decode(), sys.stdout.buffer
    try:
        if ppi:
            for page in pictures(Path(template), fonts, said, float(ppi[0])):
                out.write(len(page).to_bytes(LENGTH, "big") + page)
            return
        made, to_standard = typeset(Path(template), fonts, said)
    except typst.TypstError as error:
        sys.exit(str(error))
    out.write(made)
    if not to_standard:
        sys.stderr.write(WITHOUT_STANDARD)


if __name__ == "__main__":
    main()
