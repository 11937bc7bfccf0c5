"""Other ways to write what is right, which nobody would call a mistake: case, accents, apostrophes, spaces, plural."""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from tests.sheets.messes.drawn import nfd

Variant = Callable[[str], str]


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _plural(word: str) -> str:
    return f"{word}s" if len(word) > 3 and word.isalpha() and word[-1].lower() not in "sxz" else word


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.isalpha() and word[-1] == "s" else word


def _by_word(change: Variant) -> Variant:
    return lambda text: re.sub(r"[\w·]+", lambda word: change(word[0]), unicodedata.normalize("NFC", text))


def _put(sign: str, *, instead_of: str) -> Variant:
    return lambda text: re.sub(instead_of, sign, text)


VARIANTS: dict[str, Variant] = {
    "en capitales": str.upper,
    "en minuscules": str.lower,
    "casse inversée": str.swapcase,
    "une capitale à chaque mot": str.title,
    "sans accents": without_accents,
    "accents décomposés": nfd,
    "apostrophe droite": _put("'", instead_of="’"),
    "apostrophe culbutée": _put("‘", instead_of="’"),
    "accent pour apostrophe": _put("´", instead_of="’"),
    "espaces doublés": _put("  ", instead_of=" "),
    "espaces insécables": _put("\u00a0", instead_of=" "),
    "espaces fines": _put("\u202f", instead_of=" "),
    "retour à la ligne": _put("\n", instead_of=" "),
    "espaces autour": lambda text: f" {text}\u00a0",
    "tabulation après": lambda text: f"{text}\t",
    "espace de largeur nulle": lambda text: f"{text[:1]}\u200b{text[1:]}",
    "tiret insécable": _put("\u2011", instead_of="-"),
    "tiret long": _put("–", instead_of="-"),
    "espace pour tiret": _put(" ", instead_of="(?<=\\w)-(?=\\w)"),
    "au pluriel": _by_word(_plural),
    "au singulier": _by_word(_singular),
    "entre guillemets": lambda text: f"« {text} »",
    "entre guillemets anglais": lambda text: f"“{text}”",
    "suivi d’un point": lambda text: f"{text}.",
    "ligatures défaites": lambda text: text.replace("œ", "oe").replace("æ", "ae"),
}


def vary(text: str, random: Random) -> str:
    """A text written otherwise, by one to three variants; as it is once in four."""
    for name in random.sample(sorted(VARIANTS), random.choice((0, 1, 2, 3))):
        text = VARIANTS[name](text)
    return text


def vary_parts(change: Variant, text: str) -> str:
    """As ``change``, for each part of a list; a line break would end the part."""
    return " ; ".join(change(part).replace("\n", " ") for part in text.split(" ; "))
