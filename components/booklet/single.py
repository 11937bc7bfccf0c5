"""A controversy or a chantier on one page, with the address where it goes on living."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import segno

from components import words
from components.booklet.building import booklet
from components.booklet.model import Booklet, Chantier, Choice, Controversy, Ground
from components.booklet.pdf import compile_pdf
from components.cartography.filters import Filters
from components.cartography.model import last_version as last_map
from components.cartography.model import tensions
from components.panorama.model import chantiers
from components.panorama.model import last_version as last_panorama
from sheets.cells import shorten
from sheets.snapshot import Snapshot

KINDS = {"controverse": "Controverse", "chantier": "Chantier"}
# What a page holds, in letters, at a size that can be read.
_LONGEST_TEXT = 700
_LONGEST_STORY = 260
_LONGEST_NOTE = 180
_ROOM_FOR_CLUES, _A_CLUE, _A_READING = 8_000, 190, 45
_NOTES_AT_MOST = 20
_FACT_AT_MOST = 160
_FACTS_AT_MOST = 320


def fiche_pdf(snapshot: Snapshot, kind: str, identifier: str, address: str = "") -> bytes | None:
    """One page about a living controversy or chantier; None when there is none of that name.

    ``address``: the permanent address of its fiche, printed with its QR code; '' for none.
    """
    one, book = _found(snapshot, kind, identifier)
    if one is None:
        return None
    short, more = _short_controversy(one) if isinstance(one, Controversy) else _short_chantier(one)
    return compile_pdf("fiche.typ", _sheet(book, kind, short, more, address))


def can_be_printed(snapshot: Snapshot, kind: str, identifier: str) -> bool:
    """Whether there is a page of it: dead controversies and chantiers have none."""
    if kind == "controverse":
        return identifier in {one.id for one in snapshot.derive(tensions, last_map(snapshot), Filters())}
    return kind == "chantier" and identifier in {one.id for one in snapshot.derive(chantiers, last_panorama(snapshot))}


def _found(snapshot: Snapshot, kind: str, identifier: str) -> tuple[Controversy | Chantier | None, Booklet]:
    wanted = (identifier,)
    choice = Choice(controversies=wanted) if kind == "controverse" else Choice(chantiers=wanted)
    book = booklet(snapshot, choice)
    known: Sequence[Controversy | Chantier] = book.controversies if kind == "controverse" else book.chantiers
    return next((one for one in known if one.id == identifier), None), book


def _sheet(book: Booklet, kind: str, one: Controversy | Chantier, more: list[str], address: str) -> dict[str, Any]:
    version = book.version if kind == "controverse" else book.panorama_version
    told = ("title", "date", "producer", "licence", "warning", "reserved")
    return {
        **{name: getattr(book, name) for name in told},
        "version": version,
        "kind": KINDS[kind],
        "one": asdict(one),
        "more": more,
        "address": address,
        "qr": qr_modules(address),
    }


def qr_modules(address: str) -> list[list[bool]]:
    """The squares of a QR code, dark or not, row by row; none without an address, or with one too long for a code."""
    try:
        code = segno.make(address, error="m", micro=False) if address else None
    except segno.DataOverflowError:
        code = None
    return [[bool(dark) for dark in row] for row in code.matrix] if code else []


def _short_controversy(one: Controversy) -> tuple[Controversy, list[str]]:
    """The controversy with about what a page holds, and what to say of the others if 0, 1, 2… observations fit."""
    left, kept, total = _ROOM_FOR_CLUES - min(len(one.description), _LONGEST_TEXT), [], len(one.clues)
    for ground in one.grounds:
        clues = []
        for clue in ground.clues:
            story = shorten(clue.story, _LONGEST_STORY)
            left -= _A_CLUE + len(clue.title) + len(story) + _A_READING * len(clue.readings)
            if left >= 0:
                readings = tuple(replace(reading, comment="") for reading in clue.readings)
                clues.append(
                    replace(clue, title=shorten(clue.title, _FACT_AT_MOST), story=story, readings=readings[:8])
                )
        kept.append(Ground(ground.number, shorten(ground.title, _FACT_AT_MOST), "", tuple(clues)))
    shown = sum(len(ground.clues) for ground in kept)
    short = replace(
        one,
        title=shorten(one.title, _FACT_AT_MOST),
        question=shorten(one.question, _LONGEST_STORY),
        description=shorten(one.description, _LONGEST_TEXT),
        pole_a=shorten(one.pole_a, 90),
        pole_b=shorten(one.pole_b, 90),
        grounds=tuple(ground for ground in kept if ground.clues),
        answers=tuple(shorten(answer, 80) for answer in one.answers[:10]),
    )
    return short, _of_others(total, shown, "autre observation", "autres observations")


def _short_chantier(one: Chantier) -> tuple[Chantier, list[str]]:
    """The chantier with about as many notes of the labs as a page holds, and what to say of the others likewise."""
    left, kept = _NOTES_AT_MOST, []
    total = sum(len(notes) for _, notes in one.notes)
    for at, (heading, notes) in enumerate(one.notes):
        share = -(-left // (len(one.notes) - at))
        some = tuple(replace(note, text=shorten(note.text, _LONGEST_NOTE)) for note in notes[:share])
        left -= len(some)
        kept.append((heading, some))
    shown = sum(len(notes) for _, notes in kept)
    short = replace(
        one,
        title=shorten(one.title, _FACT_AT_MOST),
        facts=tuple((label, shorten(text, _FACTS_AT_MOST)) for label, text in one.facts),
        fields=tuple((label, shorten(text, _LONGEST_TEXT)) for label, text in one.fields),
        trials=shorten(one.trials, _LONGEST_TEXT),
        verdicts=one.verdicts[:30],
        notes=tuple(kept),
    )
    return short, _of_others(total, shown, "autre remarque des labos", "autres remarques des labos")


def _of_others(total: int, shown: int, singular: str, plural: str) -> list[str]:
    """What is said of those left out, at the rank of how many of ``shown`` the page holds; '' when all of them."""
    left = [total - kept for kept in range(shown + 1)]
    return [f"Et {words.count(one, singular, plural)}, à l’écran." if one else "" for one in left]
