"""The threads as a figure: four columns of pills over the links between them."""

from components.cartography.model import last_version
from components.figures.letters import wrapped
from components.figures.marks import Mark, disc, lines, moved, path, rect, text
from components.figures.model import ROOM, Drawing, Figure, Key
from components.figures.palette import color, hue, mixed
from components.figures.pending import nothing
from components.figures.tensions import EVERYTHING, filter_words
from components.threads import view as screen
from components.threads import words
from components.threads.controls import View
from components.threads.drawing import SCALE, Stroke, picture, trace
from components.threads.drawing import Mark as Label
from components.threads.forms import WIDE, Column
from components.threads.pills import Kind
from components.words import guillemets
from sheets.snapshot import Snapshot

_HEAD = 30  # px above the pills: the names of the columns
_CLUES = 52
_STRETCH = ROOM / 100 / SCALE  # of the links, drawn on a thousand units
_TITLE = "Les fils, des controverses aux crises"
_CURVE = "M1 16C16 16 18 6 33 6"


def thread_figure(snapshot: Snapshot, view: View | None = None) -> Figure:
    """The threads of a view, the one that is followed over the others; without a view, those of the last version."""
    view = view or View(last_version(snapshot), EVERYTHING, False, "", 0, False, ())
    shown = screen.shown_threads(snapshot, view)
    followed = trace(shown, view.focus, view.degrees)
    told = [filter_words(snapshot, view.version, view.filters)]
    told += [f"Fil suivi, depuis {words.name(shown.pills[followed.focus])}."] if followed else []
    return Figure(
        "fils",
        "Les fils, des controverses aux crises"
        if not followed
        else f"Le fil de {guillemets(shown.pills[followed.focus].title)}",
        words.sentence(shown, view.version, bool(view.filters)),
        _drawing(snapshot, view) if shown else nothing("Rien à relier pour l’instant."),
        screen.table(snapshot, view),
        tuple(screen.reading(snapshot, view)),
        " ".join(filter(None, told)),
    )


def _drawing(snapshot: Snapshot, view: View) -> Drawing:
    everything = screen.shown_threads(snapshot, view)
    followed = trace(everything, view.focus, view.degrees)
    shown, layouts = screen.laid_out(snapshot, view, followed)
    drawn = picture(shown, layouts, followed, everything.ranks)
    marks = [
        text(column.left / 100 * ROOM, 12, heading, 14, color("encre2"), bold=True)
        for column, (_, heading) in zip(WIDE.columns, words.HEADINGS.items(), strict=True)
    ]
    marks += moved((_stroke(stroke) for stroke in drawn.strokes[0]), 0, _HEAD)
    for column, labels in zip(WIDE.columns, drawn.columns, strict=True):
        for label in labels:
            marks += moved(_pill(label, column), column.left / 100 * ROOM, _HEAD + label.boxes[0].top)
    return Drawing(tuple(marks), drawn.heights[0] + _HEAD, _keys(view.fragile))


def _stroke(stroke: Stroke) -> Mark:
    if stroke.state == "traced":
        ink, width = color("fil"), 3.0
    else:
        ink, width = _tone(stroke.tone, 0.22 if stroke.state == "apart" else 1.0)
    dash = {"stroke_dasharray": "2 4"} if stroke.dotted else {}
    return path(stroke.path, stroke=ink, stroke_width=width, transform=f"scale({_STRETCH:g} 1)", **dash)


def _tone(tone: str, share: float) -> tuple[str, float]:
    if tone == "casse":
        return mixed("casse", 0.75 * share), 1.25
    if tone == "fragile":
        return mixed("fragile-bord", share), 1.25
    return mixed("encre2" if tone == "none" else tone, share), 1.6


def _pill(label: Label, column: Column) -> list[Mark]:
    """A label in its column, from its top left corner."""
    pill, apart = label.pill, label.state == "apart"
    width, height = column.width / 100 * ROOM, label.boxes[0].height
    followed = label.state in ("focus", "traced")
    edge, thick = (color("fil"), 3.0 if label.state == "focus" else 2.0) if followed else (color("trait"), 1.0)
    ink = "#6B717B" if apart else color("encre")
    marks = [rect(0, 0, width, height, "#FFFFFF", stroke=edge, stroke_width=thick, rx=5)]
    if pill.hue:
        marks.append(_edge(height, hue(pill.hue), 0.3 if apart else 1))
    left, right = 14.0, width - 8
    if pill.number and pill.kind is Kind.CONTROVERSY:
        marks += disc(24, height / 2, pill.number, "#6B717B" if apart else hue(pill.hue))
        left = 42.0
    elif pill.number:
        marks.append(text(left, height / 2 + 4.5, pill.number, column.size, color("encre2"), bold=True))
        left += 8 + 7.2 * len(pill.number)
    if pill.clues is not None:
        marks.append(text(right, height / 2 + 4, f"{pill.clues}\u00a0obs.", 12, color("encre2"), "end"))
        right -= _CLUES
    serif, bold = pill.kind is Kind.CONTROVERSY, pill.kind is not Kind.TERRAIN
    most = max(1, int((height - 4) // column.line))
    told = wrapped(pill.title, right - left, column.size, most, bold=bold, serif=serif)
    first = height / 2 + column.size * 0.35 - column.line * (len(told) - 1) / 2
    return [*marks, *lines(left, first, told, column.line, column.size, ink, bold=bold, serif=serif)]


def _edge(height: float, ink: str, opacity: float) -> Mark:
    return path(f"M6 0H5Q0 0 0 5V{height - 5:g}Q0 {height:g} 5 {height:g}H6Z", ink, opacity=opacity)


def _keys(fragile: bool) -> tuple[Key, ...]:
    found = [
        Key((path(_CURVE, stroke=color("encre2"), stroke_width=1.6),), 34, "couleur : la controverse"),
        Key((path(_CURVE, stroke=mixed("casse", 0.75), stroke_width=1.6),), 34, "le chantier casse dans la crise"),
    ]
    dotted = path(_CURVE, stroke=color("fragile-bord"), stroke_width=1.6, stroke_dasharray="2 4")
    return (*found, *([Key((dotted,), 34, "il y est fragile")] if fragile else []))
