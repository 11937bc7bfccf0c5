"""Dates as vague as people know them: French text, serial numbers and calendar dates -> ``FuzzyDate``.

Conventions, where French leaves a choice:

- « début », « mi- », « fin » are the thirds: of a month days 1-10, 11-20, 21-end; of a season, a quarter, a semester or
  a year its whole months. A « quinzaine » ends on the 15th or with the month.
- Seasons are meteorological, as at Météo-France: whole months (spring is March to May), the same every year, when
  solstices move and in common use « l’été » is over by September. « hiver 2020 » starts in December 2020.
- A week runs from Monday to Sunday; « semaine du 5 juin 2020 » is the one that contains the day, the 1st to the 7th.
- « vers le 15 juin » is within 3 days of it.
- A year written once holds for the whole text; « du 20 décembre au 5 janvier 2021 » starts in 2020.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from sheets.date_grammar import Bound, Phrase, read_phrase
from sheets.date_spans import Stretch, join, notate, qualifier, spread_years, stretch_of
from sheets.remembering import remember

Span: TypeAlias = tuple[date, date]

SHEETS_EPOCH = date(1899, 12, 30)  # day 0 of the serial numbers of Google Sheets
FIRST_YEAR, LAST_YEAR = 1990, 2100  # of a number: outside, it is no date
LONGEST_TEXT = 200  # characters; the longest forms take about 80
MONTH_NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


class Certainty(StrEnum):
    """How well a date is known."""

    DAY = "jour"
    INTERVAL = "intervalle"
    ONE_OF = "l’un ou l’autre"
    TO_DEFINE = "à définir"


class DateFault(StrEnum):
    """Why a text is no date."""

    UNREADABLE = "illisible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date, as vague as it is known.

    ``earliest``, ``latest``: first and last possible days. One is None when the text sets no bound on that side
    (« avant le 15 juin »: latest is the 14th; « à partir de septembre »: earliest is the 1st), both when nothing is
    known.
    ``spans``: the alternatives in the order of the calendar, first and last day of each; () without two bounds.
    ``text``: as typed; for a number, a date or ISO notation, its French wording.
    ``assumed_year``: the project's year, when the text had none.
    ``approximate``: an end is a convention of this module (« début », « mi- », « fin », « vers »).

    ``edtf``: Extended Date/Time Format, ISO 8601-2:2019, level 2 at most:

    - a day, month or year ``2020-05-07``, ``2020-07``, ``2020``; a season ``2020-22``, a quarter ``2020-35``,
      a semester ``2020-40`` by their codes;
    - a stretch ``2020-06-08/2020-07-06``; a week too, for EDTF has none;
    - ``~`` after an approximate end: « fin juillet » is ``2020-07-21~/2020-07-31``;
    - ``?`` after each end of what is still to be confirmed, ``%`` for both: ``2020-07-13?/2020-07-19?``;
    - one of several ``[2020-07-21..2020-07-31,2020-09-01..2020-09-10]``: ranges in a set take no ``~`` nor ``?``;
    - no bound on one side ``../2020-06-14``, ``2020-09/..``; nothing known ``XXXX``.
    """

    earliest: date | None
    latest: date | None
    certainty: Certainty
    text: str
    edtf: str
    spans: tuple[Span, ...]
    assumed_year: int | None = None
    approximate: bool = False


def read_fuzzy_date(value: str | int | float | date | datetime, project_year: int) -> FuzzyDate | None:
    """The date that a cell says, None when it says none or one that does not exist. Never raises.

    ``value``: a text, a date, or a number: a serial number of Sheets (days since 1899-12-30) from 1990 to 2100, or
    a whole number from 1990 to 2100, which is a year typed alone. ``project_year``: for texts without a year.
    """
    if isinstance(value, str):
        reading = _read_text(value, project_year)
        return reading if isinstance(reading, FuzzyDate) else None
    if isinstance(value, date):
        # pandas' NaT passes for a date, and differs from itself.
        return _exact(date(value.year, value.month, value.day)) if value == value else None
    return _read_number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def explain_fault(text: str, project_year: int) -> DateFault:
    """Why ``read_fuzzy_date`` gives None for this text: IMPOSSIBLE (31 juin, an end before its start) or UNREADABLE."""
    reading = _read_text(text, project_year)
    return reading if isinstance(reading, DateFault) else DateFault.UNREADABLE


def _read_number(number: float) -> FuzzyDate | None:
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return read_fuzzy_date(str(int(number)), int(number))
    if _serial(date(FIRST_YEAR, 1, 1)) <= number < _serial(date(LAST_YEAR + 1, 1, 1)):
        return _exact(SHEETS_EPOCH + timedelta(days=int(number)))
    return None


def _serial(day: date) -> int:
    return (day - SHEETS_EPOCH).days


def _exact(day: date) -> FuzzyDate:
    return FuzzyDate(day, day, Certainty.DAY, _wording(day), day.isoformat(), ((day, day),))


def _wording(day: date) -> str:
    return f"{day.day}{'er' if day.day == 1 else ''} {MONTH_NAMES[day.month - 1]} {day.year}"


def _read_text(text: str, project_year: int) -> FuzzyDate | DateFault:
    return DateFault.UNREADABLE if len(text) > LONGEST_TEXT else _read_short_text(text, project_year)


@remember(8192)
def _read_short_text(text: str, project_year: int) -> FuzzyDate | DateFault:
    phrase = read_phrase(text)
    if phrase is None:
        return DateFault.UNREADABLE
    try:
        return _date_of(phrase, text.strip(), project_year)
    except (ValueError, OverflowError):
        return DateFault.IMPOSSIBLE


def _date_of(phrase: Phrase, text: str, project_year: int) -> FuzzyDate:
    if not phrase.parts:
        return FuzzyDate(None, None, Certainty.TO_DEFINE, text, "XXXX", ())
    stretches = _alternatives(phrase, project_year)
    assumed = None if any(part.year for part in phrase.parts) else project_year
    if phrase.bound is not Bound.NONE:
        earliest, latest, edtf = _bounded(phrase, stretches[0])
        certainty = Certainty.TO_DEFINE if phrase.tentative else Certainty.INTERVAL
        return FuzzyDate(earliest, latest, certainty, text, edtf, (), assumed, "~" in edtf or "%" in edtf)
    spans = tuple((stretch.start, stretch.end) for stretch in stretches)
    certainty = Certainty.TO_DEFINE if phrase.tentative else _certainty(spans)
    if certainty is Certainty.DAY and text[:4].isdigit():
        text = _wording(spans[0][0])
    latest, edtf = max(end for _, end in spans), notate(stretches, phrase.tentative)
    approximate = any(stretch.rough_start or stretch.rough_end for stretch in stretches)
    return FuzzyDate(spans[0][0], latest, certainty, text, edtf, spans, assumed, approximate)


def _alternatives(phrase: Phrase, project_year: int) -> list[Stretch]:
    """The stretches that the phrase leaves open, each once, in the order of the calendar."""
    if len(phrase.parts) == 1:
        (only,) = phrase.parts
        return [stretch_of(only, only.year or project_year)]
    years = spread_years(phrase.parts, project_year)
    stretches = [stretch_of(part, year) for part, year in zip(phrase.parts, years, strict=True)]
    alternatives: dict[Span, Stretch] = {}
    opening: Stretch | None = None
    for part, stretch in zip(phrase.parts, stretches, strict=True):
        whole = join(opening, stretch) if opening else stretch
        opening = stretch if part.opens else None
        if not part.opens:
            alternatives[whole.start, whole.end] = whole
    return [alternatives[span] for span in sorted(alternatives)]


def _certainty(spans: tuple[Span, ...]) -> Certainty:
    if len(spans) > 1:
        return Certainty.ONE_OF
    return Certainty.DAY if spans[0][0] == spans[0][1] else Certainty.INTERVAL


def _bounded(phrase: Phrase, stretch: Stretch) -> tuple[date | None, date | None, str]:
    """Earliest, latest and EDTF of what lies on one side of a stretch."""
    at_start = qualifier(stretch.rough_start, phrase.tentative)
    at_end = qualifier(stretch.rough_end, phrase.tentative)
    if phrase.bound is Bound.BEFORE:
        latest = stretch.start - timedelta(days=1)
        return None, latest, f"../{latest}{at_start}"
    if phrase.bound is Bound.UNTIL:
        return None, stretch.end, f"../{stretch.high}{at_end}"
    if phrase.bound is Bound.FROM:
        return stretch.start, None, f"{stretch.low}{at_start}/.."
    earliest = stretch.end + timedelta(days=1)
    return earliest, None, f"{earliest}{at_end}/.."
