"""The cahier put together from what the screens compute."""

from collections.abc import Iterable

from components import words
from components.booklet.debates import controversies
from components.booklet.model import Booklet, Choice, Phase, Step
from components.booklet.works import chosen_chantiers, fiche, glance, grid
from components.calendar import wording as calendar
from components.calendar.model import Choice as Steps
from components.calendar.model import Step as CalendarStep
from components.calendar.model import all_phases, all_steps
from components.cartography import words as tensions
from components.cartography.filters import Filters
from components.cartography.model import last_version, map_versions
from components.cartography.model import tensions as all_tensions
from components.crash.method import method as crash_method
from components.crash.model import board
from components.panorama.model import chantiers as all_chantiers
from components.panorama.model import panorama_versions, version_shown
from components.panorama.texts import method as panorama_method
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import PARTNERS

_RESERVED = "Document de l’équipe\u202f: il contient des brouillons, à ne pas diffuser."


def booklet(snapshot: Snapshot, choice: Choice) -> Booklet:
    """The cahier of a choice. Controversies and chantiers that are not known are passed over."""
    version = choice.version if choice.version in snapshot.derive(map_versions) else last_version(snapshot)
    at = version_shown(snapshot, version)
    chantiers = chosen_chantiers(snapshot, at, choice.chantiers)
    project = snapshot.workbook.project
    debates = snapshot.derive(all_tensions, version, Filters())
    shown = tuple(one for one in debates if not choice.controversies or one.id in choice.controversies)
    found = controversies(shown, chantiers)
    return Booklet(
        title=project["titre"] or "Réflexes publics",
        subtitle=project["sous_titre"],
        introduction=project["introduction"],
        version=version,
        panorama_version=at,
        date=words.day(snapshot.updated, year=True),
        warning=project["avertissement"],
        producer=project["producteur"],
        licence=project["licence"],
        contact=project["contact"],
        map_sentence=tensions.sentence(shown, version),
        first=tuple((one.why, one.tension.title, one.what) for one in tensions.read_first(shown)),
        map_lines=tuple(tensions.reading_lines(shown)),
        controversies=found,
        panorama=glance(snapshot, chantiers, at),
        chantiers=tuple(fiche(snapshot, one, at) for one in chantiers),
        grid=grid(snapshot, choice.chantiers),
        calendar_sentence=calendar.sentence(snapshot, Steps()),
        phases=_phases(snapshot),
        methods=_methods(snapshot),
        partners=tuple(sorted(name for name in snapshot[PARTNERS]["nom"] if name)),
        map_versions=_until(version, snapshot.derive(map_versions)),
        panorama_versions=_until(at, snapshot.derive(panorama_versions)),
        reserved=_RESERVED if snapshot.audience is Audience.TEAM else "",
        part=_part((len(shown), len(debates)), (len(chantiers), len(snapshot.derive(all_chantiers, at)))),
    )


def _until(version: str, versions: Iterable[str]) -> tuple[str, ...]:
    """The versions, in their order, up to this one."""
    known = tuple(versions)
    return known[: known.index(version) + 1] if version in known else known


def _phases(snapshot: Snapshot) -> tuple[Phase, ...]:
    steps = snapshot.derive(all_steps)
    known = [
        Phase(
            one.phase,
            words.capital(calendar.phase_words(one).partition(" : ")[2]),
            int(one.progress) if one.progress == one.progress else 0,
            tuple(_step(step) for step in steps if step.phase == one.phase),
        )
        for one in snapshot.derive(all_phases)
    ]
    named = {one.title for one in known}
    others = tuple(_step(step) for step in steps if step.phase not in named)
    return (*known, *([Phase("Hors phase", "", 0, others)] if others else []))


def _step(step: CalendarStep) -> Step:
    when = step.when.text if step.when else "date à définir"
    output = " ".join(filter(None, (step.output, step.version)))
    return Step(when, step.title, calendar.state_words(step), output)


def _methods(snapshot: Snapshot) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("La carte des controverses", tensions.METHOD),
        ("Le panorama des chantiers", panorama_method(snapshot)),
        ("Le crash test", crash_method(snapshot.derive(board, (), ""))),
        ("Le calendrier", calendar.METHOD),
    )


def _part(debates: tuple[int, int], works: tuple[int, int]) -> str:
    """« Extrait : 2 controverses sur 6, 3 chantiers sur 15 », from (shown, all) of each; '' for the whole."""
    if all(shown == known for shown, known in (debates, works)):
        return ""
    return (
        f"Extrait : {words.count(debates[0], 'controverse')} sur {debates[1]}, "
        f"{words.count(works[0], 'chantier')} sur {works[1]}"
    )
