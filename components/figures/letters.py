"""Texts cut into lines that stay within a room, whatever the font that ends up drawing them."""

import re

# Advance widths of Source Sans, in thousandths of the size: legends are spaced by them.
_WIDTHS = {
    **dict.fromkeys("\u202f", 125),
    **dict.fromkeys(" \u00a0", 200),
    **dict.fromkeys("ijl',.:;|’·îï", 255),
    **dict.fromkeys("If!()-[]{}", 300),
    **dict.fromkeys("rt/\\", 345),
    **dict.fromkeys('sz"*?«»', 425),
    **dict.fromkeys("cxçvyJLY–", 465),
    **dict.fromkeys("0123456789aegkFéèêàâ$+<=>_~×−", 500),
    **dict.fromkeys("ESTVX", 530),
    **dict.fromkeys("bdhnopquAZôûù", 550),
    **dict.fromkeys("BCKPR&", 590),
    **dict.fromkeys("DGHNU→←", 640),
    **dict.fromkeys("OQ", 675),
    **dict.fromkeys("wM", 725),
    **dict.fromkeys("mW%@—", 830),
    **dict.fromkeys("…", 950),
}
_USUAL = 550
_PICTURE, _PICTURES_FROM = 1275, "\u2600"  # an emoji
# How much wider their bold and Source Serif are, and the font that draws a file where ours are missing, at most Arial.
_BOLD, _SERIF, SPARE = 1.07, 1.07, 1.09
_SPACES = re.compile(r"[ \t\r\n]+")  # neither those of « », nor those before units


def width_of(text: str, size: float, bold: bool = False, serif: bool = False) -> float:
    """The width of a line in pixels, generous."""
    drawn = sum(_WIDTHS.get(letter, _PICTURE if letter >= _PICTURES_FROM else _USUAL) for letter in text) / 1000 * size
    return drawn * (_BOLD if bold else 1) * (_SERIF if serif else 1) * SPARE


def wrapped(
    text: str, room: float, size: float, most: int = 3, bold: bool = False, serif: bool = False
) -> tuple[str, ...]:
    """``text`` in at most ``most`` lines of ``room`` pixels, an ellipsis where it is cut; () when it is blank."""
    found: list[str] = []
    for word in _words(text, room, size, bold, serif):
        joined = f"{found[-1]} {word}" if found else word
        if found and width_of(joined, size, bold, serif) <= room:
            found[-1] = joined
        elif len(found) == most:
            return (*found[:-1], clipped(f"{found[-1]}…", room, size, bold, serif))
        else:
            found.append(word)
    return tuple(found)


def clipped(text: str, room: float, size: float, bold: bool = False, serif: bool = False) -> str:
    """``text`` on one line of ``room`` pixels, an ellipsis where it is cut."""
    line = " ".join(text.split(" "))
    if width_of(line, size, bold, serif) <= room:
        return line
    line = line.rstrip("…")[: int(room / size * 6)]
    while line and width_of(f"{line}…", size, bold, serif) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _words(text: str, room: float, size: float, bold: bool, serif: bool) -> list[str]:
    """The words, those wider than the room in pieces. A cell holds up to fifty thousand letters: few of them show."""
    found: list[str] = []
    for word in filter(None, _SPACES.split(text[:2000])):
        rest = word
        while width_of(rest, size, bold, serif) > room and len(rest) > 1:
            kept = len(rest)
            while kept > 1 and width_of(rest[:kept], size, bold, serif) > room:
                kept -= max(1, kept // 16)
            found.append(rest[:kept])
            rest = rest[kept:]
        found.append(rest)
    return found
