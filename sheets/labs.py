"""Whose a finding is: the lab that the row at fault names as its Partenaire, its Pilote or its Porteur."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sheets.cells import clean_text
from sheets.drafts import Draft
from sheets.findings import Finding
from sheets.form_answers import Answers
from sheets.references import Directory, make_directory
from sheets.schema import Link, Tab
from sheets.tabs import PARTNERS


def lab_field(tab: Tab) -> str:
    """The field by which a row of the tab is a lab's: its single reference to a partner; '' when rows are nobody's."""
    if tab is PARTNERS:
        return "id"
    return next((field for field, column in tab.fields_of(Link).items() if column.to == PARTNERS.name), "")


def with_labs(
    findings: Iterable[Finding], drafts: Mapping[Tab, Draft], answers: Iterable[Answers] = ()
) -> tuple[Finding, ...]:
    """The findings of cells and rows, each with its lab: as read when the row was kept, else as its cell was typed.

    ``drafts``: the tabs once read, those of ``answers`` (the forms) among them.
    """
    forms = {one.tab: one for one in answers}
    owned = {tab.name: (draft, lab_field(tab)) for tab, draft in drafts.items() if tab not in forms and lab_field(tab)}
    kept = {name: dict(zip(draft.rows.index, draft.rows[field], strict=True)) for name, (draft, field) in owned.items()}
    kept |= {tab.name: _respondents(one, drafts[tab]) for tab, one in forms.items() if tab in drafts}
    partners = drafts.get(PARTNERS)
    directory = make_directory(partners) if partners is not None else None

    def lab(finding: Finding) -> str:
        if finding.row in kept.get(finding.tab, ()):
            return str(kept[finding.tab][finding.row])
        if finding.row is None or finding.tab not in owned or directory is None:
            return ""
        return _typed_lab(*owned[finding.tab], finding.row, directory)

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
