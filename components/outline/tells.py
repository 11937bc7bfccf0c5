"""What each screen says as it opens: its sentence, its text alternative."""

from components import words
from components.accessibility import SENTENCE as ACCESSIBILITY
from components.calendar import wording as calendar_words
from components.calendar.model import Choice as CalendarChoice
from components.cartography import words as map_words
from components.cartography.filters import Filters
from components.cartography.model import map_versions, tensions
from components.crash import wording as crash_words
from components.crash.model import board as crash_board
from components.deliverables import view as deliverables
from components.echoes import link_words
from components.home.headline import figures_line, headline, plain
from components.home.model import is_empty
from components.home.telling import reading_lines as home_lines
from components.inquiry import wording as inquiry_words
from components.inquiry.controls import View as InquiryView
from components.inquiry.gaps import lacks_of
from components.inquiry.model import board as inquiry_board
from components.outline.model import Outline, last
from components.panorama import texts as panorama_texts
from components.panorama import view as panorama_view
from components.panorama.filters import Choice as PanoramaChoice
from components.panorama.filters import Filters as PanoramaFilters
from components.panorama.model import chantiers, panorama_versions
from components.search import view as search_view
from components.search.model import search
from components.workshop import view as workshop_view
from components.workshop.subjects import subjects
from sheets.snapshot import Snapshot

_EVERY_FICHE = (
    "Une fiche par controverse, terrain, observation, chantier, crise et étape : tout ce qui en est su, à une adresse "
    "qui ne change pas."
)


def tell_home(snapshot: Snapshot) -> Outline:
    if is_empty(snapshot):
        return Outline(plain(headline(snapshot)))
    sentence = f"{plain(headline(snapshot))} {words.capital(figures_line(snapshot))}"
    return Outline(sentence.strip(), home_lines(snapshot)[1 + bool(figures_line(snapshot)) :])


def tell_map(snapshot: Snapshot) -> Outline:
    version = last(snapshot.derive(map_versions))
    shown = snapshot.derive(tensions, version, Filters())
    return Outline(map_words.sentence(shown, version), map_words.reading_lines(shown))


def tell_panorama(snapshot: Snapshot) -> Outline:
    version = last(snapshot.derive(panorama_versions))
    choice = PanoramaChoice(version, PanoramaFilters(), "", version)
    sentence = panorama_texts.sentence(snapshot, snapshot.derive(chantiers, version), version)
    return Outline(sentence, panorama_view.reading(snapshot, choice))


def tell_echoes(snapshot: Snapshot) -> Outline:
    return Outline(link_words.sentence(snapshot), link_words.reading_lines(snapshot))


def tell_inquiry(snapshot: Snapshot) -> Outline:
    shown = snapshot.derive(inquiry_board, "", "")
    lines = inquiry_words.reading_lines(shown, snapshot.derive(lacks_of, InquiryView()))
    return Outline(inquiry_words.sentence(shown), lines)


def tell_calendar(snapshot: Snapshot) -> Outline:
    choice = CalendarChoice()
    return Outline(calendar_words.sentence(snapshot, choice), calendar_words.reading(snapshot, choice))


def tell_crash(snapshot: Snapshot) -> Outline:
    shown = snapshot.derive(crash_board, (), "")
    return Outline(crash_words.sentence(shown), crash_words.reading_lines(shown, None))


def tell_deliverables(snapshot: Snapshot) -> Outline:
    return Outline(deliverables.sentence(snapshot), deliverables.reading_lines(snapshot))


def tell_search(snapshot: Snapshot) -> Outline:
    return Outline(search_view.sentence(search(snapshot, "")))


def tell_workshop(snapshot: Snapshot) -> Outline:
    return Outline(workshop_view.LEAD, [f"{words.capital(one.kind)} {one.title}." for one in snapshot.derive(subjects)])


def tell_fiches(_snapshot: Snapshot) -> Outline:
    return Outline(_EVERY_FICHE)


def tell_accessibility(_snapshot: Snapshot) -> Outline:
    return Outline(ACCESSIBILITY)
