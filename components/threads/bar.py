"""The bar at the foot of the screen: which thread is followed, how far, and where that leads."""

from dataclasses import dataclass

from components import address
from components.threads import words
from components.threads.controls import DEGREES, View
from components.threads.drawing import Trace
from components.threads.forms import LETTERS
from components.threads.pills import Kind, Pill, Threads
from sheets.cells import shorten


@dataclass(frozen=True)
class Bar:
    """What is followed, '' when it is not in the view; ``degrees``: (label, address, chosen); the rest: addresses."""

    way_out: str
    kind: str = ""
    title: str = ""
    what: str = ""
    fiche: str = ""
    degrees: tuple[tuple[str, str, bool], ...] = ()
    alone: bool = False
    switch: str = ""


def bar(shown: Threads, view: View, followed: Trace | None) -> Bar | None:
    """None when nothing is asked for."""
    if not view.focus:
        return None
    way_out = view.link(fil="", degres="", seul="")
    if followed is None:
        return Bar(way_out)
    pill = shown.pills[view.focus]
    return Bar(
        way_out,
        pill.kind,
        shorten(words.titled(pill), LETTERS),
        words.thread_words(shown, followed),
        fiche_link(view, pill),
        tuple((label, view.link(degres=given), int(given or 0) == view.degrees) for given, label in DEGREES.items()),
        view.alone,
        view.link(seul="" if view.alone else "oui"),
    )


def fiche_link(view: View, pill: Pill) -> str:
    """Where all that is known of a pill is told."""
    version = dict(view.query).get("version", "")
    if pill.kind is Kind.CHANTIER:
        return address.link("panorama", chantier=pill.id)
    if pill.kind is Kind.CRISIS:
        return address.link("crash-test", crise=pill.id)
    if pill.kind is Kind.TERRAIN:
        return address.link("cartographie", version=version, controverse=pill.owner, terrain=pill.id, terrains="oui")
    return address.link("cartographie", version=version, controverse=pill.id)
