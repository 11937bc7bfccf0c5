"""What is projected as markup, and the list to choose from."""

from collections.abc import Callable

from markupsafe import Markup

from components import words
from components.address import link
from components.templates import render
from components.workshop.debate import AXIS_STEP, DEGREES, OFF_AXIS, POLES_STEP, debate
from components.workshop.subjects import CHANTIER, CONTROVERSY, CRASH_STEP, Subject, subjects
from components.workshop.work import work
from sheets.snapshot import Snapshot

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
    return render("workshop_list.html", title=TITLE, lead=LEAD, groups=[group for group in groups if group[1]])


def subject_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    """One controversy or chantier, every step of it: the browser hides those to come."""
    return _TELLERS[subject.kind](snapshot, subject)


def title(snapshot: Snapshot, subject: Subject) -> str:
    """The name of the browser's tab."""
    return f"{subject.title} · {TITLE} · {snapshot.workbook.project['titre'] or 'Réflexes publics'}"


def _debate_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    told = snapshot.derive(debate, subject.id)
    fixed = {"poles_step": POLES_STEP, "axis_step": AXIS_STEP, "degrees": DEGREES, "off_axis": OFF_AXIS}
    return render("workshop_debate.html", told=told, t=told.tension, **fixed, **_frame(snapshot, subject, told.steps))


def _work_markup(snapshot: Snapshot, subject: Subject) -> Markup:
    told = snapshot.derive(work, subject.id)
    frame = _frame(snapshot, subject, told.steps)
    return render("workshop_work.html", told=told, c=told.chantier, crash_step=CRASH_STEP, **frame)


def _frame(snapshot: Snapshot, subject: Subject, steps: int) -> dict[str, object]:
    """What surrounds both: the way out, the subject before and the one after, how many steps there are."""
    known = snapshot.derive(subjects)
    at = known.index(subject)
    return {
        "subject": subject,
        "steps": steps,
        "exit": link(_EXITS[subject.kind], **{subject.kind: subject.id}),
        "before": known[at - 1] if at else None,
        "after": known[at + 1] if at + 1 < len(known) else None,
        "where": _where(known, subject),
    }


def _where(known: tuple[Subject, ...], subject: Subject) -> str:
    """« Controverse 2 sur 6 »."""
    same = [one for one in known if one.kind == subject.kind]
    return f"{words.capital(subject.kind)} {same.index(subject) + 1} sur {len(same)}"


_TELLERS: dict[str, Callable[[Snapshot, Subject], Markup]] = {CONTROVERSY: _debate_markup, CHANTIER: _work_markup}
