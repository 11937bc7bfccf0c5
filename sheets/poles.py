"""Positions said in the pole's own words (« plutôt repli stratégique »), once the controversy of the row is known."""

from collections.abc import Mapping

import pandas as pd

from sheets.cells import fold
from sheets.drafts import Draft
from sheets.kinds import Position
from sheets.memory import Memory
from sheets.schema import Tab
from sheets.tabs import CONTROVERSIES, OBSERVATIONS, READINGS, TERRAINS
from sheets.vocabularies import POSITIONS

# The tabs with positions, and the field that names the observation.
_OBSERVED = {OBSERVATIONS: "id", READINGS: "observation"}
_LABELS = {term.label for term in POSITIONS}
_DEGREES = {"": "Franchement", "franchement": "Franchement", "tout a fait": "Franchement", "plutot": "Plutôt"}


def settle_positions(drafts: Mapping[Tab, Draft], memory: Memory) -> dict[Tab, Draft]:
    """The drafts with terms in place of the poles' own words, without the fault of those cells, and with what is no
    position at all emptied."""
    controversy_of = memory.recall(_controversies, drafts.get(TERRAINS), drafts.get(OBSERVATIONS))
    poles = memory.recall(_poles, drafts.get(CONTROVERSIES))
    settled = {
        tab: memory.recall(_settle, drafts[tab], controversy_of, poles, of=tab.name)
        for tab in _OBSERVED
        if tab in drafts
    }
    return {**drafts, **settled}


def _controversies(terrains: Draft | None, observations: Draft | None) -> dict[str, str]:
    """Observation -> the controversy of its terrain."""
    of_terrain = _latest(terrains, "controverse")
    return {identifier: of_terrain.get(terrain, "") for identifier, terrain in _latest(observations, "terrain").items()}


def _latest(draft: Draft | None, field: str) -> dict[str, str]:
    if draft is None:
        return {}
    return {identifier: value for identifier, value in zip(draft.rows["id"], draft.rows[field], strict=True) if value}


def _poles(controversies: Draft | None) -> dict[str, list[tuple[str, str]]]:
    """Controversy -> its poles, (wording, side), in every version."""
    poles: dict[str, list[tuple[str, str]]] = {}
    if controversies is not None:
        for side, field in (("A", "pole_a"), ("B", "pole_b")):
            for controversy, pole in zip(controversies.rows["id"], controversies.rows[field], strict=True):
                if pole:
                    poles.setdefault(controversy, []).append((pole, side))
    return poles


def _term(text: str, poles: list[tuple[str, str]]) -> str:
    """The term that a text says in the words of these poles, '' when it says none; the last wording wins."""
    said = fold(text)
    terms = (
        f"{label} {side}"
        for pole, side in reversed(poles)
        for degree, label in _DEGREES.items()
        if said == f"{degree} {fold(pole)}".strip()
    )
    return next(terms, "")


def _settle(draft: Draft, controversy_of: Mapping[str, str], poles: Mapping[str, list[tuple[str, str]]]) -> Draft:
    key = _OBSERVED[draft.tab]
    (field,) = draft.tab.fields_of(Position)
    settled = {
        number: _term(text, poles.get(controversy_of.get(owner, ""), []))
        for number, owner, text in zip(draft.rows.index, draft.rows[key], draft.rows[field], strict=True)
        if text and text not in _LABELS
    }
    if not settled:
        return draft
    draft = draft.copy()
    recognised = {number for number, label in settled.items() if label}
    draft.faults = [f for f in draft.faults if f[1] != field or f[0] not in recognised or f[3].rule != "term-unknown"]
    values = pd.Series(settled, dtype=object)
    draft.rows.loc[values.index, field] = values
    return draft
