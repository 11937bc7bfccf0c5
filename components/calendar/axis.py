"""The time axis: fractions of the width for days, and French ticks by month, quarter or year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from components import words

MONTHS_BY_MONTH, MONTHS_BY_QUARTER = 14, 60
# Farther than this from the steps, today would crush them: it is said in words at the edge.
TODAY_MARGIN_DAYS, TODAY_MARGIN_SHARE = 45, 0.25
# Below this share of the width, « septembre » would touch the next month.
ROOM_FOR_LONG_NAMES = 0.11


@dataclass(frozen=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True)
class Axis:
    """From the first day to the day after the last; ``at`` gives 0..1."""

    first: date
    end: date
    step_months: int
    today: date

    def at(self, day: date) -> float:
        """The start of a day, as a fraction of the width, kept within the axis."""
        return min(max((day - self.first).days / (self.end - self.first).days, 0.0), 1.0)

    def span(self, first: date, last: date) -> tuple[float, float]:
        """Both ends of a stretch of whole days."""
        return self.at(first), self.at(last + timedelta(days=1) if last < date.max else last)

    @property
    def last(self) -> date:
        return self.end - timedelta(days=1)

    def holds(self, day: date) -> bool:
        return self.first <= day < self.end

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """One a month, a quarter or a year; the year is written where it begins."""
        months = range(_rank(self.first), _rank(self.end), self.step_months)
        long_names = 1 / len(months) > ROOM_FOR_LONG_NAMES
        return tuple(Tick(self.at(_month(m)), self._label(m, m == months[0], long_names)) for m in months)

    def _label(self, rank: int, opening: bool, long_names: bool) -> str:
        year, month = divmod(rank, 12)
        if self.step_months >= 12:
            return str(year)
        if self.step_months == 3:
            return f"T{month // 3 + 1}" + (f" {year}" if opening or month == 0 else "")
        name = (words.MONTHS if long_names else words.SHORT_MONTHS)[month]
        return f"{name} {year}" if opening or month == 0 else name


def time_axis(days: Iterable[date], today: date) -> Axis | None:
    """The axis that holds these days, and today when it is near; None without a day."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    margin = max(TODAY_MARGIN_DAYS, round((last - first).days * TODAY_MARGIN_SHARE))
    if abs((min(max(today, first), last) - today).days) <= margin:
        first, last = min(first, today), max(last, today)
    months = _rank(last) - _rank(first) + 1
    step = 1 if months <= MONTHS_BY_MONTH else 3 if months <= MONTHS_BY_QUARTER else 12 * ceil(months / 12 / 14)
    start = _rank(first) // step * step
    end = max(start + step, -(-(_rank(last) + 1) // step) * step)
    return Axis(_month(start), _month(min(end, 9999 * 12 + 11)), step, today)


def _rank(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(rank: int) -> date:
    return date(rank // 12, rank % 12 + 1, 1)
