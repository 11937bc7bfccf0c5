"""What has an address of its own on a screen, and what is said of it."""

from analysis.entities import KINDS
from analysis.owing import RIPENESS
from components import words
from components.cartography import words as map_words
from components.cartography.filters import Filters
from components.cartography.model import map_versions, tensions
from components.entities import NAMES, titles_of
from components.fiche import view as fiche_view
from components.fiche.model import fiche, known
from components.outline.model import Outline, Thing, last
from components.panorama.model import chantiers, panorama_versions
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES
from sheets.workbook import lookup


def map_things(snapshot: Snapshot) -> tuple[Thing, ...]:
    shown = snapshot.derive(tensions, last(snapshot.derive(map_versions)), Filters())
    return tuple(Thing("controverse", one.id, f"{one.number} {one.title}".strip()) for one in shown)


def map_one(snapshot: Snapshot, _name: str, identifier: str) -> Outline | None:
    shown = snapshot.derive(tensions, last(snapshot.derive(map_versions)), Filters())
    one = next((tension for tension in shown if tension.id == identifier), None)
    if one is None:
        return None
    question = lookup(snapshot[CONTROVERSIES], "question").get(one.id)
    sentence = question or f"{one.pole_a} ou {one.pole_b}{words.NARROW}?"
    return Outline(sentence, map_words.reading_lines((one,)), f"{one.number} {one.title}".strip())


def panorama_things(snapshot: Snapshot) -> tuple[Thing, ...]:
    shown = snapshot.derive(chantiers, last(snapshot.derive(panorama_versions)))
    return tuple(Thing("chantier", one.id, one.title) for one in shown)


def panorama_one(snapshot: Snapshot, _name: str, identifier: str) -> Outline | None:
    shown = snapshot.derive(chantiers, last(snapshot.derive(panorama_versions)))
    one = next((chantier for chantier in shown if chantier.id == identifier), None)
    if one is None:
        return None
    texts = (one.intention, one.means, one.conditions, one.first_steps)
    labels = [CHANTIERS.columns[field].label for field in RIPENESS]
    lines = [f"{label} : {text}" for label, text in zip(labels, texts, strict=True) if text]
    return Outline(one.intention or one.title, lines, one.title)


def fiche_things(snapshot: Snapshot) -> tuple[Thing, ...]:
    found = ((kind, snapshot.derive(titles_of, tab)) for kind, tab in KINDS.items())
    return tuple(Thing(kind, one, title) for kind, titles in found for one, title in titles.items())


def fiche_one(snapshot: Snapshot, kind: str, identifier: str) -> Outline | None:
    if not known(snapshot, kind, identifier):
        return None
    about = snapshot.derive(fiche, kind, identifier)
    name = f"{words.capital(NAMES[kind][0])} {about.id}"
    return Outline(about.lead or f"{name} : {about.title}.", fiche_view.reading(about), about.title)
