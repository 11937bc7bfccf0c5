"""What people type in place of a value: « - » or « N/A » for nothing, « idem » for the cell above."""

# Signs stand for nothing in any column, free text included; words only where they cannot be the value itself.
_SIGNS = frozenset(
    {"-", "–", "—", "--", "---", "/", ".", "…", "...", "?", "??", "n/a", "n.a.", "s/o", "s.o.", "(vide)"}
)
_WORDS = frozenset(
    ("néant", "neant", "aucun", "aucune", "rien", "ras", "vide", "nc", "so", "na", "non renseigné", "non renseignée")
)
_DITTO = frozenset(
    {
        *("//", "///", "-//-", "- // -", '"', '""', "''", '-"-', "″", "〃", "“", "”", "«", "»", "↑"),
        *("idem", "dito", "ditto", "ibid", "ibid.", "ibidem", "idem ci-dessus", "idem au-dessus"),
    }
)
_ALL = _SIGNS | _WORDS | _DITTO
LONGEST = 20  # characters: a longer text stands for nothing else


def may_stand_in(text: str) -> bool:
    """False for nearly every text, which then stands for itself: a quick look before the others of this module."""
    said = text.lower()
    return said in _ALL or said.rstrip(".!") in _ALL


def is_empty_sign(text: str) -> bool:
    """True for the signs that fill a cell which has nothing to say: « - », « / », « N/A »."""
    return text.lower() in _SIGNS


def says_nothing(text: str) -> bool:
    """True for an empty text, a sign that stands for nothing, and words that say so: « néant », « aucun »."""
    said = text.lower()
    return not said or said in _SIGNS or said.rstrip(".!") in _WORDS


def is_ditto(text: str) -> bool:
    """True for what refers to the cell above, which sorting or filtering moves away: « idem », « // »."""
    said = text.lower()
    return said in _DITTO or said.rstrip(".!") in _DITTO
