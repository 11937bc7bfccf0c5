"""Each screen told without being shown: its title, its sentence, its text alternative.

For what reads a page without running it: search engines, the cards of social networks, browsers without JavaScript.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analysis.owing import RIPENESS
from components import words
from components.accessibility import SENTENCE as ACCESSIBILITY
from components.calendar import wording as calendar_words
from components.calendar.model import Choice as CalendarChoice
from components.cartography import words as map_words
from components.cartography.model import Filters, map_versions, tensions
from components.crash import wording as crash_words
from components.crash.model import board as crash_board
from components.echoes import link_words
from components.home.headline import figures_line, headline, plain
from components.home.model import is_empty
from components.home.telling import reading_lines as home_lines
from components.inquiry import wording as inquiry_words
from components.inquiry.controls import View as InquiryView
from components.inquiry.gaps import lacks_of
from components.inquiry.model import board as inquiry_board
from components.panorama import texts as panorama_texts
from components.panorama import view as panorama_view
from components.panorama.filters import Choice as PanoramaChoice
from components.panorama.filters import Filters as PanoramaFilters
from components.panorama.model import chantiers, panorama_versions
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS, CONTROVERSIES
from sheets.workbook import lookup

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outline:
    """A view in text. ``title``: what sets it apart, '' when it is the screen's own."""

    sentence: str
    lines: Sequence[str] = ()
    title: str = ""


@dataclass(frozen=True)
class Screen:
    """A screen of the application. ``focus``: the filter by which one thing has an address of its own, '' when none."""

    title: str
    tell: Callable[[Snapshot], Outline]
    focus: str = ""
    focused: Callable[[Snapshot], Mapping[str, Outline]] | None = None


def outline(snapshot: Snapshot, path: str, chosen: str = "") -> Outline:
    """What the screen at ``path`` says, or what it says of ``chosen`` when it has something to say of it."""
    one = focuses(snapshot, path).get(chosen) if chosen else None
    try:
        return one or snapshot.derive(SCREENS[path].tell)
    except Exception:
        # A description must never cost the page that it describes.
        _log.exception("the screen %r could not be told", path)
        return Outline("")


def focuses(snapshot: Snapshot, path: str) -> Mapping[str, Outline]:
    """What has an address of its own on the screen at ``path``, by id."""
    focused = SCREENS[path].focused
    try:
        return snapshot.derive(focused) if focused else {}
    except Exception:
        _log.exception("what the screen %r holds could not be told", path)
        return {}


def _home(snapshot: Snapshot) -> Outline:
    if is_empty(snapshot):
        return Outline(plain(headline(snapshot)))
    sentence = f"{plain(headline(snapshot))} {words.capital(figures_line(snapshot))}"
    return Outline(sentence.strip(), home_lines(snapshot)[1 + bool(figures_line(snapshot)) :])


def _map(snapshot: Snapshot) -> Outline:
    version = _last(snapshot.derive(map_versions))
    shown = snapshot.derive(tensions, version, Filters())
    return Outline(map_words.sentence(shown, version), map_words.reading_lines(shown))


def _controversies(snapshot: Snapshot) -> dict[str, Outline]:
    shown = snapshot.derive(tensions, _last(snapshot.derive(map_versions)), Filters())
    questions = lookup(snapshot[CONTROVERSIES], "question")
    return {
        one.id: Outline(
            questions.get(one.id) or f"{one.pole_a} ou {one.pole_b}{words.NARROW}?",
            map_words.reading_lines((one,)),
            f"{one.number} {one.title}".strip(),
        )
        for one in shown
    }


def _panorama(snapshot: Snapshot) -> Outline:
    version = _last(snapshot.derive(panorama_versions))
    choice = PanoramaChoice(version, PanoramaFilters(), "", version)
    sentence = panorama_texts.sentence(snapshot, snapshot.derive(chantiers, version), version)
    return Outline(sentence, panorama_view.reading(snapshot, choice))


def _chantiers(snapshot: Snapshot) -> dict[str, Outline]:
    shown = snapshot.derive(chantiers, _last(snapshot.derive(panorama_versions)))
    labels = [CHANTIERS.columns[field].label for field in RIPENESS]
    told = {one.id: (one.intention, one.means, one.conditions, one.first_steps) for one in shown}
    return {
        one.id: Outline(
            one.intention or one.title,
            [f"{label} : {text}" for label, text in zip(labels, told[one.id], strict=True) if text],
            one.title,
        )
        for one in shown
    }


def _echoes(snapshot: Snapshot) -> Outline:
    return Outline(link_words.sentence(snapshot), link_words.reading_lines(snapshot))


def _inquiry(snapshot: Snapshot) -> Outline:
    shown = snapshot.derive(inquiry_board, "", "")
    lines = inquiry_words.reading_lines(shown, snapshot.derive(lacks_of, InquiryView()))
    return Outline(inquiry_words.sentence(shown), lines)


def _calendar(snapshot: Snapshot) -> Outline:
    choice = CalendarChoice()
    return Outline(calendar_words.sentence(snapshot, choice), calendar_words.reading(snapshot, choice))


def _crash(snapshot: Snapshot) -> Outline:
    shown = snapshot.derive(crash_board, (), "")
    return Outline(crash_words.sentence(shown), crash_words.reading_lines(shown, None))


def _accessibility(_snapshot: Snapshot) -> Outline:
    return Outline(ACCESSIBILITY)


def _last(versions: Sequence[str]) -> str:
    return versions[-1] if versions else ""


# In the order of the navigation; a screen of the team alone is not there, for nothing is told of it.
SCREENS: Mapping[str, Screen] = {
    "": Screen("Où en est-on", _home),
    "cartographie": Screen("Cartographie", _map, "controverse", _controversies),
    "panorama": Screen("Panorama", _panorama, "chantier", _chantiers),
    "echos": Screen("Échos", _echoes),
    "enquetes": Screen("Enquêtes", _inquiry),
    "calendrier": Screen("Calendrier", _calendar),
    "crash-test": Screen("Crash test", _crash),
    "accessibilite": Screen("Accessibilité", _accessibility),
}
