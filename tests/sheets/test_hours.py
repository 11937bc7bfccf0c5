"""The hours that people type beside a date."""

from datetime import time

import pytest

from sheets.hours import read_hours


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("11 h – 12 h 30", time(11), time(12, 30)),
        ("11\u202fh\u202f–\u202f12\u202fh\u202f30", time(11), time(12, 30)),
        ("11h-12h30", time(11), time(12, 30)),
        ("11H00 → 12H30", time(11), time(12, 30)),
        ("5 juin 2020 11h-12h30", time(11), time(12, 30)),
        ("de 9 h à 17 h", time(9), time(17)),
        ("de 9 à 11 heures", time(9), time(11)),
        ("9-11 h", time(9), time(11)),
        ("9:30 - 11:00", time(9, 30), time(11)),
        ("entre 14 heures et 16 heures 15", time(14), time(16, 15)),
        ("14h30 (à confirmer)", time(14, 30), None),
        ("à partir de 14 h", time(14), None),
        ("22 h – 2 h", time(22), None),
    ],
)
def test_hours_are_read_as_people_write_them(typed, start, end):
    assert read_hours(typed) == (start, end)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "matin",
        "toute la journée",
        "7 mai 2020",
        "12/03/2024",
        "2 h 75",
        "25 h",
        "9 h – 12 h, 14 h – 17 h",
        "3 heureux",
    ],
)
def test_what_gives_no_hour_or_several_spans_gives_none(typed):
    assert read_hours(typed) is None
