"""The inquiry's heat map as a figure: what each partner lived of each terrain."""

from components.figures.crash import filter_words
from components.figures.heads import heads, heads_height
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, line, lines, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.inquiry.board import GRADES, Answer, Board, Ground
from components.inquiry.controls import View
from components.inquiry.gaps import lacks_of
from components.inquiry.model import board
from components.inquiry.tables import answer_table
from components.inquiry.wording import lived_sentence, reading_lines
from components.words import guillemets, number
from sheets.snapshot import Snapshot

NAMES, MARGIN = 296, 130  # px: the terrains on the left, means on the right
ROW, GAP, WIDEST = 42, 3, 116
_DARK = 3  # from this step on, the figure is written in white


def heat_figure(snapshot: Snapshot, controversy: str = "", partner: str = "") -> Figure:
    """Every answer on the terrains shown."""
    shown = snapshot.derive(board, controversy, partner)
    there = bool(shown.grounds and shown.partners and shown.respondents)
    return Figure(
        "autodiagnostic",
        "Ce que chacun a vécu de chaque terrain",
        lived_sentence(shown) if there else "Ce que chaque partenaire a vécu de chaque terrain.",
        Drawing(*_grid(shown), _keys()) if there else nothing("Aucune réponse à l’autodiagnostic pour l’instant."),
        answer_table(snapshot, controversy, partner),
        tuple(reading_lines(shown, snapshot.derive(lacks_of, View(controversy, partner)))),
        filtered(snapshot, shown, controversy, partner),
    )


def filtered(snapshot: Snapshot, shown: Board, controversy: str, partner: str) -> str:
    """What was kept of the inquiry, '' without a filter."""
    names = {one.id: one.name for one in shown.partners}
    told = [filter_words(snapshot, (), controversy)]
    told += [f"Partenaire, {guillemets(names.get(partner, partner))}."] if partner else []
    return " ".join(filter(None, told))


def _grid(shown: Board) -> tuple[tuple[Mark, ...], float]:
    pitch = min(WIDEST, (ROOM - NAMES - MARGIN) / len(shown.partners))
    names = [partner.name for partner in shown.partners]
    top = max(heads_height(names, pitch) + 14, 40)
    right = NAMES + pitch * len(names) + 14
    ink, muted = color("encre"), color("encre2")
    marks = [*heads(names, NAMES, pitch, top - 10, ink)]
    marks += [text(right, top - 26, "Moyenne", 15, ink, bold=True), text(right, top - 10, "et réponses", 13, muted)]
    for rank, ground in enumerate(shown.grounds):
        marks += moved(_row(ground, pitch, right, shown.everybody), 0, top + rank * ROW)
    bottom = top + ROW * len(shown.grounds)
    marks += lines(NAMES - 12, bottom + 18, ("Moyenne", "et réponses"), 17, 13, muted, anchor="end")
    for rank, partner in enumerate(shown.partners):
        x = NAMES + (rank + 0.5) * pitch - GAP / 2
        marks.append(text(x, bottom + 18, number(partner.mean.mean, 1), 13, ink, "middle", bold=True))
        marks.append(text(x, bottom + 35, f"{partner.mean.count}/{len(shown.grounds)}", 13, muted, "middle"))
    return tuple(marks), bottom + 44


def _row(ground: Ground, pitch: float, right: float, everybody: int) -> list[Mark]:
    marks = [*ground_name(ground)]
    for rank, answer in enumerate(ground.answers):
        marks += moved(_cell(answer, pitch - GAP, ROW - 4), NAMES + rank * pitch, 0)
    if ground.mean.count:
        marks.append(text(right, 24, number(ground.mean.mean, 1), 15, color("encre"), bold=True))
        marks.append(rect(right + 30, 15, round(ground.mean.mean * 11, 1), 8, color("v3")))
        marks.append(line(right + 30, 12, right + 30, 26, color("filet"), 1.5))
    return [*marks, text(right + 84, 24, f"{ground.mean.count}/{everybody}", 13, color("encre2"))]


def ground_name(ground: Ground) -> tuple[Mark, ...]:
    """The disc and the title of a terrain, in the middle of a row."""
    told = wrapped(f"{ground.number} {ground.title}".strip(), NAMES - 46, 14.5, 2, bold=True)
    first = 24 - 8.5 * (len(told) - 1)
    named = lines(32, first, told, 17, 14.5, color("encre"), bold=True)
    return (*disc(11, 19, ground.disc, hue(ground.hue)), *named) if ground.hue else named


def _cell(answer: Answer, width: float, height: float) -> tuple[Mark, ...]:
    if answer.tone is None or answer.grade is None:
        empty = rect(0.5, 0.5, width - 1, height - 1, stroke=color("filet"), stroke_dasharray="3 3", rx=5)
        return (empty, circle(width / 2, height - 9, 3.5, color("encre"))) if answer.joined else (empty,)
    ink = _ink(answer.tone)
    said = number(answer.grade, 0 if answer.grade == round(answer.grade) else 1)
    marks = (
        rect(0.5, 0.5, width - 1, height - 1, color(f"v{answer.tone}"), stroke=color("v-bord"), rx=5),
        text(width / 2, height / 2 + (1 if answer.joined else 5.5), said, 16, ink, "middle", bold=True),
    )
    return (*marks, circle(width / 2, height - 9, 3.5, ink)) if answer.joined else marks


def _ink(tone: int) -> str:
    return color("v-clair") if tone >= _DARK else color("encre")


def _keys() -> tuple[Key, ...]:
    chips = [Key(_cell(Answer("", "", grade), 29, 22), 29, label) for grade, label in GRADES.items()]
    return (
        *chips,
        Key(_cell(Answer("", ""), 29, 22), 29, "sans réponse"),
        Key((circle(4, 11, 3.5, color("encre")),), 8, "a rejoint le sous-groupe"),
    )
