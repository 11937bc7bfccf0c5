"""Controversies in families of crises, in words: sentence, method, text alternative, table."""

from analysis.positions import Direction, Verdict
from components import words
from components.cartography.model import Tension
from components.echoes.crises import Crossing, Row, Spot, crossing
from components.frame import DataTable
from sheets.snapshot import Snapshot

METHOD = (
    "Une observation est de la crise que nomme sa colonne « Crise » ; sans crise, elle est de celle de l’enquête. La "
    "famille est celle de l’onglet « Crises ».",
    "Les points sont les observations, à la médiane de leurs lectures ; le triangle est la moyenne des avis sur l’axe, "
    "le pointillé celle des avis nés dans la crise de l’enquête. Sous trois avis, aucun verdict. Elle est dite aller "
    "plus vers un pôle quand les deux moyennes diffèrent d’un demi-degré au moins.",
    "Les cases sont les crash tests des chantiers qui citent la controverse, dans les crises de la famille : pleines "
    "et bleues, le chantier tient ou se renforce ; orange, il casse ou reste fragile ; en tirets, à tester. Ce qui est "
    "sans objet n’y est pas.",
    "Limite : une case vide ne dit pas que rien ne s’y passe, mais que personne n’y a encore regardé.",
)
_HEADER = (
    "Controverse", "Famille de crises", "Crises", "Observations", "Avis sur l’axe", "Moyenne", "Penchant",
    "Essais tenus", "Essais faits", "À tester",
)  # fmt: skip


def sentence(snapshot: Snapshot) -> str:
    """What the view shows, in one sentence."""
    shown = snapshot.derive(crossing)
    if not shown.rows or len(shown.families) < 2:
        return "Chaque controverse pourra être regardée à travers d’autres crises que celle de l’enquête."
    seen = sum(spot.observed for spot in shown.others)
    total = len(shown.others)
    looked = (
        f"{words.plural(seen, 'une seule est observée', f'{seen} sont observées')}" if seen else "aucune n’est observée"
    )
    return (
        f"{words.count(len(shown.rows), 'controverse')} à travers "
        f"{words.count(len(shown.families) - 1, 'autre famille', 'autres familles')} de crises que celle de "
        f"l’enquête : de {words.count(total, 'rencontre')}, {looked} à ce jour."
    )


def lean_words(tension: Tension, spot: Spot) -> str:
    """« penche vers « repli stratégique », comme dans celle de l’enquête »; '' when nothing was read."""
    lean = spot.sight.leaning
    if not spot.observed:
        return ""
    if lean.verdict is Verdict.TOO_FEW:
        off = f", {lean.off_axis} hors de l’axe" if lean.off_axis else ""
        return f"trop peu d’avis ({lean.readings} sur l’axe{off})"
    poles = {Verdict.LEANS_A: tension.pole_a, Verdict.LEANS_B: tension.pole_b}
    pole = poles.get(lean.verdict)
    stands = f"penche vers {words.guillemets(pole)}" if pole else _NEUTRAL[lean.verdict]
    return f"{stands}{_against(tension, spot, pole)}"


_NEUTRAL = {Verdict.CLEFT: "clivée", Verdict.SHARED: "partagée"}


def _against(tension: Tension, spot: Spot, pole: str | None) -> str:
    if spot.against is None:
        return ""
    if spot.against is Direction.STABLE:
        return ", comme dans celle de l’enquête"
    towards = tension.pole_a if spot.against is Direction.A else tension.pole_b
    if pole == towards:
        return ", plus que dans celle de l’enquête"
    return f", plus vers {words.guillemets(towards)} que dans celle de l’enquête"


def crash_words(spot: Spot) -> str:
    """« 4 tiennent sur 6, 1 à tester »."""
    sight = spot.sight
    left = f"{sight.untested} à tester" if sight.untested else ""
    if not sight.tested:
        return left
    held = f"{sight.held} {words.plural(sight.held, 'tient', 'tiennent')}" if sight.held else "aucun ne tient"
    held = f"{held} sur {sight.tested}"
    return f"{held}, {left}" if left else held


def reading_lines(snapshot: Snapshot) -> list[str]:
    """The view in text: a line a controversy."""
    shown = snapshot.derive(crossing)
    return [_row_line(row) for row in shown.rows] + silent_lines(shown)


def silent_lines(shown: Crossing) -> list[str]:
    """What families nobody described a crisis of."""
    if not shown.silent:
        return []
    names = words.listing([family.lower() for family in shown.silent], "ni")
    one = len(shown.silent) == 1
    return [f"Aucune crise n’est encore décrite dans {'la famille' if one else 'les familles'} {names}."]


def _row_line(row: Row) -> str:
    told = [f"{spot.family.label.lower()} : {_spot_words(row.tension, spot)}" for spot in row.spots]
    return f"{row.tension.number} {row.tension.title}. {words.capital(' ; '.join(told))}."


def _spot_words(tension: Tension, spot: Spot) -> str:
    seen = words.count(len(spot.sight.observations), "observation") if spot.observed else "aucune observation"
    crash = f"crash tests : {crash_words(spot)}" if spot.crash else ""
    return ", ".join(filter(None, (seen, lean_words(tension, spot), crash)))


def table(snapshot: Snapshot) -> DataTable:
    """A controversy and a family a row."""
    shown = snapshot.derive(crossing)
    rows = [_cells(row.tension, spot) for row in shown.rows for spot in row.spots]
    return DataTable("echos-crises", "Chaque controverse dans chaque famille de crises", _HEADER, rows)


def _cells(tension: Tension, spot: Spot) -> tuple[str, ...]:
    sight, own = spot.sight, spot.family.own
    crash = ("", "", "") if own else (str(sight.held), str(sight.tested), str(sight.untested))
    return (
        f"{tension.number} {tension.title}", spot.family.label, ", ".join(spot.family.crises),
        str(len(sight.observations)), str(sight.leaning.readings), words.number(sight.leaning.mean, 1),
        lean_words(tension, spot), *crash,
    )  # fmt: skip
