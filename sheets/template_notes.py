"""Help notes, signed: those of the template are told from people's own, and from those that people have changed."""

import re
from zlib import crc32

_SIGNED = re.compile(r"(.*)\n— Aide du modèle \(([0-9a-f]{4})\)", re.DOTALL)


def sign(note: str) -> str:
    """The note as it stands in the Sheet."""
    return f"{note}\n— Aide du modèle ({_mark(note)})"


def is_ours(note: str) -> bool:
    """True for a note of the template, of any version, that nobody has touched."""
    match = _SIGNED.fullmatch(note)
    return match is not None and match[2] == _mark(match[1])


def is_due(present: str, wanted: str) -> bool:
    """Whether ``wanted`` is to be written where ``present`` is: over nothing, or over an older note of the template."""
    same = present.split() == sign(wanted).split()
    return bool(wanted) and not same and (not present or is_ours(present))


def _mark(note: str) -> str:
    return f"{crc32(' '.join(note.split()).encode()) & 0xFFFF:04x}"
