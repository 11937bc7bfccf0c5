"""The findings that are shown, and the labs they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.owing import Owing, Tables, owing
from components.levels import LEVEL_IDS
from sheets import labs
from sheets.cells import fold
from sheets.findings import Finding
from sheets.snapshot import Snapshot
from sheets.tabs import (
    CHANTIERS,
    CRASH_TESTS,
    CRISES,
    INTERVIEWS,
    OBSERVATIONS,
    PARTNERS,
    READINGS,
    SELF_DIAGNOSIS,
    TABS,
    TERRAINS,
)

NOBODY, NOBODY_NAMED = "sans-labo", "Sans labo"


@dataclass(frozen=True)
class Choice:
    """What the reader asks to see. ``lab``: an id, ``NOBODY``, or '' for all; ``by_lab``: grouped so, not by tab."""

    lab: str = ""
    tab: str = ""
    levels: tuple[str, ...] = ()
    text: str = ""
    by_lab: bool = False

    @property
    def filters(self) -> bool:
        """Whether anything but the lab narrows what is shown."""
        return bool(self.tab or self.levels or self.text)

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding is shown, its text aside."""
        return (
            (not self.lab or (finding.lab or NOBODY) == self.lab)
            and (not self.tab or finding.tab == self.tab)
            and (not self.levels or LEVEL_IDS[finding.level] in self.levels)
        )


def findings(snapshot: Snapshot, choice: Choice) -> tuple[Finding, ...]:
    """The findings asked for, in the order in which they were found; every word of the text must be there, folded."""
    kept = snapshot.derive(_kept, Choice(choice.lab, choice.tab, choice.levels))
    asked = fold(choice.text).split()
    if not asked:
        return kept
    known = snapshot.derive(_folded)
    return tuple(finding for finding in kept if all(word in known[finding] for word in asked))


def _kept(snapshot: Snapshot, choice: Choice) -> tuple[Finding, ...]:
    return tuple(filter(choice.keeps, snapshot.workbook.findings))


def _folded(snapshot: Snapshot) -> dict[Finding, str]:
    """What a search looks into."""
    return {
        f: fold(" ".join((f.tab, f.column, f.cell or f"ligne {f.row}", f.value, f.what, f.remedy)))
        for f in snapshot.workbook.findings
    }


def lab_names(snapshot: Snapshot) -> dict[str, str]:
    """Lab id -> what it is called, in the order of the Sheet."""
    return labs.lab_names(snapshot[PARTNERS])


def lab_name(snapshot: Snapshot, lab: str) -> str:
    return NOBODY_NAMED if lab == NOBODY else snapshot.derive(lab_names)[lab]


def lab_options(snapshot: Snapshot) -> dict[str, str]:
    """The labs, then « Sans labo » when something is nobody's."""
    nobody = any(not finding.lab for finding in snapshot.workbook.findings)
    return {**snapshot.derive(lab_names), **({NOBODY: NOBODY_NAMED} if nobody else {})}


def tab_order(found: Iterable[Finding]) -> list[str]:
    """The titles of the tabs at fault: declared ones in their order, then others as they come."""
    titles = dict.fromkeys(finding.tab for finding in found)
    declared = [tab.name for tab in TABS if tab.name in titles]
    return [*declared, *(title for title in titles if title not in declared)]


def owings(snapshot: Snapshot) -> dict[str, Owing]:
    """Lab id -> what it could still write."""
    tables = Tables(
        terrains=snapshot[TERRAINS],
        self_diagnosis=snapshot[SELF_DIAGNOSIS],
        chantiers=snapshot[CHANTIERS],
        crises=snapshot[CRISES],
        crash_tests=snapshot[CRASH_TESTS],
        interviews=snapshot[INTERVIEWS],
        observations=snapshot[OBSERVATIONS],
        readings=snapshot[READINGS],
    )
    return owing(snapshot.derive(lab_names), tables)
