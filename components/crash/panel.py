"""The opinions opened: those of one cell, of a whole chantier or of a whole crisis."""

from dataclasses import dataclass

from analysis.extras import Pairs
from components import address
from components.crash.controls import View
from components.crash.grid import Line, Square
from components.crash.model import board, crises_of
from components.crash.opinions import Opinion, opinions_by_cell
from components.entities import fiche_link
from components.extras import extras_at
from components.workshop.subjects import CHANTIER, CRASH_STEP, workshop_link
from sheets.snapshot import Snapshot
from sheets.tabs import CRISES


@dataclass(frozen=True)
class Group:
    """The opinions on one cell; ``title``: of what the others do not share, '' when there is a single group;
    ``version``: the wording of the chantier shown."""

    title: str
    version: str
    square: Square
    opinions: tuple[Opinion, ...]

    @property
    def told(self) -> tuple[Opinion, ...]:
        """Those with something to read; with a single group, all of them."""
        return tuple(one for one in self.opinions if one.words or not self.title)

    @property
    def silent(self) -> tuple[Opinion, ...]:
        """The others: a bare verdict."""
        return tuple(one for one in self.opinions if one not in self.told)


@dataclass(frozen=True)
class Panel:
    """What is shown under a row (``chantier``), or under the header when '' (a whole crisis)."""

    chantier: str
    title: str
    groups: tuple[Group, ...]
    links: tuple[tuple[str, str], ...]
    close: str
    extras: Pairs = ()

    @property
    def single(self) -> bool:
        """Whether it is about one cell."""
        return len(self.groups) == 1 and not self.groups[0].title


def panel_of(snapshot: Snapshot, view: View) -> Panel | None:
    """The opinions that the view opens, None when it opens none."""
    line = snapshot.derive(board, (), "").line(view.chantier)
    name = next((crisis.name for crisis in snapshot.derive(crises_of) if crisis.id == view.crisis), "")
    close = view.link()
    if line is not None and name:
        alone = _group(snapshot, "", line, view.crisis)
        groups = (alone,) if alone.opinions else ()
        links = (*_fiche(line), ("Tous les avis sur ce chantier", view.link(line.id)))
        return Panel(line.id, f"{line.title} · {name}", groups, (*links, _whole_crisis(view)), close)
    if line is not None:
        return Panel(line.id, f"{line.title} : tous les avis", _of_chantier(snapshot, view, line), _fiche(line), close)
    if name:
        links = (("La fiche de la crise", fiche_link("crise", view.crisis)),)
        said = extras_at(snapshot, CRISES, view.crisis)
        return Panel("", f"{name} : tous les avis", _of_crisis(snapshot, view), links, close, said)
    return None


def _fiche(line: Line) -> tuple[tuple[str, str], ...]:
    return (
        ("La fiche du chantier, dans le panorama", address.link("panorama", chantier=line.id)),
        ("Fiche seule", fiche_link("chantier", line.id)),
        ("Projeter en atelier", workshop_link(CHANTIER, line.id, CRASH_STEP)),
    )


def _whole_crisis(view: View) -> tuple[str, str]:
    return "Tous les avis sur cette crise", view.link(crisis=view.crisis)


def _of_chantier(snapshot: Snapshot, view: View, line: Line) -> tuple[Group, ...]:
    """A group a crisis kept that somebody gave an opinion on."""
    kept = [crisis for crisis in snapshot.derive(crises_of) if not view.crises or crisis.id in view.crises]
    groups = (_group(snapshot, crisis.name, line, crisis.id) for crisis in kept)
    return tuple(group for group in groups if group.opinions)


def _of_crisis(snapshot: Snapshot, view: View) -> tuple[Group, ...]:
    """A group a chantier shown, by rank."""
    shown = snapshot.derive(board, view.crises, view.controversy).lines
    everything = snapshot.derive(board, (), "")
    groups = (_group(snapshot, line.title, everything.line(line.id) or line, view.crisis) for line in shown)
    return tuple(group for group in groups if group.opinions)


def _group(snapshot: Snapshot, title: str, line: Line, crisis: str) -> Group:
    square = next(square for square in line.squares if square.crisis == crisis)
    return Group(title, line.version, square, snapshot.derive(opinions_by_cell).get((line.id, crisis), ()))
