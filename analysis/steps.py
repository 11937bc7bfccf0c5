"""Where one step stands at the reference day, from its status and its fuzzy date."""

from datetime import date
from enum import StrEnum

from sheets.dates import Certainty, FuzzyDate
from sheets.vocabularies import CANCELLED, DONE, ONGOING


class StepState(StrEnum):
    """Where a step or a phase stands. DUE: its time has come, and nobody says that it has begun."""

    DONE = "done"
    LATE = "late"
    DUE = "due"
    ONGOING = "ongoing"
    TO_COME = "to-come"
    UNDATED = "undated"
    CANCELLED = "cancelled"


def step_state(statut: str, when: FuzzyDate | None, today: date) -> StepState:
    """The state of a step from its status (a label of Statut, '' when empty), its date and the reference day.

    Done, cancelled: as written. Then late, once the latest day of a known span is past, « à définir » or « reporté »
    though it be; ongoing, when written, dated or not; undated without any span; due when one of its spans holds the
    day (between the two of « fin juillet ou début septembre » it is still to come).
    """
    if statut in (DONE, CANCELLED):
        return StepState.DONE if statut == DONE else StepState.CANCELLED
    if when is not None and when.latest is not None and when.latest < today:
        return StepState.LATE
    if statut == ONGOING:
        return StepState.ONGOING
    if when is None or not has_span(when):
        return StepState.UNDATED
    return StepState.DUE if _holds(when, today) else StepState.TO_COME


def has_span(when: FuzzyDate | None) -> bool:
    """Whether a date says anything of when: one known end at least."""
    return when is not None and (when.earliest is not None or when.latest is not None)


def is_fixed(when: FuzzyDate | None) -> bool:
    """Whether a date is more than a proposal: it has a span and is not « à définir »."""
    return when is not None and has_span(when) and when.certainty != Certainty.TO_DEFINE


def _holds(when: FuzzyDate, day: date) -> bool:
    """Whether ``day`` is in one of the alternatives; a missing end sets no bound."""
    spans = when.spans or ((when.earliest, when.latest),)
    return any((first or day) <= day <= (last or day) for first, last in spans)
