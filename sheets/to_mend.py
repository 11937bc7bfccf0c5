"""What the tab « À corriger » of the shared Sheet says: a line a finding, the most serious first."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sheets.cells import clean_text, shorten
from sheets.findings import LEVELS, Finding
from sheets.labs import lab_names
from sheets.message import Level
from sheets.tabs import BY_NAME, PARTNERS, TO_MEND
from sheets.typography import NARROW, typeset
from sheets.workbook import Workbook

HEADER = ("Niveau", "Où", "Onglet", "Ligne", "Colonne", "Valeur", "Ce qui ne va pas, et comment le corriger", "Labo")
NOTHING = typeset("Rien à corriger. Merci !")
LINES_AT_MOST = 1_500  # about 1.5 MB: Google advises at most 2 MB a call, and nobody mends as many at a sitting
_LONGEST_VALUE = 120  # characters: a cell of the Sheet may hold 50,000
_LONGEST_NAME = 120
_SHAPE = 1  # to be changed with what is written for the same findings, so that it is written again
_TABS = list(BY_NAME)
_COUNTS = {Level.BLOCKING: "Bloquants", Level.TO_MEND: "À corriger", Level.ADVICE: "Conseils, à suivre ou non"}


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. ``where`` opens ``link``, '' when nothing does; ``row`` is 1-based, None for a whole tab."""

    level: Level
    where: str
    link: str
    tab: str
    row: int | None
    column: str
    value: str
    what: str
    lab: str


@dataclass(frozen=True)
class ToMend:
    """``lines``: those that are written; ``counts``: how many findings there are of each level."""

    lines: tuple[Line, ...]
    counts: Mapping[Level, int]

    @property
    def summary(self) -> str:
        """« Bloquants : 1 · À corriger : 2 », or thanks when nothing is to be mended."""
        told = [f"{label} : {self.counts[level]}" for level, label in _COUNTS.items() if self.counts[level]]
        serious = self.counts[Level.BLOCKING] + self.counts[Level.TO_MEND]
        left_out = sum(self.counts.values()) - len(self.lines)
        more = [f"les {len(self.lines):,} premiers sont ci-dessous".replace(",", NARROW)] if left_out else []
        return typeset(" · ".join([*([] if serious else [NOTHING]), *told, *more]))

    @cached_property
    def fingerprint(self) -> str:
        """What changes when something else is to be written."""
        cells = [[getattr(line, name) for name in Line.__slots__] for line in self.lines]
        told = json.dumps([_SHAPE, HEADER, self.summary, cells], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def list_to_mend(workbook: Workbook) -> ToMend:
    """The findings of a workbook, each at its place. Holds private columns: for the team and the Sheet only."""
    names = lab_names(workbook[PARTNERS]) if PARTNERS in workbook.tables else {}
    ordered = sorted(workbook.findings, key=_rank)
    counts = {level: sum(finding.level is level for finding in ordered) for level in LEVELS}
    return ToMend(tuple(_line(finding, names) for finding in ordered[:LINES_AT_MOST]), counts)


def notice(written_at: datetime) -> str:
    """The first line of the tab. ``written_at``: on the clock of the people who read it."""
    return typeset(
        f"Tenu par le tableau de bord, qui le réécrit quand la liste change : n’écrivez rien ici. Dernière écriture : "
        f"{written_at:%d/%m/%Y à %H h %M}. Cliquez sur « {HEADER[1]} » pour ouvrir la cellule."
    )


def title() -> str:
    """« À corriger », as a sentence quotes it."""
    return typeset(f"« {TO_MEND} »")


def _rank(finding: Finding) -> tuple[int, int, str, int, str, str]:
    tab = _TABS.index(finding.tab) if finding.tab in _TABS else len(_TABS)
    return (LEVELS.index(finding.level), tab, finding.tab, finding.row or 0, finding.cell, finding.what)


def _line(finding: Finding, names: Mapping[str, str]) -> Line:
    tab, place = _name(finding.tab), finding.cell or (f"ligne {finding.row}" if finding.row else "")
    return Line(
        finding.level,
        " · ".join(filter(None, (tab, place))),
        finding.link,
        tab,
        finding.row,
        _name(finding.column),
        # Between guillemets, so that no export of the tab begins a cell by « = ».
        typeset(f"« {shorten(clean_text(finding.value), _LONGEST_VALUE)} »") if finding.value else "",
        typeset(_sentence([finding.what, finding.remedy])),
        _name(names.get(finding.lab, finding.lab)),
    )


def _sentence(parts: Sequence[str]) -> str:
    text = clean_text(" ".join(parts))
    return f"{text[:1].upper()}{text[1:]}"


def _name(text: str) -> str:
    return shorten(clean_text(text), _LONGEST_NAME)
