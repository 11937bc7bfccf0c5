"""A controversy step by step: its poles, the axis, each observation with each lab's reading, what they say together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import isnan

from components import words
from components.cartography.clues import Clue
from components.cartography.fiche import position_words
from components.cartography.model import Tension
from components.cartography.words import off_axis_words, split_count, verdict_words
from components.fiche.model import fiche
from components.fiche.relations import Ref
from components.workshop.chapters import Chapter
from components.workshop.subjects import CONTROVERSY, controversies
from sheets.snapshot import Snapshot
from sheets.tabs import READINGS

# Under the axis, in the words of the Sheet; a reading that none of them is stands apart.
DEGREES = ("Franchement", "Plutôt", "Entre les deux", "Plutôt", "Franchement")
OFF_AXIS = len(DEGREES)
POLES_STEP, AXIS_STEP = 1, 2
QUESTION, TOGETHER, GROUNDS = "La question", "Ce que disent les avis ensemble", "Terrains d’enquête"


@dataclass(frozen=True)
class Reading:
    """One lab's reading of an observation, revealed at ``step``. ``column``: its degree, ``OFF_AXIS`` for none."""

    step: int
    key: str
    clue: int
    lab: str
    told: str
    comment: str
    column: int


@dataclass(frozen=True)
class Exhibit:
    """An observation, shown from ``step`` until ``until``, where the next one begins. ``number``: its rank, from 1."""

    step: int
    until: int
    number: int
    clue: Clue
    readings: tuple[Reading, ...]

    @property
    def last(self) -> int:
        """The step of its last reading."""
        return self.until - 1


@dataclass(frozen=True)
class Debate:
    """A controversy to project. ``columns``: the readings by degree, those off the axis last; ``mean``: its place in
    percent of the axis, None without enough readings; ``end``: the step of what readings say together; ``cell``: where
    a lab's reading may be written, or ''."""

    tension: Tension
    exhibits: tuple[Exhibit, ...]
    columns: tuple[tuple[Reading, ...], ...]
    mean: float | None
    said: str
    counted: str
    grounds: tuple[Ref, ...]
    end: int
    cell: str

    @property
    def steps(self) -> int:
        """How many steps there are after the title: one more than ``end`` when there are terrains to show."""
        return self.end + bool(self.grounds)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The question with its axis, each observation, what readings say together, the terrains."""
        shown = (Chapter(one.step, one.last, one.clue.title, str(one.number)) for one in self.exhibits)
        grounds = (Chapter(self.steps, self.steps, GROUNDS),) if self.grounds else ()
        return (Chapter(0, AXIS_STEP, QUESTION), *shown, Chapter(self.end, self.end, TOGETHER), *grounds)


def debate(snapshot: Snapshot, identifier: str) -> Debate:
    """The controversy of the last version of the map, which must be there."""
    tension = next(one for one in snapshot.derive(controversies) if one.id == identifier)
    exhibits = tuple(_exhibits(tension))
    end = exhibits[-1].until if exhibits else AXIS_STEP + 1
    readings = [reading for one in exhibits for reading in one.readings]
    columns = tuple(tuple(one for one in readings if one.column == at) for at in range(OFF_AXIS + 1))
    mean = tension.leaning.mean
    ties = snapshot.derive(fiche, CONTROVERSY, identifier).ties
    grounds = next((one.refs for one in ties if one.heading == "Terrains"), ())
    place_of = snapshot.workbook.tables[READINGS].place
    return Debate(
        tension, exhibits, columns, None if isnan(mean) else place(mean),
        words.capital(verdict_words(tension)), _counted(tension), grounds, end,
        place_of.cell("observation") if place_of else "",
    )  # fmt: skip


def place(score: float) -> float:
    """Where a score of -2 to 2 stands, in percent of five equal degrees."""
    return round((score + 2.5) * 100 / len(DEGREES), 1)


def _exhibits(tension: Tension) -> Iterator[Exhibit]:
    steps = count(AXIS_STEP + 1)
    for number, clue in enumerate(tension.clues, 1):
        step = next(steps)
        readings = tuple(
            Reading(
                next(steps), f"{clue.id}:{lab.name}", number, lab.name, position_words(lab, tension), lab.comment,
                OFF_AXIS if isnan(lab.score) else round(lab.score + 2),
            )
            for lab in clue.labs
        )  # fmt: skip
        yield Exhibit(step, step + len(readings) + 1, number, clue, readings)


def _counted(tension: Tension) -> str:
    """« Moyenne −0,4 sur 23 avis · 3 observations où les labos divergent · 2 avis hors de l’axe »."""
    lean = tension.leaning
    read = words.count(lean.readings, "avis", "avis")
    split = split_count(tension)
    told = (
        f"moyenne {words.number(lean.mean, 1)} sur {read}, de −2 à +2" if lean.readings else "aucun avis sur l’axe",
        f"{words.count(split, 'observation')} où les labos divergent" if split else "",
        off_axis_words(tension),
    )
    return words.capital(" · ".join(filter(None, told)))
