"""docs/erreurs-courantes.md, told from the catalogue: what people do, what the dashboard does about it, how to mend it.

``python -m tests.sheets.messes.guide`` prints it; ``make docs`` writes it.
"""

from collections.abc import Iterable

from sheets.findings import LEVELS, Finding
from sheets.typography import typeset
from tests.sheets.messes.catalogue import FAMILIES
from tests.sheets.messes.drawn import Mess, read

NOTHING = "Rien à faire"
_HEAD = """# Les erreurs courantes, et ce que le tableau de bord en fait

Une feuille partagée est remplie à plusieurs, vite, et c’est très bien ainsi. Voici ce qui arrive le plus souvent, ce que le
tableau de bord en fait, et comment réparer. Pour remplir la feuille, voyez d’abord [la page des partenaires](guide-partenaires.md) ;
chaque colonne est décrite dans [colonnes.md](colonnes.md).

| Niveau | Ce que cela veut dire |
|---|---|
| **Rien à faire** | c’est compris : écrivez comme cela vous vient |
| **Conseil** | c’est gardé ; ce pourrait être mieux |
| **À corriger** | une cellule, une colonne ou un onglet n’est pas lu ; tout le reste l’est |
| **Bloquant** | une ligne entière est mise de côté, faute de savoir comment la nommer |

Ce que vous avez tapé n’est jamais changé. L’écran **Contribuer**, réservé à l’équipe et aux partenaires (et l’onglet **À corriger**
de la feuille, si l’équipe l’a demandé), donne pour chaque point l’endroit exact, ce qui ne va pas et la phrase de la dernière
colonne ci-dessous, avec vos propres mots. Masquer, filtrer, trier ou colorer ne change rien : tout est lu, même ce qui est masqué.

Ce guide est tiré par `make docs` des exemples qui servent de tests ; ne le modifiez pas à la main."""
_TABLE = ["| N° | Ce qui arrive | Ce que fait le tableau de bord | Comment réparer |", "|---|---|---|---|"]


def guide() -> str:
    """The Markdown text of the guide: a section a family, a table row a mess."""
    lines = [_HEAD]
    number = 0
    for family, messes in FAMILIES.items():
        lines += ["", f"## {family}", "", *_TABLE]
        for mess in messes:
            number += 1
            lines.append(_row(number, mess))
    return typeset("\n".join(lines)) + "\n"


def _row(number: int, mess: Mess) -> str:
    findings = read(mess.book).findings
    remedies = " ".join(dict.fromkeys(_remedies(findings))) or f"{NOTHING}."
    cells = (str(number), mess.title, f"**{level(findings)}.** {mess.does}", remedies)
    return f"| {' | '.join(cell.replace('|', '/').replace('_', chr(92) + '_') for cell in cells)} |"


def level(findings: Iterable[Finding]) -> str:
    """The most serious level of some findings, as the guide names it."""
    levels = sorted((finding.level for finding in findings), key=LEVELS.index)
    return levels[0].value.capitalize() if levels else NOTHING


def _remedies(findings: Iterable[Finding]) -> Iterable[str]:
    """The first remedy of each rule, the most serious first."""
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
    return [finding.remedy for finding in sorted(first.values(), key=lambda f: LEVELS.index(f.level))]


if __name__ == "__main__":
    print(guide(), end="")  # noqa: T201
