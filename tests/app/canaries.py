"""The demonstration workbook with a canary in everything that must not leave the team."""

import csv
from pathlib import Path

from sheets.schema import Key, Text
from sheets.sources import DEMO
from sheets.tabs import BY_NAME
from sheets.vocabularies import DRAFT

CANARY = "CANARI"
ID_FIELDS = ("id", "observation")


def plant(folder: Path) -> Path:
    """Write the workbook in ``folder``: canaries in private cells, in undeclared columns, and in draft rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(DEMO.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        planted = [header, *rows] if file.stem in ("Projet", "Listes") else _planted(file.stem, header, rows)
        with (folder / file.name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(planted)
    return folder


def _planted(tab_name: str, header: list[str], rows: list[list[str]]) -> list[list[str]]:
    columns = {column.label: (field, column) for field, column in BY_NAME[tab_name].columns.items()}
    for number, row in enumerate(rows):
        for at, label in enumerate(header):
            field, column = columns.get(label, ("", None))
            hidden = column is None or not (column.public or isinstance(column, Key) or field == "publication")
            if hidden and field != "terrains":
                row[at] = f"{CANARY}-{tab_name}-{label}-{number}"
    drafts = [_draft(tab_name, header, row, columns) for row in rows[:3]] if "Publication" in header else []
    return [header, *rows, *drafts]


def _draft(tab_name: str, header: list[str], row: list[str], columns: dict) -> list[str]:
    """A copy of a row, not published: a key of its own, canaries in all its texts."""
    draft = list(row)
    for at, label in enumerate(header):
        field, column = columns.get(label, ("", None))
        if isinstance(column, Key):
            draft[at] = f"{CANARY}-{tab_name}-id-{row[at]}"
        elif label == "Publication":
            draft[at] = DRAFT
        elif type(column) is Text and field != "numero":
            draft[at] = f"{CANARY}-{tab_name}-brouillon-{label}"
        elif field == "partenaire" and tab_name in ("Positions", "Crash-tests"):
            draft[at] = "P09" if row[at] != "P09" else "P08"
    return draft
