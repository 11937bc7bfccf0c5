"""The colours of the style sheets in light, as plain hexadecimal: an image is read where no style sheet is."""

import re
from functools import cache
from pathlib import Path

_ASSETS = Path(__file__).parents[1] / "assets"
_TOKEN = re.compile(r"--rp-([\w-]+):\s*light-dark\((#[0-9A-Fa-f]{6})")
_VARIABLE = re.compile(r"var\(--rp-([\w-]+)\)")


@cache
def _tokens() -> dict[str, str]:
    found = {name: color for sheet in _ASSETS.glob("*.css") for name, color in _TOKEN.findall(sheet.read_text("utf-8"))}
    return {**found, "fond": "#FFFFFF"}  # images are on white, whatever the page is on


def color(name: str) -> str:
    """The light colour of a token: ``color("encre2")``. Raises KeyError for one that no style sheet has."""
    return _tokens()[name]


def hue(number: int) -> str:
    """The colour of a controversy's hue, 1..8; that of muted text for 0."""
    return color(f"c{number}" if number else "encre2")


def resolved(value: str) -> str:
    """An attribute of SVG with the variables of the style sheets replaced by their colours."""
    return _VARIABLE.sub(lambda found: color(found[1]), value)


def mixed(name: str, share: float, other: str = "fond") -> str:
    """``share`` (0..1) of a token's colour over another's."""
    pairs = zip(_parts(color(name)), _parts(color(other)), strict=True)
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02X}" for one, two in pairs)


def _parts(color_: str) -> tuple[int, ...]:
    return tuple(int(color_[at : at + 2], 16) for at in (1, 3, 5))
