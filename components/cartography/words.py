"""The map of tensions in words: verdicts, movements, what to read first, the text alternative."""

from dataclasses import dataclass

from analysis.positions import Direction, Verdict
from components import words
from components.cartography.model import Tension


def verdict_words(tension: Tension) -> str:
    """« partagée · glisse vers « repli stratégique » »."""
    if tension.leaning.verdict is Verdict.TOO_FEW:
        return "trop peu d’avis"
    leans = {Verdict.LEANS_A: Direction.A, Verdict.LEANS_B: Direction.B}.get(tension.leaning.verdict)
    moves = tension.shift.direction
    if leans and leans is moves:
        return f"penche de plus en plus vers {_pole(tension, leans)}"
    stands = {Verdict.CLEFT: "clivée", Verdict.SHARED: "partagée"}.get(tension.leaning.verdict)
    return f"{stands or f'penche vers {_pole(tension, leans)}'} · {movement_words(tension)}"


def movement_words(tension: Tension) -> str:
    """« glisse vers « … » », « stable depuis V1 »; nothing has moved with a single stop."""
    if tension.shift.since == tension.shift.until:
        return "un seul relevé"
    if tension.shift.direction is Direction.STABLE:
        return f"stable depuis {tension.shift.since}"
    return f"glisse vers {_pole(tension, tension.shift.direction)}"


def _pole(tension: Tension, side: Direction | None) -> str:
    return words.guillemets(tension.pole_a if side is Direction.A else tension.pole_b)


@dataclass(frozen=True)
class First:
    """One reading to begin with: why, which controversy, what is seen there."""

    why: str
    tension: Tension
    what: str


def read_first(tensions: tuple[Tension, ...]) -> tuple[First, ...]:
    """The most disputed, the one that moved most, the one where labs agree least; a controversy serves once."""
    told = [t for t in tensions if t.leaning.verdict is not Verdict.TOO_FEW]
    found: list[First] = []

    def left() -> list[Tension]:
        return [t for t in told if t.id not in {first.tension.id for first in found}]

    if left():
        split = max(left(), key=lambda t: t.leaning.dispute)
        both = f"{words.guillemets(split.pole_a)} autant que {words.guillemets(split.pole_b)}."
        found.append(First("La plus partagée entre ses deux pôles", split, both))
    moved = [t for t in left() if t.shift.direction is not Direction.STABLE]
    if moved:
        most = max(moved, key=lambda t: abs(t.shift.delta))
        way = f"De {most.shift.since} à {most.shift.until}, elle {movement_words(most)}."
        found.append(First("Celle qui a le plus bougé", most, way))
    disagreeing = [t for t in left() if split_count(t)]
    if disagreeing:
        least = max(disagreeing, key=split_count)
        number = split_count(least)
        verb = "y est lue" if number == 1 else "y sont lues"
        what = f"{words.count(number, 'observation')} {verb} en sens contraires."
        found.append(First("Celle où les labos s’accordent le moins", least, what))
    return tuple(found)


def split_count(tension: Tension) -> int:
    """How many of its observations two labs read two degrees apart or more."""
    return sum(clue.split for clue in tension.clues)


def off_axis_count(tension: Tension) -> int:
    """Readings off the axis: « Les deux à la fois », « Ni l’un ni l’autre », « Autre tension »."""
    return sum(len(clue.off_axis) for clue in tension.clues)


def off_axis_words(tension: Tension) -> str:
    """« 2 avis hors de l’axe », '' when none."""
    number = off_axis_count(tension)
    return f"{words.count(number, 'avis', 'avis')} hors de l’axe" if number else ""


def sentence(tensions: tuple[Tension, ...], version: str) -> str:
    """What the screen shows, in one sentence."""
    number = len(tensions)
    if not number:
        return "Aucune controverse n’est encore écrite dans cette version."
    label = words.plural(number, "tension")
    read = sum(t.leaning.observations for t in tensions)
    labs = words.plural(read, "observation lue", "observations lues")
    counted = f"{words.capital(words.in_letters(number, feminine=True))} {label}"
    each = ", chacune" if number > 1 else ""
    when = f", en {version}" if version else ""
    return f"{counted}{each} entre deux pôles{when} : {read}{words.NO_BREAK}{labs} par les labos."


def reading_lines(tensions: tuple[Tension, ...]) -> list[str]:
    """The map in text: a line a controversy."""
    return [_reading_line(tension) for tension in tensions]


def _reading_line(tension: Tension) -> str:
    poles = f"entre {words.guillemets(tension.pole_a)} et {words.guillemets(tension.pole_b)}"
    lean = tension.leaning
    facts = [f"{words.count(lean.observations, 'observation')}, {words.count(lean.readings, 'avis', 'avis')} sur l’axe"]
    if tension.trail:
        stops = ", ".join(f"{stop.version} {words.number(stop.mean, 1)}" for stop in tension.trail)
        facts.append(f"moyenne cumulée de −2 à +2 : {stops}")
    if split_count(tension):
        facts.append(f"{words.count(split_count(tension), 'observation')} où les labos divergent")
    if off_axis_words(tension):
        facts.append(off_axis_words(tension))
    return f"{tension.number}. {tension.title}, {poles} : {verdict_words(tension)} ({' ; '.join(facts)})."


METHOD = (
    "Chaque point est une observation, placée à la médiane des lectures qu’en font les labos, de −2 (franchement "
    "le pôle de gauche) à +2 (franchement celui de droite). Un labo qui lit deux fois la même observation compte "
    "une fois.",
    "Un anneau signale deux labos éloignés d’au moins deux degrés. La courbe additionne une bosse par "
    "observation, à la même échelle sur toutes les rangées : deux bosses, la controverse est vive.",
    "Le fil rouge va de la moyenne cumulée de la première version à celle de la version affichée ; en dessous de "
    "0,15 degré, la controverse est dite stable (losange).",
    "« Clivée » : l’accord entre avis, mesuré par l’indice A de van der Eijk (2001), est négatif et chaque côté "
    "tient au moins un quart des avis. « Partagée » : la moyenne reste à moins d’un demi-degré du milieu. Sous "
    "trois avis sur l’axe, aucun verdict n’est donné.",
    "Les avis hors de l’axe (« Les deux à la fois », « Ni l’un ni l’autre », « Autre tension ») n’ont pas de "
    "place entre les pôles : ils sont comptés à part. Ces positions sont des jugements de praticiens, pas une "
    "mesure d’opinion.",
)
