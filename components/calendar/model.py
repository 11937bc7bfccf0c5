"""What the calendar shows: steps with their state, the choice of the reader, phases and undated steps."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.progress import PhaseProgress, phases, steps
from analysis.steps import StepState, has_span
from analysis.tables import column
from analysis.versions import version_number
from components import address
from sheets.cells import fold, shorten
from sheets.dates import Certainty, FuzzyDate, Span
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, PARTNERS
from sheets.vocabularies import ALL_OUTPUTS, INQUIRIES, MAP, PANORAMA, PHASES

OUTPUT_IDS = {"cartographie": MAP, "panorama": PANORAMA, "enquetes": INQUIRIES}
PHASE_IDS = {fold(term.label).replace(" ", "-"): term.label for term in PHASES}

_SHORT_NAME = 12  # characters that a pill holds well


@dataclass(frozen=True)
class Choice:
    """What the reader asks to see: ids of the address, '' for all; ``step``: the one whose detail is open."""

    output: str = ""
    phase: str = ""
    remaining: bool = False
    step: str = ""

    @property
    def filtered(self) -> bool:
        return bool(self.output or self.phase or self.remaining)

    def link(self, step: str) -> str:
        """The address of the same view with another step open, or none."""
        remaining = "oui" if self.remaining else ""
        return address.link("calendrier", production=self.output, phase=self.phase, reste=remaining, etape=step)


@dataclass(frozen=True)
class Step:
    """One step. ``progress``: as ``analysis.progress.steps``; ``team``: (label, text) of what only the team sees."""

    id: str
    phase: str
    title: str
    when: FuzzyDate | None
    hours: str
    place: str
    output: str
    version: str
    status: str
    state: StepState
    progress: float
    team: tuple[tuple[str, str], ...] = ()

    @property
    def dated(self) -> bool:
        return has_span(self.when)

    @property
    def tentative(self) -> bool:
        """Whether its date is still to be confirmed; a step that is done has had its day."""
        open_ = self.state not in (StepState.DONE, StepState.CANCELLED)
        return open_ and self.when is not None and self.dated and self.when.certainty is Certainty.TO_DEFINE

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its alternatives; a date with one known end is held at that end; () when undated."""
        if self.when is None or not self.dated:
            return ()
        known = self.when.earliest or self.when.latest
        return self.when.spans or (((known, known),) if known else ())

    @property
    def open_side(self) -> int:
        """1 for « à partir de septembre », -1 for « avant le 15 juin », 0 when both ends are known or none is."""
        if self.when is None or self.when.spans or not self.dated:
            return 0
        return 1 if self.when.latest is None else -1 if self.when.earliest is None else 0

    @property
    def fixed(self) -> bool:
        """Whether it has one day for sure."""
        return len(self.spans) == 1 and self.spans[0][0] == self.spans[0][1] and not self.open_side

    @property
    def delivers(self) -> bool:
        return self.output in (MAP, PANORAMA) or bool(self.version)


def all_steps(snapshot: Snapshot) -> tuple[Step, ...]:
    """Every step, in the order of the Sheet."""
    table = steps(snapshot[CALENDAR], snapshot.today)
    fields = ("id", "phase", "etape", "quand", "horaire", "lieu", "production", "livraison", "statut")
    columns = [*(column(table, name) for name in fields), column(table, "state"), column(table, "progress")]
    team = _team_notes(snapshot, table)
    return tuple(
        Step(i, phase, title, when, hours, place, output, _version(v), status, state, done, notes)
        for (i, phase, title, when, hours, place, output, v, status, state, done), notes in zip(
            zip(*columns, strict=True), team, strict=True
        )
    )


def _version(text: str) -> str:
    number = version_number(text)
    return f"V{number}" if number else text


def _team_notes(snapshot: Snapshot, table: pd.DataFrame) -> list[tuple[tuple[str, str], ...]]:
    """What the public tables do not hold: who is in charge, notes, and the columns that nobody declared."""
    names = dict(zip(snapshot[PARTNERS]["id"], snapshot[PARTNERS]["nom"], strict=True))
    extras = snapshot.workbook.tables[CALENDAR].extras
    others: list[dict[Any, Any]] = extras.to_dict("records") if len(extras) == len(table) else [{}] * len(table)
    found = []
    for people, notes, more in zip(column(table, "responsables", ()), column(table, "notes"), others, strict=True):
        in_charge = ", ".join(names.get(one, "") or one for one in people)
        pairs = [("Responsables", in_charge), ("Notes internes", notes), *((str(k), str(v)) for k, v in more.items())]
        found.append(tuple((label, text) for label, text in pairs if text))
    return found


def pill_text(step: Step) -> str:
    """« V2 »; for words that are no version, the step's title when it is short, else these words; '' without any."""
    if not step.version or version_number(step.version):
        return step.version
    return step.title if len(step.title) <= _SHORT_NAME else shorten(step.version, _SHORT_NAME)


def shown_steps(snapshot: Snapshot, choice: Choice) -> tuple[Step, ...]:
    """The steps that pass the filters; « Toutes » counts for every production."""
    output, phase = OUTPUT_IDS.get(choice.output, ""), PHASE_IDS.get(choice.phase, "")
    return tuple(
        step
        for step in snapshot.derive(all_steps)
        if (not output or step.output in (output, ALL_OUTPUTS))
        and (not phase or step.phase == phase)
        and not (choice.remaining and step.state in (StepState.DONE, StepState.CANCELLED))
    )


def all_phases(snapshot: Snapshot) -> tuple[PhaseProgress, ...]:
    """The phases that have steps, whatever the filters."""
    return phases(snapshot[CALENDAR], snapshot.today, [term.label for term in PHASES])


def undated(shown: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps to place: neither dated nor over."""
    return tuple(s for s in shown if not s.dated and s.state not in (StepState.DONE, StepState.CANCELLED))


def today_is_real(snapshot: Snapshot) -> bool:
    """Whether the reference day is the very day on which the data were read."""
    return snapshot.today == snapshot.read_at.astimezone().date()
