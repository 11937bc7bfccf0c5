"""The table behind the calendar."""

from components import words
from components.calendar.model import Choice, Step, shown_steps
from components.calendar.wording import STATE_WORDS, understood
from components.frame import DataTable
from sheets.snapshot import Snapshot

_HEADER = (
    *("Identifiant", "Phase", "Étape", "Quand", "Compris comme", "Premier jour", "Dernier jour", "EDTF"),
    *("Horaire", "Lieu", "Production", "Version livrée", "Statut", "Situation", "Avancement"),
)


def step_table(snapshot: Snapshot, choice: Choice) -> DataTable:
    """One row a step that passes the filters, in the order of the Sheet."""
    rows = [_row(step) for step in snapshot.derive(shown_steps, choice)]
    return DataTable("calendrier", "Les étapes du calendrier", _HEADER, rows)


def _row(step: Step) -> list[str]:
    when = step.when
    first, last = (when.earliest, when.latest) if when else (None, None)
    return [
        *(step.id, step.phase, step.title, when.text if when else "", understood(when)),
        *(first.isoformat() if first else "", last.isoformat() if last else "", when.edtf if when else ""),
        *(step.hours, step.place, step.output, step.version, step.status, STATE_WORDS[step.state]),
        "" if step.progress != step.progress else words.percent(step.progress),
    ]
