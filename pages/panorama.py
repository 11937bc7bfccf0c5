"""Panorama: which chantiers, in one single glance."""

from components import data, frame
from components.figures.panorama import panorama_figure
from components.figures.pending import Pending
from components.panorama import texts, view
from components.panorama.arrival import arrive_at
from components.panorama.controls import choose, title_of
from components.panorama.fiche import first_version
from components.panorama.model import chantiers
from components.show import show

snapshot = data.snapshot()
frame.reserve_title()
choice = choose(snapshot)
shown = snapshot.derive(chantiers, choice.version)
frame.head("Panorama des chantiers", texts.sentence(snapshot, shown, choice.version))

there = any(one.id == choice.chosen for one in shown)
if choice.chosen and not there:
    since = first_version(snapshot, choice.chosen)
    show(view.not_yet_markup(title_of(snapshot, choice.chosen), choice, since), key="absent")
show(view.once(view.scene_markup, snapshot, choice), key="scene")
if there:
    show(view.once(view.fiche_markup, snapshot, choice), key="fiche")
    arrive_at("fiche", choice.chosen, view.card_id(choice.chosen))
show(view.once(view.cards_markup, snapshot, choice), key="cards")

frame.explain(
    snapshot.derive(texts.method),
    view.once(view.reading, snapshot, choice),
    view.once(view.table, snapshot, choice),
    Pending("panorama", snapshot, panorama_figure, (choice,)),
)
