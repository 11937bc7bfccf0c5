"""The spaces of careful French."""

import re

NARROW = "\u202f"
_SPACED = re.compile(r"[ \u00a0](?=[:;!?»])|(?<=«)[ \u00a0]")


def typeset(text: str) -> str:
    """The text with narrow no-break spaces where French wants them, so that no line begins with a colon."""
    return _SPACED.sub(NARROW, text)
