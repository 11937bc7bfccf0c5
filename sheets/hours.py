"""The hours that a text gives: « 11 h – 12 h 30 » -> 11:00 and 12:30."""

import re
from datetime import time

Hours = tuple[time, time | None]

_TYPOGRAPHY = str.maketrans(dict.fromkeys("‐‑‒–—−→", "-") | dict.fromkeys("\u00a0\u202f\u2009", " "))
_CLOCK = re.compile(r"(?<![\d:,.])(\d{1,2})(?: ?h(?:eures?)?(?![a-z])(?: ?(\d{2})(?![\d/]))?|:(\d{2})(?![\d:]))")
# « 9-11 h », « de 9 à 11 h »: the first number borrows its « h ».
_BARE = re.compile(r"(?:(?<![\d:h] )(?<![\d:h])(\d{1,2}) ?-|\bde (\d{1,2}) à) ?(?=\d{1,2} ?(?:h|:))")


def read_hours(text: str) -> Hours | None:
    """When it starts and, if it is told, when it ends the same day; None when the text gives no hour, or several spans.

    « 14 h » has no end, and neither has « 22 h – 2 h »: nothing is made up.
    """
    plain = " ".join(text.translate(_TYPOGRAPHY).lower().split())
    plain = _BARE.sub(lambda found: f"{found[1] or found[2]}h - ", plain)
    found = [_time(hour, minute or colon) for hour, minute, colon in _CLOCK.findall(plain)]
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found) or len(known) > 2:
        return None
    start, end = known[0], known[-1]
    return start, end if end > start else None


def _time(hour: str, minute: str) -> time | None:
    at, past = int(hour), int(minute or 0)
    return time(at, past) if at < 24 and past < 60 else None
