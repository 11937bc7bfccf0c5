"""The controversy behind each observation and terrain, and positions in the words of its poles."""

from analysis.entities import wordings
from analysis.links import controversies_of_observations
from analysis.tables import rows_of
from components import words
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, OBSERVATIONS, TERRAINS


def owners(snapshot: Snapshot) -> dict[str, str]:
    """Observation -> the living controversy that it is a clue of, '' when none."""
    tables = snapshot[OBSERVATIONS], snapshot[TERRAINS], snapshot[CONTROVERSIES]
    return {str(one): owner for one, owner in controversies_of_observations(*tables, "").items()}


def in_words(snapshot: Snapshot, observation: str, position: str) -> str:
    """« Plutôt A » -> « plutôt « repli stratégique » », with the pole's own words when they are known."""
    poles = snapshot.derive(_poles).get(snapshot.derive(owners).get(observation, ""), {})
    told, pole = position[:-2].lower(), poles.get(position[-2:])
    return f"{told} {words.guillemets(pole)}" if pole else f"{position[:1].lower()}{position[1:]}"


def _poles(snapshot: Snapshot) -> dict[str, dict[str, str]]:
    """Controversy -> its poles as worded today, by the end of the terms that lean to them."""
    frame = snapshot[CONTROVERSIES]
    pairs = list(rows_of(frame, "pole_a", "pole_b"))
    latest = {entity: known.latest for entity, known in wordings(CONTROVERSIES, frame).items()}
    return {entity: dict(zip((" A", " B"), pairs[at], strict=True)) for entity, at in latest.items()}
