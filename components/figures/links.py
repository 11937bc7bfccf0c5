"""Who answers whom as a figure: chantiers and controversies as a grid of links."""

from components.echoes import link_words
from components.echoes.board import Board, Head, Line, Link, board
from components.figures.heads import heads, heads_height
from components.figures.letters import wrapped
from components.figures.marks import Mark, circle, disc, line, lines, moved, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue
from components.figures.pending import nothing
from components.words import count
from sheets.snapshot import Snapshot

_NAMES, _MARGIN = 280, 150  # px: the chantiers on the left, their clues on the right
_ROW, _WIDEST, _BAR = 36, 134, 84


def link_figure(snapshot: Snapshot) -> Figure:
    """Every link of the versions shown."""
    shown = snapshot.derive(board)
    there = bool(shown.heads and shown.lines)
    return Figure(
        "echos-liens",
        "Qui répond à qui, entre chantiers et controverses",
        snapshot.derive(link_words.sentence),
        Drawing(*_grid(shown), _keys()) if there else nothing("Il manque encore des chantiers ou des controverses."),
        snapshot.derive(link_words.table),
        tuple(snapshot.derive(link_words.reading_lines)),
    )


def _grid(shown: Board) -> tuple[tuple[Mark, ...], float]:
    pitch = min(_WIDEST, (ROOM - _NAMES - _MARGIN) / len(shown.heads))
    names = [head.title for head in shown.heads]
    discs = heads_height(names, pitch) + 18
    top, right = discs + 20, _NAMES + pitch * len(names) + 14
    ink, muted = color("encre"), color("encre2")
    marks = [*heads(names, _NAMES, pitch, discs - 18, ink)]
    marks += [text(right, top - 26, "Indices", 15, ink, bold=True), text(right, top - 10, "derrière lui", 13, muted)]
    for rank, head in enumerate(shown.heads):
        marks += disc(_NAMES + (rank + 0.5) * pitch, discs, head.number, hue(head.hue), 24)
    most = max((len(one.clues) for one in shown.lines), default=0) or 1
    for rank, one in enumerate(shown.lines):
        marks += moved(_row(one, shown.heads, pitch, right, most), 0, top + rank * _ROW)
    bottom = top + _ROW * len(shown.lines)
    foot, height = _foot(shown, pitch, right)
    return (*marks, *moved(foot, 0, bottom)), bottom + height


def _row(one: Line, columns: tuple[Head, ...], pitch: float, right: float, most: int) -> list[Mark]:
    told = wrapped(one.title, _NAMES - 16, 14.5, 2, bold=True)
    marks = [line(0, 0, right + _MARGIN - 14, 0, color("trait"))]
    marks += lines(0, 23 - 8 * (len(told) - 1), told, 16, 14.5, color("encre"), bold=True)
    for rank, (head, link) in enumerate(zip(columns, one.links, strict=True)):
        x = _NAMES + (rank + 0.5) * pitch
        marks += moved(_link(head, link), x, _ROW / 2) if link else (circle(x, _ROW / 2, 1.2, color("filet")),)
    if not one.clues:
        return [*marks, text(right, 23, "aucun", 13, color("encre2"), italic=True)]
    width = max(3.0, _BAR * len(one.clues) / most)
    return [
        *marks,
        rect(right, 14, width, 8, color("filet"), rx=4),
        text(right + width + 7, 23, str(len(one.clues)), 13, color("encre")),
    ]


def _link(head: Head, link: Link) -> tuple[Mark, ...]:
    """Full when the chantier names the controversy, ringed when one of its terrains leads there."""
    return _face(head.number, hue(head.hue), bool(link.rank), bool(link.grounds))


def _face(number: str, ink: str, named: bool, reached: bool) -> tuple[Mark, ...]:
    marks = [circle(0, 0, 13, "#FFFFFF", stroke=ink, stroke_width=2)] if reached else []
    if named:
        return (*marks, *disc(0, 0, number, ink, 19.5))
    return (*marks, text(0, 4.5, number[:4], 12.5, color("encre"), "middle", bold=True))


def _foot(shown: Board, pitch: float, right: float) -> tuple[list[Mark], float]:
    """How many answer each controversy, in squares, and its observations."""
    ink, muted = color("encre"), color("encre2")
    across = max(1, int((pitch - 12) // 12))
    tallest = max((-(-head.answers // across) for head in shown.heads), default=0)
    words_at = 18 + 12 * tallest
    marks = [line(0, 0, right + _MARGIN - 14, 0, ink, 2), text(0, words_at + 10, "Chantiers qui répondent", 13, muted)]
    marks += [text(0, words_at + 34, "Observations", 13, muted)]
    marks += [text(right, words_at + 10, count(shown.links, "lien"), 13, muted)]
    for rank, head in enumerate(shown.heads):
        x = _NAMES + (rank + 0.5) * pitch
        marks += moved(_squares(head, across), x, 10)
        marks.append(text(x, words_at + 10, str(head.answers or "aucun"), 14, ink, "middle", bold=True))
        marks.append(text(x, words_at + 34, str(head.observations), 13, muted, "middle"))
    return marks, words_at + 44


def _squares(head: Head, across: int) -> list[Mark]:
    """Full for those that name it, hollow for those that reach it through a terrain."""
    ink, marks = hue(head.hue), list[Mark]()
    for rank in range(head.answers):
        row, column = divmod(rank, across)
        x = (column - (min(across, head.answers - row * across) - 1) / 2) * 12 - 4.5
        fill = ink if rank < head.named else "#FFFFFF"
        marks.append(rect(x + 0.75, row * 12 + 0.75, 7.5, 7.5, fill, stroke=ink, stroke_width=1.5, rx=2))
    return marks


def _keys() -> tuple[Key, ...]:
    ink = color("encre2")
    kinds = ((True, True, "cité, et par un terrain"), (True, False, "cité seulement"))
    both = (*kinds, (False, True, "par un terrain seulement"))
    return tuple(Key(moved(_face("1", ink, named, reached), 14, 11), 28, said) for named, reached, said in both)
