"""One page of the static copy, described before it is rendered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.frame import DataTable

Query = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """One value of a choice: its label, the address of the page that shows it, whether this is the one."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Choice:
    """A filter whose every value has a page of its own."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Block:
    """A piece of a page. ``key``: as the container of the application, whose style sheets know it."""

    markup: Markup
    key: str = ""


@dataclass(frozen=True)
class Page:
    """``name``: in the browser's title; ``title``: on the page, '' when its markup has one; ``tables``: with labels."""

    name: str
    sentence: str
    blocks: tuple[Block, ...]
    title: str = ""
    choices: tuple[Choice, ...] = ()
    method: Sequence[str] = ()
    reading: Sequence[str] = ()
    tables: tuple[tuple[str, DataTable], ...] = ()


# Pages that each repeat a whole view with something open in it: above, they would weigh hundreds of megabytes, and what
# would be opened has its fiche.
OPENED_AT_MOST = 120
BEHIND = "Les données de cette vue"


def kept(query: Query, **allowed: Collection[str]) -> dict[str, str]:
    """What an address asks that means something here."""
    return {name: query[name] for name, values in allowed.items() if query.get(name) in values}
