"""The path of the phases: a stop each, how far it has gone, when, and where it stands in words."""

from dataclasses import dataclass
from typing import Any

from analysis.progress import PhaseProgress, StepState, has_span, is_fixed, phases, steps
from components import words
from components.home.dates import TO_DEFINE, core, span
from components.home.remaining import ORDER
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR
from sheets.vocabularies import PHASES

_SETTLED = (StepState.DONE, StepState.CANCELLED)


@dataclass(frozen=True)
class Stage:
    """One phase. ``share``: 0..100, how much of the way to the next stop is drawn; ``mark``: done, begun or to-come."""

    name: str
    when: str
    state: str
    share: int
    mark: str
    late: bool = False


def stages(snapshot: Snapshot) -> tuple[Stage, ...]:
    """The phases that have steps; without a calendar, those of the vocabulary, all to come."""
    found = phases(snapshot[CALENDAR], snapshot.today, ORDER)
    if not found:
        return tuple(Stage(phase.label, "", "à dater", 0, "to-come") for phase in PHASES)
    rows = steps(snapshot[CALENDAR], snapshot.today).to_dict("records")
    by_phase = {phase.phase: [row for row in rows if row["phase"] == phase.phase] for phase in found}
    return tuple(_stage(phase, _dates(phase, by_phase[phase.phase], snapshot)) for phase in found)


def _stage(phase: PhaseProgress, when: str) -> Stage:
    done = phase.state is StepState.DONE
    # Rounded down: what is not finished is never said to be at 100 %.
    share = 0 if phase.progress != phase.progress else 100 if done else min(99, round(phase.progress))
    mark = "done" if done else "begun" if share or phase.done or phase.state is StepState.ONGOING else "to-come"
    return Stage(phase.phase, when, _state(phase, share), share, mark, phase.state is StepState.LATE)


def _state(phase: PhaseProgress, share: int) -> str:
    if phase.state is StepState.DONE:
        return "fait"
    if phase.state is StepState.CANCELLED:
        return "annulé"
    said = [words.percent(share)] if share else []
    if phase.state is StepState.LATE:
        said.append("en retard")
    elif not share:
        said.append("en cours" if phase.state is StepState.ONGOING else "à venir")
    return ", ".join(said)


def _dates(phase: PhaseProgress, rows: list[dict[Any, Any]], snapshot: Snapshot) -> str:
    """What its steps share as typed, else the stretch they cover; what is not settled yet is said."""
    kept = [row for row in rows if row["state"] is not StepState.CANCELLED] or rows
    texts = {core(row["quand"], snapshot.today) for row in kept} - {""}
    shown = texts.pop() if len(texts) == 1 else span(phase.earliest, phase.latest, snapshot.today)
    if not shown:
        return "" if phase.state in _SETTLED else f"date {TO_DEFINE}"
    vague = [row for row in kept if row["state"] not in _SETTLED and not is_fixed(row["quand"])]
    if not vague:
        return shown
    return (
        f"{shown}, {TO_DEFINE}" if all(has_span(row["quand"]) for row in vague) else f"{shown}, en partie {TO_DEFINE}"
    )
