"""« Données ouvertes »: what the public may download, each table in two forms, and the page that lists it all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from components.templates import render
from sheets.package import DESCRIPTOR, README, Package, make_package
from sheets.package_tables import PublicTable
from sheets.settings import Audience
from sheets.snapshot import Snapshot

FOLDER = "donnees"
_MEDIA = {"json": "application/json", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8"}


@dataclass(frozen=True)
class Download:
    """A file to give: its content and its media type."""

    content: bytes
    media: str


@dataclass(frozen=True)
class Listed:
    """A table on the page: name of its files, title, what one row is, number of rows, weight of its CSV in bytes."""

    name: str
    title: str
    row_is: str
    rows: int
    weight: int


def package(snapshot: Snapshot) -> Package:
    """The data package of a public snapshot. Raises ``ValueError`` for the team's: it holds drafts."""
    if snapshot.audience is not Audience.PUBLIC:
        raise ValueError("only a public view is published")
    return make_package(snapshot.workbook, snapshot.updated)


def downloads(snapshot: Snapshot) -> Mapping[str, Download]:
    """Name -> file: the descriptor, LISEZMOI.md, each table as CSV and as JSON, and the whole as a zip."""
    made = snapshot.derive(package)
    given = {name: Download(content, _MEDIA[name.rpartition(".")[2]]) for name, content in made.files.items()}
    given |= {f"{table.name}.json": Download(_json(table), _MEDIA["json"]) for table in made.tables}
    return given | {archive(snapshot): Download(made.zip, "application/zip")}


def archive(snapshot: Snapshot) -> str:
    """The name of the zip."""
    return f"{snapshot.derive(package).name}.zip"


def _json(table: PublicTable) -> bytes:
    return json.dumps(table.records(), ensure_ascii=False, indent=1).encode() + b"\n"


def listing_markup(snapshot: Snapshot) -> Markup:
    """The page, without what surrounds it."""
    made, project = snapshot.derive(package), snapshot.workbook.project
    files = made.files
    listed = [Listed(t.name, t.tab.name, t.tab.row_is, len(t.rows), len(files[f"{t.name}.csv"])) for t in made.tables]
    return render(
        "open_data.html",
        tables=listed,
        descriptor=DESCRIPTOR,
        readme=README,
        archive=archive(snapshot),
        weight=len(made.zip),
        updated=made.updated,
        version=made.version,
        licence=project["licence"],
        producer=project["producteur"],
        contact=project["contact"],
    )
