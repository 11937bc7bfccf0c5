"""A chantier step by step: its four fields, then what becomes of it crisis by crisis."""

from dataclasses import dataclass

from analysis.owing import RIPENESS
from components.crash.grid import Square
from components.crash.model import board, crises_of
from components.crash.opinions import Opinion, opinions_by_cell
from components.fiche import trials
from components.panorama.model import Chantier
from components.workshop.chapters import Chapter
from components.workshop.subjects import CRASH_STEP, living_chantiers
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CRASH_TESTS
from sheets.workbook import records

_NOTES_AT_MOST = 3


@dataclass(frozen=True)
class Field:
    """One of the four fields; '' when it is to be written. ``cell``: the address of its cell in the Sheet, or ''."""

    step: int
    label: str
    text: str
    cell: str


@dataclass(frozen=True)
class Trial:
    """One crisis. ``notes``: (heading, text, lab), as written; ``cell``: where an opinion may be written, or ''."""

    step: int
    crisis: str
    name: str
    square: Square
    notes: tuple[tuple[str, str, str], ...]
    cell: str


@dataclass(frozen=True)
class Work:
    """A chantier to project. ``end``: the step of the sentence on all its crises."""

    chantier: Chantier
    fields: tuple[Field, ...]
    trials: tuple[Trial, ...]
    said: str

    @property
    def end(self) -> int:
        return CRASH_STEP + len(self.trials) + 1

    @property
    def steps(self) -> int:
        """How many steps there are after the title; without a crisis, only the fields."""
        return self.end if self.trials else CRASH_STEP - 1

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The four fields, the crises, what becomes of it in all of them."""
        fields = (Chapter(0, 0, "Le chantier"), Chapter(1, CRASH_STEP - 1, "Ses quatre champs"))
        if not self.trials:
            return fields
        return (*fields, Chapter(CRASH_STEP, self.end - 1, "Crise par crise"), Chapter(self.end, self.end, "Le bilan"))


def work(snapshot: Snapshot, identifier: str) -> Work:
    """The chantier of the last version of the panorama, which must be there."""
    chantier = next(one for one in snapshot.derive(living_chantiers) if one.id == identifier)
    return Work(
        chantier,
        _fields(snapshot, chantier),
        _trials(snapshot, identifier),
        trials.of_chantier(snapshot, identifier).sentence,
    )


def _fields(snapshot: Snapshot, chantier: Chantier) -> tuple[Field, ...]:
    texts = (chantier.intention, chantier.means, chantier.conditions, chantier.first_steps)
    place = snapshot.workbook.tables[CHANTIERS].place
    return tuple(
        Field(step, CHANTIERS.columns[name].label, text, place.cell(name, chantier.row) if place and not text else "")
        for step, (name, text) in enumerate(zip(RIPENESS, texts, strict=True), 1)
    )


def _trials(snapshot: Snapshot, chantier: str) -> tuple[Trial, ...]:
    """The crises in the order of the Sheet: the worst first would tell the verdicts before they are revealed."""
    line = snapshot.derive(board, (), "").line(chantier)
    squares = {square.crisis: square for square in line.squares} if line else {}
    said = snapshot.derive(opinions_by_cell)
    return tuple(
        Trial(
            step, crisis.id, crisis.name, squares.get(crisis.id, Square(crisis.id)),
            _notes(said.get((chantier, crisis.id), ())),
            "" if squares.get(crisis.id, Square("")).opinions else _cell(snapshot, chantier, crisis.id),
        )
        for step, crisis in enumerate(snapshot.derive(crises_of), CRASH_STEP + 1)
    )  # fmt: skip


def _notes(opinions: tuple[Opinion, ...]) -> tuple[tuple[str, str, str], ...]:
    """What labs wrote, the least favourable first; those replaced since are left out."""
    told = ((name, text, one.lab) for one in opinions if one.counted for name, text in one.words)
    return tuple(told)[:_NOTES_AT_MOST]


def _cell(snapshot: Snapshot, chantier: str, crisis: str) -> str:
    """Where an opinion is to be written: its verdict when its row is begun, else the first free row."""
    place = snapshot.workbook.tables[CRASH_TESTS].place
    if place is None:
        return ""
    begun = (row.Index for row in records(snapshot[CRASH_TESTS]) if (row.chantier, row.crise) == (chantier, crisis))
    row = next(begun, 0)
    return place.cell("tenue", row) if row else place.cell("chantier")
