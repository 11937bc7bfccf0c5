"""The inquiry on the page: the heat map, interviews and sources, who looked at what, what would teach most."""

from markupsafe import Markup

from analysis.inquiry import Held
from components.inquiry import wording
from components.inquiry.board import GRADES, UNSAID_SOURCE, Answer, Board, Ground, grade_words
from components.inquiry.controls import View
from components.inquiry.gaps import lacks_of
from components.inquiry.model import board
from components.inquiry.panel import panel_of
from components.templates import render
from sheets.snapshot import Snapshot

_UPRIGHT_ABOVE = 11  # partners: their names stand upright even on wide screens


def lived_markup(snapshot: Snapshot, view: View) -> Markup:
    """The heat map with what is open in it, or what to say in its place."""
    shown = snapshot.derive(board, view.controversy, view.partner)
    if not shown.grounds:
        return render("inquiry_empty.html", filtered=bool(view.controversy), everything=view.link(controversy=""))
    panel = panel_of(snapshot, view)
    return render(
        "inquiry.html",
        board=shown,
        view=view,
        panel=panel,
        out_of_sight=bool(panel and panel.terrain and not shown.ground(panel.terrain)),
        asked=shown.everybody,
        grades=GRADES,
        fit=_fit(shown),
        said=wording.lived_sentence(shown),
        aside=wording.aside(shown) if not (view.controversy or view.partner) else "",
        label=_label,
        dom_id=dom_id,
    )


def ground_markup(snapshot: Snapshot, view: View) -> Markup:
    """Interviews and sources, a row a terrain."""
    shown = snapshot.derive(board, view.controversy, view.partner)
    return render(
        "inquiry_ground.html",
        board=shown,
        view=view,
        said=wording.ground_sentence(shown),
        totals={label: sum(ground.observed_by(label) for ground in shown.grounds) for label in shown.sources},
        unsaid=UNSAID_SOURCE,
        units=units,
        held_words=wording.held_words,
        dom_id=dom_id,
    )


def coverage_markup(snapshot: Snapshot, view: View) -> Markup:
    """Who looked at what: only where partners are named."""
    shown = snapshot.derive(board, view.controversy, view.partner)
    said = wording.coverage_sentence(shown)
    return render("inquiry_coverage.html", board=shown, view=view, fit=_fit(shown), said=said, dom_id=dom_id)


def lacks_markup(snapshot: Snapshot, view: View) -> Markup:
    """What would teach most, a list a kind."""
    return render("inquiry_lacks.html", lists=snapshot.derive(lacks_of, view), dom_id=dom_id)


def units(held: Held, target: int) -> list[str]:
    """The class of each square of a terrain's interviews, up to the target when there is one."""
    squares = ["rp-i-held"] * held.held + ["rp-i-planned"] * held.planned + [""] * (held.to_plan + held.unsaid)
    return squares + ["rp-i-missing"] * max(target - len(squares), 0)


def _fit(shown: Board) -> str:
    return "rp-inq-upright" if len(shown.partners) > _UPRIGHT_ABOVE else ""


def _label(shown: Board, ground: Ground, answer: Answer) -> str:
    """What a screen reader says of a cell."""
    partner = shown.partner(answer.partner)
    joined = ", dans le sous-groupe" if answer.joined else ""
    return f"{ground.title}, {partner.name if partner else ''} : {grade_words(answer.grade)}{joined}"


def dom_id(*parts: str) -> str:
    """An id for the page out of ids of the Sheet, which may hold anything."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in part) for part in parts)
