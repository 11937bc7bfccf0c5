"""What is done, due, late or vague on 22 July 2020, on a calendar of 8 steps worked by hand."""

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.progress import (
    StepState,
    current_version,
    deliveries,
    delivery_dates,
    is_fixed,
    phases,
    step_state,
    steps,
)
from sheets.dates import Certainty
from sheets.tabs import CALENDAR
from sheets.vocabularies import CANCELLED, DONE, MAP, ONGOING, PANORAMA, PHASES, POSTPONED, STEP_STATUSES, TO_COME
from tests.analysis.drawn import drawn, when

TODAY = date(2020, 7, 22)
ORDER = [term.label for term in PHASES]
STEPS = drawn(
    CALENDAR,
    """
    | id | phase                  | etape         | quand                             | production                    | livraison | statut   | avancement |
    |----|------------------------|---------------|-----------------------------------|-------------------------------|-----------|----------|----|
    | J1 | Préfiguration          | Défrichage    | 7 mai                             | Cartographie des controverses | V1        | Fait     | 80 |
    | J2 | Enquêtes               | Lancement     | 5 juin                            | Enquêtes                      |           | Fait     |    |
    | J3 | Enquêtes               | Entretiens    | du 8 juin au 6 juillet            | Enquêtes                      |           | En cours | 76 |
    | J4 | Enquêtes               | Exploitation  | semaine du 6 juillet              | Cartographie des controverses | V2        | Fait     |    |
    | J5 | Enquêtes               | Exploitation  | semaine du 6 juillet              | Panorama des chantiers        | V1        | Fait     |    |
    | J6 | Ateliers de conception | Conception    | à définir / semaine du 13 juillet | Toutes                        | v3        | En cours |    |
    | J7 | Atelier crash test     | Crash test    | fin juillet ou début septembre    | Panorama des chantiers        | V4        | À venir  |    |
    | J8 | Finalisation           | Consolidation | septembre                         | Toutes                        | Livrable  |          |    |
    """,  # noqa: E501
)


def state(statut: str, text: str, today: date = TODAY) -> StepState:
    return step_state(statut, when(text) if text else None, today)


def test_a_fuzzy_step_is_late_only_once_its_latest_day_is_past() -> None:
    assert state(TO_COME, "semaine du 13 juillet", date(2020, 7, 19)) is StepState.DUE
    assert state(TO_COME, "semaine du 13 juillet", date(2020, 7, 20)) is StepState.LATE
    assert state(TO_COME, "juillet") is StepState.DUE


def test_what_is_done_or_cancelled_is_never_late() -> None:
    assert state(DONE, "7 mai") is StepState.DONE
    assert state(CANCELLED, "7 mai") is StepState.CANCELLED
    assert state(DONE, "") is StepState.DONE


def test_a_step_to_define_with_a_past_proposal_is_late_and_without_one_undated() -> None:
    assert state(TO_COME, "à définir / semaine du 13 juillet") is StepState.LATE
    assert state(POSTPONED, "semaine du 13 juillet") is StepState.LATE
    assert state(TO_COME, "à définir") is StepState.UNDATED
    assert state("", "") is StepState.UNDATED


def test_a_step_under_way_is_ongoing_until_it_is_late() -> None:
    assert state(ONGOING, "septembre") is StepState.ONGOING
    assert state(ONGOING, "juillet") is StepState.ONGOING
    assert state(ONGOING, "à définir") is StepState.ONGOING
    assert state(ONGOING, "mai") is StepState.LATE


def test_between_two_alternatives_a_step_is_still_to_come() -> None:
    either = "fin juillet ou début septembre"
    assert state(TO_COME, either) is StepState.DUE
    assert state(TO_COME, either, date(2020, 8, 15)) is StepState.TO_COME
    assert state(TO_COME, either, date(2020, 9, 2)) is StepState.DUE
    assert state(TO_COME, either, date(2020, 9, 30)) is StepState.LATE


def test_an_open_date_has_no_other_bound() -> None:
    assert state(TO_COME, "à partir de septembre") is StepState.TO_COME
    assert state(TO_COME, "à partir de septembre", date(2021, 5, 1)) is StepState.DUE
    assert state(TO_COME, "avant le 15 juin", date(2020, 5, 1)) is StepState.DUE
    assert state(TO_COME, "avant le 15 juin") is StepState.LATE


def test_only_a_date_that_is_no_proposal_is_fixed() -> None:
    assert is_fixed(when("semaine du 13 juillet"))
    assert not is_fixed(when("à définir / semaine du 13 juillet"))
    assert not is_fixed(when("à définir"))
    assert not is_fixed(None)


def test_the_calendar_tells_state_progress_and_bounds_of_each_step() -> None:
    table = steps(STEPS, TODAY)
    assert list(table["state"]) == [
        *(StepState.DONE, StepState.DONE, StepState.LATE, StepState.DONE, StepState.DONE),
        *(StepState.LATE, StepState.DUE, StepState.TO_COME),
    ]
    # Done is 100 whatever was written; ongoing without a figure is unknown; not begun is 0.
    assert [None if isnan(value) else value for value in table["progress"]] == [100, 100, 76, 100, 100, None, 0, 0]
    assert list(table["earliest"][:3]) == [date(2020, 5, 7), date(2020, 6, 5), date(2020, 6, 8)]
    assert table["latest"].iloc[2] == date(2020, 7, 6)
    assert table.index.equals(STEPS.index)


def test_phases_sum_up_their_steps() -> None:
    found = {phase.phase: phase for phase in phases(STEPS, TODAY, ORDER)}
    assert list(found) == ORDER
    inquiries = found["Enquêtes"]
    # (100 + 76 + 100 + 100) / 4, from 5 June to Sunday 12 July; the interviews should be over.
    assert (inquiries.steps, inquiries.done, inquiries.late, inquiries.progress) == (4, 3, 1, 94)
    assert (inquiries.earliest, inquiries.latest) == (date(2020, 6, 5), date(2020, 7, 12))
    assert inquiries.certainty is Certainty.INTERVAL
    assert [phase.state for phase in found.values()] == [
        *(StepState.DONE, StepState.LATE, StepState.LATE, StepState.DUE, StepState.TO_COME)
    ]
    assert found["Ateliers de conception"].progress == 0
    assert found["Ateliers de conception"].certainty is Certainty.TO_DEFINE
    assert found["Atelier crash test"].certainty is Certainty.ONE_OF


def test_only_phases_with_steps_are_told_and_unknown_ones_come_last() -> None:
    calendar = drawn(CALENDAR, "| id | phase | statut |\n| J1 | Bilan | |\n| J2 | Enquêtes | Annulé |\n| J3 | | Fait |")
    inquiries, review = phases(calendar, TODAY, ORDER)
    assert (inquiries.phase, inquiries.state, inquiries.steps) == ("Enquêtes", StepState.CANCELLED, 0)
    assert isnan(inquiries.progress)
    assert (review.phase, review.state, review.undated) == ("Bilan", StepState.UNDATED, 1)


def test_a_phase_begun_and_not_finished_is_ongoing() -> None:
    calendar = drawn(
        CALENDAR,
        """
        | id | phase    | quand     | statut  |
        | J1 | Enquêtes | mai       | Fait    |
        | J2 | Enquêtes | septembre | À venir |
        """,
    )
    assert phases(calendar, TODAY, ORDER)[0].state is StepState.ONGOING


def test_deliveries_come_in_time_and_toutes_counts_for_each_output() -> None:
    assert [(one.step, one.version, one.state) for one in deliveries(STEPS, MAP, TODAY)] == [
        ("J1", "V1", StepState.DONE),
        ("J4", "V2", StepState.DONE),
        ("J6", "V3", StepState.LATE),
        ("J8", "Livrable", StepState.TO_COME),
    ]
    assert [one.step for one in deliveries(STEPS, PANORAMA, TODAY)] == ["J5", "J6", "J7", "J8"]


def test_the_current_version_is_the_greatest_one_done() -> None:
    assert current_version(deliveries(STEPS, MAP, TODAY)) == "V2"
    assert current_version(deliveries(STEPS, PANORAMA, TODAY)) == "V1"
    assert current_version(()) == ""


def test_undated_deliveries_come_last_and_have_no_date_and_cancelled_ones_deliver_nothing() -> None:
    calendar = drawn(
        CALENDAR,
        """
        | id | quand     | production                    | livraison | statut |
        | J1 | à définir | Cartographie des controverses | V2        |        |
        | J2 | mai       | Cartographie des controverses | V1        |        |
        | J3 | mai       | Cartographie des controverses | V3        | Annulé |
        """,
    )
    found = deliveries(calendar, MAP, TODAY)
    assert [one.version for one in found] == ["V1", "V2"]
    assert {version: dated.latest for version, dated in delivery_dates(found).items()} == {"V1": date(2020, 5, 31)}


def test_empty_calendars_give_empty_answers() -> None:
    assert steps(drawn(CALENDAR), TODAY).empty
    assert phases(drawn(CALENDAR), TODAY, ORDER) == ()
    assert deliveries(drawn(CALENDAR), MAP, TODAY) == ()


texts = st.sampled_from(["7 mai", "juillet", "fin juillet ou début septembre", "avant le 15 juin", "à définir"])


@given(st.sampled_from([term.label for term in STEP_STATUSES]), texts, st.dates(date(2020, 1, 1), date(2021, 12, 31)))
def test_late_means_past_the_last_day_and_neither_done_nor_cancelled(statut: str, text: str, today: date) -> None:
    latest = when(text).latest
    past = latest is not None and latest < today
    assert (state(statut, text, today) is StepState.LATE) == (past and statut not in (DONE, CANCELLED))


@pytest.mark.parametrize("statut", [term.label for term in STEP_STATUSES])
def test_a_step_alone_gives_its_state_to_its_phase(statut: str) -> None:
    alone = drawn(CALENDAR, f"| id | phase | quand | statut |\n| J1 | Enquêtes | juillet | {statut} |")
    assert phases(alone, TODAY, ORDER)[0].state is state(statut, "juillet")
