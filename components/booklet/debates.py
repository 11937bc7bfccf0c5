"""The controversies of the cahier: as the map of tensions shows them, with every observation and each lab's reading."""

from math import isnan

from analysis.positions import Verdict
from components import words
from components.booklet.model import Clue, Controversy, Ground, Reading
from components.cartography import model as cartography
from components.cartography.clues import Clue as MapClue
from components.cartography.words import off_axis_words, split_count, verdict_words
from components.panorama.model import Chantier


def controversies(shown: tuple[cartography.Tension, ...], chantiers: tuple[Chantier, ...]) -> tuple[Controversy, ...]:
    """What is printed of each. ``chantiers``: those that may answer."""
    return tuple(_controversy(one, chantiers) for one in shown)


def _controversy(tension: cartography.Tension, chantiers: tuple[Chantier, ...]) -> Controversy:
    return Controversy(
        tension.id,
        tension.number,
        tension.hue,
        tension.title,
        tension.question,
        tension.description,
        tension.pole_a,
        tension.pole_b,
        words.capital(verdict_words(tension)),
        _counted(tension),
        tuple((stop.version, stop.mean) for stop in tension.trail if not isnan(stop.mean)),
        tuple(_ground(tension, ground) for ground in tension.grounds),
        tuple(one.title for one in chantiers if tension.id in {topic.id for topic in one.topics}),
    )


def _counted(tension: cartography.Tension) -> str:
    """« 9 observations, 21 avis sur l’axe, 2 observations où les labos divergent »."""
    lean = tension.leaning
    facts = [words.count(lean.observations, "observation lue", "observations lues")]
    facts += [f"{words.count(lean.readings, 'avis', 'avis')} sur l’axe"] if lean.readings else []
    split = split_count(tension)
    facts += [f"{words.count(split, 'observation')} où les labos divergent"] if split else []
    facts += [off_axis_words(tension)] if off_axis_words(tension) else []
    few = " : trop peu pour un verdict" if lean.verdict is Verdict.TOO_FEW else ""
    return f"{', '.join(facts)}{few}."


def _ground(tension: cartography.Tension, ground: cartography.Ground) -> Ground:
    clues = tuple(_clue(tension, clue) for clue in ground.clues)
    return Ground(ground.number, ground.title, ground.description, clues)


def _clue(tension: cartography.Tension, clue: MapClue) -> Clue:
    about = " · ".join(filter(None, (clue.source, clue.date, clue.territory, clue.crisis)))
    readings = tuple(
        Reading(lab.name, _in_words(tension, lab.position), _known(lab.score), lab.comment) for lab in clue.labs
    )
    return Clue(clue.id, clue.title, about, clue.story, _known(clue.place), clue.split, readings)


def _in_words(tension: cartography.Tension, position: str) -> str:
    """« Plutôt A » -> « plutôt « repli stratégique » », in the words of the poles at this version."""
    pole = {" A": tension.pole_a, " B": tension.pole_b}.get(position[-2:])
    told = position[:1].lower() + position[1:]
    return f"{told[:-2]} {words.guillemets(pole)}" if pole else told


def _known(number: float) -> float | None:
    return None if isnan(number) else number
