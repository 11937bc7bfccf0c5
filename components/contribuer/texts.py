"""What the screen says in words: its sentence, its method, its text alternative."""

from collections.abc import Sequence

from components import words
from components.contribuer.model import NOBODY, Choice, findings, lab_name, owings
from components.contribuer.owed import lab_counts, owed
from components.levels import level_counts
from sheets.findings import Finding, group_findings
from sheets.snapshot import Snapshot

ALL_READ = "Tout se lit. Rien à corriger."
READ_AT_MOST = 60  # lines: past it, the table behind the view reads better
METHOD = (
    "Chaque onglet est lu cellule par cellule. Ce qui ne se lit pas est mis de côté et signalé à sa place, jamais "
    "effacé : la feuille reste telle que vous l’avez écrite. Une correction paraît ici d’elle-même, quelques secondes "
    "après.",
    "« Bloquant » : la ligne entière est mise de côté, faute de clé ou parce que sa clé est déjà prise. "
    "« À corriger » : une cellule est lue comme vide, le reste de la ligne compte. « Conseil » : tout est lu, mais "
    "pourrait l’être mieux. La même faute dans la même colonne n’est dite qu’une fois, avec toutes ses cellules.",
    "Une remarque revient au labo que nomme sa ligne : Partenaire, Pilote d’un terrain, Porteur d’un chantier, ou la "
    "ligne du labo lui-même. Une ligne mise de côté revient à celui qui y est écrit. Ce qui ne nomme aucun labo connu "
    "est « sans labo » : c’est à l’équipe de le reprendre.",
    "Ce qui reste à écrire se compte sur la dernière version, sans les terrains retirés ni les chantiers abandonnés : "
    "terrains sans « Vécu » de ce labo dans l’autodiagnostic ; chantiers qu’il porte et dont l’intention, les moyens, "
    "les conditions de réussite ou les premiers pas manquent ; cases de crash test des chantiers qu’il porte ou "
    "soutient, les moins renseignées d’abord, sans celles jugées « sans objet » ; entretiens réalisés sans synthèse ; "
    "observations des terrains qu’il pilote et qu’il n’a pas situées entre les deux pôles.",
    "Limite : ce sont des possibilités, pas des dettes. Un labo peut avoir de bonnes raisons de ne pas répondre. "
    "Cette page n’existe que pour l’équipe et ses partenaires ; rien de ce qu’elle montre ne paraît dans la vue "
    "publique.",
)


def sentence(snapshot: Snapshot, choice: Choice) -> str:
    """How much there is to mend and to write, for all or for the lab asked for."""
    if choice.lab and choice.lab != NOBODY:
        own = snapshot.derive(findings, Choice(choice.lab))
        counts = lab_counts(own, snapshot.derive(owings)[choice.lab])
        name = lab_name(snapshot, choice.lab)
        return f"{name} : {counts}." if counts else f"{name} : tout se lit, et rien ne manque."
    every = snapshot.derive(findings, Choice(choice.lab))
    if not every:
        return f"{ALL_READ} Reste ce que chaque labo peut encore écrire."
    tabs = len({finding.tab for finding in every})
    where = f" dans {words.count(tabs, 'onglet')}"
    whose = ", sur des lignes qui ne nomment aucun labo" if choice.lab else ""
    return f"{words.capital(level_counts(every))}{where}{whose}. Chaque cellule se corrige dans la feuille."


def reading(snapshot: Snapshot, choice: Choice) -> tuple[str, ...]:
    """Each sentence with its places, then what is left to write."""
    groups = group_findings(findings(snapshot, choice))
    said = [f"{words.capital(group.level)}. {group.sentence}" for group in groups[:READ_AT_MOST]]
    more = len(groups) - READ_AT_MOST
    rest = [f"Et {more} autres remarques, dans les données de cette vue."] if more > 0 else []
    return (*(said or ([] if choice.filters else [ALL_READ])), *rest, *_owed_lines(snapshot, choice.lab))


def _owed_lines(snapshot: Snapshot, lab: str) -> list[str]:
    if lab == NOBODY:
        return []
    if not lab:
        counted = {one: owing.awaited for one, owing in snapshot.derive(owings).items()}
        return [
            f"{lab_name(snapshot, one)} : {words.count(count, 'réponse attendue', 'réponses attendues')}."
            for one, count in counted.items()
        ]
    return [
        f"{words.capital(words.count(kind.count, kind.title, kind.title))} : "
        f"{words.listing([item.name for item in kind.shown])}{_and_more(len(kind.folded))}."
        for kind in snapshot.derive(owed, lab)
    ]


def _and_more(count: int) -> str:
    return f", et {count} autres" if count else ""


def shown_line(found: Sequence[Finding], choice: Choice) -> str:
    """How many findings pass the filters, when there are filters."""
    if not choice.filters:
        return ""
    if not found:
        return "Aucune remarque avec ces filtres."
    return f"{words.capital(level_counts(found))} avec ces filtres."
