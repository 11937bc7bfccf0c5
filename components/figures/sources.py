"""What was gathered of each terrain, as a figure: interviews held and planned, observations by source."""

from components.figures.heads import heads, heads_height
from components.figures.inquiry import GAP, NAMES, ROW, WIDEST, filtered, ground_name
from components.figures.looks import counted, keys
from components.figures.marks import Mark, line, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color
from components.figures.pending import nothing
from components.inquiry.board import UNSAID_SOURCE, Board, Ground
from components.inquiry.model import board
from components.inquiry.tables import ground_table
from components.inquiry.view import units
from components.inquiry.wording import ground_sentence, held_words
from sheets.snapshot import Snapshot

_COUNT, _TOTAL, _LABS = 56, 84, 110  # px: the figures beside the squares, sums on the right
_UNIT, _MOST = 15, 9  # px from a square to the next; beyond, figures alone tell
_KINDS = {"rp-i-held": "réalisé", "rp-i-planned": "planifié", "": "à planifier", "rp-i-missing": "visé, à trouver"}


def source_figure(snapshot: Snapshot, controversy: str = "", partner: str = "") -> Figure:
    """Every terrain shown, as gathered by one partner ('': by all)."""
    shown = snapshot.derive(board, controversy, partner)
    there = has_grounds(shown)
    return Figure(
        "enquetes-sources",
        "Les entretiens et les sources, terrain par terrain",
        ground_sentence(shown) if there else "Ce qui a été recueilli sur chaque terrain.",
        Drawing(*_grid(shown), _keys(shown)) if there else nothing("Aucun entretien ni observation pour l’instant."),
        ground_table(snapshot, controversy, partner),
        tuple(_line(shown, one) for one in shown.grounds) if there else (),
        filtered(snapshot, shown, controversy, partner),
    )


def has_grounds(shown: Board) -> bool:
    """Whether there is something to draw."""
    gathered = shown.observations or (shown.placed and any(units(one.held, 0) for one in shown.grounds))
    return bool(shown.grounds and gathered)


def _line(shown: Board, ground: Ground) -> str:
    told = [f"{label or UNSAID_SOURCE}, {ground.observed_by(label)}" for label in shown.sources]
    told += [held_words(ground.held, shown.target)] if shown.placed else []
    return f"{ground.number} {ground.title} : {' ; '.join(filter(None, told))}.".strip()


def _grid(shown: Board) -> tuple[tuple[Mark, ...], float]:
    left = NAMES + _interview_room(shown)
    pitch = min(WIDEST, (ROOM - left - _TOTAL - _LABS) / max(len(shown.sources), 1))
    names = [label or UNSAID_SOURCE for label in shown.sources]
    top = max(heads_height(names, pitch) + 14, 40)
    right = left + pitch * len(names)
    ink, muted = color("encre"), color("encre2")
    marks = [
        *heads(names, left, pitch, top - 10, ink),
        text(right + _TOTAL / 2, top - 10, "Ensemble", 13, ink, "middle"),
    ]
    marks += [text(right + _TOTAL, top - 26, "Labos", 15, ink, bold=True)]
    marks += [text(right + _TOTAL, top - 10, "qui ont regardé", 13, muted)]
    marks += [text(NAMES, top - 10, "Entretiens", 13, ink, bold=True)] if shown.placed else []
    for rank, ground in enumerate(shown.grounds):
        marks += moved(_row(shown, ground, left, pitch), 0, top + rank * ROW)
    bottom = top + ROW * len(shown.grounds)
    return (*marks, *moved(_sums(shown, left, pitch), 0, bottom)), bottom + 30


def _row(shown: Board, ground: Ground, left: float, pitch: float) -> list[Mark]:
    marks = [*ground_name(ground)]
    if shown.placed:
        marks += moved(_interviews(shown, ground), NAMES, 0)
    for rank, label in enumerate(shown.sources):
        marks += moved(counted(ground.observed_by(label), pitch - GAP, ROW - 4), left + rank * pitch, 0)
    right = left + pitch * len(shown.sources)
    marks.append(text(right + _TOTAL / 2, 24, str(ground.observations), 15, color("encre"), "middle", bold=True))
    return [*marks, text(right + _TOTAL, 24, str(ground.looking), 15, color("encre"))]


def _interview_room(shown: Board) -> float:
    """The width of the squares and of their figures, 0 when interviews do not say their terrain."""
    if not shown.placed:
        return 0
    drawn = [len(units(ground.held, shown.target)) for ground in shown.grounds]
    return max([5, *(number for number in drawn if number <= _MOST)]) * _UNIT + _COUNT


def _interviews(shown: Board, ground: Ground) -> list[Mark]:
    kinds = units(ground.held, shown.target)
    marks: list[Mark] = []
    for rank, kind in enumerate(kinds if len(kinds) <= _MOST else ()):
        marks += moved(_square(kind), rank * _UNIT, 12)
    said = f"{ground.held.held}/{shown.target}" if shown.target else str(ground.held.held)
    return [*marks, text(len(kinds) * _UNIT + 6 if marks else 0, 24, said, 13, color("encre2"))]


def _square(kind: str) -> tuple[Mark, ...]:
    edge, size = color("v3"), 11
    if kind == "rp-i-missing":
        return (rect(0.5, 0.5, size, size, stroke=color("filet"), stroke_dasharray="3 2", rx=2),)
    if kind == "rp-i-held":
        return (rect(0.5, 0.5, size, size, edge, stroke=edge, rx=2),)
    box = rect(0.5, 0.5, size, size, stroke=edge, rx=2)
    return (box, rect(1, 6, size - 1, 5.5, color("v2"))) if kind else (box,)


def _sums(shown: Board, left: float, pitch: float) -> list[Mark]:
    ink, right = color("encre"), left + pitch * len(shown.sources)
    marks: list[Mark] = [line(0, 2, right + _TOTAL, 2, color("filet")), text(32, 22, "Ensemble", 14.5, ink, bold=True)]
    if shown.placed:
        marks.append(text(NAMES, 22, str(shown.held.held), 14.5, ink, bold=True))
    for rank, label in enumerate(shown.sources):
        total = sum(ground.observed_by(label) for ground in shown.grounds)
        marks.append(text(left + (rank + 0.5) * pitch - GAP / 2, 22, str(total), 14.5, ink, "middle", bold=True))
    return [*marks, text(right + _TOTAL / 2, 22, str(shown.observations), 14.5, ink, "middle", bold=True)]


def _keys(shown: Board) -> tuple[Key, ...]:
    kinds = [kind for kind in _KINDS if shown.target or kind != "rp-i-missing"] if shown.placed else []
    squares = [Key(moved(_square(kind), 0, 5), 12, f"entretien {_KINDS[kind]}") for kind in kinds]
    return (*squares, *keys("observations de cette source"))
