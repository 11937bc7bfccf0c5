"""From what was written to the days of the calendar, and to their EDTF notation. Private to ``sheets.dates``.

Everything here raises ValueError or OverflowError for days that the calendar does not have.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from sheets.date_forms import Part, Slice, Unit

ABOUT = timedelta(days=3)  # « vers le 15 juin »: within half a week of it
# What goes back by so many months has changed year: « septembre à juin » does, « du 6 juillet au 8 juin » is a slip;
# alternatives may come in any order, so they must be nearer across the new year (« fin décembre ou début janvier »).
MONTHS_BACK_IN_INTERVAL = 2
MONTHS_BACK_BETWEEN_ALTERNATIVES = 7

_DAYS_OF_SLICE = {
    Slice.START: (1, 10),
    Slice.MIDDLE: (11, 20),
    Slice.END: (21, None),
    Slice.FIRST_HALF: (1, 15),
    Slice.SECOND_HALF: (16, None),
}
_THIRDS = {Slice.START: 0, Slice.MIDDLE: 1, Slice.END: 2}
# By first month and count of months, the codes that EDTF gives to seasons (21-24), quarters (33-36), semesters (40-41).
_EDTF_CODES = (
    {(3 * n, 3): 20 + n for n in (1, 2, 3, 4)}
    | {(3 * n - 2, 3): 32 + n for n in (1, 2, 3, 4)}
    | {(6 * n - 5, 6): 39 + n for n in (1, 2)}
)


class Stretch(NamedTuple):
    """Days from ``start`` to ``end``; ``low`` and ``high`` are the EDTF of these ends, the same one for a single
    day, month or year, and ``code`` that of the whole when it has one of its own."""

    start: date
    end: date
    low: str
    high: str
    code: str = ""
    rough_start: bool = False
    rough_end: bool = False


def stretch_of(part: Part, year: int) -> Stretch:
    """The days of a part in its year."""
    stretch = _COUNTED[part.unit](part, year)
    if not part.rough:
        return stretch
    margin = ABOUT if part.unit is Unit.DAY else timedelta(0)
    return stretch._replace(start=stretch.start - margin, end=stretch.end + margin, rough_start=True, rough_end=True)


def _day(part: Part, year: int) -> Stretch:
    return _from_day_to_day(date(year, part.month, part.number), 1)


def _week_of_day(part: Part, year: int) -> Stretch:
    day = date(year, part.month, part.number)
    return _from_day_to_day(day - timedelta(days=day.weekday()), 7)


def _numbered_week(part: Part, year: int) -> Stretch:
    return _from_day_to_day(date.fromisocalendar(year, part.number, 1), 7)


def _from_day_to_day(start: date, days: int) -> Stretch:
    end = start + timedelta(days=days - 1)
    return Stretch(start, end, start.isoformat(), end.isoformat())


def _months(part: Part, year: int) -> Stretch:
    if part.slice is Slice.WHOLE:
        return _whole_months(year, part.month, part.number)
    rough_start, rough_end = part.slice in (Slice.MIDDLE, Slice.END), part.slice in (Slice.START, Slice.MIDDLE)
    if part.number > 1:
        third = part.number // 3
        stretch = _whole_months(year, part.month + third * _THIRDS[part.slice], third)
    else:
        first, last = _DAYS_OF_SLICE[part.slice]
        days = (last or monthrange(year, part.month)[1]) - first + 1
        stretch = _from_day_to_day(date(year, part.month, first), days)
    return stretch._replace(code="", rough_start=rough_start, rough_end=rough_end)


def _whole_months(year: int, first: int, count: int) -> Stretch:
    """``count`` months from the month ``first``, which is 13 or more for the next year."""
    start = _first_day(year, first)
    end = _first_day(year, first + count) - timedelta(days=1)
    digits = 4 if count == 12 else 7
    code = f"{start.isoformat()[:4]}-{_EDTF_CODES[first, count]}" if (first, count) in _EDTF_CODES else ""
    return Stretch(start, end, start.isoformat()[:digits], end.isoformat()[:digits], code)


def _first_day(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


_COUNTED = {
    Unit.DAY: _day,
    Unit.WEEK_OF_DAY: _week_of_day,
    Unit.NUMBERED_WEEK: _numbered_week,
    Unit.MONTHS: _months,
}


def join(start: Stretch, end: Stretch) -> Stretch:
    """The interval from one stretch to another; ValueError when it would go backwards."""
    if end.start < start.start:
        raise ValueError("the end is before the start")
    return Stretch(start.start, end.end, start.low, end.high, "", start.rough_start, end.rough_end)


def spread_years(parts: Sequence[Part], project_year: int) -> list[int]:
    """A year for each part: its own, else that of the next which has one, else of the last one, else the project's."""
    years = [part.year for part in parts]
    if not any(years):
        years[0] = project_year
    new_years = [_begins_a_year(*pair) for pair in pairwise(parts)]
    for i in reversed(range(len(new_years))):
        following = years[i + 1]
        if years[i] is None and following is not None:
            years[i] = following - new_years[i]
    settled: list[int] = []
    for i, year in enumerate(years):
        settled.append(settled[-1] + new_years[i - 1] if year is None else year)
    return settled


def _begins_a_year(part: Part, following: Part) -> bool:
    limit = MONTHS_BACK_IN_INTERVAL if part.opens else MONTHS_BACK_BETWEEN_ALTERNATIVES
    return part.month - following.month >= limit


def notate(stretches: Sequence[Stretch], tentative: bool) -> str:
    """The EDTF of one stretch, or of one of several."""
    if len(stretches) > 1:
        return f"[{','.join(_notate_in_set(stretch) for stretch in stretches)}]"
    (stretch,) = stretches
    rough = stretch.rough_start or stretch.rough_end
    if stretch.code and not tentative and not rough:
        return stretch.code
    if stretch.low == stretch.high:
        return stretch.low + qualifier(rough, tentative)
    low, high = qualifier(stretch.rough_start, tentative), qualifier(stretch.rough_end, tentative)
    return f"{stretch.low}{low}/{stretch.high}{high}"


def _notate_in_set(stretch: Stretch) -> str:
    rough = stretch.rough_start or stretch.rough_end
    return stretch.low if stretch.low == stretch.high and not rough else f"{stretch.start}..{stretch.end}"


def qualifier(rough: bool, tentative: bool) -> str:
    """The sign of EDTF after a date that is approximate, uncertain or both."""
    return ("", "~", "?", "%")[rough + 2 * tentative]
