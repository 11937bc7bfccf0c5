"""The marks of the time axis as plain records: what the one specification of ``chart`` draws.

Abscissas are a fraction of the width (``x``, ``x2``) plus pixels (``dx``, ``dx2``); ordinates are pixels from the top.
"""

from typing import Any

from components.calendar.boxes import NARROWEST, Box
from components.calendar.model import Step
from components.calendar.wording import state_words, understood

INK, MUTED, RED, PAPER, LINE, EDGE, ALERT, ON_ALERT = (
    f"var(--rp-{name})" for name in ("encre", "encre2", "fil", "fond", "trait", "filet", "casse", "casse-signe")
)
NOTHING = "transparent"
SERIF = "Source Serif, serif"
SANS = "Source Sans, sans-serif"

Record = dict[str, Any]


def rectangle(kind: str, box: Box, ink: str, paper: str, width: float = 2, radius: float = 99) -> Record:
    """A bar, a capsule or a dashed box (``kind``: bar, box, dashbox)."""
    return {**_sides(box), "kind": kind, "ink": ink, "paper": paper, "width": width, "radius": radius}


def rule(kind: str, x: float, y: float, x2: float, y2: float, ink: str, width: float = 1, dx: float = 0) -> Record:
    """A straight line (``kind``: grid below the marks, over above them, hatch)."""
    return {"kind": kind, "x": x, "dx": dx, "x2": x2, "dx2": dx, "y": y, "y2": y2, "ink": ink, "width": width}


def symbol(shape: str, x: float, y: float, size: float, ink: str, paper: str, dx: float = 0) -> Record:
    """A point shape of Vega, ``size`` in square pixels."""
    return {"kind": "symbol", "shape": shape, "x": x, "dx": dx, "y": y, "size": size, "ink": ink, "paper": paper}


def label(
    text: str, x: float, dx: float, y: float, size: float, ink: str = INK, align: str = "left", weight: int = 400,
    font: str = SANS, style: str = "normal", halo: str = PAPER,
) -> Record:  # fmt: skip
    """A text at its middle height, over a halo of ``halo``."""
    return {
        "kind": "text", "text": text, "x": x, "dx": dx, "y": y, "size": size, "ink": ink, "align": align,
        "weight": weight, "font": font, "style": style, "paper": halo,
    }  # fmt: skip


def hatching(box: Box, ink: str, pitch: float = 7) -> list[Record]:
    """Diagonals inside a box: Vega has no pattern. They are cut at the narrowest width, and stretch with the box."""
    left, right = box.at(NARROWEST)
    wide, tall = right - left, box.bottom - box.top
    found = []
    offset = pitch / 2
    while offset < wide + tall:
        x1, y1 = (offset, box.top) if offset <= wide else (wide, box.top + offset - wide)
        x2, y2 = (offset - tall, box.bottom) if offset >= tall else (0.0, box.top + offset)
        share1, share2 = x1 / wide, x2 / wide
        found.append(
            {
                "kind": "hatch", "x": box.x + (box.x2 - box.x) * share1, "dx": box.dx + (box.dx2 - box.dx) * share1,
                "x2": box.x + (box.x2 - box.x) * share2, "dx2": box.dx + (box.dx2 - box.dx) * share2,
                "y": y1, "y2": y2, "ink": ink, "width": 1,
            }
        )  # fmt: skip
        offset += pitch
    return found


def target(box: Box, steps: list[Step], chosen: str) -> list[Record]:
    """What is pointed at and clicked, over the drawing of steps; a ring around the chosen one."""
    shown = next((step for step in steps if step.id == chosen), steps[0])
    around = Box(box.x, box.dx - 4, box.x2, box.dx2 + 4, box.top - 4, box.bottom + 4)
    hit = {**_sides(around), "kind": "hit", "step": shown.id, "text": " / ".join(tip(step) for step in steps)}
    ring = rectangle("ring", around, RED, NOTHING, 2, 8)
    return [hit, ring] if shown.id == chosen else [hit]


def tip(step: Step) -> str:
    """« Atelier de lancement : le 5 juin 2020, année supposée (fait) »."""
    return f"{step.title} : {understood(step.when)} ({state_words(step)})"


def _sides(box: Box) -> Record:
    return {"x": box.x, "dx": box.dx, "x2": box.x2, "dx2": box.dx2, "y": box.top, "y2": box.bottom}
