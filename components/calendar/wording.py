"""What the calendar says in words: dates as understood, states, the sentence, the text alternative, the method."""

from collections import Counter
from datetime import date

from analysis.progress import PhaseProgress
from analysis.steps import StepState
from components import words
from components.calendar.echoes import Joint, joints
from components.calendar.model import Choice, Step, all_phases, all_steps, shown_steps, today_is_real, undated
from sheets.dates import Certainty, FuzzyDate
from sheets.snapshot import Snapshot
from sheets.vocabularies import ALL_OUTPUTS, MAP, PANORAMA

STATE_WORDS = {
    StepState.DONE: "fait",
    StepState.LATE: "en retard",
    StepState.DUE: "c’est le moment",
    StepState.ONGOING: "en cours",
    StepState.TO_COME: "à venir",
    StepState.UNDATED: "à dater",
    StepState.CANCELLED: "annulé",
}
METHOD = (
    "Données : l’onglet Calendrier, une ligne par étape. Rien n’est déduit de ce qui n’y est pas écrit : une phase "
    "s’étend de la première à la dernière date connue de ses étapes.",
    "Ce qui est flou reste flou : « semaine du 6 juillet » est dessinée sur ses sept jours, « fin juillet » du 21 au "
    "31, et aucun jour n’est inventé. Une date écrite sans année prend celle de la date de référence ; le détail de "
    "l’étape le dit (« année supposée »).",
    "« À définir » suivi d’une date est une proposition : elle est hachurée, chaque possibilité à sa place, jusqu’à ce "
    "que l’étape soit faite. Sans aucune date, l’étape reste dans la liste « À placer ».",
    "Une étape n’est en retard que si son dernier jour possible est passé sans qu’elle soit faite ou annulée. "
    "L’avancement d’une phase est la moyenne de celui de ses étapes (100 % une fois faite, sinon ce qui est écrit, "
    "sinon 0), étapes annulées mises à part.",
    "Les fils rouges relient les étapes qui font avancer un même livrable. Les petites flèches disent qu’il y a des "
    "échos entre deux versions livrées ensemble : vers le bas, des observations de cette version de la carte appellent "
    "un chantier ; vers le haut, des chantiers nouveaux ou reformulés répondent à une controverse.",
)


def understood(when: FuzzyDate | None) -> str:
    """« du 6 au 12 juillet 2020, année supposée », '' for no date at all."""
    if when is None or (when.earliest is None and when.latest is None):
        return ""
    notes = [
        *(["à confirmer"] if when.certainty is Certainty.TO_DEFINE else []),
        *(["à peu près"] if when.approximate else []),
        *(["année supposée"] if when.assumed_year is not None else []),
    ]
    return ", ".join([_stretches(when), *notes])


def _stretches(when: FuzzyDate) -> str:
    if when.spans:
        return " ou ".join(span_words(first, last) for first, last in when.spans)
    if when.latest is not None:
        return f"au plus tard le {words.day(when.latest, year=True)}"
    return f"à partir du {words.day(when.earliest, year=True)}" if when.earliest is not None else ""


def span_words(first: date, last: date) -> str:
    """« le 7 mai 2020 », « du 6 au 12 juillet 2020 », « du 20 décembre 2020 au 5 janvier 2021 »."""
    end = words.day(last, year=True)
    if first == last:
        return f"le {end}"
    if (first.year, first.month) == (last.year, last.month):
        return f"du {'1er' if first.day == 1 else first.day} au {end}"
    return f"du {words.day(first, year=first.year != last.year)} au {end}"


def state_words(step: Step) -> str:
    """« en retard »; a proposal whose time may have come is to be confirmed first."""
    return "date à confirmer" if step.tentative and step.state is StepState.DUE else STATE_WORDS[step.state]


def today_words(snapshot: Snapshot, year: bool = False) -> str:
    """« aujourd’hui, 22 juillet »; « date de référence » when the Sheet or a setting holds another day for today."""
    name = "aujourd’hui" if today_is_real(snapshot) else "date de référence"
    return f"{name}, {words.day(snapshot.today, year=year)}"


def sentence(snapshot: Snapshot, choice: Choice) -> str:
    """The one sentence above the calendar."""
    everything = snapshot.derive(all_steps)
    if not everything:
        return "Aucune étape n’est encore inscrite au calendrier."
    shown = snapshot.derive(shown_steps, choice)
    opening = (
        f"{words.count(len(shown), 'étape')} sur {len(everything)} avec ces filtres"
        if choice.filtered
        else _opening(snapshot, everything)
    )
    return f"{words.capital(opening)}{words.NARROW}; {_what_waits(shown)}." if shown else f"{opening}."


def _opening(snapshot: Snapshot, steps: tuple[Step, ...]) -> str:
    found = len(snapshot.derive(all_phases))
    phases = f"{words.in_letters(found, feminine=True)} {words.plural(found, 'phase')}"
    outputs = sum(any(s.output in (o, ALL_OUTPUTS) and s.delivers for s in steps) for o in (MAP, PANORAMA))
    if not outputs:
        return f"{phases}, {words.in_letters(len(steps), feminine=True)} {words.plural(len(steps), 'étape')}"
    return f"{phases}, {words.in_letters(outputs)} {words.plural(outputs, 'livrable')} en fil rouge"


def _what_waits(steps: tuple[Step, ...]) -> str:
    late = sum(step.state is StepState.LATE for step in steps)
    tentative, unplaced = sum(step.tentative for step in steps), len(undated(steps))
    if not any(step.dated for step in steps):
        return "aucune n’a encore de date" if len(steps) > 1 else "elle n’a pas encore de date"
    parts = [
        f"{words.count(late, 'étape')} en retard" if late else "",
        f"{tentative} dont la date reste à confirmer" if tentative else "",
        f"{unplaced} à placer" if unplaced else "",
    ]
    if not late and (tentative or unplaced):
        parts[0] = "aucune en retard"
    return words.listing([part for part in parts if part]) or "aucune en retard, toutes ont une date"


def phase_words(phase: PhaseProgress) -> str:
    """« Enquêtes : 5 étapes faites sur 6, avancement 99 %, 1 en retard »."""
    number = str(phase.done) if phase.done else "aucune"
    parts = [f"{number} {words.plural(phase.done, 'étape faite', 'étapes faites')} sur {phase.steps}"]
    if phase.state is StepState.DONE:
        parts = ["fait"]
    elif phase.state is StepState.CANCELLED:
        return f"{phase.phase} : annulé"
    else:
        parts.append(f"avancement {words.percent(rounded(phase))}")
    parts += [f"{phase.late} en retard"] if phase.late else []
    parts += [f"{phase.undated} sans date"] if phase.undated else []
    return f"{phase.phase} : {', '.join(parts)}"


def rounded(phase: PhaseProgress) -> int:
    """The progress of a phase, never 100 before its end."""
    return min(round(phase.progress), 99) if phase.progress == phase.progress else 0


def reading(snapshot: Snapshot, choice: Choice) -> tuple[str, ...]:
    """The text alternative of the time axis."""
    steps = snapshot.derive(shown_steps, choice)
    kept = {step.phase for step in steps}
    lines = [f"{words.capital(today_words(snapshot, year=True))}."] if steps else []
    lines += [f"{phase_words(phase)}." for phase in snapshot.derive(all_phases) if phase.phase in kept]
    lines += [_thread_words(output, steps) for output in (MAP, PANORAMA)]
    lines += [_joint_words(joint) for joint in snapshot.derive(joints) if joint.down or joint.up]
    late = [f"{s.title} ({s.when.text})" for s in steps if s.state is StepState.LATE and s.when]
    lines += [f"En retard : {words.listing(late)}."] if late else []
    waiting = [f"{s.title} ({_stretches(s.when)})" for s in steps if s.tentative and s.when]
    lines += [f"Date à confirmer : {' ; '.join(waiting)}."] if waiting else []
    unplaced = [step.title for step in undated(steps)]
    lines += [f"À placer, sans date : {words.listing(unplaced)}."] if unplaced else []
    return tuple(line for line in lines if line)


def _thread_words(output: str, steps: tuple[Step, ...]) -> str:
    """« Cartographie des controverses : V1 (Hypothèse 0) le 7 mai 2020, fait ; … »."""
    stops = [
        f"{step.version or step.title} {_stretches(step.when)}, {state_words(step)}"
        for step in sorted((s for s in steps if s.spans), key=lambda s: s.spans[0])
        if step.when and (step.output == output or (step.output == ALL_OUTPUTS and step.version))
    ]
    return f"{output} : {' ; '.join(stops)}." if stops else ""


def _joint_words(joint: Joint) -> str:
    return (
        f"Échos entre la carte {joint.map_version} et le panorama {joint.panorama_version} : "
        f"{words.count(joint.down, 'observation')} {words.plural(joint.down, 'appelle', 'appellent')} un chantier, "
        f"{words.count(joint.up, 'chantier')} {words.plural(joint.up, 'répond', 'répondent')} à une controverse."
    )


def state_summary(steps: tuple[Step, ...]) -> str:
    """« 12 faites, 1 en retard », in the order of states."""
    counts = Counter(step.state for step in steps)
    return ", ".join(f"{counts[state]} {label}" for state, label in STATE_WORDS.items() if counts[state])
