"""The cells of a CSV file, however it was saved."""

import csv
import io

from sheets.cells import Cell
from sheets.problems import SourceProblem

_DELIMITERS = ",;\t"
_ENCODINGS = ("utf-8-sig", "cp1252")


def parse_csv(content: bytes, delimiter: str = "") -> list[list[Cell]]:
    """The cells of a CSV file, in UTF-8 or in Windows' French encoding, separated by « , », « ; » or tabs.

    ``delimiter``: when it is known. Raises ``SourceProblem``.
    """
    text = _decode(content)
    # A title alone above the headers holds no separator.
    line = next((line for line in text.splitlines() if any(mark in line for mark in _DELIMITERS)), "")
    delimiter = delimiter or max(_DELIMITERS, key=line.count)
    # A cell of the Sheet holds at most 50,000 characters, under the csv module's limit.
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    rows: list[list[Cell]] = []
    try:
        rows.extend(list(row) for row in reader)
    except csv.Error as error:
        raise SourceProblem(
            f"Une cellule du fichier CSV dépasse la taille permise (ligne {reader.line_num}).",
            "Vérifiez qu’un guillemet n’est pas resté ouvert, puis enregistrez de nouveau.",
        ) from error
    return rows


def _decode(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")
