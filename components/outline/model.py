"""What is told of a screen without showing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sheets.snapshot import Snapshot


@dataclass(frozen=True)
class Outline:
    """A view in text. ``title``: what sets it apart, '' when it is the screen's own."""

    sentence: str
    lines: Sequence[str] = ()
    title: str = ""


@dataclass(frozen=True)
class Thing:
    """What has an address of its own on a screen: ``screen?name=id``."""

    name: str
    id: str
    title: str


@dataclass(frozen=True)
class Screen:
    """A screen of the application. ``names``: the filters by which one thing has an address of its own."""

    title: str
    tell: Callable[[Snapshot], Outline]
    names: tuple[str, ...] = ()
    things: Callable[[Snapshot], Sequence[Thing]] = lambda _: ()
    one: Callable[[Snapshot, str, str], Outline | None] = lambda *_: None


def last(versions: Sequence[str]) -> str:
    """The last version, '' when there is none."""
    return versions[-1] if versions else ""
