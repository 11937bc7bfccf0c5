"""What labs are called; whose a finding is: the lab that its row names as its Partenaire, its Pilote or its Porteur."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pandas as pd

from sheets.cells import clean_text
from sheets.drafts import Draft
from sheets.findings import Finding
from sheets.form_answers import Answers
from sheets.kinds import Link
from sheets.references import Directory
from sheets.schema import Tab
from sheets.tabs import PARTNERS
from sheets.workbook import lookup


def lab_field(tab: Tab) -> str:
    """The field by which a row of the tab is a lab's: its single reference to a partner; '' when rows are nobody's."""
    if tab is PARTNERS:
        return "id"
    return next((field for field, column in tab.fields_of(Link).items() if column.to == PARTNERS.name), "")


def find_lab(draft: Draft, partners: Directory | None) -> Callable[[int], str]:
    """1-based row -> its lab: as read when the row was kept, else as its cell was typed; '' when it is nobody's.

    ``draft``: the tab once read. ``partners``: how labs may be named; None when that tab was not read.
    """
    field = lab_field(draft.tab)
    if not field:
        return lambda number: ""
    kept = dict(zip(draft.rows.index.tolist(), draft.rows[field], strict=True))

    def lab(number: int) -> str:
        if number in kept:
            return str(kept[number])
        return _typed_lab(draft, field, number, partners) if partners else ""

    return lab


def lab_names(partners: pd.DataFrame) -> dict[str, str]:
    """Lab id -> its name, with its id when two have the same, its id when it has none; in the order of the Sheet."""
    names = lookup(partners, "nom")
    same = Counter(names.values())
    return {lab: (f"{name} ({lab})" if same[name] > 1 else name) if name else lab for lab, name in names.items()}


def with_respondents(
    findings: Iterable[Finding], drafts: Mapping[Tab, Draft], answers: Iterable[Answers]
) -> tuple[Finding, ...]:
    """The findings, those of the forms' tabs with the lab that answered. ``drafts``: the answers once read."""
    answering = {one.tab.name: _respondents(one, drafts[one.tab]) for one in answers if one.places}

    def lab(finding: Finding) -> str:
        return answering[finding.tab].get(finding.row or 0, "") if finding.tab in answering else ""

    return tuple(replace(finding, lab=named) if (named := lab(finding)) else finding for finding in findings)


def _respondents(answers: Answers, draft: Draft) -> dict[int, str]:
    """The row of a form -> the lab that answered in it."""
    rows = zip(draft.rows.index, draft.rows[lab_field(answers.into)], strict=True)
    return {answers.places[int(number) - 2][0]: lab for number, lab in rows}


def _typed_lab(draft: Draft, field: str, number: int, directory: Directory) -> str:
    """The lab that a row set aside names, '' when its cell names none, or several."""
    index = draft.headers.fields.get(field)
    if index is None or number <= draft.header_row:
        return ""
    typed = " ".join(clean_text(draft.cell(number, index)).split())
    return directory.resolve_one(typed, propose=False)[0].id if typed else ""
