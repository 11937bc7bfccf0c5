"""Self-diagnosis, interviews and sources, worked by hand."""

from datetime import datetime
from math import isnan

import pytest

from analysis.coverage import Gap, interviews_gap
from analysis.inquiry import (
    Held,
    MissingAnswers,
    grades_of,
    held_of,
    interviews_by_terrain,
    latest_answers,
    mean_of,
    missing_answers,
    sources_by_terrain,
    sub_groups,
    value_of_an_answer,
)
from sheets.tabs import INTERVIEWS, OBSERVATIONS, SELF_DIAGNOSIS
from tests.analysis.drawn import drawn


def answered(drawing, *days):
    """Answers of June 2020, one a day of ``days``; 0 for one without a timestamp."""
    frame = drawn(SELF_DIAGNOSIS, drawing)
    frame["horodatage"] = [datetime(2020, 6, day) if day else None for day in days or [0] * len(frame)]
    frame["horodatage"] = frame["horodatage"].astype(object).where(frame["horodatage"].notna(), None)
    return frame


TWICE = """
| partenaire | terrain | vecu | sous_groupe | commentaire |
| P1         | T1      | 3    | Oui         |             |
| P1         | T1      | 1    |             |             |
| P1         | T1      | 2    | Non         |             |
| P2         | T1      |      | Oui         |             |
|            | T1      | 4    | Oui         |             |
| P2         |         | 4    | Oui         |             |
"""


def rows(answers):
    return [tuple(row) for row in answers.itertuples(index=False)]


def test_the_latest_answer_counts_by_timestamp_then_by_row():
    answers = latest_answers(answered(TWICE, 5, 3, 4, 1, 1, 1))
    (first,) = [row for row in rows(answers) if row[0] == "P1"]
    # 1 on the 3rd, 2 on the 4th, 3 on the 5th.
    assert first == ("P1", "T1", 3.0, "Oui", (1.0, 2.0), 0)
    (by_row,) = [row for row in rows(latest_answers(answered(TWICE))) if row[0] == "P1"]
    assert by_row == ("P1", "T1", 2.0, "Non", (3.0, 1.0), 2)


def test_an_answer_without_a_timestamp_gives_way_to_one_that_has_one():
    (first,) = [row for row in rows(latest_answers(answered(TWICE, 5, 0, 4, 1, 1, 1))) if row[0] == "P1"]
    assert first[2:5] == (3.0, "Oui", (1.0, 2.0))


def test_a_comment_alone_replaces_no_grade():
    frame = answered("| partenaire | terrain | vecu | commentaire |\n| P1 | T1 | 3 | |\n| P1 | T1 | | Rien |", 1, 2)
    assert rows(latest_answers(frame)) == [("P1", "T1", 3.0, "", (), 0)]


def test_answers_of_nobody_or_on_nothing_are_left_out_and_a_missing_grade_is_no_zero():
    answers = latest_answers(answered(TWICE))
    assert [row[:2] for row in rows(answers)] == [("P1", "T1"), ("P2", "T1")]
    assert grades_of(answers) == {("P1", "T1"): 2.0}
    assert sub_groups(answers) == {"T1": ("P2",)}


def test_the_public_table_gives_the_same_answers():
    """Without timestamps nor comments, in the order of time."""
    public = answered(TWICE).drop(columns=["horodatage", "commentaire"])
    assert latest_answers(public).equals(latest_answers(answered(TWICE)))


def test_a_mean_goes_with_its_count():
    assert mean_of([4, 1, 1]) == mean_of(iter((1, 4, 1)))
    assert (mean_of([4, 1, 1]).mean, mean_of([4, 1, 1]).count) == (2.0, 3)
    assert isnan(mean_of([]).mean)


MET = drawn(
    INTERVIEWS,
    """
    | id | terrains | statut      |
    | E1 | T1       | Réalisé     |
    | E2 | T1 ; T2  | Réalisé     |
    | E3 | T2       | Planifié    |
    | E4 | T2       | Annulé      |
    | E5 | T2       | À planifier |
    | E6 | T3       |             |
    """,
)


def test_an_interview_counts_for_each_of_its_terrains_and_once_in_all():
    found = interviews_by_terrain(MET, ["T1", "T2", "T3", "T4"])
    assert found == {
        "T1": Held(held=2),
        "T2": Held(held=1, planned=1, to_plan=1, called_off=1),
        "T3": Held(unsaid=1),
        "T4": Held(),
    }
    assert found["T2"].expected == 3
    assert held_of(MET["statut"]) == Held(2, 1, 1, 1, 1)


def test_interviews_lack_where_fewer_are_held_or_to_come_than_wanted():
    # T3 lacks one of two, T4 both; one called off does not count, so that T2 would lack with four.
    assert interviews_gap(MET, ["T1", "T2", "T3", "T4"], 2) == Gap(3, "T4", 2, ("T4", "T3"))
    assert interviews_gap(MET, ["T1", "T2", "T3", "T4"], 0) == Gap()


def test_every_combination_of_terrain_and_source_is_counted_the_empty_ones_too():
    observations = drawn(
        OBSERVATIONS,
        """
        | id | terrain | source  |
        | O1 | T1      | Veille  |
        | O2 | T1      | Veille  |
        | O3 | T1      |         |
        | O4 |         | Veille  |
        """,
    )
    assert sources_by_terrain(observations, ["T1", "T2"], ["Veille", "Prospective"]) == {
        ("T1", "Veille"): 2,
        ("T1", "Prospective"): 0,
        ("T1", ""): 1,
        ("T2", "Veille"): 0,
        ("T2", "Prospective"): 0,
        ("T2", ""): 0,
    }


@pytest.mark.parametrize(
    ("grades", "value"),
    [
        ([], 2 / 1 / 2),  # nothing known: variance 2, over 1 x 2
        ([3], 2 / 2 / 6),  # the imaginary answer and one: variance 1, over 2 x 3
        ([2, 2], 2 / 3 / 12),  # variance 2/3, over 3 x 4
        ([0, 4], 10 / 3 / 12),  # squares of 2 and 2 make 8, and 2
    ],
)
def test_one_more_answer_teaches_most_where_few_answer_or_disagree(grades, value):
    assert value_of_an_answer(grades) == pytest.approx(value)


def test_missing_answers_are_asked_first_where_they_teach_most_and_of_those_who_know():
    answers = latest_answers(
        answered(
            """
            | partenaire | terrain | vecu |
            | P1         | T1      | 2    |
            | P2         | T1      | 2    |
            | P1         | T2      | 0    |
            | P2         | T2      | 4    |
            | P1         | T4      | 1    |
            | P2         | T4      | 1    |
            | P3         | T4      | 1    |
            """
        )
    )
    found = missing_answers(answers, ["P1", "P2", "P3"], ["T1", "T2", "T3", "T4"], {("P3", "T3"), ("P2", "T3")})
    assert [(one.terrain, one.partners, one.answered) for one in found] == [
        ("T3", ("P2", "P3", "P1"), 0),
        ("T2", ("P3",), 2),
        ("T1", ("P3",), 2),
    ]
    assert found[0] == MissingAnswers("T3", ("P2", "P3", "P1"), 0, 1.0)


def test_nothing_is_found_in_empty_tables():
    empty = latest_answers(drawn(SELF_DIAGNOSIS))
    assert empty.empty
    assert grades_of(empty) == sub_groups(empty) == {}
    assert missing_answers(empty, [], ["T1"]) == ()
    assert interviews_by_terrain(drawn(INTERVIEWS), []) == {}
