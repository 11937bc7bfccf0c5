"""Controversies in families of crises, as markup: a table where there is room, a list on phones."""

from markupsafe import Markup

from analysis.positions import ENOUGH_READINGS
from components.echoes.axis import Axis, axis
from components.echoes.crises import Row, Spot, crossing
from components.echoes.crisis_words import crash_words, lean_words, silent_lines
from components.templates import render
from sheets.snapshot import Snapshot


def crossing_markup(snapshot: Snapshot) -> Markup:
    """Every controversy in every family."""
    shown = snapshot.derive(crossing)
    return render(
        "echoes_crises.html",
        crossing=shown,
        axis=spot_axis,
        sample=axis((-1.0, 1.0, 1.0), 0.4, -0.4),
        lean=lean_words,
        crash=crash_words,
        silent=silent_lines(shown),
    )


def spot_axis(row: Row, spot: Spot) -> Axis:
    """The observations of a cell, its mean when it says something, and that of the project's own crisis."""
    own = next(one.sight.leaning for one in row.spots if one.family.own)
    lean = spot.sight.leaning
    mean = lean.mean if lean.readings >= ENOUGH_READINGS else None
    other = own.mean if not spot.family.own and own.readings >= ENOUGH_READINGS else None
    return axis(spot.sight.places, mean, other)
