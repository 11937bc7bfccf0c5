"""What a fiche shows of its own kind, besides what every fiche does."""

from typing import Any

from components.calendar.agenda import detail
from components.calendar.model import all_steps
from components.cartography.clues import Clue, all_clues, readings_of
from components.cartography.fiche import micro_chart
from components.cartography.filters import Filters
from components.cartography.model import Tension, map_versions, tensions
from components.cartography.words import off_axis_words, verdict_words
from components.entities import titles_of
from components.fiche import trials
from components.fiche.model import Fiche
from components.fiche.poles import in_words, owners
from components.fiche.relations import Ref, Ties, ref_of, ties_to
from components.home.ridges import ridges
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES, PARTNERS
from sheets.workbook import records

Parts = dict[str, Any]
_NONE = dict.fromkeys(("poles", "relief", "verdict", "grounds", "readings", "place", "trials"))


def parts(snapshot: Snapshot, about: Fiche) -> Parts:
    """What the template of fiches needs more, by the kind of the entity."""
    own = {
        "controverse": _controversy,
        "observation": _observation,
        "chantier": lambda s, f: {"trials": trials.of_chantier(s, f.id)},
        "crise": lambda s, f: {"trials": trials.of_crisis(s, f.id)},
        "etape": _step,
    }.get(about.kind)
    return {**_NONE, "micro": lambda one: _micro(snapshot, one), **(own(snapshot, about) if own else {})}


def clues_by_id(snapshot: Snapshot) -> dict[str, Clue]:
    return {clue.id: clue for clue in snapshot.derive(all_clues)}


def owner_ties(snapshot: Snapshot, observation: str) -> tuple[Ties, ...]:
    """The controversy that an observation is a clue of, which its row does not name."""
    owner = snapshot.derive(owners).get(observation, "")
    return (Ties("Controverse", (ref_of(snapshot, CONTROVERSIES, owner),)),) if owner else ()


def _micro(snapshot: Snapshot, ref: Ref) -> Any:
    """Where the labs place an observation; '' for anything else."""
    return micro_chart(snapshot.derive(clues_by_id)[ref.id]) if ref.kind == "observation" else ""


def _tensions(snapshot: Snapshot) -> dict[str, Tension]:
    last = next(reversed(snapshot.derive(map_versions)), "")
    return {one.id: one for one in snapshot.derive(tensions, last, Filters())}


def _controversy(snapshot: Snapshot, about: Fiche) -> Parts:
    """Its relief and its verdict while it lives, and the observations of each terrain."""
    tension = snapshot.derive(_tensions).get(about.id)
    relief = next((one for one in snapshot.derive(ridges) if one.id == about.id), None)
    said = [verdict_words(tension), off_axis_words(tension)] if tension else []
    grounds = next((ties.refs for ties in about.ties if ties.heading == "Terrains"), ())
    return {
        "poles": (about.row["pole_a"], about.row["pole_b"]),
        "relief": relief,
        "verdict": " · ".join(filter(None, said)),
        "grounds": [(one, _observations(snapshot, one.id)) for one in grounds],
    }


def _observations(snapshot: Snapshot, terrain: str) -> tuple[Ref, ...]:
    return next((t.refs for t in ties_to(snapshot, "terrain", terrain) if t.heading == "Observations"), ())


def _observation(snapshot: Snapshot, about: Fiche) -> Parts:
    """Each lab's reading of it, in the words of the poles."""
    names = snapshot.derive(titles_of, PARTNERS)
    clue = snapshot.derive(clues_by_id)[about.id]
    readings = [
        (
            ref_of(snapshot, PARTNERS, row.partenaire) if row.partenaire in names else None,
            in_words(snapshot, about.id, row.position),
            row.commentaire,
        )
        for row in records(snapshot.derive(readings_of))
        if row.observation == about.id
    ]
    return {"readings": readings, "place": micro_chart(clue)}


def _step(snapshot: Snapshot, about: Fiche) -> Parts:
    """Its dates as they are understood, and where it stands at the reference day, in the place of its bare cells."""
    step = next(one for one in snapshot.derive(all_steps) if one.id == about.id)
    team = {label for label, _ in step.team}
    facts = [pair for pair in detail(step) if pair[0] not in team]
    return {"facts": [("Phase", step.phase), *facts] if step.phase else facts}
