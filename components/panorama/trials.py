"""The crash tests of one chantier, in words: each crisis with its verdict, the worst case, dangers and improvements."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan

import pandas as pd

from analysis.robustness import HOLDS, cell_verdicts
from analysis.tables import column
from analysis.versions import until
from components import words
from components.panorama.model import partner_names
from sheets.snapshot import Snapshot
from sheets.tabs import CRASH_TESTS, CRISES
from sheets.vocabularies import HOLDINGS
from sheets.workbook import lookup, records

WORDS = {term.value: term.label.lower() for term in HOLDINGS if term.value is not None}
FORMS = ("casse", "fragile", "tient", "renforce")  # levels 0 to 3, as the colours are called
UNTESTED, NOT_APPLICABLE = "atester", "sansobjet"
_NOTES = (("rupture", "Points de rupture"), ("danger", "Dangers"), ("amelioration", "Améliorations"))


@dataclass(frozen=True)
class Trial:
    """One crisis. ``form``: how it is drawn; ``word``: how it is told; ``level``: NaN unless tested."""

    crisis: str
    form: str
    word: str
    level: float
    opinions: int
    split: bool


@dataclass(frozen=True)
class Note:
    """What one lab wrote about one crisis."""

    text: str
    crisis: str
    lab: str


@dataclass(frozen=True)
class CrashTest:
    """``trials``: the worst first, then what is to be tested, then what does not apply; ``notes`` by heading."""

    trials: tuple[Trial, ...]
    sentences: tuple[str, ...]
    notes: tuple[tuple[str, tuple[Note, ...]], ...]


def crash_test(snapshot: Snapshot, chantier: str, version: str) -> CrashTest:
    """What is known of a chantier in every crisis, from the opinions on wordings up to ``version``."""
    opinions = until(snapshot[CRASH_TESTS], version)
    opinions = opinions[opinions["chantier"] == chantier]
    trials = tuple(sorted(_trials(snapshot[CRISES], opinions), key=_worst_first))
    return CrashTest(trials, tuple(_sentences(trials)), _notes(snapshot, opinions))


def _worst_first(trial: Trial) -> float:
    return {UNTESTED: 4.0, NOT_APPLICABLE: 5.0}.get(trial.form, trial.level)


def _trials(crises: pd.DataFrame, opinions: pd.DataFrame) -> Iterable[Trial]:
    cells = {cell.crise: cell for cell in records(cell_verdicts(opinions))}
    for crisis, name in lookup(crises, "nom").items():
        cell = cells.get(crisis)
        if cell is None:
            yield Trial(name, UNTESTED, "à tester", float("nan"), 0, split=False)
        elif cell.not_applicable:
            yield Trial(name, NOT_APPLICABLE, "sans objet", float("nan"), cell.opinions, split=False)
        else:
            level = int(cell.level)
            yield Trial(name, FORMS[level], WORDS[level], cell.level, cell.opinions, split=bool(cell.disagreement))


def _sentences(trials: tuple[Trial, ...]) -> Iterable[str]:
    tested = [trial for trial in trials if not isnan(trial.level)]
    waiting = [trial.crisis for trial in trials if trial.form == UNTESTED]
    if not tested:
        yield "Il n’est encore passé par aucune crise." if trials else "Aucune crise n’est décrite pour l’instant."
        return
    yield _held(sum(trial.level >= HOLDS for trial in tested), len(tested))
    if tested[0].level < HOLDS:
        yield _worst_case(tested)
    split = [trial.crisis for trial in tested if trial.split]
    if split:
        yield f"Les avis s’opposent sur : {words.listing(split)}."
    if waiting:
        yield f"Reste à tester : {words.listing(waiting)}."


def _worst_case(tested: list[Trial]) -> str:
    worst = tested[0].level
    names = words.listing([trial.crisis for trial in tested if trial.level == worst])
    return f"Au pire, il {'casse' if worst == 0 else 'est fragile'} : {names}."


def _held(held: int, tested: int) -> str:
    if tested == 1:
        return "Il tient dans la seule crise testée." if held else "Il ne tient pas dans la seule crise testée."
    if held in (0, tested):
        return f"Il {'tient ou se renforce dans les' if held else 'ne tient dans aucune des'} {tested} crises testées."
    return f"Il tient ou se renforce dans {held} des {tested} crises testées."


def _notes(snapshot: Snapshot, opinions: pd.DataFrame) -> tuple[tuple[str, tuple[Note, ...]], ...]:
    crises, labs = lookup(snapshot[CRISES], "nom"), snapshot.derive(partner_names)
    found = []
    for name, heading in _NOTES:
        rows = zip(column(opinions, name), opinions["crise"], column(opinions, "partenaire"), strict=True)
        notes = tuple(Note(text, crises.get(crisis, ""), labs.get(lab, "")) for text, crisis, lab in rows if text)
        if notes:
            found.append((heading, notes))
    return tuple(found)
