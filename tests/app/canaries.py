"""The demonstration workbook with a canary in everything that must not leave the team, derived from the declaration.

``plain`` writes the same workbook without any of it: what the public sees must be the same to the byte.
"""

import csv
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

from sheets.column import Column
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Text, Url, Version
from sheets.publication import unnamed_fields
from sheets.schema import Tab
from sheets.sources import DEMO
from sheets.tabs import BY_NAME, INTERVIEWS, LISTS, PROJECT, TABS
from sheets.vocabularies import DRAFT, PUBLISHED

CANARY = "CANARI"
PUBLICATION = "publication"
NOT_PUBLISHED = (DRAFT, "", "Publiable")
UNDECLARED = f"Colonne {CANARY}"
Row = dict[str, str]


def plant(folder: Path) -> Path:
    """Write the workbook with canaries: private and undeclared cells, rows not published, set aside or unreadable."""
    return _write(folder, planted=True)


def plain(folder: Path) -> Path:
    """Write the workbook without anything private."""
    return _write(folder, planted=False)


def _write(folder: Path, planted: bool) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for tab in TABS:
        rows = _demo(tab)
        made = rows if tab in (PROJECT, LISTS) else [*_rows(tab, rows, planted)]
        _write_tab(folder / f"{tab.name}.csv", tab, made, planted)
    if planted:
        _settings(folder / "Projet.csv")
        for name in (f"Onglet {CANARY}", f"_{CANARY}"):
            (folder / f"{name}.csv").write_text(f"{CANARY},{CANARY}-cellule\n", "utf-8")
    return folder


def _settings(file: Path) -> None:
    with file.open("a", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(
            [[f"{CANARY} inconnu", f"{CANARY}-valeur"], ["Date de référence", f"{CANARY}-jour"]]
        )


def _demo(tab: Tab) -> list[Row]:
    """The rows of the demonstration, by field; the settings by header."""
    with (DEMO / f"{tab.name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    if tab is PROJECT:
        return rows
    fields = {column.label: field for field, column in tab.columns.items()}
    return [{fields[label]: cell for label, cell in row.items() if label in fields} for row in rows]


def _write_tab(file: Path, tab: Tab, rows: list[Row], planted: bool) -> None:
    """Every declared column, whether the demonstration has it or not, and one that nobody declared."""
    labels = {"Clé": "Clé", "Valeur": "Valeur"} if tab is PROJECT else {f: c.label for f, c in tab.columns.items()}
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*labels.values(), *([UNDECLARED] if planted else [])])
        for number, row in enumerate(rows):
            cells = [row.get(field, "") for field in labels]
            writer.writerow([*cells, *([f"{CANARY}-{tab.name}-non-déclarée-{number}"] if planted else [])])


def _rows(tab: Tab, rows: list[Row], planted: bool) -> Iterator[Row]:
    """Drafts come first, so that the rank of a public row tells how many there are if it is kept."""
    if planted:
        yield from _drafts(tab, rows)
    for number, row in enumerate(rows):
        if planted:
            yield _with_private(tab, row, number)
        elif row.get(PUBLICATION, PUBLISHED) == PUBLISHED:
            yield _without_private(tab, row)
    if "id" in tab.columns and tab.columns["id"].public:
        yield _misread(tab, rows[0], planted)
    if planted:
        yield from _set_aside(tab, rows)


def is_private(tab: Tab, field: str) -> bool:
    """Whether canaries go there: keys and required references are what rows are kept by, publication how they leave."""
    column = tab.columns[field]
    return not (column.public or column.required or field == PUBLICATION)


def _without_private(tab: Tab, row: Row) -> Row:
    kept = {field: "" if is_private(tab, field) else cell for field, cell in row.items()}
    return kept | ({"id": _private_key(row["id"])} if tab is INTERVIEWS else {})


def _with_private(tab: Tab, row: Row, number: int) -> Row:
    """One row in two holds values that reading keeps, the other what it cannot read and tells in findings."""
    private = {field: column for field, column in tab.columns.items() if is_private(tab, field)}
    words = {field: f"{CANARY}-{tab.name}-{field}-{number}" for field in private}
    kept = {field: _kept(column, number) or words[field] for field, column in private.items()}
    names = {field: _somebody_else(tab, field, row[field]) for field in unnamed_fields(tab)}
    key = {"id": _private_key(row["id"])} if tab is INTERVIEWS else {}
    return row | (kept if number % 2 == 0 else words) | names | key


def _somebody_else(tab: Tab, field: str, identifier: str) -> str:
    """Always the same other row: who is who must not be told by the letters."""
    ids = [row["id"] for row in _demo(BY_NAME[tab.columns[field].to])]
    return ids[-1 - ids.index(identifier)]


def _private_key(identifier: str) -> str:
    return f"{CANARY}-{identifier}"


def _kept(column: Column, number: int) -> str:
    """A private value that reading keeps whole; '' for texts, which keep anything."""
    if isinstance(column, Link | Links):
        ids = [row["id"] for row in _demo(BY_NAME[column.to])]
        return _private_key(ids[number % len(ids)]) if column.to == INTERVIEWS.name else ids[number % len(ids)]
    if isinstance(column, Choice):
        return column.terms[number % len(column.terms)].label
    if isinstance(column, Url):
        return f"https://exemple.fr/{CANARY}/{number}"
    kinds: dict[type[Column], str] = {Fuzzy: "13 novembre 1987", Moment: "13/11/1987 13:13", Number: "1", Version: "V1"}
    return next((value for kind, value in kinds.items() if isinstance(column, kind)), "")


def _drafts(tab: Tab, rows: list[Row]) -> Iterator[Row]:
    """Copies of rows, not published in each of the ways of not being so; then what is published and hangs on them."""
    unused = _unused_keys(tab, rows)
    if PUBLICATION in tab.columns:
        for number, word in enumerate(NOT_PUBLISHED):
            yield _canary_texts(tab, rows[number], f"brouillon-{number}") | unused(number) | {PUBLICATION: word}
    for field, column in tab.columns.items():
        if isinstance(column, Link | Links) and PUBLICATION in BY_NAME[column.to].columns and column.required:
            hanging = _canary_texts(tab, rows[0], f"suspendu-{field}") | unused(len(NOT_PUBLISHED))
            yield hanging | {field: draft_id(BY_NAME[column.to], 0)} | ({PUBLICATION: PUBLISHED})


def draft_id(tab: Tab, number: int) -> str:
    """The key of a planted draft."""
    return f"{CANARY}-{tab.name}-id-{number}"


def _canary_texts(tab: Tab, row: Row, where: str) -> Row:
    texts = [field for field, column in tab.columns.items() if type(column) is Text and field != "numero"]
    return row | {field: f"{CANARY}-{tab.name}-{where}-{field}" for field in texts}


def _unused_keys(tab: Tab, rows: list[Row]) -> Callable[[int], Row]:
    """number -> the fields of a key that no row has."""
    if "id" in tab.columns:
        return lambda number: {"id": draft_id(tab, number)}
    used = {tuple(row.get(field, "") for field in tab.key) for row in rows}
    partners = cycle(row["id"] for row in _demo(BY_NAME["Partenaires"]))

    def unused(number: int) -> Row:
        for row, partner in ((rows[(number + n // 9) % len(rows)], next(partners)) for n in count()):
            key = {field: row.get(field, "") for field in tab.key} | {"partenaire": partner}
            if tuple(key.values()) not in used:
                used.add(tuple(key.values()))
                return key
        raise AssertionError

    return unused if tab.key else lambda _: {}


def _misread(tab: Tab, row: Row, planted: bool) -> Row:
    """A row that everybody sees, with cells that cannot be read, told to the team only, and links to drafts."""
    made = _without_private(tab, row) | {"id": "X99"}
    for field, column in tab.columns.items():
        if not column.public or column.required or type(column) is Text or isinstance(column, Key):
            continue
        drafts = PUBLICATION in BY_NAME[column.to].columns if isinstance(column, Link | Links) else False
        made[field] = draft_id(BY_NAME[column.to], 0) if drafts else f"{CANARY}-{tab.name}-illisible-{field}"
    return made if planted else made | {field: "" for field in made if CANARY in made[field]}


def _set_aside(tab: Tab, rows: list[Row]) -> Iterator[Row]:
    """Rows that reading sets aside, published as they are: a key that is used already, no key."""
    if tab.key and tab is not INTERVIEWS:
        yield _canary_texts(tab, rows[0], "doublon")
        yield _canary_texts(tab, rows[0], "sans-clé") | {tab.key[0]: ""}
