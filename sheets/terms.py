"""Finding the term of a vocabulary that somebody typed, or the nearest one."""

import re
from difflib import get_close_matches

from sheets.cells import fold_plural, join_french
from sheets.findings import Fault, quote
from sheets.remembering import remember
from sheets.vocabularies import Term, scale

# « 3 - beaucoup », « 3 (beaucoup) », « 3/4 ».
_GRADE = re.compile(r"(\d)\s*(?:/\s*(\d+)|\W+(\D+))")


def match_term(text: str, vocabulary: tuple[Term, ...]) -> str:
    """The label of the term that ``text`` says, whatever its case, accents or plural; '' when none."""
    return _lookup(vocabulary).get(fold_plural(text) or text, "")


@remember(256)
def _lookup(vocabulary: tuple[Term, ...]) -> dict[str, str]:
    spellings = ((spelling, term.label) for term in vocabulary for spelling in (*term.also, term.label))
    return {fold_plural(spelling) or spelling: label for spelling, label in spellings}


def match_grade(text: str, vocabulary: tuple[Term, ...]) -> float | None:
    """The place on a scale that ``text`` says: « beaucoup », « 3 - beaucoup », « 3/4 ».

    None when it says none, or when its number and its words contradict each other.
    """
    values = scale(vocabulary)
    label = match_term(text, vocabulary)
    grade = _GRADE.fullmatch(text)
    if label or not grade or not values:
        return values.get(label)
    if grade[2]:
        return float(grade[1]) if int(grade[2]) == max(values.values()) else None
    said = values.get(match_term(grade[3], vocabulary))
    return float(grade[1]) if said in (None, int(grade[1])) else None


def unknown_term(text: str, vocabulary: tuple[Term, ...]) -> Fault:
    labels = [term.label for term in vocabulary]
    return Fault(
        "term-unknown",
        {"known": join_french((quote(label) for label in labels), "ou"), "proposal": propose(text, labels)},
    )


def propose(text: str, candidates: list[str]) -> str:
    """« Vouliez-vous dire … ? » when one candidate is near, or alone among other words, else ''."""
    folded = {fold_plural(candidate): candidate for candidate in candidates}
    asked = fold_plural(text)[:200]
    inside = [candidate for candidate in folded if f" {candidate} " in f" {asked} "]
    near = inside if len(inside) == 1 else get_close_matches(asked, list(folded), n=1, cutoff=0.75)
    return f" Vouliez-vous dire {quote(folded[near[0]])} ?" if near else ""
