"""The panel beside the map: what to read first, or the fiche of one controversy."""

from collections.abc import Sequence
from math import isnan

from markupsafe import Markup

from analysis.links import chantier_links, chantiers_of_controversy
from analysis.versions import as_of, versions_of
from components import address, words
from components.cartography.clues import Clue, Lab
from components.cartography.filters import Filters
from components.cartography.model import Tension, tensions
from components.cartography.words import off_axis_words, read_first, verdict_words
from components.entities import fiche_link
from components.extras import extras_at
from components.templates import render
from components.workshop.subjects import CONTROVERSY, workshop_of
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES, TERRAINS
from sheets.vocabularies import ABANDONED
from sheets.workbook import lookup

_DOT, _STEP, _MIDDLE = 8, 20, 52


def first_panel(snapshot: Snapshot, version: str, filters: Filters, query: tuple[tuple[str, str], ...]) -> Markup:
    """« À lire d’abord »: three computed readings, with links to their fiches. ``query``: the other filters."""
    shown = snapshot.derive(tensions, version, filters)
    return render("cartography_first.html", first=read_first(shown), link=lambda i: _link(query, controverse=i))


def fiche_panel(
    snapshot: Snapshot, version: str, filters: Filters, chosen: str, query: tuple[tuple[str, str], ...]
) -> Markup:
    """The fiche of a controversy: every observation that passes the filters, with each lab's reading."""
    tension = next(t for t in snapshot.derive(tensions, version, filters) if t.id == chosen)
    return render(
        "cartography_fiche.html",
        t=tension,
        verdict=words.capital(verdict_words(tension)),
        off_axis=off_axis_words(tension),
        close=_link(query, controverse=""),
        clue_line=_clue_line,
        where=_where,
        position=lambda lab: position_words(lab, tension),
        micro=lambda clue: micro_chart(clue),
        chantiers=snapshot.derive(_answers, chosen, version),
        chantier_link=lambda identifier: address.link("panorama", chantier=identifier),
        fiche=fiche_link,
        project=workshop_of(snapshot, CONTROVERSY, chosen),
        extras=extras_at(snapshot, CONTROVERSIES, chosen, version),
        ground_extras=lambda ground: extras_at(snapshot, TERRAINS, ground.id, version),
    )


def _link(query: Sequence[tuple[str, str]], **changes: str) -> str:
    return address.link("cartographie", **{**dict(query), **changes})


def _answers(snapshot: Snapshot, controversy: str, version: str) -> list[tuple[str, str]]:
    """(id, title) of the chantiers that answer a controversy, in their last wording."""
    chantiers = as_of(snapshot[CHANTIERS], next(reversed(versions_of(snapshot[CHANTIERS])), ""))
    alive = chantiers[chantiers["maturite"] != ABANDONED]
    titles = lookup(alive, "titre")
    links = chantier_links(alive, snapshot[CONTROVERSIES], version)
    return [(identifier, titles[identifier]) for identifier in chantiers_of_controversy(links, controversy)]


def _clue_line(clue: Clue) -> str:
    facts = (clue.version, clue.source.lower(), clue.crisis, "labos en désaccord" if clue.split else "")
    return " · ".join(filter(None, facts))


def _where(clue: Clue) -> str:
    return " · ".join(filter(None, (clue.territory, clue.date))) or "Lieu et date non précisés"


def position_words(lab: Lab, tension: Tension) -> str:
    """A lab's position with the pole's own words in the place of A and B."""
    for letter, pole in (("A", tension.pole_a), ("B", tension.pole_b)):
        if lab.position.endswith(f" {letter}"):
            return f"{lab.position[:-2].lower()} {words.guillemets(pole)}"
    return f"{lab.position[:1].lower()}{lab.position[1:]}"


def micro_chart(clue: Clue) -> Markup:
    """Each lab as a dot over the five degrees, stacked; a line from the first to the last."""
    scores = sorted(lab.score for lab in clue.labs if not isnan(lab.score))
    stacks: dict[float, int] = {}
    dots = []
    for score in scores:
        stacks[score] = stacks.get(score, 0) + 1
        dots.append((score, stacks[score]))
    height = 16 + _DOT * max([rank for _, rank in dots], default=1)
    base = height - 5
    placed = [(round(_MIDDLE + score * _STEP, 1), base - 6 - (rank - 1) * _DOT) for score, rank in dots]
    bar = (placed[0][0], placed[-1][0]) if placed and placed[0][0] != placed[-1][0] else None
    label = f"{words.count(len(scores), 'avis', 'avis')} sur l’axe" if scores else "aucun avis sur l’axe"
    off = "hors de l’axe" if clue.off_axis and not placed else ""
    return render("cartography_micro.html", height=height, base=base, dots=placed, bar=bar, label=label, off=off)
