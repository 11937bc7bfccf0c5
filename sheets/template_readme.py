"""The tab « Lisez-moi » of the template: what to know before writing in the Sheet, on one screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheets.template import TabPlan
from sheets.typography import typeset

TITLE = "Lisez-moi"
WIDTHS = (24, 96)  # of its two columns, in characters


class Style(StrEnum):
    TITLE = "titre"
    HEADING = "intertitre"
    TEXT = "texte"
    ROW = "ligne"


@dataclass(frozen=True)
class Line:
    """One row of the tab: two cells for a ``ROW``, a single one otherwise."""

    style: Style
    cells: tuple[str, ...]


_BEFORE = (
    (Style.TITLE, "Lisez-moi"),
    (Style.TEXT, "Tout s’écrit dans cette feuille, et nulle part ailleurs. Le tableau de bord la lit, puis la montre."),
    (Style.TEXT, "Passez la souris sur un en-tête : une note dit ce qu’on écrit dans la colonne, avec un exemple."),
    (Style.HEADING, "Une ligne, c’est quoi ?"),
)
_COLOURS = (
    ("En-tête rouge", "À remplir dans chaque ligne : sans cela, elle est incomplète, ou ne se lit pas."),
    ("En-tête noir", "Facultatif, et montré aux collectivités une fois la ligne publiée."),
    ("En-tête gris", "Facultatif, et privé : ne quitte jamais l’équipe."),
)
_RULES = (
    ("Identifiants", "Un code court (O12, K03), sans rien de personnel. Une fois donné, il ne change plus."),
    ("Versions", "Pour reformuler : une nouvelle ligne, le même identifiant, la version suivante. L’ancienne reste."),
    ("Renvois", "Écrivez l’identifiant ou le titre exact de la ligne. Plusieurs, là où c’est prévu : C1 ; C4."),
    ("Dates", "Aussi vagues qu’on les connaît : 7 mai 2020, semaine du 6 juillet 2020, fin juillet 2020, à définir."),
    ("Publication", "Vide vaut « Brouillon » : l’équipe seule voit la ligne. « Publié » la montre à tous."),
    ("Menus", "Ils proposent et ne refusent rien : ce qui ne se lit pas est signalé, et rien n’est perdu."),
    ("Colonnes", "Leur ordre est libre ; celles que vous ajoutez ne sont vues que de l’équipe. Gardez les en-têtes."),
    ("Onglets à soi", "Un onglet dont le nom commence par « _ » n’est jamais lu."),
)  # fmt: skip
_MANY = (
    "Dans Google Sheets, un menu ne propose d’abord qu’un identifiant. Pour en cocher plusieurs : cliquez sur la "
    "lettre de la colonne, puis « Données > Validation des données », et cochez « Autoriser plusieurs sélections ». "
    "Cela vaut pour {columns}."
)


def readme(plan: Sequence[TabPlan]) -> tuple[Line, ...]:
    """The rows of the tab, from the first."""
    tabs = [(tab.name, f"{tab.tab.row_is[0].upper()}{tab.tab.row_is[1:]}.") for tab in plan]
    lines = [
        *((style, (text,)) for style, text in _BEFORE),
        *((Style.ROW, row) for row in tabs),
        (Style.HEADING, ("Les couleurs",)),
        *((Style.ROW, row) for row in _COLOURS),
        (Style.HEADING, ("Les règles",)),
        *((Style.ROW, row) for row in _RULES),
        (Style.ROW, ("Plusieurs à la fois", _MANY.format(columns=_columns_of_many(plan)))),
    ]
    return tuple(Line(style, tuple(map(typeset, cells))) for style, cells in lines)


def _columns_of_many(plan: Sequence[TabPlan]) -> str:
    columns = ((tab, column) for tab in plan for column in tab.columns if column.dropdown and column.dropdown.many)
    return ", ".join(f"« {column.label} » ({tab.name})" for tab, column in columns)
