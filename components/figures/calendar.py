"""The calendar's time axis as a figure, with its red threads."""

from components.calendar.controls import OUTPUT_NAMES
from components.calendar.model import PHASE_IDS, Choice
from components.calendar.table import step_table
from components.calendar.view import picture
from components.calendar.wording import reading, sentence
from components.figures.marks import Mark, circle, line, path, rect, text
from components.figures.model import Figure, Key
from components.figures.palette import color
from components.figures.pending import nothing
from components.figures.vega import vega
from components.words import guillemets
from sheets.snapshot import Snapshot

EVERYTHING = Choice()
_HATCHES = "M4 13 14 3M7 19 23 3M16 19 28 7"


def calendar_figure(snapshot: Snapshot, choice: Choice = EVERYTHING) -> Figure:
    """The steps that pass the filters, on one axis."""
    unopened = Choice(choice.output, choice.phase, choice.remaining)
    drawn = picture(snapshot, unopened)
    return Figure(
        "calendrier",
        "Calendrier",
        sentence(snapshot, unopened),
        vega(drawn, _keys()) if drawn else nothing("Aucune étape datée pour l’instant."),
        step_table(snapshot, unopened),
        tuple(reading(snapshot, unopened)),
        _filter_words(choice),
    )


def _filter_words(choice: Choice) -> str:
    told = [f"production, {guillemets(OUTPUT_NAMES[choice.output])}"] if choice.output else []
    told += [f"phase, {guillemets(PHASE_IDS[choice.phase])}"] if choice.phase else []
    told += ["ce qui reste à faire"] if choice.remaining else []
    return f"Vue filtrée : {' ; '.join(told)}." if told else ""


def _keys() -> tuple[Key, ...]:
    ink, red, late = color("encre"), color("fil"), color("casse")
    vague: tuple[Mark, ...] = (
        rect(4, 3, 24, 16, "#FFFFFF", stroke=ink, stroke_width=1.6, stroke_dasharray="4 3", rx=3),
        path(_HATCHES, stroke=ink),
    )
    coming = line(3, 11, 43, 11, red, 4, stroke_linecap="round", stroke_dasharray=".1 8")
    bang: tuple[Mark, ...] = (circle(9, 11, 8, late), text(9, 16, "!", 13, "#FFFFFF", "middle", bold=True))
    return (
        Key((path("M16 2 25 11 16 20 7 11Z", ink),), 32, "jour fixé"),
        Key((rect(3, 4, 26, 14, "#FFFFFF", stroke=ink, stroke_width=2, rx=7),), 32, "dans la semaine, le mois"),
        Key(vague, 32, "date à définir"),
        Key((line(2, 11, 42, 11, red, 4.5, stroke_linecap="round"),), 44, "fait"),
        Key((coming,), 44, "à venir"),
        Key(bang, 18, "en retard"),
    )
