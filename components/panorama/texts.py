"""The panorama in words: its sentence, how it is made, its text alternative, and the table behind it."""

from collections.abc import Sequence

from analysis.owing import RIPENESS
from components import words
from components.frame import DataTable
from components.panorama.filters import Choice
from components.panorama.landscape import MOST_SUPPORTS, Band, Landscape
from components.panorama.model import Chantier, efforts, horizons
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS
from sheets.vocabularies import Term


def uncapital(text: str) -> str:
    """« Dès demain » -> « dès demain », inside a sentence; an acronym keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def sentence(snapshot: Snapshot, chantiers: Sequence[Chantier], version: str) -> str:
    """What the view shows: how many chantiers, and how many a horizon."""
    if not chantiers:
        return "Le panorama attend son premier chantier."
    known = [term.label for term in horizons(snapshot)]
    counts = [(sum(one.horizon == label for one in chantiers), label) for label in known]
    parts = [f"{number}{words.NO_BREAK}{words.guillemets(uncapital(label))}" for number, label in counts if number]
    vague = sum(one.horizon not in known for one in chantiers)
    parts += [f"{vague}{words.NO_BREAK}à un horizon à préciser"] if vague else []
    at = f" à la {version}" if version else ""
    return f"En un seul regard, {words.count(len(chantiers), 'chantier')}{at} : {words.listing(parts)}."


def method(snapshot: Snapshot) -> tuple[str, ...]:
    """How the view is made: data, computation, limits."""
    return (
        "Chaque chantier est montré tel que formulé à la version choisie : sa ligne de plus grande version jusqu’à "
        f"celle-ci, dans l’onglet Chantiers. {words.guillemets('+')} signale un chantier apparu à cette version, "
        f"{words.guillemets('≈')} un chantier dont elle a changé les mots ; à la première version, rien n’est signalé.",
        _scale("De bas en haut, l’horizon, du plus proche au plus lointain", horizons(snapshot)),
        _scale("De gauche à droite, l’effort", efforts(snapshot)),
        "La pastille porte le numéro et la couleur de la première controverse du chantier, telle qu’elle est "
        "aujourd’hui : une controverse fusionnée compte pour ce qu’elle est devenue. Son diamètre croît avec le nombre "
        f"de soutiens, jusqu’à {words.in_letters(MOST_SUPPORTS)}. Dans une case, les plus soutenus viennent d’abord.",
        "Les quatre barres disent seulement si l’intention, les moyens, les conditions de réussite et les premiers pas "
        "sont écrits, non s’ils sont bons. La place d’un chantier est le jugement de ceux qui l’ont écrit : ni "
        "l’horizon ni l’effort ne sont calculés.",
    )


def _scale(start: str, terms: Sequence[Term]) -> str:
    told = [f"{uncapital(term.label)}{f' ({term.meaning})' if term.meaning else ''}" for term in terms]
    return f"{start} : {' ; '.join(told)}."


def reading(scene: Landscape) -> tuple[str, ...]:
    """The text alternative: a sentence a horizon, then what remains to be written."""
    bands = [*scene.bands, *([scene.vague] if scene.vague else [])]
    shown = [one for band in bands for cell in band.cells for one in cell.chantiers]
    if not shown:
        return ()
    return (*(_band(band) for band in bands), *_to_complete(shown))


def _band(band: Band) -> str:
    cells = [
        f"effort {uncapital(cell.effort) or 'à préciser'}, {words.listing([_told(one) for one in cell.chantiers])}"
        for cell in band.cells
        if cell.chantiers
    ]
    if not cells:
        return f"{band.label} : aucun chantier."
    return f"{band.label}, {words.count(band.size, 'chantier')} : {' ; '.join(cells)}."


def _told(chantier: Chantier) -> str:
    supports = words.count(len(chantier.supports), "soutien") if chantier.supports else "sans soutien"
    return f"{words.guillemets(chantier.title)} ({supports})"


def _to_complete(shown: Sequence[Chantier]) -> list[str]:
    lines = []
    for rank, name in enumerate(RIPENESS):
        missing = [words.guillemets(one.title) for one in shown if not one.written[rank]]
        label = uncapital(CHANTIERS.columns[name].label)
        lines += [f"À compléter, {label} : {words.listing(missing)}."] if missing else []
    return lines


def table(snapshot: Snapshot, shown: Sequence[Chantier], choice: Choice) -> DataTable:
    """The rows behind the view: every public column, names rather than ids."""
    columns = {name: column for name, column in CHANTIERS.columns.items() if column.public}
    rows = snapshot[CHANTIERS]
    at = {(row["id"], row["version"]): row for row in rows.to_dict("records")}
    body = [[_cell(name, at[one.id, one.version][name], one) for name in columns] for one in shown]
    version = f"-{choice.version.lower()}" if choice.version else ""
    header = [column.label for column in columns.values()]
    return DataTable(f"panorama{version}", "Les chantiers montrés", header, body)


def _cell(name: str, value: object, chantier: Chantier) -> str:
    if name == "porteur":
        return chantier.lead
    if name == "controverses":
        return " ; ".join(f"{topic.number} {topic.title}" for topic in chantier.topics)
    if name == "terrains":
        return " ; ".join(f"{ground.number} {ground.title}".strip() for ground in chantier.grounds)
    return " ; ".join(chantier.supports) if name == "soutiens" else str(value)
