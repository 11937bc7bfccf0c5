"""The map of tensions as a figure."""

from components import words
from components.cartography.controls import View, filter_options
from components.cartography.filters import Filters
from components.cartography.layout import WIDE
from components.cartography.model import last_version, map_versions, tensions
from components.cartography.table import observation_table
from components.cartography.view import picture
from components.cartography.words import reading_lines, sentence
from components.extras import filters_of
from components.figures.marks import Mark, circle, line, path
from components.figures.model import Figure, Key
from components.figures.palette import color
from components.figures.pending import nothing
from components.figures.vega import vega
from sheets.snapshot import Snapshot
from sheets.tabs import OBSERVATIONS

EVERYTHING = Filters()
_HILLS = "M1 19C9 19 9 6 16 6s7 9 12 9 5-6 9-6 5 10 8 10Z"


def tension_figure(
    snapshot: Snapshot, version: str = "", filters: Filters = EVERYTHING, unfolded: bool = False
) -> Figure:
    """The relief of the tensions at a version ('': the last one), for the observations that pass the filters."""
    version = version or last_version(snapshot)
    shown = snapshot.derive(tensions, version, filters)
    drawn = picture(snapshot, View(version, "", filters, unfolded), WIDE)
    return Figure(
        "observations",
        "Cartographie des controverses, terrain par terrain" if unfolded else "Cartographie des controverses",
        sentence(shown, version),
        vega(drawn, _keys(_span(snapshot, version), unfolded))
        if drawn
        else nothing("Aucune controverse pour l’instant."),
        observation_table(snapshot, version, filters, ""),
        tuple(reading_lines(shown)),
        filter_words(snapshot, version, filters),
    )


def filter_words(snapshot: Snapshot, version: str, filters: Filters) -> str:
    """« Vue filtrée : source, entretien ; relevé par, Labo A. »; '' without a filter."""
    told = []
    for field in ("terrain", "partner", "source", "crisis", "position"):
        asked = getattr(filters, field)
        label, options = snapshot.derive(filter_options, version, field) if asked else ("", {})
        told += [f"{label.lower()}, {words.guillemets(options.get(asked, asked))}"] if asked else []
    told += [f"mots, {words.guillemets(filters.text)}"] if filters.text else []
    offered = {one.id: one for one in snapshot.derive(filters_of, OBSERVATIONS)} if filters.extras else {}
    told += [
        f"{offered[one].label}, {words.guillemets(offered[one].values.get(value, value))}"
        for one, value in filters.extras
        if one in offered
    ]
    return f"Vue filtrée : {' ; '.join(told)}." if told else ""


def _span(snapshot: Snapshot, version: str) -> str:
    versions = list(snapshot.derive(map_versions))
    shown = versions[: versions.index(version) + 1] if version in versions else versions
    return f", de {shown[0]} à {shown[-1]}" if len(shown) > 1 else ""


def _keys(span: str, unfolded: bool) -> tuple[Key, ...]:
    muted, red = color("encre2"), color("fil")
    thread: tuple[Mark, ...] = (
        line(6, 11, 36, 11, red, 4.5),
        path("M35 4 48 11 35 18Z", red),
        circle(6, 11, 4, "#FFFFFF", stroke=red, stroke_width=2),
    )
    reach = (line(0, 11, 34, 11, muted, 3, stroke_opacity=0.5), circle(34, 11, 3.8, muted))
    keys = (
        Key((circle(7, 11, 5.6, muted),), 14, "une observation"),
        Key((circle(7, 11, 4.6, stroke=muted, stroke_width=2.8),), 14, "les labos ne s’accordent pas sur elle"),
        Key((path(_HILLS, muted, fill_opacity=0.3, stroke=muted),), 46, "deux bosses : la controverse est vive"),
        Key(thread, 48, f"fil rouge : la moyenne{span}"),
    )
    return (*keys, Key(reach, 38, "trait : l’écart entre les avis des labos")) if unfolded else keys
