"""What could not be read as it stands: findings, as data, each at its very cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sheets.cells import column_letter, join_french, shorten
from sheets.message import Level
from sheets.messages import MESSAGES

_PLACES_SHOWN = 12
LEVELS = (Level.BLOCKING, Level.TO_MEND, Level.ADVICE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What a cell or a row does wrong, without its place: a rule of ``messages`` and the facts of its sentence."""

    rule: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at its place. ``row`` is 1-based as in the Sheet (None: the whole tab), ``column`` the French header.

    ``lab``: the id of the partner whose row it is, '' when it is nobody's (``sheets.labs``).
    """

    tab: str
    rule: str
    level: Level
    what: str
    remedy: str
    row: int | None = None
    column: str = ""
    cell: str = ""
    value: str = ""
    link: str = ""
    lab: str = ""

    @property
    def sentence(self) -> str:
        """Where, what and how to mend it, in French."""
        return FindingGroup((self,)).sentence


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The same fault in one or many cells: one sentence, its cells."""

    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        return self.findings[0].level

    @property
    def where(self) -> str:
        first = self.findings[0]
        places = [f.cell or str(f.row) for f in self.findings if f.row is not None]
        column = f", colonne « {first.column} »" if first.column else ""
        if not places:
            return f"Onglet « {first.tab} »{column}"
        kind = "cellule" if first.cell else "ligne"
        plural = "s" if len(places) > 1 else ""
        more = len(places) - _PLACES_SHOWN
        shown = [*places[:_PLACES_SHOWN], f"{more} autres"] if more > 1 else places
        return f"Onglet « {first.tab} »{column}, {kind}{plural} {join_french(shown)}"

    @property
    def links(self) -> dict[str, str]:
        """Place -> the address that opens it, of the places that ``where`` names; none without an address."""
        return {f.cell or str(f.row or f.tab): f.link for f in self.findings[:_PLACES_SHOWN] if f.link}

    @property
    def sentence(self) -> str:
        first = self.findings[0]
        return f"{self.where} : {first.what} {first.remedy}"


def make_finding(
    fault: Fault,
    tab: str,
    row: int | None = None,
    column: str = "",
    index: int | None = None,
    value: str = "",
    link: str = "",
    lab: str = "",
) -> Finding:
    """Give a fault its place; ``index`` is the 0-based column in the Sheet, when the fault is that of one cell."""
    message = MESSAGES[fault.rule]
    facts = {"tab": tab, "column": column, "proposal": "", "value": quote(value), **fault.facts}
    cell = f"{column_letter(index)}{row}" if index is not None and row is not None else ""
    what, remedy = message.what.format(**facts), message.remedy.format(**facts)
    return Finding(tab, fault.rule, message.level, what, remedy, row, column, cell, value, link, lab)


def quote(value: str) -> str:
    return f"« {shorten(value)} »"


def group_findings(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Group the same fault of the same column over its cells; most serious first, then by tab and column."""

    def sameness(finding: Finding) -> tuple[int, str, str, str, str, str]:
        return (
            LEVELS.index(finding.level),
            finding.tab,
            finding.column,
            finding.rule,
            finding.what,
            finding.remedy,
        )

    ordered = sorted(findings, key=lambda f: (*sameness(f), f.row or 0, f.cell))
    return [FindingGroup(tuple(group)) for _, group in groupby(ordered, key=sameness)]
