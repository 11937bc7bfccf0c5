"""What a cell of Google Sheets holds, what typing makes of a text in French, and how the API renders it."""

import re
from datetime import date, datetime, timedelta
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | None

EPOCH = datetime(1899, 12, 30)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:,\d+)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?")


def to_value(value: Value | date) -> Value:
    """A cell as Google keeps it: dates are days since 1899-12-30."""
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        days = (moment.replace(tzinfo=None) - EPOCH) / timedelta(days=1)
        return int(days) if days.is_integer() else days
    return value


def typed(text: str) -> Value:
    """What the Sheet keeps of a text typed in a cell whose format is automatic, fr_FR: numbers, percents, ISO dates."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", text)
    if text.upper() in ("VRAI", "FAUX"):
        return text.upper() == "VRAI"
    if _MOMENT.fullmatch(text):
        return to_value(datetime.fromisoformat(text))
    if bare.endswith("%") and _NUMBER.fullmatch(bare[:-1]):
        return float(bare[:-1].replace(",", ".")) / 100
    if _NUMBER.fullmatch(bare):
        return float(bare.replace(",", ".")) if "," in bare else int(bare)
    return text


def render(value: Value, formatted: bool) -> str | int | float | bool:
    """A cell as the API gives it; ``formatted`` as a French person sees it."""
    if value is None:
        return ""
    if not formatted or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    return str(value).replace(".", ",")
