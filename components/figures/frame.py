"""A figure in its frame: title, sentence and legend above, source, date and licence below, on 1,200 pixels.

Texts stay texts, in a font of ours or one that stands in for it: they can be searched, read aloud, translated and
mended in an image editor, which outlines would forbid. What is drawn leaves room for wider fonts.
"""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from threading import Lock

import vl_convert
from PIL import Image

from components import words
from components.figures.fonts import register_fonts
from components.figures.letters import SPARE, width_of, wrapped
from components.figures.marks import SANS, Mark, line, lines, moved, text
from components.figures.model import MARGIN, ROOM, WIDTH, Figure, Key
from components.figures.palette import color
from components.templates import render
from sheets.settings import Audience
from sheets.snapshot import Snapshot

_SCREEN = 72  # dots of an inch, of a drawing
SCALE = 2  # pixels of the PNG for one of the drawing: it prints sharp on a page
_TITLE, _SENTENCE, _FOOT, _KEY = 30, 16, 13, 14
_one_at_a_time = Lock()  # it takes a whole processor: visitors need the others
# An emoji made of several signs has every sign of its line drawn as an empty box: its first sign is drawn alone.
_JOINED = re.compile(
    "\u200d[\u2600-\u27bf\U0001f000-\U0001faff]?|[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_FLAG, _ANY_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{1,2}"), "\U0001f3f3"
_KEY_ROW, _KEY_GAP = 28, 28  # the gap holds what a wider font takes


def svg(figure: Figure, snapshot: Snapshot) -> str:
    """The figure as an SVG file that needs nothing else."""
    head, top = _head(figure)
    foot, height = _foot(figure, snapshot, top + figure.drawing.height + 34)
    marks = (*head, *moved(figure.drawing.marks, MARGIN, top), *foot)
    told = [figure.caption, figure.filters, *figure.reading, *_sources(snapshot)]
    described = " ".join(filter(None, told))
    return str(
        render(
            "figure.html", width=WIDTH, height=round(height), title=figure.title, described=described, marks=marks,
            font=SANS,
        )
    )  # fmt: skip


def png(figure: Figure, snapshot: Snapshot) -> bytes:
    """The figure as a PNG, ``SCALE`` times as wide and high."""
    register_fonts()
    drawn = _FLAG.sub(_ANY_FLAG, _JOINED.sub("", svg(figure, snapshot)))
    with _one_at_a_time:
        return _lightened(vl_convert.svg_to_png(drawn, scale=SCALE))


def _lightened(image: bytes) -> bytes:
    """The same pixels in a third of the bytes: no transparency, better packed. Its size on paper is told."""
    out = BytesIO()
    try:
        Image.open(BytesIO(image)).convert("RGB").save(out, "PNG", dpi=(_SCREEN * SCALE, _SCREEN * SCALE))
    except Image.DecompressionBombError:  # immense: given as it is
        return image
    return out.getvalue()


def _head(figure: Figure) -> tuple[tuple[Mark, ...], float]:
    """The title, the sentence and the legend, then where the drawing begins."""
    ink, muted = color("encre"), color("encre2")
    title = wrapped(figure.title, ROOM, _TITLE, 2, bold=True, serif=True)
    marks = lines(MARGIN, 62, title, 36, _TITLE, ink, bold=True, serif=True)
    bottom = 62 + 36 * (len(title) - 1)
    for said, bold in ((figure.caption, False), (figure.filters, True)):
        told = wrapped(said, ROOM, _SENTENCE, 4, bold=bold)
        marks += lines(MARGIN, bottom + 30, told, 22, _SENTENCE, muted, bold=bold)
        bottom += 22 * len(told) + (8 if told else 0)
    keys, height = _legend(figure.drawing.keys)
    return (*marks, *moved(keys, MARGIN, bottom + 22)), bottom + 22 + height


def _legend(keys: Sequence[Key]) -> tuple[tuple[Mark, ...], float]:
    """The entries one after the other, on as many rows as they need, and their height."""
    marks: list[Mark] = []
    x, row = 0.0, 0
    for key in keys:
        drawn = key.width + 8 if key.width else 0
        width = drawn + width_of(key.label, _KEY) / SPARE
        if x and x + width > ROOM:
            x, row = 0.0, row + 1
        y = row * _KEY_ROW
        marks += moved(key.marks, x, y)
        marks.append(text(x + drawn, y + 16, key.label, _KEY, color("encre")))
        x += width + _KEY_GAP
    return tuple(marks), (row + 1) * _KEY_ROW + 12 if keys else 6.0


def _foot(figure: Figure, snapshot: Snapshot, top: float) -> tuple[tuple[Mark, ...], float]:
    """A line, the sources, and the height of the whole picture."""
    marks: list[Mark] = [line(MARGIN, top, WIDTH - MARGIN, top, color("filet"))]
    y = top + 24
    for said in _sources(snapshot):
        told = wrapped(said, ROOM, _FOOT, 3)
        marks += lines(MARGIN, y, told, 18, _FOOT, color("encre2"))
        y += 18 * len(told) + 2
    return tuple(marks), y + MARGIN - 24


def _sources(snapshot: Snapshot) -> tuple[str, ...]:
    """Where the figure comes from, of what day, under which licence, and what to be careful about."""
    project = snapshot.workbook.project
    who = _joined((project["producteur"], project["titre"] or "Réflexes publics"))
    licence = project["licence"] or "non précisée"
    read = "publiées" if snapshot.published else "lues"
    told = (
        f"Source : {who}. Licence : {licence}.",
        f"Situation au {words.day(snapshot.today, year=True)}, données {read} "
        f"le {words.day(snapshot.updated, year=True)}.",
    )
    warned = project["avertissement"] or ("Données de démonstration." if snapshot.demo else "")
    team = "Vue de l’équipe, brouillons compris : ne pas diffuser." if snapshot.audience is Audience.TEAM else ""
    return (" ".join(told), *filter(None, (warned, team)))


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part.rstrip(". ") for part in dict.fromkeys(parts) if part)
