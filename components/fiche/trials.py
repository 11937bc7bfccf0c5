"""The crash test on a fiche: a chantier in every crisis, or a crisis on every chantier, and what labs wrote of it."""

from dataclasses import dataclass

from analysis.tables import rows_of
from components import words
from components.crash.grid import HOLDS, NOT_APPLICABLE, UNTESTED, WORDS
from components.crash.model import cells_of, chantiers_of
from components.crash.opinions import all_opinions
from components.fiche.relations import Ref, ref_of
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CRISES

_TO_TEST, _OUT = 4, 5  # after the levels 0..3
_PLURALS = {"Point de rupture": "Points de rupture", "Danger": "Dangers", "Amélioration": "Améliorations"}

Cell = tuple[float, int, bool]


@dataclass(frozen=True)
class Trial:
    """One cell of the grid, seen from one side. ``level`` 0..3, None out of the scale; ``word``: how it is told."""

    other: Ref
    level: int | None
    word: str
    opinions: int = 0
    split: bool = False

    @property
    def rank(self) -> int:
        """The worst first, then what is to be tested, then what does not apply."""
        return self.level if self.level is not None else _OUT if self.opinions else _TO_TEST


@dataclass(frozen=True)
class Note:
    """What one lab wrote."""

    text: str
    other: Ref
    lab: str


@dataclass(frozen=True)
class Trials:
    """What a fiche says of the crash test; ``notes`` by heading."""

    sentence: str
    cells: tuple[Trial, ...]
    notes: tuple[tuple[str, tuple[Note, ...]], ...]


def of_chantier(snapshot: Snapshot, chantier: str) -> Trials:
    """A chantier in every crisis."""
    columns = "chantier", "crise", "level", "opinions", "disagreement"
    rows = rows_of(snapshot.derive(cells_of), *columns)
    cells = {crisis: tuple(cell) for own, crisis, *cell in rows if own == chantier}
    said = [(one.crisis, one.lab, one.words) for one in snapshot.derive(all_opinions) if one.chantier == chantier]
    return _trials(snapshot, CRISES, list(snapshot[CRISES]["id"]), cells, said)


def of_crisis(snapshot: Snapshot, crisis: str) -> Trials:
    """A crisis on every living chantier."""
    columns = "crise", "chantier", "level", "opinions", "disagreement"
    rows = rows_of(snapshot.derive(cells_of), *columns)
    cells = {chantier: tuple(cell) for own, chantier, *cell in rows if own == crisis}
    said = [(one.chantier, one.lab, one.words) for one in snapshot.derive(all_opinions) if one.crisis == crisis]
    return _trials(snapshot, CHANTIERS, list(snapshot.derive(chantiers_of)["id"]), cells, said)


def _trials(
    snapshot: Snapshot,
    tab: Tab,
    others: list[str],
    cells: dict[str, Cell],
    said: list[tuple[str, str, tuple[tuple[str, str], ...]]],
) -> Trials:
    refs = {one: ref_of(snapshot, tab, one) for one in others}
    found = tuple(sorted((_trial(ref, cells.get(one)) for one, ref in refs.items()), key=lambda trial: trial.rank))
    notes: dict[str, list[Note]] = {heading: [] for heading in _PLURALS.values()}
    for other, lab, pairs in said:
        for heading, text in pairs if other in refs else ():
            notes[_PLURALS[heading]].append(Note(text, refs[other], lab))
    return Trials(_sentence(found), found, tuple((name, tuple(some)) for name, some in notes.items() if some))


def _trial(other: Ref, cell: Cell | None) -> Trial:
    if cell is None:
        return Trial(other, None, UNTESTED)
    level, opinions, split = cell
    if level != level:
        return Trial(other, None, NOT_APPLICABLE, opinions)
    return Trial(other, int(level), WORDS[int(level)], opinions, bool(split))


def _sentence(cells: tuple[Trial, ...]) -> str:
    """« 12 cases testées, dont 7 qui tiennent ; 3 à tester. »"""
    levels = [one.level for one in cells if one.level is not None]
    waiting, split = sum(not one.opinions for one in cells), sum(one.split for one in cells)
    if not levels:
        return "Rien n’est encore testé."
    held = sum(level >= HOLDS for level in levels)
    told = f"{words.count(len(levels), 'case testée', 'cases testées')}, {_held(held, len(levels))}"
    told += f" ; {split} où les labos divergent" if split else ""
    return f"{told} ; {waiting} à tester." if waiting else f"{told}."


def _held(held: int, tested: int) -> str:
    if held == tested:
        return "qui tient" if held == 1 else "qui toutes tiennent"
    return f"dont {held} {words.plural(held, 'qui tient', 'qui tiennent')}" if held else "aucune ne tient"
