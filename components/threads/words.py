"""The threads in words: the sentence, how it is made, the text alternative, the table behind."""

from collections.abc import Iterable, Sequence

from components import words
from components.frame import DataTable
from components.threads.drawing import Trace
from components.threads.pills import FRAGILE, Kind, Pill, Threads, Tie

HEADINGS = {
    Kind.CONTROVERSY: "Controverses",
    Kind.TERRAIN: "Terrains d’enquête",
    Kind.CHANTIER: "Chantiers",
    Kind.CRISIS: "Crises qui les cassent",
}
_NAMES = {
    Kind.CONTROVERSY: "la controverse",
    Kind.TERRAIN: "le terrain",
    Kind.CHANTIER: "le chantier",
    Kind.CRISIS: "la crise",
}
_TIES = {Kind.CONTROVERSY: "se joue sur", Kind.TERRAIN: "appelle", Kind.CHANTIER: "casse dans"}


def sentence(shown: Threads, version: str, filtered: bool) -> str:
    """What the view shows, in one sentence."""
    if not shown:
        return "Aucun fil avec ces filtres." if filtered else "Aucun fil à suivre : rien n’est encore écrit."
    counted = words.listing([words.count(len(shown.of(kind)), kind) for kind in Kind if shown.of(kind)])
    broken = len({tie.start for tie in shown.ties if tie.level is not None and tie.level < FRAGILE})
    when = f", en {version}" if version else ""
    breaks = f" {words.count(broken, 'chantier')} {'casse' if broken < 2 else 'cassent'} dans une crise au moins."
    return f"De fil en aiguille{when} : {counted}.{breaks if broken else ''}"


def name(pill: Pill) -> str:
    """« la controverse « … » », for the middle of a sentence."""
    return f"{_NAMES[pill.kind]} {words.guillemets(titled(pill))}"


def titled(pill: Pill) -> str:
    return f"{pill.number} {pill.title}" if pill.kind is Kind.TERRAIN and pill.number else pill.title


def thread_words(shown: Threads, followed: Trace) -> str:
    """« 2 terrains, 3 chantiers et 4 crises »: what is on a thread, besides what it is followed from."""
    others = [shown.pills[key] for key in followed.pills if key != followed.focus]
    counts = [(sum(pill.kind is kind for pill in others), kind) for kind in Kind]
    return words.listing([words.count(number, noun) for number, noun in counts if number])


def reading_lines(shown: Threads, followed: Trace | None) -> list[str]:
    """The threads in text: the one followed, then a line a controversy, then what no controversy holds."""
    told = [_followed_line(shown, followed)] if followed else []
    told += [_controversy_line(shown, pill) for pill in shown.of(Kind.CONTROVERSY)]
    loose = [pill for pill in shown.of(Kind.TERRAIN) if pill.key not in shown.held]
    told += [f"Sans controverse : {_terrain_words(shown, pill)}." for pill in loose]
    unheld = [pill for pill in shown.of(Kind.CHANTIER) if pill.key not in shown.held]
    if unheld:
        told.append(f"Sans terrain ni controverse : {_chantiers_words(shown, unheld)}.")
    quiet = [words.guillemets(pill.title) for pill in shown.of(Kind.CRISIS) if pill.key not in shown.held]
    if quiet:
        told.append(
            f"Ne {words.plural(len(quiet), 'casse', 'cassent')} aucun de ces chantiers : {words.listing(quiet)}."
        )
    return told


def _followed_line(shown: Threads, followed: Trace) -> str:
    pills = [shown.pills[key] for key in shown.pills if key in followed.pills and key != followed.focus]
    parts = [
        f"{words.plural(len(of), kind)} {words.listing([words.guillemets(titled(pill)) for pill in of])}"
        for kind in Kind
        if (of := [pill for pill in pills if pill.kind is kind])
    ]
    what = f"Fil suivi, depuis {name(shown.pills[followed.focus])}"
    return f"{what} : {' ; '.join(parts)}." if parts else f"{what} : rien ne s’y rattache."


def _controversy_line(shown: Threads, pill: Pill) -> str:
    parts = [_terrain_words(shown, terrain) for terrain in shown.after(pill, Kind.TERRAIN)]
    direct = shown.after(pill, Kind.CHANTIER)
    parts += [f"sans terrain précis, {_chantiers_words(shown, direct)}"] if direct else []
    return f"{pill.number}. {pill.title} : {' ; '.join(parts) or 'ni terrain ni chantier'}."


def _terrain_words(shown: Threads, pill: Pill) -> str:
    chantiers = shown.after(pill, Kind.CHANTIER)
    clues = f" ({words.count(pill.clues, 'observation')})" if pill.clues is not None else ""
    what = _chantiers_words(shown, chantiers) if chantiers else "aucun chantier"
    return f"terrain {words.guillemets(titled(pill))}{clues}, {what}"


def _chantiers_words(shown: Threads, chantiers: Sequence[Pill]) -> str:
    told = [f"{words.guillemets(pill.title)}{_weak_words(shown, pill)}" for pill in chantiers]
    return f"{words.plural(len(told), 'chantier')} {words.listing(told)}"


def _weak_words(shown: Threads, chantier: Pill) -> str:
    """« (casse : Cyberattaque ; fragile : Tempête) », '' when nothing weakens it."""
    parts = [f"{word} : {', '.join(names)}" for word, names in shown.weaknesses(chantier)]
    return f" ({' ; '.join(parts)})" if parts else ""


def tie_table(shown: Threads, followed: Trace | None) -> DataTable:
    """The table behind: a link a row; those of the thread followed when there is one."""
    kept = [tie for tie in shown.ties if followed is None or (tie.start, tie.end) in followed.links]
    header = ("De", "Titre", "Vers", "Titre lié", "Lien", "Avis")
    return DataTable(
        "fils", "Liens entre controverses, terrains, chantiers et crises", header, list(_rows(shown, kept))
    )


def _rows(shown: Threads, ties: Iterable[Tie]) -> Iterable[tuple[str, ...]]:
    for tie in ties:
        start, end = shown.pills[tie.start], shown.pills[tie.end]
        what = "est fragile dans" if tie.level == FRAGILE else _TIES[start.kind]
        said = "a pour chantier" if (start.kind, end.kind) == (Kind.CONTROVERSY, Kind.CHANTIER) else what
        opinions = str(tie.opinions) if tie.level is not None else ""
        yield words.capital(start.kind), titled(start), words.capital(end.kind), titled(end), said, opinions


METHOD = (
    "De gauche à droite : une controverse, les terrains où on l’observe, les chantiers que ces terrains appellent, "
    "les crises où ces chantiers cassent. Controverses et terrains sont ceux de la version choisie ; les chantiers "
    "sont ceux de la dernière version du panorama, sans ceux qui ont été abandonnés. Une controverse fusionnée compte "
    "pour ce qu’elle est devenue.",
    "Un chantier est lié aux terrains qu’il nomme. Quand il nomme une controverse sans aucun de ses terrains, il est "
    "lié droit à elle : le lien passe entre les terrains.",
    "Un lien vers une crise dit que le chantier y casse, selon la médiane des avis du crash test (la plus prudente "
    "des deux quand elle tombe entre deux degrés). En pointillé, sur demande, ceux où il est seulement fragile. Une "
    "crise sans lien n’est pas sans danger : elle n’a peut-être pas encore été testée.",
    "Suivre un fil, c’est remonter de proche en proche vers ses sources et descendre vers ses suites, sans jamais "
    "rebrousser chemin ; « un degré » s’arrête aux voisins. Les étiquettes sont rangées pour que les liens se croisent "
    "peu (barycentres, médianes, puis échanges de voisines) et que les terrains d’une controverse restent ensemble, "
    "non par importance.",
    "Les filtres gardent les fils qui passent par un terrain où une observation leur répond ; le nombre "
    "d’observations est alors celui de ces observations.",
)
