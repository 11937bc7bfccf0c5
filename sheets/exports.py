"""Tables as files that people open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def neutralise(text: str) -> str:
    """A cell that a spreadsheet would run as a formula, made plain by an apostrophe (OWASP, CSV injection)."""
    bare = text.lstrip(" \u00a0\u202f")
    return f"'{text}" if bare.startswith(_FORMULA_STARTS) and not _is_number(bare) else text


def _is_number(text: str) -> bool:
    return text.lstrip("+-−").replace(",", "", 1).replace(".", "", 1).replace("\u202f", "").rstrip(" %").isdigit()


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV file for French spreadsheets: UTF-8 with its mark, « ; » between cells, formulas neutralised."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([neutralise(str(cell)) for cell in header])
    writer.writerows([neutralise("" if cell is None else str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
