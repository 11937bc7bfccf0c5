"""The map of tensions and its panel on the page."""

import pyarrow as pa
import streamlit as st
from markupsafe import Markup

from analysis.versions import version_number
from components import address
from components.cartography.chart import CHOICE, map_table, tension_spec
from components.cartography.controls import View
from components.cartography.fiche import fiche_panel, first_panel
from components.cartography.layout import FORMS, Form, draw, height
from components.cartography.model import Tension, tensions
from components.cartography.words import verdict_words
from components.picture import Picture
from components.show import show
from components.templates import render
from sheets.snapshot import Snapshot


def show_map(snapshot: Snapshot, view: View) -> None:
    """The legend, the map (two layouts, the style sheet chooses) and the panel beside it."""
    show(legend_markup(snapshot, view), key="legend")
    with st.container(key="tensions"):
        left, right = st.columns([63, 37], gap="medium")
        with left:
            for form in FORMS:
                with st.container(key=f"tensions-{form.name}"):
                    _chart(snapshot, view, form)
        with right:
            show(panel_markup(snapshot, view), key="panel")


def legend_markup(snapshot: Snapshot, view: View) -> Markup:
    """What the signs of the map mean."""
    return snapshot.derive(_legend, _span(snapshot.derive(tensions, view.version, view.filters)))


def panel_markup(snapshot: Snapshot, view: View) -> Markup:
    """Beside the map: the fiche of the controversy chosen, or what to read first."""
    others = tuple((name, value) for name, value in view.query if name != "controverse")
    chosen = _chosen(snapshot, view)
    if chosen:
        return snapshot.derive(fiche_panel, view.version, view.filters, chosen, others)
    return snapshot.derive(first_panel, view.version, view.filters, others)


def _chosen(snapshot: Snapshot, view: View) -> str:
    shown = snapshot.derive(tensions, view.version, view.filters)
    return view.controversy if view.controversy in {t.id for t in shown} else ""


def _legend(_snapshot: Snapshot, span: str) -> Markup:
    return render("cartography.html", span=span)


def _span(shown: tuple[Tension, ...]) -> str:
    stops = sorted({stop.version for t in shown for stop in t.trail}, key=version_number)
    return f", de {stops[0]} à {stops[-1]}" if len(stops) > 1 else ""


def _chart(snapshot: Snapshot, view: View, form: Form) -> None:
    drawn, chosen = picture(snapshot, view, form), _chosen(snapshot, view)
    if drawn is None:
        return
    # The choice is in the key: a chart that remembers another one would not tell a second click on the same row.
    key = f"map:{form.name}:{view.version}:{chosen}"

    def choose() -> None:
        picked = st.session_state[key].selection.get(CHOICE) or [{}]
        address.write("controverse", str(picked[0].get("id", "")) if picked[0].get("id") != chosen else "")

    st.vega_lite_chart(drawn.table, drawn.spec, theme=None, key=key, on_select=choose, alt=drawn.alternative)


def picture(snapshot: Snapshot, view: View, form: Form) -> Picture | None:
    """The map in one of its layouts; None when there is nothing to draw."""
    table, pixels, alternative = snapshot.derive(_drawing, view, form, _chosen(snapshot, view))
    return Picture(tension_spec(form, pixels), table, alternative) if pixels else None


def _drawing(snapshot: Snapshot, view: View, form: Form, chosen: str) -> tuple[pa.Table, int, str]:
    """The chart's data, its height, and a short text in its place (the long one is below the map)."""
    shown = snapshot.derive(tensions, view.version, view.filters)
    pixels = height(shown, form, view.unfolded)
    table = map_table(draw(shown, form, view.unfolded, chosen), pixels)
    short = " ; ".join(f"{t.number} {t.title} : {verdict_words(t)}" for t in shown)
    return table, pixels, f"Carte des tensions. {short}."
