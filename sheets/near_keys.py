"""Identifiers of one tab that differ by case, spaces or leading zeros only: most often one, typed in two ways."""

from sheets.codes import group_by, without_zeros
from sheets.drafts import Draft
from sheets.findings import Fault, quote
from sheets.kinds import Key


def report_near_keys(draft: Draft) -> None:
    """Tell each row whose identifier resembles that of an earlier row; both rows are kept, for ids are opaque."""
    for field in draft.tab.fields_of(Key):
        ids = draft.rows[field]
        near = {code: alike[0] for alike in group_by(without_zeros, dict.fromkeys(ids)).values() for code in alike[1:]}
        if near:
            first = {code: number for number, code in reversed([*zip(ids.index.tolist(), ids, strict=True)])}
            for number, code in zip(ids.index.tolist(), ids, strict=True):
                if code in near:
                    facts = {"near": quote(near[code]), "first": str(first[near[code]])}
                    draft.report(number, field, code, Fault("key-near", facts))
