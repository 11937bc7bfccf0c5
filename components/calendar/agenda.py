"""The agenda: steps in time, a workshop with the versions it delivers under it, the reference day in its place."""

from dataclasses import dataclass
from datetime import date

from analysis.steps import StepState
from components import words
from components.calendar.model import OUTPUT_IDS, Choice, Step, shown_steps
from components.calendar.wording import STATE_WORDS, state_words, understood
from sheets.snapshot import Snapshot
from sheets.vocabularies import MAP, PANORAMA, POSTPONED

_OVER = (StepState.DONE, StepState.CANCELLED)


@dataclass(frozen=True)
class Entry:
    """One moment of a phase: the step that heads it, and the deliverables that it moves on."""

    head: Step
    deliveries: tuple[Step, ...]

    @property
    def first(self) -> date:
        return self.head.spans[0][0] if self.head.spans else date.max

    @property
    def sign(self) -> str:
        """The form of its date: day, within, tentative."""
        if not self.head.spans or self.head.tentative:
            return "tentative"
        return "day" if self.head.fixed else "within"


@dataclass(frozen=True)
class Agenda:
    """Before and from the reference day on, then what has no date."""

    past: tuple[Entry, ...]
    coming: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def agenda(snapshot: Snapshot, choice: Choice) -> Agenda:
    """The entries that pass the filters, by their first possible day; what has begun is before the reference day."""
    found = entries(snapshot.derive(shown_steps, choice))
    dated = sorted((e for e in found if e.head.spans), key=lambda e: (e.first, max(b for _, b in e.head.spans)))
    past = tuple(entry for entry in dated if _begun(entry, snapshot.today))
    coming = tuple(entry for entry in dated if not _begun(entry, snapshot.today))
    return Agenda(past, coming, tuple(entry for entry in found if not entry.head.spans))


def _begun(entry: Entry, today: date) -> bool:
    """A proposal has not begun, whatever part of it has gone by, unless it is late."""
    if entry.head.tentative and entry.head.state is not StepState.LATE:
        return False
    return entry.first <= today or entry.head.state in _OVER


def entries(steps: tuple[Step, ...]) -> tuple[Entry, ...]:
    """Steps of one phase and one moment together: one that moves no single deliverable on heads those that do."""
    heads: list[Step] = []
    held: dict[str, list[Step]] = {}
    moments: dict[tuple[object, ...], Step] = {}
    for step in sorted(steps, key=lambda s: s.output in (MAP, PANORAMA)):
        moment = (step.phase, step.spans or step.id)
        own = step.output in (MAP, PANORAMA)
        if own and moment in moments:
            held[moments[moment].id].append(step)
            continue
        # The last workshop of a moment holds its deliveries; a delivery alone is a head that holds itself.
        heads.append(step)
        held[step.id] = [step] if own else []
        moments[moment] = step
    order = {step.id: rank for rank, step in enumerate(steps)}
    return tuple(
        Entry(head, tuple(sorted(held[head.id], key=lambda s: order[s.id])))
        for head in sorted(heads, key=lambda s: order[s.id])
    )


def badge(step: Step) -> str:
    """What is said of a step beside its title: nothing of what is simply to come."""
    if step.status == POSTPONED and step.state not in _OVER:
        return "reporté, en retard" if step.state is StepState.LATE else "reporté"
    return "" if step.state in (StepState.TO_COME, StepState.UNDATED) else state_words(step)


def when_words(step: Step) -> str:
    """The date as typed."""
    return step.when.text if step.when else "date à définir"


def detail(step: Step) -> tuple[tuple[str, str], ...]:
    """(label, text) of what is known of a step, the private part included when there is one."""
    return (*facts(step), *step.team)


def facts(step: Step) -> tuple[tuple[str, str], ...]:
    """(label, text) of what anybody may know of a step."""
    written = "" if step.progress != step.progress else f"{round(step.progress)} %"
    known = (
        ("Quand", step.when.text if step.when else "non précisé"),
        ("Compris comme", understood(step.when)),
        ("Horaire", step.hours),
        ("Lieu", step.place),
        ("Production", step.output),
        ("Version livrée", step.version),
        ("Statut", step.status),
        ("Situation", words.capital(STATE_WORDS[step.state]) + (", date à confirmer" if step.tentative else "")),
        ("Avancement", written),
    )
    return tuple((label, text) for label, text in known if text)


def output_name(step: Step) -> str:
    return step.output if step.output in OUTPUT_IDS.values() else ""
