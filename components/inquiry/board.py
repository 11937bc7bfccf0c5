"""The shapes of the inquiry's screen: what is lived of each terrain by each partner, and what was gathered there."""

from dataclasses import dataclass
from math import isnan

from analysis.inquiry import Held, Mean
from sheets.vocabularies import EXPERIENCE, SOURCES

GRADES = {term.value: term.label.lower() for term in EXPERIENCE if term.value is not None}
SOURCE_LABELS = tuple(term.label for term in SOURCES)
UNSAID_SOURCE = "non précisée"


@dataclass(frozen=True)
class Partner:
    """A column. ``name``: that of the partner, or its letter. ``mean``: of its answers on the terrains shown."""

    id: str
    name: str
    mean: Mean


@dataclass(frozen=True)
class Answer:
    """A partner on a terrain. ``grade``: 0..4, None when it has not answered; ``joined``: its sub-group.

    ``looks``: observations it noted or read there. ``when``, ``comment``: '' when nothing is known of them.
    """

    partner: str
    terrain: str
    grade: float | None = None
    joined: bool = False
    earlier: tuple[float, ...] = ()
    comment: str = ""
    when: str = ""
    looks: int = 0

    @property
    def tone(self) -> int | None:
        """The step of the scale that colours it."""
        return None if self.grade is None else round(self.grade)

    @property
    def has_more(self) -> bool:
        """Whether opening it tells more than its cell."""
        return self.grade is not None and bool(self.comment or self.when or self.earlier)


@dataclass(frozen=True)
class Ground:
    """A terrain, as last worded, and what was gathered there. ``sources``: (label, observations), the last one unsaid.

    ``joined``: the names of those in its sub-group; ``mean``: of everybody, whoever is shown; ``looking``: how many
    labs noted or read an observation there.
    """

    id: str
    number: str
    title: str
    controversy: str
    disc: str
    hue: int
    answers: tuple[Answer, ...]
    mean: Mean
    low: float
    high: float
    joined: tuple[str, ...]
    held: Held
    sources: tuple[tuple[str, int], ...]
    looking: int

    @property
    def observations(self) -> int:
        return sum(number for _, number in self.sources)

    def observed_by(self, source: str) -> int:
        return dict(self.sources).get(source, 0)

    @property
    def missing_sources(self) -> tuple[str, ...]:
        return tuple(label for label, number in self.sources if label and not number)


@dataclass(frozen=True)
class Board:
    """Everything shown. ``possible``: cells that could be answered; ``everybody``: partners of the inquiry, shown or
    not; ``elsewhere``: answers on terrains that are no more; ``astray``: those that name no partner or no terrain.

    ``placed``: whether interviews say their terrain; ``held``: all of them, each once; ``target``: interviews wanted a
    terrain, 0 when nobody says; ``named``: whether answers say whose they are; ``sources``: the labels of the columns.
    """

    grounds: tuple[Ground, ...]
    partners: tuple[Partner, ...]
    everybody: int
    respondents: int
    elsewhere: int
    astray: int
    placed: bool
    held: Held
    target: int
    named: bool
    sources: tuple[str, ...]

    @property
    def answered(self) -> int:
        return sum(partner.mean.count for partner in self.partners)

    @property
    def possible(self) -> int:
        return len(self.grounds) * len(self.partners)

    @property
    def observations(self) -> int:
        return sum(ground.observations for ground in self.grounds)

    def ground(self, terrain: str) -> Ground | None:
        return next((ground for ground in self.grounds if ground.id == terrain), None)

    def partner(self, identifier: str) -> Partner | None:
        return next((partner for partner in self.partners if partner.id == identifier), None)


def grade_words(grade: float | None) -> str:
    """« 3, beaucoup »; « 2,5 » between two words; « sans réponse »."""
    if grade is None or isnan(grade):
        return "sans réponse"
    return f"{int(grade)}, {GRADES[int(grade)]}" if grade in GRADES else f"{grade:.1f}".replace(".", ",")
