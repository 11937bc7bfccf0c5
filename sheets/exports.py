"""Tables as files that people open in a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

DELIMITER = ";"  # what French spreadsheets expect
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutralise(text: str) -> str:
    """A cell that a spreadsheet would run as a formula, made plain by an apostrophe (OWASP, CSV injection).

    The minus of our screens is one that no spreadsheet reads: a negative number is written with a hyphen.
    """
    if text.startswith("−") and _is_number(text):
        return f"-{text[1:]}"
    return f"'{text}" if _is_formula(text) else text


def guard(text: str) -> str:
    """As ``neutralise``, and so that ``unguard`` gives the very text back, even one that began with an apostrophe."""
    return f"'{text}" if _is_formula(text.lstrip("'")) else text


def unguard(text: str) -> str:
    """The text that ``guard`` made plain."""
    return text[1:] if text.startswith("'") and _is_formula(text.lstrip("'")) else text


def _is_formula(text: str) -> bool:
    bare = text.lstrip(" \u00a0\u202f")
    return bare.startswith(_FORMULA_STARTS) and not _is_number(bare)


def _is_number(text: str) -> bool:
    return text.lstrip("+-−").replace(",", "", 1).replace(".", "", 1).replace("\u202f", "").rstrip(" %").isdigit()


def to_csv(
    header: Sequence[str], rows: Iterable[Sequence[object]], protect: Callable[[str], str] = neutralise
) -> bytes:
    """A CSV file for French spreadsheets: UTF-8 with its mark, « ; » between cells, formulas made plain."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow([protect(str(cell)) for cell in header])
    writer.writerows([protect("" if cell is None else str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
