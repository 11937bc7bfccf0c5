"""How the French write a whole date: intervals, alternatives, bounds, « à définir ». Private to ``sheets.dates``."""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from sheets.date_forms import MONTH_NAME, Part, Slice, Unit, read_part

Bound = Enum("Bound", "NONE BEFORE UNTIL FROM AFTER")


class Phrase(NamedTuple):
    """What a cell says: its parts in the order of the text, none for « à définir » alone."""

    tentative: bool
    bound: Bound = Bound.NONE
    parts: tuple[Part, ...] = ()


_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("’‘ʼ′´`", "'") | dict.fromkeys("‐‑‒–—−→", "-") | dict.fromkeys("\u00ad\u200b\u200d\u2060\ufeff")
)
_ACCENT = re.compile("[\u0300-\u036f]")
_WEEKDAY = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|(?:lun|mar|mer|jeu|ven|sam|dim)\b\.?(?= [0-9]{1,2}(?![0-9]))),? ?"
)
_CLOCK = (
    r"(?<![0-9])(?:[01]?[0-9]|2[0-4])"
    rf"(?: ?h(?:eures?)?(?: ?[0-5][0-9](?! ?{MONTH_NAME}))?|:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)"
    r"(?:z|[+-][0-9]{2}:?[0-9]{2})?(?![a-z0-9])"
)
# Hours follow the day they belong to; « du 5 juin 14h au 6 juin 12h » has two.
_HOURS = re.compile(
    r"(?<!^)[ ,(]*(?:(?:de|entre) [0-9]{1,2} (?:a|et) |(?<= )[0-9]{1,2} ?- ?"
    rf"|(?:(?:de|entre|vers|des|a partir de|a|au|jusqu'a|et|t|[-/@]) ?)?){_CLOCK}\)?"
    r"|(?<!^)[ ,(]*\b(?:horaires?|heures?) a (?:re)?(?:definir|preciser|confirmer|fixer)\)?"
)
_TIME_OF_DAY = re.compile(r"(?<!^),?(?: au| le| en)? (?:l')?(?:matin(?:ee)?|apres[ -]midi|soir(?:ee)?|midi)\b")
_TO_DEFINE = re.compile(
    r"\(?(?:\b(?:la |le )?(?:dates?|jours?|periode) )?(?:reste |encore )?(?:"
    r"\ba (?:re)?(?:definir|preciser|confirmer|fixer|determiner|caler|planifier)\b(?! (?:avant|d'ici|jusqu|apres))"
    r"|\bnon (?:defini|fixe|connu)e?\b|\binconnue?\b|\bindeterminee?\b|\?)\)?"
)
_MAY_BE_TO_DEFINE = ("a ", "non ", "inconnu", "indetermin", "?")  # spares nearly every text the search
_OR = re.compile(r",? ou (?:bien )?|,? / |(?<=[a-z.])/(?=[a-z])")
_WEEK_OF = re.compile("(?:la )?sem(?:aine|[.])? d[ue] ")
_OPENING = re.compile("(?:la )?(?:sem(?:aine|[.])? )?d[ue] |d'|des |les |entre |a (?:partir|compter) d[eu] ")
_JOINT = re.compile(" ?-+>? ?|(?<=[0-9])/(?=[0-9]{4}-)| (?:au|a|jusqu'(?:au?|en)|et) ")
_BOUNDS = (
    (re.compile("(?:d'ici(?: au?)?|jusqu'(?:au?|en)|au plus tard) (.+)"), Bound.UNTIL),
    (re.compile("(.+),? (?:au plus tard|(?:au )?maximum)"), Bound.UNTIL),
    (re.compile("avant (.+)"), Bound.BEFORE),
    (re.compile("(?:a (?:partir|compter) (?:d[eu] |(?=d'))|des |depuis |au plus tot )(.+)"), Bound.FROM),
    (re.compile("apres (.+)"), Bound.AFTER),
)


def read_phrase(text: str) -> Phrase | None:
    """What the text of a cell says, None when it is no date."""
    body, marks = _fold(text), 0
    if any(sign in body for sign in _MAY_BE_TO_DEFINE):
        body, marks = _TO_DEFINE.subn("", body)
    body = body.strip(" /-:,;.()")
    if not body:
        return Phrase(tentative=True) if marks else None
    parts = _read_alternatives(body)
    if parts:
        return Phrase(marks > 0, Bound.NONE, parts)
    bound, part = _read_bound(body)
    return Phrase(marks > 0, bound, (part,)) if part and part.month else None


def _fold(text: str) -> str:
    """Lower case without accents, with plain apostrophes, dashes and spaces; day names and hours are left out."""
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY)))
    text = _WEEKDAY.sub("", " ".join(text.lower().split()))
    if "h" in text or ":" in text:
        text = _HOURS.sub("", text)
    return _TIME_OF_DAY.sub("", text)


def _read_alternatives(text: str) -> tuple[Part, ...] | None:
    if " ou " in text:
        text = text.replace(", ", " ou ")
    elif "/" not in text:
        return _complete(_read_one(text))
    alternatives = _OR.split(text)
    if _WEEK_OF.match(text):
        alternatives = [re.sub("^(?:celle )?(?=d[ue] )", "semaine ", alternative) for alternative in alternatives]
    read = [_read_one(alternative) for alternative in alternatives]
    return _complete([part for parts in read for part in parts]) if all(read) else None


def _read_one(text: str) -> tuple[Part, ...]:
    """One part, or the two ends of an interval; nothing when it is neither."""
    part = read_part(text)
    return (part,) if part else _read_interval(text)


def _read_interval(text: str) -> tuple[Part, ...]:
    opening = _OPENING.match(text)
    body = text[opening.end() :] if opening else text
    for joint in _JOINT.finditer(body):
        start, end = read_part(body[: joint.start()]), read_part(body[joint.end() :])
        if start and end and (joint[0] != " et " or text.startswith("entre ") or _adjoin(start, end)):
            return start._replace(opens=True), end
    return ()


def _adjoin(start: Part, end: Part) -> bool:
    """« 13 et 14 juin », « juillet et août »: two parts that make one interval, unlike « 8 et 15 juin »."""
    if start.slice is not Slice.WHOLE or start.unit is not end.unit:
        return False
    if start.unit is Unit.DAY:
        return start.month in (0, end.month) and start.number + 1 == end.number
    return start.unit is Unit.MONTHS and start.number == end.number == 1 and start.month + 1 == end.month


def _complete(parts: Sequence[Part]) -> tuple[Part, ...] | None:
    """« du 8 au 12 juin », « début ou fin juin »: a part without month takes that of the next, if it is alike."""
    if all(part.month for part in parts):
        return tuple(parts)
    completed: list[Part] = []
    for part in reversed(parts):
        if part.month == 0:
            if not completed or not _alike(part, completed[0]):
                return None
            part = part._replace(month=completed[0].month, number=part.number or completed[0].number)
        completed.insert(0, part)
    return tuple(completed)


def _alike(part: Part, following: Part) -> bool:
    """True for two days, two weeks, two slices."""
    return part.unit is following.unit and (part.slice is Slice.WHOLE) is (following.slice is Slice.WHOLE)


def _read_bound(text: str) -> tuple[Bound, Part | None]:
    for pattern, bound in _BOUNDS:
        match = pattern.fullmatch(text)
        if match:
            part = read_part(match[1])
            ends = bound is Bound.BEFORE and part and part.slice is Slice.END
            return Bound.UNTIL if ends else bound, part
    return Bound.NONE, None
