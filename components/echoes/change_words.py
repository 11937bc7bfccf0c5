"""What changed between two versions, in words: kinds, counts, sentence, method, text alternative, table."""

from analysis.comparison import Fate
from analysis.versions import Edit
from components import words
from components.echoes.changes import Entry, Group, Named, Span, changes, known_versions, span
from components.echoes.controls import View
from components.echoes.moves import Move
from components.frame import DataTable
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, TERRAINS

# Sign, singular, plural, heading.
FATES = {
    Fate.NEW: ("+", "nouveau", "nouveaux", "Nouveaux"),
    Fate.REWORDED: ("≠", "reformulé", "reformulés", "Reformulés, mot à mot"),
    Fate.RENUMBERED: ("#", "renuméroté", "renumérotés", "Renumérotés ou rattachés ailleurs"),
    Fate.RESITUATED: ("~", "précisé", "précisés", "Précisés : mêmes mots, autre état"),
    Fate.MOVED: ("→", "déplacé sur l’axe", "déplacés sur l’axe", "Déplacés sur leur axe"),
    Fate.MERGED: ("↘", "fusionné", "fusionnés", "Fusionnés"),
    Fate.RETIRED: ("−", "retiré", "retirés", "Retirés"),
}
KINDS = {CONTROVERSIES: "controverse", TERRAINS: "terrain", CHANTIERS: "chantier"}
METHOD = (
    "Chaque controverse, terrain ou chantier est comparé tel qu’il était formulé à la première version et tel qu’il "
    "l’est à la seconde : sa ligne de plus grande version jusqu’à chacune. Ce qui est apparu puis a disparu entre les "
    "deux est dit.",
    "La carte et le panorama ont chacun leurs versions. Celles du panorama sont celles qui étaient livrées, au "
    "calendrier, quand l’étaient celles de la carte ; sans date, celles de même numéro.",
    "Mot à mot : les mots barrés ont disparu, les mots soulignés sont apparus. « Précisé » : ni les mots ni le numéro "
    "n’ont changé, mais le statut, l’horizon, la maturité, les soutiens…",
    "Déplacé sur son axe : la moyenne de tous les avis connus à chaque version a bougé de 0,15 degré au moins (de −2 à "
    "+2), avec trois avis au moins à chaque bout. Un terrain passé à une autre controverse n’est pas comparé : son axe "
    "n’est plus le même.",
)
_HEADER = ("Quoi", "Numéro", "Identifiant", "Titre", "Changement", "Champ", "Avant", "Après")


def sentence(snapshot: Snapshot, view: View) -> str:
    """What the view shows, in one sentence."""
    if len(snapshot.derive(known_versions)) < 2 or view.since == view.until:
        return "Ce que chaque version a ajouté, reformulé, fusionné, retiré ou déplacé."
    found = snapshot.derive(changes, view.since, view.until)
    told = words.listing([count_words(group) for group in found]) or "rien n’a changé"
    return f"{span_words(snapshot.derive(span, view.since, view.until))} : {told}."


def span_words(shown: Span) -> str:
    """« De V2 à V3 de la carte, et de V1 à V2 du panorama »."""
    own = f"De {shown.since} à {shown.until} de la carte"
    if shown.panorama_until is None:
        return own
    if shown.panorama_since is None:
        return f"{own}, le panorama naissant entre-temps pour arriver en {shown.panorama_until}"
    if shown.panorama_since == shown.panorama_until:
        return f"{own}, le panorama restant en {shown.panorama_until}"
    return f"{own}, et de {shown.panorama_since} à {shown.panorama_until} du panorama"


def count_words(group: Group) -> str:
    """« 3 reformulés »."""
    _, one, several, _ = FATES[group.fate]
    return f"{len(group.entries)} {words.plural(len(group.entries), one, several)}"


def parts_words(group: Group) -> str:
    """« 1 controverse · 3 terrains »."""
    return " · ".join(words.count(group.count(tab), name) for tab, name in KINDS.items() if group.count(tab))


def name_words(what: Named) -> str:
    """« Terrain 1.3 », « Chantier K01 »."""
    mark = what.id if what.tab is CHANTIERS else what.number
    return f"{words.capital(KINDS[what.tab])} {mark}".strip()


def move_words(move: Move) -> str:
    """« vers « repli stratégique » : de −1,6 (11 avis) à −0,5 (24 avis) »."""
    ends = [
        f"{words.number(round(stop.mean, 1) + 0.0, 1)} ({words.count(stop.readings, 'avis', 'avis')})"
        for stop in (move.movement.since, move.movement.until)
    ]
    told = f"vers {words.guillemets(move.towards)} : de {ends[0]} à {ends[1]}"
    return f"{told} ; ses pôles ont été reformulés entre-temps" if move.reworded else told


def end_words(entry: Entry) -> str:
    """What became of one that is gone: « fusionnée dans 1 La participation citoyenne »."""
    e = "e" if entry.what.tab is CONTROVERSIES else ""
    came = f"apparu{e} entre-temps, puis " if entry.passing else ""
    if entry.fate is Fate.RETIRED:
        return f"{came}{'abandonné' if entry.what.tab is CHANTIERS else f'retiré{e}'}"
    if not entry.becomes:
        return f"{came}fusionné{e}, sans dire dans quoi"
    return f"{came}fusionné{e} dans"


def reading_lines(snapshot: Snapshot, view: View) -> list[str]:
    """The view in text: a line an entry."""
    if view.since == view.until:
        return []
    found = snapshot.derive(changes, view.since, view.until)
    return [_line(entry) for group in found for entry in group.entries]


def _line(entry: Entry) -> str:
    name = f"{FATES[entry.fate][1].capitalize()}. {name_words(entry.what)}, {entry.what.title}"
    if entry.move:
        return f"{name} : {move_words(entry.move)}."
    if entry.fate in (Fate.MERGED, Fate.RETIRED):
        return (
            f"{name} : {' '.join((end_words(entry), words.listing([_titled(one) for one in entry.becomes])))}.".replace(
                " .", "."
            )
        )
    if entry.fields:
        return f"{name} : {words.listing([field.label.lower() for field in entry.fields])}."
    return f"{name}{f' : {entry.lead}' if entry.lead else '.'}"


def _titled(what: Named) -> str:
    return f"{what.number} {what.title}".strip()


def table(snapshot: Snapshot, view: View) -> DataTable:
    """A field that changed a row; an entry without fields has one row."""
    found = snapshot.derive(changes, view.since, view.until) if view.since != view.until else ()
    rows = [row for group in found for entry in group.entries for row in _rows(entry)]
    name = f"echos-{view.since}-{view.until}".lower() if found else "echos-versions"
    return DataTable(name, "Ce qui a changé entre deux versions", _HEADER, rows)


def _rows(entry: Entry) -> list[tuple[str, ...]]:
    what = entry.what
    own: Tab = what.tab
    start = (KINDS[own], "" if own is CHANTIERS else what.number, what.id, what.title, FATES[entry.fate][1])
    if entry.move:
        ends = (entry.move.movement.since.mean, entry.move.movement.until.mean)
        return [(*start, "moyenne des avis", *(words.number(end, 2) for end in ends))]
    if entry.fields:
        return [(*start, one.label, one.side(Edit.ADDED), one.side(Edit.REMOVED)) for one in entry.fields]
    return [(*start, "", "", " ; ".join(_titled(one) for one in entry.becomes) or entry.lead)]
