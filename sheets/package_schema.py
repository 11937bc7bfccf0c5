"""Table Schemas derived from the declaration. A constraint is stated only where reading guarantees it.

A required cell that could not be read is empty in the tables (a bad cell never costs its row): only keys are required
here, and a key is primary only when none of its parts can be emptied.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sheets.cells import fold
from sheets.column import Column
from sheets.exports import guard
from sheets.kinds import Choice, Link, Links, Moment, Number, Url, Version
from sheets.package_tables import RANK, PublicTable, edtf_header, file_name, is_sure
from sheets.schema import Tab
from sheets.tabs import BY_NAME, PROJECT
from sheets.vocabularies import Term

Json: TypeAlias = dict[str, Any]
Lists: TypeAlias = Mapping[str, tuple[Term, ...]]

_EDTF = "La même date en notation EDTF (ISO 8601-2:2019), pour les machines."


def table_schema(table: PublicTable, lists: Lists) -> Json:
    """The Table Schema of a published table. ``lists``: the vocabularies that the team wrote."""
    schema: Json = {"fields": [_field(table.tab, header, column, lists) for header, column in table.fields]}
    key = _primary_key(table)
    if key:
        schema["primaryKey"] = key
    links = _foreign_keys(table)
    if links:
        schema["foreignKeys"] = links
    return schema | {"missingValues": [""]}


def _field(tab: Tab, header: str, column: Column, lists: Lists) -> Json:
    if header == edtf_header(column.label):
        return {"name": header, "type": "string", "description": _EDTF}
    described = {"name": header, "type": _type(column), "description": _description(column)}
    constraints = _constraints(tab, column, lists)
    return {name: part for name, part in (described | {"constraints": constraints}).items() if part}


def _type(column: Column) -> str:
    return "number" if isinstance(column, Number) else "datetime" if isinstance(column, Moment) else "string"


def _description(column: Column) -> str:
    notes = [column.help]
    if isinstance(column, Links):
        notes.append(f"Identifiants de l’onglet « {column.to} », séparés par « ; ».")
    elif isinstance(column, Link) and column.unnamed:
        notes.append("Une lettre qui ne dit rien de qui répond.")
    elif isinstance(column, Link):
        notes.append(f"Identifiant de l’onglet « {column.to} ».")
    if isinstance(column, Number):
        notes += [f"{term.value} : {term.label.lower()}." for term in column.terms]
    return " ".join(filter(None, notes))


def _constraints(tab: Tab, column: Column, lists: Lists) -> Json:
    found: Json = {}
    if column is RANK or is_sure(tab, column):
        found["required"] = True
    if isinstance(column, Version):
        found["pattern"] = "V[1-9][0-9]*"
    if isinstance(column, Url):
        found["pattern"] = r"[Hh][Tt][Tt][Pp][Ss]?://\S+"
    if isinstance(column, Number):
        found |= {"minimum": column.low, "maximum": column.high}
    if isinstance(column, Choice):
        terms = lists.get(fold(column.listed), column.terms) if column.listed else column.terms
        if terms:
            found["enum"] = list(dict.fromkeys(guard(term.label) for term in terms))
    return found


def _primary_key(table: PublicTable) -> list[str]:
    if table.tab is PROJECT:
        return ["Clé"]
    if RANK.label in table.header:
        return [RANK.label]
    parts = [table.tab.columns[field] for field in table.tab.key]
    return [part.label for part in parts] if all(part.public and is_sure(table.tab, part) for part in parts) else []


def _foreign_keys(table: PublicTable) -> Sequence[Json]:
    return [
        {"fields": [header], "reference": {"resource": file_name(target), "fields": [target.columns["id"].label]}}
        for header, column in table.fields
        if isinstance(column, Link) and not column.unnamed and (target := BY_NAME[column.to]).columns["id"].public
    ]
