"""The calendar; a step has its fiche."""

from components.address import link
from components.calendar.controls import OUTPUT_NAMES
from components.calendar.model import OUTPUT_IDS, PHASE_IDS, all_phases, all_steps
from components.calendar.model import Choice as Asked
from components.calendar.table import step_table
from components.calendar.view import above, agenda_markup, picture
from components.calendar.wording import METHOD, reading, sentence
from components.static.drawing import draw
from components.static.screen import BEHIND, Block, Choice, Option, Page, Query, kept
from sheets.snapshot import Snapshot

PAGE = "calendrier"
_WIDTH = 1130  # pixels


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """One filter; a step is its fiche."""
    if query.get("etape") in {step.id for step in snapshot.derive(all_steps)}:
        return "fiche", kept(query, etape=(query["etape"],))
    return PAGE, (
        kept(query, production=_outputs(snapshot))
        or kept(query, phase=_phases(snapshot))
        or kept(query, reste=("oui",) if snapshot.derive(all_steps) else ())
    )


def page(snapshot: Snapshot, query: Query) -> Page:
    """The time axis and the agenda."""
    choice = Asked(query.get("production", ""), query.get("phase", ""), "reste" in query)
    chart = picture(snapshot, choice)
    return Page(
        "Calendrier",
        sentence(snapshot, choice),
        (
            Block(above(snapshot, choice)),
            *([Block(draw(chart, _WIDTH), "calendar-wide")] if chart else []),
            Block(agenda_markup(snapshot, choice)),
        ),
        "Calendrier",
        tuple(_choices(snapshot, query)),
        METHOD,
        reading(snapshot, choice),
        ((BEHIND, step_table(snapshot, choice)),),
    )


def _outputs(snapshot: Snapshot) -> dict[str, str]:
    used = {step.output for step in snapshot.derive(all_steps)}
    return {one: OUTPUT_NAMES[one] for one, label in OUTPUT_IDS.items() if label in used}


def _phases(snapshot: Snapshot) -> dict[str, str]:
    used = {phase.phase for phase in snapshot.derive(all_phases)}
    return {one: label for one, label in PHASE_IDS.items() if label in used}


def _choices(snapshot: Snapshot, query: Query) -> list[Choice]:
    offered = {"production": _outputs(snapshot), "phase": _phases(snapshot), "reste": {"oui": "Ce qui reste à faire"}}
    if not snapshot.derive(all_steps):
        return []
    everything = Option("Tout", link(PAGE), not query)
    found = []
    for name, label in (("production", "Production"), ("phase", "Phase"), ("reste", "Avancement")):
        shown = query.get(name)
        options = (Option(text, link(PAGE, **{name: one}), one == shown) for one, text in offered[name].items())
        found.append(Choice(label, (everything, *options)))
    return found
