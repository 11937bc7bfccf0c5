"""The public data package: CSV files, their Table Schemas, a licence, who publishes it, and how to read it.

Made from a public view only. The same data and the same date give the same bytes.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sheets.cells import fold
from sheets.dates import FuzzyDate
from sheets.exports import DELIMITER
from sheets.package_readme import readme
from sheets.package_schema import Json, table_schema
from sheets.package_tables import PublicTable, public_tables
from sheets.workbook import Workbook

DESCRIPTOR, README = "datapackage.json", "LISEZMOI.md"
YEAR = "anneeDesDatesSansAnnee"  # custom property: what a date typed without a year was held to be in
MEDIA_TYPE = "text/csv"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ETALAB = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
_KEYWORDS = ("action publique", "innovation publique", "controverses", "chantiers", "crises", "crash test")
_DEFAULT_TITLE = "Réflexes publics"
_LONGEST_NAME = 60  # characters: file systems stop at 255 bytes, people before
_NO_LATER = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can tell


@dataclass(frozen=True, eq=False)
class Package:
    """``files``: name -> content, the descriptor first; ``tables``: what they hold; ``updated``: the last update."""

    name: str
    title: str
    updated: date
    files: Mapping[str, bytes]
    tables: tuple[PublicTable, ...]

    @cached_property
    def zip(self) -> bytes:
        """The whole package in one file."""
        return zip_of(self.files)

    @property
    def version(self) -> str:
        return str(json.loads(self.files[DESCRIPTOR])["version"])


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, the same bytes for the same contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _NO_LATER)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def make_package(public: Workbook, updated: date) -> Package:
    """The package of a public view (``publication.public_view``), last updated on that day."""
    tables = public_tables(public)
    contents = {f"{table.name}.csv": table.csv() for table in tables}
    facts = _facts(public, updated, _version(contents))
    resources = [_resource(table, contents[f"{table.name}.csv"], table_schema(table, public.lists)) for table in tables]
    descriptor = json.dumps(facts | {"resources": resources}, ensure_ascii=False, indent=2) + "\n"
    text = readme(facts, tables)
    files = {DESCRIPTOR: descriptor.encode(), README: text.encode(), **contents}
    return Package(facts["name"], facts["title"], updated, files, tables)


def _version(contents: Mapping[str, bytes]) -> str:
    """A name for this very content: it changes when a cell does."""
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def _facts(public: Workbook, updated: date, version: str) -> Json:
    project = public.project
    title = str(project.get("titre") or _DEFAULT_TITLE)
    facts: Json = {
        "$schema": _PROFILE,
        "profile": "tabular-data-package",
        "name": title_as_name(title),
        "title": title,
        "description": "\n\n".join(filter(None, (project.get("sous_titre"), project.get("introduction")))),
        "version": version,
        "created": f"{updated.isoformat()}T00:00:00Z",
        "licenses": _licences(str(project.get("licence") or "")),
        "contributors": _contributors(project),
        "sources": [{"title": "La feuille partagée", "path": project["lien"]}] if project.get("lien") else [],
        "keywords": list(_KEYWORDS),
    }
    year = _assumed_year(public)
    if year:
        facts[YEAR] = year
    return {name: value for name, value in facts.items() if value}


def title_as_name(title: str) -> str:
    """What files are named after, whole words of the title in ASCII: « reflexes-publics »."""
    words = fold(title)[: _LONGEST_NAME + 1]
    whole = words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rpartition(" ")[0] or words[:_LONGEST_NAME]
    return whole.strip().replace(" ", "-") or fold(_DEFAULT_TITLE).replace(" ", "-")


def _licences(licence: str) -> list[Json]:
    """Nothing when the project states none: it is not for us to choose."""
    if not licence:
        return []
    return (
        [_ETALAB] if fold(licence).startswith(("licence ouverte", "etalab")) else [{"name": licence, "title": licence}]
    )


def _contributors(project: Mapping[str, Any]) -> list[Json]:
    producer, contact = project.get("producteur"), str(project.get("contact") or "")
    if not producer:
        return []
    one: Json = {"title": producer, "role": "publisher", "roles": ["publisher"]}
    return [one | ({"email": contact} if "@" in contact and " " not in contact else {})]


def _resource(table: PublicTable, content: bytes, schema: Json) -> Json:
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": table.tab.name,
        "description": f"Une ligne est {table.tab.row_is}.",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "dialect": {"delimiter": DELIMITER, "lineTerminator": "\r\n"},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _assumed_year(public: Workbook) -> int | None:
    """The year that dates typed without one were given."""
    for table in public.tables.values():
        for field in table.rows:
            for value in table.rows[field]:
                if isinstance(value, FuzzyDate) and value.assumed_year:
                    return value.assumed_year
    return None
