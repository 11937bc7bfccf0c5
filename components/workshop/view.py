"""What is projected as markup, and the list to choose from."""

from collections.abc import Callable

from markupsafe import Markup

from components import words
from components.address import link
from components.crash.model import board, crises_of
from components.sharing.qr import code_of
from components.templates import render
from components.workshop.chapters import stops
from components.workshop.debate import AXIS_STEP, DEGREES, GROUNDS, OFF_AXIS, POLES_STEP, TOGETHER, Debate, debate
from components.workshop.subjects import CHANTIER, CONTROVERSY, CRASH_STEP, Subject, controversies, subjects
from components.workshop.work import Work, work
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import CRASH_TESTS

TITLE = "Atelier"
LEAD = (
    "Projeter une controverse ou un chantier, et le dévoiler pas à pas : d’abord la question, puis ce qu’en disent les "
    "labos, l’un après l’autre."
)
_EXITS = {CONTROVERSY: "cartographie", CHANTIER: "panorama"}


def list_markup(snapshot: Snapshot) -> Markup:
    """What can be projected, to choose from."""
    known = snapshot.derive(subjects)
    groups = [
        ("Controverses", [one for one in known if one.kind == CONTROVERSY]),
        ("Chantiers", [one for one in known if one.kind == CHANTIER]),
    ]
    return render(
        "workshop_list.html",
        title=TITLE,
        lead=LEAD,
        groups=[group for group in groups if group[1]],
        about={CONTROVERSY: snapshot.derive(_observed), CHANTIER: snapshot.derive(_tested)},
        sheet=_is_written(snapshot),
    )


def subject_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    """One controversy or chantier, every step of it: the browser hides those to come."""
    return _TELLERS[subject.kind](snapshot, subject)


def title(snapshot: Snapshot, subject: Subject) -> str:
    """The name of the browser's tab."""
    return f"{subject.title} · {TITLE} · {snapshot.workbook.project['titre'] or 'Réflexes publics'}"


def _debate_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    told = snapshot.derive(debate, subject.id)
    steps = {"poles_step": POLES_STEP, "axis_step": AXIS_STEP, "degrees": DEGREES, "off_axis": OFF_AXIS}
    named = {"together": TOGETHER, "grounds": GROUNDS}
    return render("workshop_debate.html", t=told.tension, **steps, **named, **_frame(snapshot, subject, told))


def _work_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    told = snapshot.derive(work, subject.id)
    return render("workshop_work.html", c=told.chantier, crash_step=CRASH_STEP, **_frame(snapshot, subject, told))


def _frame(snapshot: Snapshot, subject: Subject, told: Debate | Work) -> dict[str, object]:
    """What surrounds both: the way out, the subject before and the one after, where one may jump to."""
    known = snapshot.derive(subjects)
    at = known.index(subject)
    page = link("fiche", **{subject.kind: subject.id})
    return {
        "subject": subject,
        "told": told,
        "chapters": told.chapters,
        "stops": stops(told.chapters),
        "small": AXIS_STEP + 1 if subject.kind == CONTROVERSY else "",
        "sheet": _is_written(snapshot),
        "exit": link(_EXITS[subject.kind], **{subject.kind: subject.id}),
        "before": known[at - 1] if at else None,
        "after": known[at + 1] if at + 1 < len(known) else None,
        "where": _where(known, subject),
        "page": page,
        "code": code_of(page),
        "team": snapshot.audience is Audience.TEAM,
    }


def _is_written(snapshot: Snapshot) -> bool:
    """Whether there is a Sheet that this audience is led to."""
    return snapshot.workbook.tables[CRASH_TESTS].place is not None


def _observed(snapshot: Snapshot) -> dict[str, str]:
    """Controversy -> « 10 observations, 38 avis »."""
    return {
        one.id: f"{words.count(len(one.clues), 'observation')}, "
        f"{words.count(sum(len(clue.labs) for clue in one.clues), 'avis', 'avis')}"
        for one in snapshot.derive(controversies)
    }


def _tested(snapshot: Snapshot) -> dict[str, str]:
    """Chantier -> « 6 crises testées sur 9 »; nothing where no crisis is written."""
    everything = len(snapshot.derive(crises_of))
    lines = snapshot.derive(board, (), "").lines if everything else ()
    tested = {line.id: sum(bool(square.opinions) for square in line.squares) for line in lines}
    return {
        one: f"{words.count(done, 'crise testée', 'crises testées')} sur {everything}" for one, done in tested.items()
    }


def _where(known: tuple[Subject, ...], subject: Subject) -> str:
    """« Controverse 2 sur 6 »."""
    same = [one for one in known if one.kind == subject.kind]
    return f"{words.capital(subject.kind)} {same.index(subject) + 1} sur {len(same)}"


_TELLERS: dict[str, Callable[[Snapshot, Subject], Markup]] = {CONTROVERSY: _debate_markup, CHANTIER: _work_markup}
