"""Who looked at what, as a figure: the observations that each partner noted or read, terrain by terrain."""

from components.figures.heads import heads, heads_height
from components.figures.inquiry import GAP, MARGIN, NAMES, ROW, WIDEST, filtered, ground_name
from components.figures.marks import Mark, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color
from components.figures.pending import nothing
from components.inquiry.board import Board, Ground
from components.inquiry.model import board
from components.inquiry.tables import coverage_table
from components.inquiry.wording import coverage_sentence
from sheets.snapshot import Snapshot


def look_figure(snapshot: Snapshot, controversy: str = "", partner: str = "") -> Figure:
    """Every partner on the terrains shown; it says nothing where partners are not named."""
    shown = snapshot.derive(board, controversy, partner)
    there = has_looks(shown)
    return Figure(
        "enquetes-regards",
        "Qui a regardé quoi",
        coverage_sentence(shown) if there else "Les observations que chaque partenaire a relevées ou lues.",
        Drawing(*_grid(shown), keys()) if there else nothing("Aucun regard à montrer pour l’instant."),
        coverage_table(snapshot, controversy, partner),
        tuple(_line(shown, one) for one in shown.grounds) if there else (),
        filtered(snapshot, shown, controversy, partner),
    )


def has_looks(shown: Board) -> bool:
    """Whether there is something to draw."""
    return bool(shown.named and shown.grounds and shown.partners)


def _line(shown: Board, ground: Ground) -> str:
    names = {one.id: one.name for one in shown.partners}
    looked = [f"{names[one.partner]}, {one.looks}" for one in ground.answers if one.looks]
    return f"{ground.number} {ground.title} : {' ; '.join(looked) or 'personne'}.".strip()


def _grid(shown: Board) -> tuple[tuple[Mark, ...], float]:
    pitch = min(WIDEST, (ROOM - NAMES - MARGIN) / len(shown.partners))
    names = [partner.name for partner in shown.partners]
    top = max(heads_height(names, pitch) + 14, 40)
    right = NAMES + pitch * len(names) + 14
    marks = [*heads(names, NAMES, pitch, top - 10, color("encre"))]
    marks += [text(right, top - 26, "Labos", 15, color("encre"), bold=True)]
    marks += [text(right, top - 10, "qui ont regardé", 13, color("encre2"))]
    for rank, ground in enumerate(shown.grounds):
        marks += moved(_row(ground, pitch, right), 0, top + rank * ROW)
    return tuple(marks), top + ROW * len(shown.grounds)


def _row(ground: Ground, pitch: float, right: float) -> list[Mark]:
    marks = [*ground_name(ground)]
    for rank, answer in enumerate(ground.answers):
        marks += moved(counted(answer.looks, pitch - GAP, ROW - 4), NAMES + rank * pitch, 0)
    return [*marks, text(right, 24, str(ground.looking), 15, color("encre"), bold=True)]


def counted(number: int, width: float, height: float) -> tuple[Mark, ...]:
    """How many observations there are at a crossing, dashed when there is none."""
    if not number:
        return (rect(0.5, 0.5, width - 1, height - 1, stroke=color("filet"), stroke_dasharray="3 3", rx=5),)
    box = rect(0.5, 0.5, width - 1, height - 1, color("creux"), stroke=color("filet"), rx=5)
    return (box, text(width / 2, height / 2 + 5.5, str(number), 16, color("encre"), "middle", bold=True))


def keys(said: str = "observations relevées ou lues") -> tuple[Key, ...]:
    """The legend of a grid of numbers."""
    return (Key(counted(3, 29, 22), 29, said), Key(counted(0, 29, 22), 29, "aucune"))
