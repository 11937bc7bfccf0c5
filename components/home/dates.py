"""Fuzzy dates as they were typed, shortened for the few words of the home screen."""

import re
from datetime import date

from components import words
from sheets.dates import Certainty, FuzzyDate

TO_DEFINE = "à définir"
_TENTATIVE = re.compile(r"^\s*(?:date\s+)?à\s+(?:définir|preciser|préciser|confirmer)\b[\s/:,;–-]*", re.IGNORECASE)
_STRETCH = re.compile(r"^du\s+(.+?)\s+au\s+(.+)$", re.IGNORECASE)


def core(when: FuzzyDate | None, today: date) -> str:
    """« fin juillet ou début septembre »: without the year of today nor an opening « à définir »; '' if unknown.

    A single day is written the same way however it was typed.
    """
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    if when.certainty is Certainty.DAY and when.earliest:
        return words.day(when.earliest, year=when.earliest.year != today.year)
    text = _TENTATIVE.sub("", when.text).strip()
    return re.sub(rf"\s+{today.year}\b", "", text)


def brief(when: FuzzyDate, today: date) -> str:
    """The same for a narrow column: « 29 juin – 3 juil. », « sem. du 13 juil. »."""
    text = _STRETCH.sub(r"\1 – \2", core(when, today))
    text = re.sub(r"^semaine\b", "sem.", text, flags=re.IGNORECASE)
    for long, short in zip(words.MONTHS, words.SHORT_MONTHS, strict=True):
        text = re.sub(rf"\b{long}\b", short, text)
    return text


def span(first: date | None, last: date | None, today: date) -> str:
    """« 1er juin – 12 juillet », from the known ends of several dates; '' without any."""
    ends = [words.day(end, year=end.year != today.year) for end in (first, last) if end]
    return " – ".join(dict.fromkeys(ends))
