"""How the French write one day, week, month or season: a table of forms. Private to ``sheets.dates``.

Texts come folded (lower case, no accents, plain dashes). Nothing here knows the calendar: a part says what was
written, never which days that is.
"""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple, TypeAlias

Unit = Enum("Unit", "DAY WEEK_OF_DAY NUMBERED_WEEK MONTHS")
Slice = Enum("Slice", "WHOLE START MIDDLE END FIRST_HALF SECOND_HALF")


class Part(NamedTuple):
    """What was written: ``number`` is a day of the month, a week of the year or a count of months.

    Without year or month (None, 0), it takes those of its neighbour. ``opens``: it starts an interval, which the next
    part ends.
    """

    unit: Unit
    year: int | None
    month: int
    number: int
    slice: Slice = Slice.WHOLE
    rough: bool = False
    opens: bool = False


_STEMS = ("janv", "fevr", "mars", "avri", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece")
MONTH_NAME = (
    "(?:janv?(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:l|let)?|aout"
    "|sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)"
)
_YEAR = "(?P<year>(?:1[89]|2[01])[0-9]{2})"
_TOKENS = {
    "DAY": "(?P<day>[0-9]{1,2})",
    "MONTH": rf"(?P<month>{MONTH_NAME})\.?",
    "MM": "(?P<month>[0-9]{1,2})",
    "MONTHNUMBER": "(?P<month>0?[1-9]|1[0-2])",
    "OFYEAR": f"(?:[ ,/-]+(?:de l'annee |de |d')?{_YEAR})?",
    "YEAR": _YEAR,
    "YY": "(?P<year>(?:1[89]|2[01])?[0-9]{2})",
    "WEEK": r"sem(?:aine|\.)?",
    "NUMBER": "(?P<number>[0-9]{1,2})",
    "RANK": "(?P<rank>[1-4] ?(?:ere?|re|eme|e|nde?|d)|premiere?|seconde?|deuxieme|troisieme|quatrieme)",
    "QUARTER": "[tq](?P<rank>[1-4])",
    "SEASON": "(?P<season>printemps|ete|automne|hiver)",
    "SLICE": "(?P<slice>debut|mi|milieu|fin)",
    "REST": "(?P<rest>.+)",
}
_MONTHS = {name[:size]: month for month, name in enumerate(_STEMS, 1) for size in (3, 4)}
_SEASONS = {"printemps": 3, "ete": 6, "automne": 9, "hiver": 12}
_RANKS = {"1": 1, "2": 2, "3": 3, "4": 4, "p": 1, "s": 2, "d": 2, "t": 3, "q": 4}
_SLICES = {"debut": Slice.START, "mi": Slice.MIDDLE, "milieu": Slice.MIDDLE, "fin": Slice.END}
_HALVES = {1: Slice.FIRST_HALF, 2: Slice.SECOND_HALF}


Form: TypeAlias = tuple[str, Callable[[re.Match[str]], Part | None]]


def _pattern(form: str) -> re.Pattern[str]:
    """A form with its tokens (the words in capitals) spelt out."""
    return re.compile(re.sub("|".join(sorted(_TOKENS, key=len, reverse=True)), lambda token: _TOKENS[token[0]], form))


def _year(match: re.Match[str]) -> int | None:
    """The year; None when it is not written. Two digits are read as Python does: 68 is 2068, 69 is 1969."""
    year = int(match["year"] or -1)
    if year >= 100:
        return year
    return None if year < 0 else year + (2000 if year < 69 else 1900)


def _month(match: re.Match[str]) -> int:
    return int(match["month"]) if match["month"].isdigit() else _MONTHS[match["month"][:4]]


def _rank(match: re.Match[str]) -> int:
    return _RANKS[match["rank"][0]]


def _months(match: re.Match[str], first: int, count: int) -> Part:
    return Part(Unit.MONTHS, _year(match), first, count)


def _day(match: re.Match[str]) -> Part:
    return Part(Unit.DAY, _year(match), _month(match), int(match["day"]))


def _bare_day(match: re.Match[str]) -> Part:
    return Part(Unit.DAY, None, 0, int(match["day"]))


def _one_month(match: re.Match[str]) -> Part:
    return _months(match, _month(match), 1)


def _season(match: re.Match[str]) -> Part:
    return _months(match, _SEASONS[match["season"]], 3)


def _winter(match: re.Match[str]) -> Part | None:
    """« hiver 2020-2021 »: only when the second year follows the first."""
    return _months(match, 12, 3) if (int(match["year"]) + 1) % 100 == int(match["number"]) else None


def _quarter(match: re.Match[str]) -> Part:
    return _months(match, 3 * _rank(match) - 2, 3)


def _semester(match: re.Match[str]) -> Part | None:
    return _months(match, 6 * _rank(match) - 5, 6) if _rank(match) in _HALVES else None


def _whole_year(match: re.Match[str]) -> Part:
    return _months(match, 1, 12)


def _numbered_week(match: re.Match[str]) -> Part:
    week = int(match["number"])
    return Part(Unit.NUMBERED_WEEK, _year(match), (week - 1) * 12 // 53 + 1, week)


def _week_of(match: re.Match[str]) -> Part | None:
    day = read_part(match["rest"])
    return day._replace(unit=Unit.WEEK_OF_DAY) if day and day.unit is Unit.DAY and not day.rough else None


def _roughly(match: re.Match[str]) -> Part | None:
    part = read_part(match["rest"])
    return part and part._replace(rough=True)


def _slice(match: re.Match[str]) -> Part | None:
    """« fin juillet »; « début » alone takes its month from what follows."""
    if match["rest"] is None:
        return Part(Unit.MONTHS, None, 0, 0, _SLICES[match["slice"]])
    whole = _read_whole_months(match["rest"])
    return whole and whole._replace(slice=_SLICES[match["slice"]])


def _half_month(match: re.Match[str]) -> Part | None:
    month, rank = _read_whole_months(match["rest"]), _rank(match)
    return month._replace(slice=_HALVES[rank]) if month and month.number == 1 and rank in _HALVES else None


def _read_whole_months(text: str) -> Part | None:
    part = read_part(text)
    return part if part and part.unit is Unit.MONTHS and part.slice is Slice.WHOLE and not part.rough else None


_NUMERIC_FORMS: tuple[Form, ...] = (
    ("DAY(?: ?er)?[ -]?MONTHOFYEAR", _day),
    ("DAY/MM(?:/YY)?", _day),
    ("DAY[.-]MM[.-]YY", _day),
    ("YEAR[/-]MM[/-]DAY", _day),
    ("DAY(?: ?er)?", _bare_day),
    ("MONTHNUMBER/YEAR", _one_month),
    ("YEAR-MONTHNUMBER", _one_month),
    ("YEAR-?[sw]NUMBER", _numbered_week),
    ("YEAR-?QUARTER", _quarter),
    ("YEAR", _whole_year),
)
# « S1 2021 » and « S2 2021 » are not read: they may be semesters. « S01 2021 » and « semaine 1 de 2021 » are weeks.
_VERBAL_FORMS: tuple[Form, ...] = (
    ("MONTHOFYEAR", _one_month),
    ("WEEK d[ue] REST", _week_of),
    ("SLICE(?:$|[ -](?:du |de |d')?REST)", _slice),
    ("SEASONOFYEAR", _season),
    ("hiver YEAR[/-](?:20)?NUMBER", _winter),
    ("QUARTEROFYEAR", _quarter),
    ("WEEK ?(?:n ?[°o]?[.]? ?)?NUMBEROFYEAR", _numbered_week),
    ("s(?=[0-9]{2})NUMBEROFYEAR", _numbered_week),
    ("anneeOFYEAR", _whole_year),
    ("(?:vers|environ|autour d[eu]|aux alentours d[eu]) REST", _roughly),
)
_RANKED_FORMS: tuple[Form, ...] = (
    ("RANK trimestreOFYEAR", _quarter),
    ("RANK semestreOFYEAR", _semester),
    ("RANK quinzaine (?:du |de |d')REST", _half_month),
)
_NUMERIC = [(_pattern(form), build) for form, build in _NUMERIC_FORMS + _RANKED_FORMS]
_VERBAL = [(_pattern(form), build) for form, build in _VERBAL_FORMS + _RANKED_FORMS]
_ARTICLES = re.compile("(?:(?:le|la|les|en|au|courant|pendant|durant|mois de|cours de) |mois d'|cours d[eu] |l'|d')+")


def read_part(text: str) -> Part | None:
    """The part that a folded text says, None when it follows no form."""
    articles = _ARTICLES.match(text)
    if articles:
        text = text[articles.end() :]
    for pattern, build in _NUMERIC if text[:1].isdigit() else _VERBAL:
        match = pattern.fullmatch(text)
        if match:
            return build(match)
    return None
