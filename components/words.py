"""French wording shared by the screens: counts, dates, lists, numbers, with the spaces of careful typography."""

import re
from datetime import date, datetime
from math import isnan

from sheets.cells import join_french
from sheets.typography import NARROW as NARROW
from sheets.typography import typeset as typeset

NO_BREAK = "\u00a0"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_ORDINALS = ("", "première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième")


def guillemets(text: str) -> str:
    """« text », with narrow no-break spaces."""
    return f"«{NARROW}{text}{NARROW}»"


def plural(number: int, singular: str, plural_form: str = "") -> str:
    """The noun agreed with its number: 0 and 1 are singular in French. ``plural_form`` when an s is not enough."""
    return singular if number < 2 else plural_form or f"{singular}s"


def count(number: int, singular: str, plural_form: str = "") -> str:
    """« 3 observations »."""
    return f"{number}{NO_BREAK}{plural(number, singular, plural_form)}"


def number(value: float, decimals: int = 0) -> str:
    """« 1 234,5 »; « – » when there is none."""
    if isnan(value):
        return "–"
    return f"{value:,.{decimals}f}".replace(",", NARROW).replace(".", ",").replace("-", "−")


def percent(value: float) -> str:
    """« 92 % », from 92."""
    return f"{number(value)}{NARROW}%"


def in_letters(value: int, feminine: bool = False) -> str:
    """« six »; figures above twelve."""
    if feminine and value == 1:
        return "une"
    return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else str(value)


def ordinal(value: int) -> str:
    """« troisième » (feminine for 1: « première »)."""
    return _ORDINALS[value] if 0 < value < len(_ORDINALS) else f"{value}ᵉ"


def day(when: date, year: bool = False) -> str:
    """« 22 juillet », « 1er juin 2020 »."""
    first = "1er" if when.day == 1 else str(when.day)
    return f"{first}{NO_BREAK}{MONTHS[when.month - 1]}" + (f"{NO_BREAK}{when.year}" if year else "")


def moment(when: datetime) -> str:
    """« 22 juillet à 14 h 05 », on the server's clock."""
    local = when.astimezone()
    return f"{day(local.date())} à {local:%H}{NARROW}h{NARROW}{local:%M}"


def short_day(when: date) -> str:
    """« 20 juil. »."""
    return f"{when.day}{NO_BREAK}{SHORT_MONTHS[when.month - 1]}"


def listing(items: list[str], last: str = "et") -> str:
    """« a, b et c »."""
    return join_french(items, last)


def capital(text: str) -> str:
    """The first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")
_ESCAPED = re.compile(r"\\" + _MARKDOWN.pattern)


def plain_label(text: str) -> str:
    """A text of the Sheet for a widget's label, which Streamlit reads as Markdown: every sign is escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def without_markdown(label: str) -> str:
    """The text that ``plain_label`` was given."""
    return _ESCAPED.sub(r"\1", label)
