"""The map of controversies in its two readings."""

from collections.abc import Collection, Mapping

from components.address import link
from components.cartography import words as tension_words
from components.cartography.controls import View as TensionView
from components.cartography.filters import Filters
from components.cartography.layout import FORMS, NARROW
from components.cartography.model import last_version, map_versions, tensions
from components.cartography.reading import THREADS
from components.cartography.table import observation_table
from components.cartography.view import legend_markup, panel_markup, picture
from components.hues import controversy_options
from components.static.drawing import draw
from components.static.screen import BEHIND, OPENED_AT_MOST, Block, Choice, Option, Page, Query, kept
from components.templates import render
from components.threads import view as threads
from components.threads import words as thread_words
from components.threads.controls import View as ThreadView
from components.threads.pills import Kind
from sheets.snapshot import Snapshot

PAGE = "cartographie"
_NAME, _TITLE = "Cartographie", "Cartographie des controverses"
_WIDTHS = {form.name: 360 if form is NARROW else 740 for form in FORMS}  # pixels


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """A version; on the last one a controversy; among the threads, the one that is followed."""
    versions = snapshot.derive(map_versions)
    asked = kept(query, lecture=(THREADS,), version=versions[:-1])
    if "lecture" in asked:
        return PAGE, asked | (kept(query, fil=_followed(snapshot)) if "version" not in asked else {})
    if "version" not in asked:
        asked |= kept(query, controverse=snapshot.derive(controversy_options, last_version(snapshot)))
    return PAGE, asked


def _followed(snapshot: Snapshot) -> Collection[str]:
    """The pills whose thread has a page: those of controversies only when there are many."""
    shown = threads.shown_threads(snapshot, _threads(snapshot, {}))
    return shown.pills if len(shown.pills) <= OPENED_AT_MOST else {pill.key for pill in shown.of(Kind.CONTROVERSY)}


def page(snapshot: Snapshot, query: Query) -> Page:
    """The tensions, or the threads."""
    return _thread_page(snapshot, query) if "lecture" in query else _tension_page(snapshot, query)


def _tension_page(snapshot: Snapshot, query: Query) -> Page:
    version, chosen = query.get("version", last_version(snapshot)), query.get("controverse", "")
    view = TensionView(version, chosen, query=tuple(query.items()))
    shown = snapshot.derive(tensions, version, Filters())
    charts = {form.name: picture(snapshot, view, form) for form in FORMS}
    drawn = [Block(draw(one, _WIDTHS[name]), f"tensions-{name}") for name, one in charts.items() if one]
    beside = render("static_beside.html", left=drawn, right=panel_markup(snapshot, view))
    return Page(
        _named(snapshot, version, chosen),
        tension_words.sentence(shown, version),
        (Block(legend_markup(snapshot, view)), Block(beside, "tensions")),
        _TITLE,
        (*_readings(query), *_versions(snapshot, query), *_controversies(snapshot, query, "controverse")),
        tension_words.METHOD,
        tension_words.reading_lines(shown),
        ((BEHIND, snapshot.derive(observation_table, version, Filters(), chosen)),),
    )


def _named(snapshot: Snapshot, version: str, controversy: str) -> str:
    titles = {one.id: one.title for one in snapshot.derive(tensions, version, Filters())}
    return f"{titles[controversy]} · {_NAME}" if controversy in titles else _NAME


def _threads(snapshot: Snapshot, query: Query) -> ThreadView:
    version = query.get("version", last_version(snapshot))
    asked = tuple(query.items())
    return ThreadView(version, Filters(), False, query.get("fil", ""), 0, False, asked)


def _thread_page(snapshot: Snapshot, query: Query) -> Page:
    view = _threads(snapshot, query)
    shown = threads.shown_threads(snapshot, view)
    return Page(
        f"{_NAME} : fils",
        thread_words.sentence(shown, view.version, False),
        (Block(threads.threads_markup(snapshot, view), "threads"),),
        _TITLE,
        (*_readings(query), *_versions(snapshot, query), *_controversies(snapshot, query, "fil")),
        thread_words.METHOD,
        threads.reading(snapshot, view),
        ((BEHIND, threads.table(snapshot, view)),),
    )


def _readings(query: Query) -> tuple[Choice, ...]:
    kept_version = kept(query, version=(query.get("version", ""),))
    options = (
        Option("Tensions", link(PAGE, **kept_version), "lecture" not in query),
        Option("Fils", link(PAGE, lecture=THREADS, **kept_version), "lecture" in query),
    )
    return (Choice("Lecture", options),)


def _versions(snapshot: Snapshot, query: Query) -> tuple[Choice, ...]:
    versions = snapshot.derive(map_versions)
    shown = query.get("version", last_version(snapshot))
    options = tuple(Option(one, _link(query, version=one, controverse="", fil=""), one == shown) for one in versions)
    return (Choice("Rejouer jusqu’à", options),) if len(versions) > 1 else ()


def _controversies(snapshot: Snapshot, query: Query, name: str) -> tuple[Choice, ...]:
    labels: Mapping[str, str] = snapshot.derive(controversy_labels, query.get("version", last_version(snapshot)))
    everything = Option("Toutes", _link(query, **{name: ""}), name not in query)
    options = (Option(label, _link(query, **{name: one}), query.get(name) == one) for one, label in labels.items())
    return (Choice("Controverse", (everything, *options)),) if labels else ()


def _link(query: Query, **changes: str) -> str:
    return link(PAGE, **{**query, **changes})


def controversy_labels(snapshot: Snapshot, version: str) -> dict[str, str]:
    """Id -> number and short title of the controversies alive at ``version``."""
    return {t.id: f"{t.number} {t.title}" for t in snapshot.derive(tensions, version, Filters())}
