"""The echoes, one reading a page."""

from itertools import combinations

from components.address import link
from components.echoes import change_words, crisis_words, link_words
from components.echoes.board import board
from components.echoes.change_view import changes_markup
from components.echoes.changes import known_versions
from components.echoes.controls import CRISES, LINKS, READINGS, VERSIONS, View
from components.echoes.crisis_view import crossing_markup
from components.echoes.link_view import board_markup, waiting_markup
from components.static.screen import BEHIND, OPENED_AT_MOST, Block, Choice, Option, Page, Query, kept
from sheets.snapshot import Snapshot

PAGE, _NAME = "echos", "Échos"


def canonical(snapshot: Snapshot, query: Query) -> tuple[str, dict[str, str]]:
    """A reading; the link that is open between a chantier and a controversy; two versions."""
    reading = VERSIONS if query.get("a") or query.get("de") else query.get("lecture", LINKS)
    if reading == LINKS:
        return PAGE, _link(snapshot, query)
    pairs = _pairs(snapshot)
    asked = (query.get("de", ""), query.get("a", ""))
    if reading == VERSIONS and asked in pairs[:-1]:
        return PAGE, {"de": asked[0], "a": asked[1]}
    return PAGE, kept({"lecture": reading}, lecture=(CRISES, VERSIONS))


def page(snapshot: Snapshot, query: Query) -> Page:
    """The reading that is asked for."""
    if "de" in query or query.get("lecture") == VERSIONS:
        return _changes(snapshot, query)
    return _crises(snapshot, query) if query.get("lecture") == CRISES else _links(snapshot, query)


def _link(snapshot: Snapshot, query: Query) -> dict[str, str]:
    """The link between a chantier and a controversy, when there is one and they are not too many."""
    shown = snapshot.derive(board)
    line = next((one for one in shown.lines if one.id == query.get("chantier")), None)
    answered = {one.controversy for one in line.linked} if line else set()
    if shown.links > OPENED_AT_MOST or query.get("controverse") not in answered:
        return {}
    return {name: query[name] for name in ("chantier", "controverse")}


def _pairs(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The older and the newer of two versions, the last two last."""
    versions = snapshot.derive(known_versions)
    return sorted(combinations(versions, 2), key=lambda pair: (versions.index(pair[1]), versions.index(pair[0])))


def _readings(current: str) -> Choice:
    labels = READINGS.items()
    href = {LINKS: link(PAGE)}
    return Choice(
        "Lecture",
        tuple(Option(text, href.get(one, link(PAGE, lecture=one)), one == current) for one, text in labels),
    )


def _links(snapshot: Snapshot, query: Query) -> Page:
    view = View(LINKS, query.get("chantier", ""), query.get("controverse", ""))
    return Page(
        _NAME,
        snapshot.derive(link_words.sentence),
        (Block(board_markup(snapshot, view)), Block(snapshot.derive(waiting_markup))),
        _NAME,
        (_readings(LINKS),),
        link_words.METHOD,
        snapshot.derive(link_words.reading_lines),
        ((BEHIND, snapshot.derive(link_words.table)),),
    )


def _crises(snapshot: Snapshot, _query: Query) -> Page:
    return Page(
        f"{_NAME} : autres crises",
        snapshot.derive(crisis_words.sentence),
        (Block(snapshot.derive(crossing_markup)),),
        _NAME,
        (_readings(CRISES),),
        crisis_words.METHOD,
        snapshot.derive(crisis_words.reading_lines),
        ((BEHIND, snapshot.derive(crisis_words.table)),),
    )


def _changes(snapshot: Snapshot, query: Query) -> Page:
    pairs = _pairs(snapshot)
    since, until = (query["de"], query["a"]) if "de" in query else pairs[-1] if pairs else ("", "")
    view = View(VERSIONS, since=since, until=until)
    options = tuple(Option(f"{de} → {a}", link(PAGE, de=de, a=a), (de, a) == (since, until)) for de, a in pairs)
    return Page(
        f"{_NAME} : ce qui a changé",
        snapshot.derive(change_words.sentence, view),
        (Block(snapshot.derive(changes_markup, view)),),
        _NAME,
        (_readings(VERSIONS), *((Choice("D’une version à l’autre", options),) if len(options) > 1 else ())),
        change_words.METHOD,
        snapshot.derive(change_words.reading_lines, view),
        ((BEHIND, snapshot.derive(change_words.table, view)),),
    )
