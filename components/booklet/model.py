"""What the cahier says, whoever writes it: plain texts and numbers, in the order of its pages."""

from dataclasses import dataclass

from components.panorama.trials import Note

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Choice:
    """What is to be printed: a version of the map ('': the last), ids of controversies and chantiers (none: all)."""

    version: str = ""
    controversies: tuple[str, ...] = ()
    chantiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """How one lab reads an observation; ``score`` -2..2, None off the axis."""

    lab: str
    position: str
    score: float | None
    comment: str


@dataclass(frozen=True)
class Clue:
    """An observation. ``about``: source, date, territory in one line; ``place`` -2..2, None when nobody places it."""

    id: str
    title: str
    about: str
    story: str
    place: float | None
    split: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Ground:
    """A terrain of a controversy, with its observations."""

    number: str
    title: str
    description: str
    clues: tuple[Clue, ...]


@dataclass(frozen=True)
class Controversy:
    """``stops``: (version, cumulative mean -2..2); ``answers``: titles of the chantiers that answer it."""

    id: str
    number: str
    hue: int
    title: str
    question: str
    description: str
    pole_a: str
    pole_b: str
    verdict: str
    counted: str
    stops: tuple[tuple[str, float], ...]
    grounds: tuple[Ground, ...]
    answers: tuple[str, ...]

    @property
    def clues(self) -> tuple[Clue, ...]:
        return tuple(clue for ground in self.grounds for clue in ground.clues)


@dataclass(frozen=True)
class Verdict:
    """A chantier in a crisis. ``level`` 0..3 (casse, fragile, tient, se renforce), 4 to be tested, 5 not applicable."""

    crisis: str
    level: int
    word: str
    opinions: int
    split: bool


@dataclass(frozen=True)
class Chantier:
    """``fields``: (heading, text, '' when it is to be written); ``notes``: breaking points, dangers, improvements."""

    id: str
    number: str
    hue: int
    title: str
    horizon: str
    effort: str
    facts: Pairs
    fields: Pairs
    trials: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[tuple[str, tuple[Note, ...]], ...]
    written: tuple[bool, ...]
    supports: int


@dataclass(frozen=True)
class Band:
    """A horizon: its label, its meaning, and for each effort the places of its chantiers in ``Booklet.chantiers``."""

    label: str
    meaning: str
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Panorama:
    sentence: str
    efforts: Pairs
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class GridLine:
    """A chantier of the crash-test grid; ``held``: « 5/7 »."""

    title: str
    number: str
    hue: int
    cells: tuple[Verdict, ...]
    held: str
    rank: str


@dataclass(frozen=True)
class Grid:
    sentence: str
    crises: tuple[str, ...]
    lines: tuple[GridLine, ...]


@dataclass(frozen=True)
class Step:
    when: str
    title: str
    state: str
    output: str


@dataclass(frozen=True)
class Phase:
    title: str
    told: str
    progress: int
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Booklet:
    """The whole cahier.

    ``date``: of its data, in words; ``first``: (why, title, what) of what to read first; ``map_lines``: the map in
    text; ``part``: what it is an extract of, '' for the whole; ``methods``: (heading, paragraphs); ``partners``: names;
    ``map_versions``, ``panorama_versions``: up to those printed; ``reserved``: who may read it, '' for everyone.
    """

    title: str
    subtitle: str
    introduction: str
    version: str
    panorama_version: str
    date: str
    warning: str
    producer: str
    licence: str
    contact: str
    map_sentence: str
    first: tuple[tuple[str, str, str], ...]
    map_lines: tuple[str, ...]
    controversies: tuple[Controversy, ...]
    panorama: Panorama
    chantiers: tuple[Chantier, ...]
    grid: Grid
    calendar_sentence: str
    phases: tuple[Phase, ...]
    methods: tuple[tuple[str, tuple[str, ...]], ...]
    partners: tuple[str, ...]
    part: str
    map_versions: tuple[str, ...]
    panorama_versions: tuple[str, ...]
    reserved: str

    @property
    def alone(self) -> bool:
        """Whether it is an extract of one controversy, told on its own pages: a map of it would say it twice."""
        return bool(self.part) and len(self.controversies) == 1

    @property
    def single(self) -> bool:
        """Likewise of one chantier: neither panorama nor grid."""
        return bool(self.part) and len(self.chantiers) == 1
