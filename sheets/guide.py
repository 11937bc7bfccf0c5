"""The guide of the columns, derived from the declaration: docs/colonnes.md."""

from collections.abc import Iterable, Sequence

from sheets.cells import join_french
from sheets.column import Column
from sheets.kinds import Choice, Link, Links, Number
from sheets.schema import Tab

_HEAD = """# Les onglets et les colonnes de la feuille

Ce guide est tiré de la déclaration `sheets/tabs.py` par `make docs` ; ne le modifiez pas à la main.

**Obligatoire** : la colonne est attendue dans chaque ligne.
**Clé** : elle nomme la ligne, deux lignes ne la partagent pas.
**Public** : la colonne peut quitter l’équipe ; toutes les autres restent privées.
"""


def columns_guide(tabs: Sequence[Tab]) -> str:
    """The Markdown text of the guide: a section a tab, a table row a column."""
    return "\n".join([_HEAD, *(_section(tab) for tab in tabs)]).rstrip() + "\n"


def _section(tab: Tab) -> str:
    lines = [f"## {tab.name}", "", f"Une ligne est {tab.row_is}.", ""]
    lines += ["| Colonne | Ce qu’on y écrit | Valeurs | Règle | Public |", "|---|---|---|---|---|"]
    lines += [_row(tab, field, column) for field, column in tab.columns.items()]
    return "\n".join([*lines, ""])


def _row(tab: Tab, field: str, column: Column) -> str:
    rule = "clé" if field in tab.key else "obligatoire" if column.required else ""
    cells = (f"**{column.label}**", help_of(column), values_of(column), rule, _public(column))
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def help_of(column: Column) -> str:
    """What one writes in a column, its example, its former names: French sentences."""
    example = f"Exemple : {column.example}." if column.example else ""
    former = f"Aussi reconnu : {_quoted(column.also)}." if column.also else ""
    return " ".join(filter(None, (column.help, example, former)))


def values_of(column: Column) -> str:
    """What a cell of the column may hold: its terms, the tab it refers to, its bounds, else its kind."""
    if isinstance(column, Choice):
        listed = " (modifiable dans l’onglet Listes)" if column.listed else ""
        return join_french((term.label for term in column.terms), "ou") + listed
    if isinstance(column, Link | Links):
        many = " (plusieurs, séparés par « ; »)" if isinstance(column, Links) else ""
        return f"{column.kind} à {column.to}{many}"
    if isinstance(column, Number):
        bounds = f"nombre de {column.low} à {column.high}{' %' if column.percent else ''}"
        words = join_french((f"{term.value} {term.label.lower()}" for term in column.terms), "ou")
        return f"{bounds} ({words})" if words else bounds
    return column.kind


def _public(column: Column) -> str:
    if isinstance(column, Link) and column.unnamed:
        return "sans le nom"
    return "oui" if column.public else ""


def _quoted(words: Iterable[str]) -> str:
    return join_french(f"« {word} »" for word in words)
