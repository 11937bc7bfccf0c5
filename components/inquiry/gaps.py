"""What lacks, ranked by how much one more answer, interview or source would teach."""

from dataclasses import dataclass

from analysis.inquiry import missing_answers
from analysis.tables import column
from components import words
from components.inquiry.board import Board, Ground
from components.inquiry.controls import View
from components.inquiry.model import answers_of, board, looks_of, partners_of, terrains_of
from sheets.snapshot import Snapshot

_SHOWN = 5
_NAMED = 2


@dataclass(frozen=True)
class Lack:
    """One thing to ask for: about which terrain, what there is, whom to ask first or what is left to find."""

    terrain: str
    title: str
    what: str
    href: str


@dataclass(frozen=True)
class Lacks:
    """A list of one kind, the most useful first; ``more``: how many are not shown."""

    title: str
    how: str
    lacks: tuple[Lack, ...]
    more: int


def lacks_of(snapshot: Snapshot, view: View) -> tuple[Lacks, ...]:
    """The lists that have something to say, for the terrains and the partner of the view."""
    shown = snapshot.derive(board, view.controversy, view.partner)
    listed = (
        _list(
            "Une réponse à demander",
            "D’abord là où les réponses sont rares, ou divergent.",
            _answers(snapshot, view, shown),
        ),
        _list("Un entretien à mener", _how_interviews(shown), _interviews(view, shown) if shown.placed else []),
        _list("Une source à croiser", "D’abord les terrains vus par le moins de sources.", _sources(view, shown)),
    )
    return tuple(one for one in listed if one.lacks)


def _list(title: str, how: str, lacks: list[Lack]) -> Lacks:
    return Lacks(title, how, tuple(lacks[:_SHOWN]), max(len(lacks) - _SHOWN, 0))


def concerned_by(snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """(partner, terrain) of those who pilot a terrain, or noted or read an observation there."""
    terrains, looks = snapshot.derive(terrains_of), snapshot.derive(looks_of)
    pilots = zip(column(terrains, "pilote"), terrains["id"], strict=True)
    looking = ((lab, terrain) for terrain in looks.columns for lab in looks.index[looks[terrain] > 0])
    return frozenset((*pilots, *looking))


def _answers(snapshot: Snapshot, view: View, shown: Board) -> list[Lack]:
    partners = [partner.id for partner in shown.partners]
    ids = [ground.id for ground in shown.grounds]
    missing = missing_answers(snapshot.derive(answers_of), partners, ids, snapshot.derive(concerned_by))
    names, grounds = snapshot.derive(partners_of), {ground.id: ground for ground in shown.grounds}
    return [
        _lack(view, grounds[one.terrain], _who(one.answered, [names[p] for p in one.partners], shown.named))
        for one in missing
    ]


def _who(answered: int, silent: list[str], named: bool) -> str:
    """« 3 réponses ; à demander à A, B ou 2 autres »."""
    told = words.count(answered, "réponse") if answered else "aucune réponse"
    if not named:
        return f"{told}, {words.count(len(silent), 'partenaire')} sans réponse"
    more = len(silent) - _NAMED
    who = silent if more < 2 else [*silent[:_NAMED], f"{more} autres"]
    return f"{told} ; à demander à {words.listing(who, 'ou')}"


def _how_interviews(shown: Board) -> str:
    if shown.target:
        return f"{words.capital(words.in_letters(shown.target))} par terrain : c’est ce qui est visé."
    return "Les terrains sans aucun entretien mené ni prévu."


def _interviews(view: View, shown: Board) -> list[Lack]:
    wanted = shown.target or 1
    short = [ground for ground in shown.grounds if ground.held.expected < wanted]
    short.sort(key=lambda ground: (ground.held.expected, ground.held.held))
    return [_lack(view, ground, _expected(ground, shown.target)) for ground in short]


def _expected(ground: Ground, target: int) -> str:
    held = ground.held
    to_come = held.expected - held.held
    told = words.count(held.held, "réalisé") if held.held else "aucun réalisé"
    told += f", {to_come} à venir" if to_come else ""
    told += f", {held.called_off} annulé{'s' if held.called_off > 1 else ''}" if held.called_off else ""
    return f"{told}, pour {target} visé{'s' if target > 1 else ''}" if target else told


def _sources(view: View, shown: Board) -> list[Lack]:
    short = [ground for ground in shown.grounds if ground.missing_sources]
    short.sort(key=lambda ground: (-len(ground.missing_sources), ground.observations))
    return [_lack(view, ground, _to_cross(ground)) for ground in short]


def _to_cross(ground: Ground) -> str:
    if not ground.observations:
        return "aucune observation"
    seen = [label.lower() for label, number in ground.sources if label and number]
    missing = [label.lower() for label in ground.missing_sources]
    only = f"seulement {words.listing(seen)}" if seen and len(seen) < len(missing) else ""
    return only or f"manque {words.listing(missing)}"


def _lack(view: View, ground: Ground, what: str) -> Lack:
    return Lack(ground.id, f"{ground.number} {ground.title}".strip(), what, view.link(ground.id))
