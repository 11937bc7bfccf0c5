"""Every figure of the inquiry, for whoever lists them.

    for maker in figures(snapshot):
        maker.name, maker.title, maker.screen     # known at once, nothing is drawn
        maker.svg(), maker.png(), maker.csv()     # the files, drawn when they are asked for
        maker.build()                             # the figure itself: caption, text alternative, table

Those with nothing to show are left out. A figure takes up to a sixth of a second to draw and a PNG up to a second
more: ask for files when someone wants them, not to show a list.
"""

from collections.abc import Callable
from dataclasses import dataclass

from components.address import link
from components.calendar.model import shown_steps
from components.cartography.model import last_version as last_map
from components.cartography.model import tensions
from components.crash.comparison import most_different
from components.crash.model import board as crash_board
from components.crash.model import crises_of
from components.echoes.board import board as link_board
from components.figures import (
    calendar,
    comparison,
    crash,
    inquiry,
    links,
    looks,
    moves,
    panorama,
    robustness,
    sights,
    sources,
    threads,
)
from components.figures import tensions as maps
from components.figures.bands import band_figure
from components.figures.crises import crises_figure
from components.figures.model import Figure
from components.figures.pending import Pending
from components.figures.ridges import ridge_figure
from components.figures.stages import stage_figure
from components.home.panels import bands, crisis_bars
from components.home.ridges import ridges
from components.inquiry.model import board as inquiry_board
from components.panorama.model import chantiers
from components.panorama.model import last_version as last_panorama
from sheets.exports import to_csv
from sheets.snapshot import Snapshot


@dataclass(frozen=True)
class Maker:
    """A figure that can be asked for. ``name``: of its files, without extension; ``screen``: where it is shown."""

    name: str
    title: str
    screen: str
    pending: Pending

    def build(self) -> Figure:
        """The figure, with its caption, its text alternative and its table."""
        return self.pending.figure()

    def svg(self) -> str:
        """The file in SVG."""
        return self.pending.svg()

    def png(self) -> bytes:
        """The file in PNG, 2,400 pixels wide."""
        return self.pending.png()

    def csv(self) -> bytes:
        """The data of the figure."""
        table = self.build().table
        return to_csv(table.header, table.rows)


def figures(snapshot: Snapshot) -> tuple[Maker, ...]:
    """What can be drawn of this state of the data, in the order of the screens."""
    there = [one for one in _KNOWN if one.there(snapshot)]
    return tuple(Maker(one.name, one.title, one.screen, Pending(one.name, snapshot, one.draw)) for one in there)


@dataclass(frozen=True)
class _Known:
    """A figure that the inquiry may have. ``draw``: with everything shown; ``there``: whether it has something."""

    name: str
    title: str
    screen: str
    draw: Callable[[Snapshot], Figure]
    there: Callable[[Snapshot], bool]


def _terrains(snapshot: Snapshot) -> Figure:
    return maps.tension_figure(snapshot, unfolded=True)


def _has_map(snapshot: Snapshot) -> bool:
    return bool(snapshot.derive(tensions, last_map(snapshot), maps.EVERYTHING))


def _has_chantiers(snapshot: Snapshot) -> bool:
    return bool(snapshot.derive(chantiers, last_panorama(snapshot)))


def _has_links(snapshot: Snapshot) -> bool:
    shown = snapshot.derive(link_board)
    return bool(shown.heads and shown.lines)


def _has_answers(snapshot: Snapshot) -> bool:
    shown = snapshot.derive(inquiry_board, "", "")
    return bool(shown.grounds and shown.partners and shown.respondents)


def _has_sources(snapshot: Snapshot) -> bool:
    return sources.has_grounds(snapshot.derive(inquiry_board, "", ""))


def _has_looks(snapshot: Snapshot) -> bool:
    return looks.has_looks(snapshot.derive(inquiry_board, "", ""))


def _has_ridges(snapshot: Snapshot) -> bool:
    return bool(snapshot.derive(ridges))


def _has_bands(snapshot: Snapshot) -> bool:
    return any(band.discs for band in snapshot.derive(bands))


def _has_crises(snapshot: Snapshot) -> bool:
    return any(one.units for one in snapshot.derive(crisis_bars).bars)


def _has_phases(snapshot: Snapshot) -> bool:
    return bool(snapshot.derive(shown_steps, calendar.EVERYTHING))


def _has_steps(snapshot: Snapshot) -> bool:
    return any(step.dated for step in snapshot.derive(shown_steps, calendar.EVERYTHING))


def _has_grid(snapshot: Snapshot) -> bool:
    shown = snapshot.derive(crash_board, (), "")
    return bool(shown.lines and shown.columns)


def _has_comparison(snapshot: Snapshot) -> bool:
    known = tuple(crisis.id for crisis in snapshot.derive(crises_of))
    return len(snapshot.derive(most_different, known)) > 1


_CRISES, _MOVES = link("echos", lecture="crises"), link("echos", lecture="versions")
_FILS, _CRASH = link("cartographie", lecture="fils"), link("crash-test")
_KNOWN = (
    _Known("accueil-phases", "Le chemin des phases", link(""), stage_figure, _has_phases),
    _Known("accueil-debats", "Ce qui fait débat", link(""), ridge_figure, _has_ridges),
    _Known("accueil-chantiers", "Ce qu’on ouvre, par horizon", link(""), band_figure, _has_bands),
    _Known("accueil-crises", "Ce qui tient, ce qui casse, crise par crise", link(""), crises_figure, _has_crises),
    _Known("carte-tensions", "La carte des tensions", link("cartographie"), maps.tension_figure, _has_map),
    _Known("carte-terrains", "La carte, terrains dépliés", link("cartographie", terrains="oui"), _terrains, _has_map),
    _Known(
        "fils",
        "Les fils, des controverses aux crises",
        link("cartographie", lecture="fils"),
        threads.thread_figure,
        _has_map,
    ),
    _Known("panorama", "Le paysage des chantiers", link("panorama"), panorama.panorama_figure, _has_chantiers),
    _Known("echos-liens", "Qui répond à qui", link("echos"), links.link_figure, _has_links),
    _Known("echos-crises", "Les controverses d’une crise à l’autre", _CRISES, sights.sight_figure, _has_map),
    _Known("echos-mouvements", "Ce qui s’est déplacé sur son axe", _MOVES, moves.move_figure, moves.has_moves),
    _Known("autodiagnostic", "L’autodiagnostic, par terrain", link("enquetes"), inquiry.heat_figure, _has_answers),
    _Known(
        "enquetes-sources",
        "Les entretiens et les sources, par terrain",
        link("enquetes"),
        sources.source_figure,
        _has_sources,
    ),
    _Known("enquetes-regards", "Qui a regardé quoi", link("enquetes"), looks.look_figure, _has_looks),
    _Known("calendrier", "Le calendrier et ses fils rouges", link("calendrier"), calendar.calendar_figure, _has_steps),
    _Known("crash-test", "Le crash test, case par case", _CRASH, crash.grid_figure, _has_grid),
    _Known(
        "crash-test-robustesse",
        "La robustesse des chantiers",
        link("crash-test"),
        robustness.robustness_figure,
        _has_grid,
    ),
    _Known("crash-test-crises", "Les crises comparées", _CRASH, comparison.comparison_figure, _has_comparison),
)
