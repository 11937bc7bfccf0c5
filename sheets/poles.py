"""Positions said in the pole's own words (« plutôt repli stratégique »), once the controversy of the row is known."""

from collections.abc import Mapping

import pandas as pd

from sheets.cells import fold
from sheets.drafts import Draft
from sheets.schema import Position, Tab
from sheets.tabs import CONTROVERSIES, OBSERVATIONS, READINGS, TERRAINS
from sheets.vocabularies import POSITIONS

_LABELS = {term.label for term in POSITIONS}
_DEGREES = {"": "Franchement", "franchement": "Franchement", "tout a fait": "Franchement", "plutot": "Plutôt"}


def settle_positions(drafts: Mapping[Tab, Draft]) -> None:
    """Turn the poles' own words into terms, and drop the fault of those cells; empty what is no position at all."""
    terrains = _latest(drafts, TERRAINS, "controverse")
    controversy_of = {o: terrains.get(t, "") for o, t in _latest(drafts, OBSERVATIONS, "terrain").items()}
    words = _pole_words(drafts)
    for tab, key in ((OBSERVATIONS, "id"), (READINGS, "observation")):
        if tab in drafts:
            _settle(drafts[tab], key, controversy_of, words)


def _latest(drafts: Mapping[Tab, Draft], tab: Tab, field: str) -> dict[str, str]:
    if tab not in drafts:
        return {}
    rows = drafts[tab].rows
    return {identifier: value for identifier, value in zip(rows["id"], rows[field], strict=True) if value}


def _pole_words(drafts: Mapping[Tab, Draft]) -> dict[tuple[str, str], str]:
    """(controversy, folded words) -> term, for every wording of its poles in every version."""
    if CONTROVERSIES not in drafts:
        return {}
    rows = drafts[CONTROVERSIES].rows
    words: dict[tuple[str, str], str] = {}
    for side, field in (("A", "pole_a"), ("B", "pole_b")):
        for controversy, pole in zip(rows["id"], rows[field], strict=True):
            for degree, label in _DEGREES.items():
                if pole:
                    words[controversy, f"{degree} {fold(pole)}".strip()] = f"{label} {side}"
    return words


def _settle(draft: Draft, key: str, controversy_of: Mapping[str, str], words: Mapping[tuple[str, str], str]) -> None:
    (field,) = draft.tab.fields_of(Position)
    settled = {}
    for number, owner, text in zip(draft.rows.index, draft.rows[key], draft.rows[field], strict=True):
        if text and text not in _LABELS:
            settled[number] = words.get((controversy_of.get(owner, ""), fold(text)), "")
    recognised = {number for number, label in settled.items() if label}
    draft.faults = [f for f in draft.faults if f[1] != field or f[0] not in recognised or f[3].rule != "term-unknown"]
    values = pd.Series(settled, dtype=object)
    draft.rows.loc[values.index, field] = values
