"""HTML and SVG from templates in ``components/templates``; every text is escaped unless a template made it.

Templates are the only place where markup is written, so what comes from the Sheet is never markup.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from components import words

# Control characters and direction overrides can make a text read as another; the isolates of <bdi> suffice.
_TREACHEROUS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

_LABEL_LETTERS = 200  # a cell can hold 50,000: only short texts are worth keeping


def _finalize(value: Any) -> Any:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _legible_label(value) if len(value) <= _LABEL_LETTERS else _legible(value)


def _legible(text: str) -> str:
    return words.typeset(harmless(text))


# The same titles and labels come back on every screen and at every filter.
_legible_label = lru_cache(maxsize=4096)(_legible)


def harmless(text: str) -> str:
    """The text without control characters nor direction overrides."""
    return _TREACHEROUS.sub("", text)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        auto_reload=False,
    )
    environment.filters.update(
        guillemets=words.guillemets, count=words.count, percent=words.percent, number=words.number, day=words.day
    )
    return environment


ENVIRONMENT = _environment()


def render(template: str, **values: Any) -> Markup:
    """The markup of a template filled with ``values``; plain strings are escaped. Raises on a missing value."""
    return Markup(ENVIRONMENT.get_template(template).render(**values))  # noqa: S704 - made by an escaping template
