"""The sentence at the top and the line of figures below it, written from the data."""

from analysis.progress import StepState
from analysis.versions import version_number
from components import words
from components.home.model import Figures, Output, figures, is_empty, outputs
from components.home.remaining import Remaining, remaining
from sheets.settings import Audience
from sheets.snapshot import Snapshot

Run = tuple[str, bool]  # a run of words, and whether it takes the colour of the thread

_NOUNS = (("la controverse", "les controverses"), ("le chantier", "les chantiers"))
_REMAINS = f"Reste{words.NO_BREAK}à{words.NO_BREAK}"
_STILL = ("les controverses restent à formuler", "les chantiers restent à ouvrir")


def headline(snapshot: Snapshot) -> tuple[Run, ...]:
    """The sentence, in runs: where the two deliverables stand, then what remains."""
    if is_empty(snapshot):
        return ((_nothing_yet(snapshot.audience), False),)
    day = words.day(snapshot.today)
    tail = remains_sentence(snapshot.derive(remaining), snapshot.audience)
    return ((f"Le {day}, ", False), *_standing(*outputs(snapshot)), (f". {tail}" if tail else ".", False))


def plain(runs: tuple[Run, ...]) -> str:
    """The sentence without its colours."""
    return "".join(text for text, _ in runs)


def _nothing_yet(audience: Audience) -> str:
    if audience is Audience.PUBLIC:
        return "Cette enquête n’a encore rien publié."
    return "Tout est prêt : l’enquête peut commencer."


def _standing(map_: Output, panorama: Output) -> tuple[Run, ...]:
    pair = (map_, panorama)
    if not map_.items and not panorama.items:
        return (("l’enquête commence", False),)
    if not panorama.items or not map_.items:
        here = 0 if map_.items else 1
        return (*_first(pair[here], _NOUNS[here]), (f" ; {_STILL[1 - here]}", False))
    if _same(map_, panorama):
        nouns = ("", "les controverses et les chantiers")
        return _first(map_, nouns)
    return (*_first(map_, _NOUNS[0]), (", ", False), *_second(panorama, _NOUNS[1], short=not map_.final))


def _same(map_: Output, panorama: Output) -> bool:
    return min(map_.items, panorama.items) > 1 and _label(map_) == _label(panorama)


def _label(output: Output) -> str:
    if output.final:
        return "version finale"
    number = version_number(output.version)
    return f"{words.ordinal(number)} version" if number else "ébauche"


def _first(output: Output, nouns: tuple[str, str]) -> tuple[Run, ...]:
    """« les controverses en sont à leur [troisième version] »."""
    many = output.items > 1
    verb = ("ont" if many else "a") if output.final else ("en sont à" if many else "en est à")
    return ((f"{nouns[many]} {verb} {'leur' if many else 'sa'} ", False), (_label(output), True))


def _second(output: Output, nouns: tuple[str, str], *, short: bool) -> tuple[Run, ...]:
    """« les chantiers à leur [deuxième] » when the first verb holds for it, else the whole."""
    if not short or output.final:
        return _first(output, nouns)
    many = output.items > 1
    return ((f"{nouns[many]} à {'leur' if many else 'sa'} ", False), (_label(output).removesuffix(" version"), True))


def remains_sentence(left: Remaining, audience: Audience) -> str:
    """« Reste à dater l’atelier crash test. »: what is late, then what has no date, else what comes next."""
    if left.late and left.undated and left.undated != left.late:
        return f"{_REMAINS}finir {left.late}, en retard, et à{words.NO_BREAK}dater {left.undated}."
    if left.late:
        return f"{_REMAINS}finir {left.late}, en retard."
    if left.undated:
        return f"{_REMAINS}dater {left.undated}."
    if left.next:
        return _next_sentence(left)
    if left.steps:
        return "Toutes les étapes sont faites."
    return f"{_REMAINS}écrire le calendrier." if audience is Audience.TEAM else ""


def _next_sentence(left: Remaining) -> str:
    if left.next_state is StepState.ONGOING:
        return f"En cours : {left.next}."
    if left.next_state is StepState.DUE:
        return f"C’est le moment : {left.next}."
    return f"Prochaine étape : {left.next}{f', {left.next_when}' if left.next_when else ''}."


def figures_line(snapshot: Snapshot) -> str:
    """« 45 observations lues par 9 labos sur 14 terrains, 16 chantiers ouverts, 118 essais sur 144… »; '' when bare."""
    counted = snapshot.derive(figures)
    parts = (*_clues(counted), *_opened(counted), *_tested(counted))
    return f"{', '.join(parts)}." if parts else ""


def _clues(counted: Figures) -> tuple[str, ...]:
    if not counted.observations:
        written = [words.count(counted.controversies, "controverse")] if counted.controversies else []
        return (*written, *([f"{words.count(counted.terrains, 'terrain')} à observer"] if counted.terrains else []))
    seen = words.count(counted.observations, "observation")
    who = ""
    if counted.readers:
        readers = words.count(counted.readers, "labo" if counted.all_labs else "partenaire")
        whole = counted.read == counted.observations
        lu = words.plural(counted.read, "lue")
        who = f" {lu} par {readers}" if whole else f", dont {counted.read} {lu} par {readers},"
    where = f" sur {words.count(counted.observed_terrains, 'terrain')}" if counted.observed_terrains else ""
    return (f"{seen}{who}{where}".rstrip(","),)


def _opened(counted: Figures) -> tuple[str, ...]:
    return (words.count(counted.chantiers, "chantier ouvert", "chantiers ouverts"),) if counted.chantiers else ()


def _tested(counted: Figures) -> tuple[str, ...]:
    if not counted.cells:
        return ()
    made = f"{words.count(counted.tests, 'essai')} sur {counted.cells}" if counted.tests else "aucun essai encore"
    return (f"{made} face à {words.count(counted.crises, 'autre crise', 'autres crises')}",)
