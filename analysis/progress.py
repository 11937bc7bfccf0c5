"""How the inquiry advances: the state of steps and phases at the reference day, and the versions they deliver.

A fuzzy date counts by its whole span: nothing is late before its latest possible day is past.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from statistics import fmean
from typing import Any

import pandas as pd

from analysis.steps import StepState, has_span, is_fixed, step_state
from analysis.tables import column
from analysis.versions import version_number
from sheets.dates import Certainty, FuzzyDate
from sheets.vocabularies import ALL_OUTPUTS, ONGOING

__all__ = ["Delivery", "PhaseProgress", "StepState", "current_version", "deliveries", "delivery_dates"]
__all__ += ["has_span", "is_fixed", "phases", "step_state", "steps"]

# From the surest date to the vaguest; from the open step that tells most of its phase to the one that tells least.
VAGUENESS = (Certainty.DAY, Certainty.INTERVAL, Certainty.ONE_OF, Certainty.TO_DEFINE)
OPEN = (StepState.LATE, StepState.ONGOING, StepState.DUE, StepState.TO_COME, StepState.UNDATED)


@dataclass(frozen=True, slots=True)
class PhaseProgress:
    """One phase. ``steps``, ``done``, ``late``, ``undated``: numbers of steps that are not cancelled.

    ``progress``: mean of these steps, 0..100, NaN when all are cancelled; what is not known is not counted as done.
    ``earliest``, ``latest``: the known ends of their dates; ``certainty``: that of the vaguest, TO_DEFINE without date.
    """

    phase: str
    steps: int
    done: int
    late: int
    undated: int
    progress: float
    earliest: date | None
    latest: date | None
    state: StepState
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Delivery:
    """A step that delivers a version of a deliverable: « V2 », or the words of the Sheet (« Livrable »)."""

    step: str
    version: str
    when: FuzzyDate | None
    state: StepState
    etape: str


def steps(calendar: pd.DataFrame, today: date) -> pd.DataFrame:
    """The calendar, its rows and index kept, with what the reference day makes of it.

    Adds state (StepState); progress (0..100: 100 when done, else as written, else NaN when ongoing or cancelled,
    else 0); earliest, latest (date or None).
    """
    dates, statuses = list(calendar["quand"]), column(calendar, "statut")
    states = [step_state(statut, when, today) for statut, when in zip(statuses, dates, strict=True)]
    progress = map(_step_progress, states, statuses, column(calendar, "avancement", nan))
    index = calendar.index
    return calendar.assign(
        state=pd.Series(states, index=index, dtype=object),
        progress=pd.Series(list(progress), index=index, dtype=float),
        earliest=pd.Series([when and when.earliest for when in dates], index=index, dtype=object),
        latest=pd.Series([when and when.latest for when in dates], index=index, dtype=object),
    )


def phases(calendar: pd.DataFrame, today: date, order: Sequence[str]) -> tuple[PhaseProgress, ...]:
    """The phases that have steps, in ``order`` (labels of Phase), then those it does not know."""
    groups: dict[str, list[dict[Any, Any]]] = {phase: [] for phase in order}
    for row in steps(calendar, today).to_dict("records"):
        if row["phase"]:
            groups.setdefault(row["phase"], []).append(row)
    return tuple(_phase(phase, rows) for phase, rows in groups.items() if rows)


def deliveries(calendar: pd.DataFrame, output: str, today: date) -> tuple[Delivery, ...]:
    """The steps that deliver a version of ``output`` (a label of Production; « Toutes » counts for each), in time.

    Cancelled steps deliver nothing. Undated ones come last, in the order of the Sheet.
    """
    fields = ("id", "livraison", "quand", "statut", "etape", "production")
    found = [
        Delivery(step, _label(version), when, step_state(statut, when, today), etape)
        for step, version, when, statut, etape, production in zip(*(column(calendar, f) for f in fields), strict=True)
        if version and production in (output, ALL_OUTPUTS)
    ]
    kept = (delivery for delivery in found if delivery.state is not StepState.CANCELLED)
    return tuple(sorted(kept, key=lambda delivery: _time_key(delivery.when)))


def current_version(delivered: Iterable[Delivery]) -> str:
    """The greatest version that is done, '' when none is; words that are no version are passed over."""
    done = [delivery.version for delivery in delivered if delivery.state is StepState.DONE]
    return max(filter(version_number, done), key=version_number, default="")


def delivery_dates(delivered: Iterable[Delivery]) -> dict[str, FuzzyDate]:
    """Version -> when it is delivered, by its last dated step. Undated versions are absent."""
    return {delivery.version: delivery.when for delivery in delivered if delivery.when and has_span(delivery.when)}


def _step_progress(state: StepState, statut: str, written: float) -> float:
    if state is StepState.DONE:
        return 100.0
    if state is StepState.CANCELLED:
        return nan
    if isnan(written):
        return nan if statut == ONGOING else 0.0
    return written


def _phase(phase: str, rows: list[dict[Any, Any]]) -> PhaseProgress:
    kept = [row for row in rows if row["state"] is not StepState.CANCELLED]
    states = [row["state"] for row in kept]
    shown = kept or rows
    return PhaseProgress(
        phase,
        steps=len(kept),
        done=states.count(StepState.DONE),
        late=states.count(StepState.LATE),
        undated=sum(not has_span(row["quand"]) for row in kept),
        progress=fmean(0.0 if isnan(row["progress"]) else row["progress"] for row in kept) if kept else nan,
        earliest=min((row["earliest"] for row in shown if row["earliest"]), default=None),
        latest=max((row["latest"] for row in shown if row["latest"]), default=None),
        state=_phase_state(states),
        certainty=max((_certainty(row["quand"]) for row in shown), key=VAGUENESS.index),
    )


def _phase_state(states: list[StepState]) -> StepState:
    """All cancelled, all done, else the most telling of the open steps; begun and not finished is ongoing."""
    remaining = [state for state in states if state is not StepState.DONE]
    if not remaining:
        return StepState.DONE if states else StepState.CANCELLED
    if StepState.LATE not in remaining and len(remaining) < len(states):
        return StepState.ONGOING
    return min(remaining, key=OPEN.index)


def _certainty(when: FuzzyDate | None) -> Certainty:
    return when.certainty if when is not None and has_span(when) else Certainty.TO_DEFINE


def _label(version: str) -> str:
    """« v 2 » -> « V2 »; words that are no version stay as they are."""
    number = version_number(version)
    return f"V{number}" if number else version


def _time_key(when: FuzzyDate | None) -> tuple[date, date]:
    first, last = (when.earliest, when.latest) if when is not None else (None, None)
    return first or last or date.max, last or first or date.max
