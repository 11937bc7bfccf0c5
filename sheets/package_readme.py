"""LISEZMOI.md: what the package holds and how to read it, for people."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sheets.column import Column
from sheets.guide import values_of
from sheets.kinds import Link
from sheets.package_tables import PublicTable, edtf_header
from sheets.typography import typeset

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+!|~&])")
_HOW = """## Comment le lire

- Une ligne d’en-tête, des cellules séparées par « ; », en UTF-8 : un tableur s’ouvre par un double-clic.
- `datapackage.json` décrit chaque colonne (norme Data Package, Table Schema) : type, termes permis, clés, références.
- Les identifiants sont des textes : `1.1` et `1.10` sont deux identifiants.
- Une référence est l’identifiant d’une ligne d’un autre fichier ; plusieurs sont séparées par « ; ».
- Une date floue garde ses mots ; la colonne « … (EDTF) » en donne la notation normalisée (ISO 8601-2:2019).
- Une controverse, un terrain ou un chantier a une ligne par version où il est formulé : la plus récente fait foi.
- Une cellule qu’un tableur prendrait pour une formule commence par une apostrophe : ôtez-la en la lisant.
- Une cellule vide veut dire « non renseigné ».
"""
_PRIVATE = """## Ce qui n’y est pas

Ni brouillon, ni nom ou adresse d’une personne, ni note interne : seules partent les lignes publiées et les colonnes
déclarées publiques. Les réponses à l’autodiagnostic portent une lettre au lieu du nom de qui répond.
"""


def readme(facts: Mapping[str, Any], tables: Sequence[PublicTable]) -> str:
    """The Markdown text. ``facts``: the descriptor without its resources."""
    return typeset("\n".join([*_head(facts), _HOW, *_files(tables), _PRIVATE, *map(_section, tables)]).rstrip()) + "\n"


def _head(facts: Mapping[str, Any]) -> Iterable[str]:
    yield f"# {_plain(facts['title'])} : données ouvertes\n"
    if "description" in facts:
        yield "\n\n".join(map(_plain, facts["description"].split("\n\n"))) + "\n"
    day = date.fromisoformat(facts["created"][:10])
    yield f"- Dernière mise à jour : {day:%d/%m/%Y} (version {facts['version']})"
    for licence in facts.get("licenses", ()):
        yield f"- Licence : {_plain(licence['title'])}" + (f", {licence['path']}" if "path" in licence else "")
    for one in facts.get("contributors", ()):
        contact = f" ({_plain(one['email'])})" if "email" in one else ""
        yield f"- Producteur : {_plain(one['title'])}{contact}"
    yield ""


def _files(tables: Sequence[PublicTable]) -> Iterable[str]:
    yield "## Les fichiers\n"
    yield "| Fichier | Une ligne est | Lignes |\n|---|---|---|"
    yield "\n".join(f"| `{table.name}.csv` | {table.tab.row_is} | {len(table.rows)} |" for table in tables) + "\n"


def _section(table: PublicTable) -> str:
    lines = [f"## {table.tab.name}", "", "| Colonne | Valeurs | Sens |", "|---|---|---|"]
    lines += [f"| {header} | {_values(header, column)} | {column.help} |" for header, column in table.fields]
    return "\n".join([*lines, ""])


def _values(header: str, column: Column) -> str:
    if header == edtf_header(column.label):
        return "notation EDTF"
    if isinstance(column, Link) and column.unnamed:
        return "une lettre"
    return values_of(column).replace("|", "/")


def _plain(text: str) -> str:
    """A text of the Sheet, of which nothing is Markdown, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
