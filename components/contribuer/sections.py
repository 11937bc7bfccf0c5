"""Findings as they are told: by tab or by lab, the same sentence once, with its cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from components import words
from components.contribuer.model import NOBODY, NOBODY_NAMED, tab_order
from components.levels import SIGNS, level_counts
from sheets.findings import Finding, FindingGroup, group_findings
from sheets.message import Level

PLACES_SHOWN = 12
PLACES_AT_MOST = 300  # past it, a sentence is about a whole column: the table behind the view has them all
SENTENCES_AT_MOST = 200  # in a page that must still be scrolled, and sent


@dataclass(frozen=True)
class Place:
    """A cell, a row or a tab; ``href`` opens it in the Sheet, '' when the source has no address."""

    label: str
    href: str


@dataclass(frozen=True)
class Told:
    """A sentence: where (tab, column), what, how to mend it; its places: shown, folded, and how many more."""

    level: Level
    sign: str
    tab: str
    column: str
    what: str
    remedy: str
    shown: tuple[Place, ...]
    folded: tuple[Place, ...]
    others: int


@dataclass(frozen=True)
class Section:
    """The sentences of a tab or a lab; ``lab``: the id in the address of what is its own, '' for a tab."""

    title: str
    counts: str
    told: tuple[Told, ...]
    lab: str = ""


@dataclass(frozen=True)
class Sections:
    """``left_out``: how many sentences were too many to be shown."""

    sections: tuple[Section, ...]
    left_out: int = 0


def by_tab(found: Sequence[Finding]) -> Sections:
    """A section a tab, in the order of the Sheet."""
    return _bounded([_section(title, [f for f in found if f.tab == title]) for title in tab_order(found)])


def by_lab(found: Sequence[Finding], names: Mapping[str, str]) -> Sections:
    """A section a lab, in the order of ``names``, then what is nobody's."""
    filed: dict[str, list[Finding]] = {}
    for finding in found:
        filed.setdefault(finding.lab or NOBODY, []).append(finding)
    named = {**names, NOBODY: NOBODY_NAMED}
    return _bounded([_section(name, filed[lab], lab) for lab, name in named.items() if lab in filed])


def _section(title: str, found: Sequence[Finding], lab: str = "") -> Section:
    return Section(title, level_counts(found), tuple(map(_told, group_findings(found))), lab)


def _told(group: FindingGroup) -> Told:
    first = group.findings[0]
    places = [Place(_label(finding), finding.link) for finding in group.findings if finding.row or finding.link]
    # « et 1 autre » would take the room of the cell itself.
    shown = PLACES_SHOWN if len(places) > PLACES_SHOWN + 1 else len(places)
    return Told(
        first.level,
        SIGNS[first.level],
        first.tab,
        first.column,
        words.capital(first.what),
        first.remedy,
        tuple(places[:shown]),
        tuple(places[shown:PLACES_AT_MOST]),
        max(len(places) - PLACES_AT_MOST, 0),
    )


def _label(finding: Finding) -> str:
    return finding.cell or (f"ligne {finding.row}" if finding.row else "ouvrir l’onglet")


def _bounded(sections: Iterable[Section]) -> Sections:
    """As many sentences as a page can hold; the sections that stay empty are left out."""
    room, kept, left_out = SENTENCES_AT_MOST, [], 0
    for section in sections:
        told = section.told[:room]
        room -= len(told)
        left_out += len(section.told) - len(told)
        kept += [replace(section, told=told)] if told else []
    return Sections(tuple(kept), left_out)
