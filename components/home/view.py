"""The whole home screen as one piece of markup, made once a snapshot."""

from dataclasses import dataclass

from markupsafe import Markup

from components.home import panels
from components.home import ridges as relief
from components.home.headline import figures_line, headline
from components.home.lacks import lacks
from components.home.model import is_empty
from components.home.news import last_echoes
from components.home.panels import bands, crisis_bars
from components.home.ridges import ridges, start_of
from components.home.stages import stages
from components.levels import level_counts
from components.templates import render
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import (
    CALENDAR,
    CHANTIERS,
    CONTROVERSIES,
    CRASH_TESTS,
    CRISES,
    OBSERVATIONS,
    PARTNERS,
    PROJECT,
    TERRAINS,
)

# In the order in which an inquiry is written.
FIRST_TABS = (PROJECT, PARTNERS, CONTROVERSIES, TERRAINS, OBSERVATIONS, CALENDAR, CHANTIERS, CRISES, CRASH_TESTS)


@dataclass(frozen=True)
class Start:
    """A tab to fill: its name and what one of its rows is."""

    name: str
    row_is: str


def home_markup(snapshot: Snapshot) -> Markup:
    """The screen, whole; a welcome when there is nothing to show yet."""
    common = {
        "headline": headline(snapshot),
        "figures": figures_line(snapshot),
        "subtitle": snapshot.workbook.project["sous_titre"],
        "introduction": snapshot.workbook.project["introduction"],
        "demo": snapshot.demo,
        "team": snapshot.audience is Audience.TEAM,
        "findings": findings_line(snapshot),
    }
    if is_empty(snapshot):
        return render("home_start.html", starts=to_fill(snapshot), **common | {"findings": ""})
    return render(
        "home.html",
        stages=stages(snapshot),
        ridges=ridges(snapshot),
        since=start_of(snapshot),
        bands=bands(snapshot),
        crises=crisis_bars(snapshot),
        echoes=last_echoes(snapshot),
        lacks=lacks(snapshot),
        starts=to_fill(snapshot),
        relief=relief,
        bar_width=panels.BAR_WIDTH,
        **common,
    )


def to_fill(snapshot: Snapshot) -> tuple[Start, ...]:
    """The tabs without a row, in the order in which an inquiry is written."""
    project = snapshot.workbook.project["titre"]
    empty = (tab for tab in FIRST_TABS if (not project if tab is PROJECT else snapshot[tab].empty))
    return tuple(Start(tab.name, tab.row_is) for tab in empty)


def findings_line(snapshot: Snapshot) -> str:
    """« 2 points à corriger et 17 conseils dans la feuille »; '' when all is read, and always for the public."""
    if snapshot.audience is not Audience.TEAM:
        return ""
    counts = level_counts(snapshot.workbook.findings)
    return f"{counts} dans la feuille" if counts else ""
