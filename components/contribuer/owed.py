"""What a lab could still write, in words: five lists, each thing with where it can be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.owing import Owing
from components import address, words
from components.contribuer.model import lab_names, owings
from components.levels import level_counts
from sheets.findings import LEVELS, Finding
from sheets.message import Level
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CRISES, INTERVIEWS, OBSERVATIONS, TERRAINS
from sheets.workbook import lookup, records

ITEMS_SHOWN = 8


@dataclass(frozen=True)
class Item:
    """A thing to write: its name, what is said of it, the address where it is seen ('' for none)."""

    name: str
    note: str = ""
    href: str = ""


@dataclass(frozen=True)
class Owed:
    """One kind of thing: how many, in words, where it is written in the Sheet; ``more``: how many are folded."""

    count: int
    title: str
    how: str
    shown: tuple[Item, ...]
    folded: tuple[Item, ...]
    more: str


_NOUNS = (
    ("bloquant", "bloquants"),
    ("à corriger", "à corriger"),
    ("conseil", "conseils"),
    ("terrain sans réponse", "terrains sans réponse"),
    ("chantier à compléter", "chantiers à compléter"),
    ("case sans aucun avis", "cases sans aucun avis"),
    ("entretien sans synthèse", "entretiens sans synthèse"),
    ("observation à lire", "observations à lire"),
)
HEADS = tuple(words.capital(plural) for _, plural in _NOUNS)


@dataclass(frozen=True)
class LabLine:
    """A lab in the summary; ``numbers``: as many as ``HEADS``, findings by level then what it could write."""

    name: str
    href: str
    numbers: tuple[int, ...]

    @property
    def told(self) -> tuple[tuple[int, str], ...]:
        """The numbers that are not zero, each with its noun."""
        pairs = zip(self.numbers, _NOUNS, strict=True)
        return tuple((number, words.plural(number, *nouns)) for number, nouns in pairs if number)


def summary(snapshot: Snapshot) -> tuple[LabLine, ...]:
    """Every lab, in the order of the Sheet."""
    levels: dict[str, list[Level]] = {}
    for finding in snapshot.workbook.findings:
        levels.setdefault(finding.lab, []).append(finding.level)
    return tuple(
        LabLine(
            snapshot.derive(lab_names)[lab],
            address.link("contribuer", labo=lab),
            (*(levels.get(lab, []).count(level) for level in LEVELS), *_counts(owing)),
        )
        for lab, owing in snapshot.derive(owings).items()
    )


def _counts(owing: Owing) -> tuple[int, ...]:
    return (
        len(owing.terrains),
        len(owing.chantiers),
        len(owing.never_tried),
        len(owing.interviews),
        len(owing.observations),
    )


def lab_counts(found: Sequence[Finding], owing: Owing) -> str:
    """« 2 conseils ; 12 réponses attendues »; '' when nothing is left."""
    awaited = f"{words.count(owing.awaited, 'réponse')} {words.plural(owing.awaited, 'attendue')}"
    return " ; ".join(filter(None, (level_counts(found), awaited if owing.awaited else "")))


def owed(snapshot: Snapshot, lab: str) -> tuple[Owed, ...]:
    """What a lab could write, kind by kind; the kinds of which nothing is left are left out."""
    mine = snapshot.derive(owings)[lab]
    kinds = (
        _terrains(snapshot, mine),
        _chantiers(snapshot, mine),
        _cells(snapshot, mine),
        _interviews(snapshot, mine),
        _observations(snapshot, mine),
    )
    return tuple(kind for kind in kinds if kind.shown)


def _owed(count: int, nouns: tuple[str, str], how: str, items: Iterable[Item]) -> Owed:
    listed = tuple(items)
    # « et 1 autre » would take the room of the thing itself.
    cut = ITEMS_SHOWN if len(listed) > ITEMS_SHOWN + 1 else len(listed)
    return Owed(
        count, words.plural(count, *nouns), how, listed[:cut], listed[cut:], _more(len(listed) - cut, count - cut)
    )


def _more(others: int, counted: int) -> str:
    """« et 63 autres, dont 57 où d’autres ont déjà donné un avis »: past ``counted``, cells already tried."""
    tried = others - max(counted, 0)
    if not tried:
        return f"et {others} autres"
    return f"et {others} autres, {f'dont {tried} ' if tried < others else ''}où d’autres labos ont déjà donné un avis"


def _terrains(snapshot: Snapshot, mine: Owing) -> Owed:
    titles = {row.id: f"{row.numero} {row.titre}".strip() for row in records(snapshot[TERRAINS])}
    items = (Item(titles[one], href=address.link("cartographie", terrain=one)) for one in mine.terrains)
    nouns = ("terrain sans réponse", "terrains sans réponse")
    how = "Dans l’onglet « Autodiagnostic » : une ligne par terrain, avec son « Vécu » de 0 à 4."
    return _owed(len(mine.terrains), nouns, how, items)


def _chantiers(snapshot: Snapshot, mine: Owing) -> Owed:
    titles, labels = lookup(snapshot[CHANTIERS], "titre"), CHANTIERS.columns
    items = (
        Item(
            titles[one.chantier],
            f"sans {words.listing([labels[field].label.lower() for field in one.fields])}",
            address.link("panorama", chantier=one.chantier),
        )
        for one in mine.chantiers
    )
    how = "Dans l’onglet « Chantiers », sur la ligne de sa dernière version."
    return _owed(len(mine.chantiers), ("chantier à compléter", "chantiers à compléter"), how, items)


def _cells(snapshot: Snapshot, mine: Owing) -> Owed:
    chantiers, crises = lookup(snapshot[CHANTIERS], "titre"), lookup(snapshot[CRISES], "nom")
    items = (
        Item(
            f"{chantiers[one.chantier]} · {crises[one.crisis]}",
            words.count(one.opinions, "avis", "avis") if one.opinions else "aucun avis",
            address.link("crash-test", chantier=one.chantier, crise=one.crisis),
        )
        for one in mine.cells
    )
    how = (
        "Dans l’onglet « Crash-tests » : un avis par chantier et par crise. D’abord les cases dont on sait le moins, "
        "parmi les chantiers que ce labo porte ou soutient."
    )
    never = len(mine.never_tried)
    nouns = ("case de crash test", "cases de crash test")
    if never:
        nouns = (f"{nouns[0]} sans aucun avis", f"{nouns[1]} sans aucun avis")
    return _owed(never or len(mine.cells), nouns, how, items)


def _interviews(snapshot: Snapshot, mine: Owing) -> Owed:
    rows = {row.id: row for row in records(snapshot[INTERVIEWS])}
    terrains = lookup(snapshot[TERRAINS], "titre")
    items = (
        Item(
            f"{one} · {words.listing([terrains.get(terrain) or terrain for terrain in rows[one].terrains])}",
            rows[one].date.text if rows[one].date else "",
        )
        for one in mine.interviews
    )
    nouns = ("entretien réalisé sans synthèse", "entretiens réalisés sans synthèse")
    return _owed(len(mine.interviews), nouns, "Dans l’onglet « Entretiens », colonne « Synthèse ».", items)


def _observations(snapshot: Snapshot, mine: Owing) -> Owed:
    rows = {row.id: row for row in records(snapshot[OBSERVATIONS])}
    items = (
        Item(rows[one].titre, one, address.link("cartographie", terrain=rows[one].terrain)) for one in mine.observations
    )
    nouns = ("observation de ses terrains à lire", "observations de ses terrains à lire")
    how = "Dans l’onglet « Positions » : vers quel pôle penche chacune, selon ce labo."
    return _owed(len(mine.observations), nouns, how, items)
