"""What remains to be done, from the calendar: what is late, what has no date, what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.progress import StepState, is_fixed, phases, steps
from components import words
from components.home.dates import core
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR
from sheets.vocabularies import PHASES

ORDER = tuple(phase.label for phase in PHASES)
# French needs an article before the phases, which the vocabulary has not.
_NAMED = dict(
    zip(
        ORDER,
        ("la préfiguration", "les enquêtes", "les ateliers de conception", "l’atelier crash test", "la finalisation"),
        strict=True,
    )
)
_CLOSED = (StepState.DONE, StepState.CANCELLED)

Row = dict[Any, Any]


@dataclass(frozen=True)
class Remaining:
    """What comes first of each kind, in words (« les enquêtes », « « Restitution » »), '' when nothing is.

    ``steps``: how many in the calendar, cancelled ones left out; ``next_state``, ``next_when``: of the next step.
    """

    steps: int
    late: str = ""
    undated: str = ""
    next: str = ""
    next_state: StepState = StepState.DONE
    next_when: str = ""


def name_phase(phase: str) -> str:
    """« les enquêtes »; a phase that is not of the vocabulary is quoted."""
    return _NAMED.get(phase, words.guillemets(phase))


def remaining(snapshot: Snapshot) -> Remaining:
    """What remains, in the order of the phases."""
    rows = _open_rows(snapshot)
    kept = sum(phase.steps for phase in phases(snapshot[CALENDAR], snapshot.today, ORDER))
    late = [row for row in rows if row["state"] is StepState.LATE]
    vague = [row for row in rows if row["state"] is not StepState.LATE and not is_fixed(row["quand"])]
    if not rows:
        return Remaining(kept)
    first = min(rows, key=_soonest)
    return Remaining(
        kept,
        late=name_phase(min(late, key=_soonest)["phase"]) if late else "",
        undated=_to_date(min(vague, key=_soonest), rows) if vague else "",
        next=words.guillemets(first["etape"]),
        next_state=first["state"],
        next_when=core(first["quand"], snapshot.today),
    )


def _open_rows(snapshot: Snapshot) -> list[Row]:
    """The steps neither done nor cancelled, by phase then by row."""
    rows = steps(snapshot[CALENDAR], snapshot.today).to_dict("records")
    found = [row for row in rows if row["state"] not in _CLOSED and row["etape"]]
    return sorted(found, key=lambda row: ORDER.index(row["phase"]) if row["phase"] in ORDER else len(ORDER))


def _soonest(row: Row) -> date:
    return row["earliest"] or row["latest"] or date.max


def _to_date(row: Row, rows: list[Row]) -> str:
    """The phase when none of its open steps has a date, else the step."""
    mates = [mate for mate in rows if mate["phase"] == row["phase"]]
    return (
        words.guillemets(row["etape"]) if any(is_fixed(mate["quand"]) for mate in mates) else name_phase(row["phase"])
    )
