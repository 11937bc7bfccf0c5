"""What paper can hold of what is typed in the Sheet: signs, words and texts, each within its place."""

import re
from typing import Any

from sheets.cells import shorten

# Letters. A cell of Sheets may hold fifty thousand; what is cut ends with « … », and is whole on the screen.
_LONGEST_TEXT = 6_000
_MOST = {
    **dict.fromkeys(("question", "subtitle", "warning", "about", "first"), 400),
    **dict.fromkeys(("sentence", "map_sentence", "calendar_sentence", "trials", "told", "counted", "verdict"), 700),
    **dict.fromkeys(("facts", "map_lines", "text", "comment"), 1_200),
    **dict.fromkeys(("description", "story"), 2_500),
    **dict.fromkeys(("pole_a", "pole_b", "answers", "efforts", "meaning", "heading", "output", "position"), 120),
    **dict.fromkeys(("lab", "crisis", "crises", "horizon", "effort", "label", "when", "word", "partners", "part"), 80),
    **dict.fromkeys(("producer", "licence", "contact"), 200),
    **dict.fromkeys(("number", "version", "panorama_version", "held", "rank"), 8),
    **dict.fromkeys(("map_versions", "panorama_versions"), 8),
    "title": 160,
    **dict.fromkeys(("introduction", "fields", "methods"), 3_000),
}
_AS_IT_IS = ("address", "qr")
_LONGEST_WORD = 32  # a longer one may be broken anywhere, no margin would hold it
_BREAK_EVERY = 12
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
_MARKS = re.compile("([\u0300-\u036f]{3})[\u0300-\u036f]+")  # a pile of accents would cover the lines around it


def printable(value: Any, most: int = _LONGEST_TEXT) -> Any:
    """The same data without what no page can show, each text cut where its place on paper ends."""
    if isinstance(value, str):
        return _LONG_WORD.sub(_breakable, _held(_MARKS.sub(r"\1", _UNPRINTABLE.sub("", value)), most))
    if isinstance(value, dict):
        return {
            name: one if name in _AS_IT_IS else printable(one, _MOST.get(name, most)) for name, one in value.items()
        }
    return [printable(one, most) for one in value] if isinstance(value, list | tuple) else value


def _held(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return shorten(text, most) if most < _LONGEST_TEXT / 10 else f"{text[:most].rstrip()}… (la suite est à l’écran)"


def _breakable(word: re.Match[str]) -> str:
    letters = word[0]
    return "\u200b".join(letters[start : start + _BREAK_EVERY] for start in range(0, len(letters), _BREAK_EVERY))
