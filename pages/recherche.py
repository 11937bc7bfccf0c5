"""Recherche: where is this said, in everything that is written?"""

from components import data, frame
from components.search import view
from components.search.controls import asked, choose_kind
from components.search.model import search
from components.show import show

snapshot = data.snapshot()
found = search(snapshot, asked())

frame.reserve_title()
show(view.field_markup(found.text), key="search-field")
kind = choose_kind(found)
frame.head("Recherche", view.sentence(found))
show(view.results_markup(found, kind), key="found")
frame.explain(view.METHOD, view.reading(found, kind), view.table(found, kind))
