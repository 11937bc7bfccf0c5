"""Numbers and timestamps as the French type them."""

import re
from contextlib import suppress
from datetime import datetime, timedelta

# What phones and word processors make of a minus sign.
MINUS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ISO = ""
_SHEETS_EPOCH = datetime(1899, 12, 30)  # number 0 of Google Sheets
_MOMENTS = (_ISO, "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y")


def read_moment(text: str) -> datetime | None:
    """A timestamp as forms and spreadsheets write it, day first unless ISO, in its own time zone."""
    for form in _MOMENTS:
        with suppress(ValueError):
            moment = datetime.strptime(text, form) if form else datetime.fromisoformat(text)
            return moment.replace(tzinfo=None)
    return None


def moment_of_serial(serial: float) -> datetime:
    """The moment of a number of days, as a spreadsheet counts them."""
    return _SHEETS_EPOCH + timedelta(days=serial)


def read_number(text: str) -> float | None:
    """A number as the French write it: « 1 234,5 », « 92 % »; None when it is not one."""
    bare = re.sub(r"[\s%]", "", text).translate(MINUS)
    if re.fullmatch(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?", bare):
        return float(bare.replace(",", "."))
    return None
