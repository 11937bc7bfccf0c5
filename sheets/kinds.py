"""The kinds of columns: what each takes from the text of a cell, and what it says of a text that it cannot take."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sheets.cells import Cell, fold
from sheets.column import Column, Context
from sheets.dates import DateFault, FuzzyDate, explain_fault, read_fuzzy_date
from sheets.findings import Fault
from sheets.stand_ins import says_nothing
from sheets.terms import match_grade, match_term, unknown_term
from sheets.values import MINUS, moment_of_serial, read_moment, read_number
from sheets.vocabularies import Term

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PARTS = re.compile(r"[;\n|]")
_MASKED = "[adresse masquée]"


@dataclass(frozen=True)
class Text(Column):
    """Free text -> str. In a public column, e-mail addresses are masked, unless it is meant for one (``address``)."""

    address: bool = False

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        if not self.public or self.address or "@" not in text:
            return text, None
        masked = _EMAIL.sub(_MASKED, text)
        return masked, Fault("email-public") if masked != text else None


@dataclass(frozen=True)
class Key(Column):
    """An opaque identifier -> str. Never a number, even when it looks like one."""

    required: bool = True
    kind: ClassVar[str] = "identifiant"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        advice = None if isinstance(raw, str) else Fault("number-as-id")
        return " ".join(text.split()), advice


@dataclass(frozen=True)
class Version(Column):
    """A version -> « V1 », « V2 »…"""

    required: bool = True
    kind: ClassVar[str] = "version"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        match = re.fullmatch(r"(?:v|version)? ?0*(\d{1,3})", fold(text))
        if match is None or match[1] == "0":
            return "", Fault("version-unreadable")
        return f"V{match[1]}", None


@dataclass(frozen=True)
class Link(Column):
    """A reference to one row of another tab -> its id; resolved once all tabs are read.

    ``unnamed``: it leaves the team under letters that say nothing of who is who (``sheets.publication``).
    """

    to: str = ""
    unnamed: bool = False
    kind: ClassVar[str] = "référence"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        return "" if says_nothing(text) else " ".join(text.split()), None


@dataclass(frozen=True)
class Links(Column):
    """References to rows of another tab -> tuple of ids. Commas are left, for titles have some: ``references``."""

    to: str = ""
    empty: ClassVar[tuple[str, ...]] = ()
    kind: ClassVar[str] = "références"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[tuple[str, ...], Fault | None]:
        parts = (" ".join(part.split()) for part in _PARTS.split(text))
        return tuple(dict.fromkeys(part for part in parts if not says_nothing(part))), None


@dataclass(frozen=True)
class Choice(Column):
    """A term of a vocabulary -> its label. ``listed`` names the list of the tab Listes that replaces the terms."""

    terms: tuple[Term, ...] = ()
    listed: str = ""
    kind: ClassVar[str] = "choix"

    def vocabulary(self, context: Context) -> tuple[Term, ...]:
        return context.lists.get(fold(self.listed), self.terms) if self.listed else self.terms

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        vocabulary = self.vocabulary(context)
        label = match_term(text, vocabulary)
        if label:
            return label, None
        return "", unknown_term(text, vocabulary)


@dataclass(frozen=True)
class Position(Choice):
    """A place between two poles, or off their axis -> the term's label.

    A text that is no term is given back as it is, with its fault: the pole's own words are recognised once the
    controversy of the row is known (``sheets.poles``).
    """

    kind: ClassVar[str] = "position"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        number = re.fullmatch(r"\(?([+-]?)\s?([012])(?:[.,]0+)?\)?", text.translate(MINUS))
        if number:
            value = int(number[1] + number[2])
            return next(term.label for term in self.terms if term.value == value), None
        label, fault = super().read_text(text, raw, context)
        return (text, fault) if fault else (label, None)


@dataclass(frozen=True)
class Fuzzy(Column):
    """A date as vague as people know it -> ``FuzzyDate`` or None."""

    empty: ClassVar[FuzzyDate | None] = None
    kind: ClassVar[str] = "date floue"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[FuzzyDate | None, Fault | None]:
        # A time alone (an .xlsx can hold one) has no day; Python's booleans are integers, not serials.
        value = text if isinstance(raw, bool) or not isinstance(raw, (int, float, date)) else raw
        when = read_fuzzy_date(value, context.year)
        if when is None:
            impossible = explain_fault(text, context.year) is DateFault.IMPOSSIBLE
            return None, Fault("date-impossible" if impossible else "date-unreadable")
        if when.assumed_year is not None:
            return when, Fault("date-without-year", {"year": str(when.assumed_year)})
        return when, None


@dataclass(frozen=True)
class Number(Column):
    """A number between two bounds -> float, NaN when empty. With ``percent``, 0.92 and « 92 % » are both 92.

    ``terms`` are the words of its scale, read as well as figures.
    """

    low: int = 0
    high: int = 100
    percent: bool = False
    terms: tuple[Term, ...] = ()
    empty: ClassVar[float] = float("nan")
    kind: ClassVar[str] = "nombre"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[float, Fault | None]:
        bounds = {"low": str(self.low), "high": str(self.high), "unit": " %" if self.percent else ""}
        number = read_number(text)
        if number is None:
            number = match_grade(text, self.terms)
        if number is None or isinstance(raw, bool):
            return self.empty, Fault("number-unreadable", bounds)
        if self.percent and isinstance(raw, (int, float)) and 0 < number <= 1:
            number = round(number * 100, 6)
        if not self.low <= number <= self.high:
            return self.empty, Fault("number-outside", bounds)
        doubtful = self.percent and isinstance(raw, str) and 0 < number <= 1 and "%" not in text
        return number, Fault(
            "percent-doubtful", {"kept": text, "hundredfold": f"{number * 100:g}"}
        ) if doubtful else None


@dataclass(frozen=True)
class Moment(Column):
    """A timestamp, as a form writes it -> datetime or None."""

    empty: ClassVar[datetime | None] = None
    kind: ClassVar[str] = "horodatage"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[datetime | None, Fault | None]:
        if isinstance(raw, datetime):
            return raw.replace(tzinfo=None), None
        if isinstance(raw, (int, float)) and not isinstance(raw, bool) and 1 <= raw < 2_900_000:
            return moment_of_serial(raw), None
        moment = read_moment(text)
        return moment, None if moment else Fault("moment-unreadable")


@dataclass(frozen=True)
class Url(Column):
    """A web address -> str, http or https only, its apostrophes encoded (« L'Équipe » is a page of Wikipedia)."""

    kind: ClassVar[str] = "adresse web"

    def read_text(self, text: str, raw: Cell, context: Context) -> tuple[str, Fault | None]:
        if re.fullmatch(r"https?://[^\s/\"'<>]+\.[^\s\"<>]+", text, re.IGNORECASE):
            return text.replace("'", "%27"), None
        return "", Fault("link-unsafe")
