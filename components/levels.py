"""How serious a finding is: its noun, and a sign that does without colour."""

from collections import Counter
from collections.abc import Iterable

from components import words
from sheets.findings import LEVELS, Finding
from sheets.message import Level

LEVEL_NOUNS = {
    Level.BLOCKING: ("ligne mise de côté", "lignes mises de côté"),
    Level.TO_MEND: ("point à corriger", "points à corriger"),
    Level.ADVICE: ("conseil", "conseils"),
}
LEVEL_IDS = {Level.BLOCKING: "bloquant", Level.TO_MEND: "a-corriger", Level.ADVICE: "conseil"}
SIGNS = {Level.BLOCKING: "✕", Level.TO_MEND: "!", Level.ADVICE: "i"}


def level_counts(findings: Iterable[Finding]) -> str:
    """« 3 lignes mises de côté et 2 conseils »; '' when there is nothing."""
    counted = Counter(finding.level for finding in findings)
    return words.listing([words.count(counted[level], *LEVEL_NOUNS[level]) for level in LEVELS if counted[level]])
