"""The number and the hue of each controversy: hues follow the order of the Sheet and repeat after eight."""

import pandas as pd

from analysis.versions import as_of
from components import words
from sheets.cells import shorten
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES

HUES = 8


def hue_numbers(snapshot: Snapshot) -> dict[str, int]:
    """Controversy id -> 1..8, the same in every version and on every screen."""
    ids = dict.fromkeys(snapshot[CONTROVERSIES]["id"])
    return {identifier: rank % HUES + 1 for rank, identifier in enumerate(ids)}


def display_numbers(controversies: pd.DataFrame) -> dict[str, str]:
    """Controversy id -> the number shown for it: its « Numéro », else its rank."""
    numbers = zip(controversies["id"], controversies["numero"], strict=True)
    return {identifier: number or str(rank) for rank, (identifier, number) in enumerate(numbers, 1)}


def controversy_discs(snapshot: Snapshot, version: str) -> dict[str, tuple[str, int]]:
    """Controversy id -> (number, hue) of those alive at a version."""
    hues = snapshot.derive(hue_numbers)
    return {i: (number, hues[i]) for i, number in display_numbers(as_of(snapshot[CONTROVERSIES], version)).items()}


def short_title(title: str) -> str:
    """A title without its leading article, its first letter in upper case: for pills."""
    for article in ("La ", "Le ", "Les ", "L’", "L'"):
        if title.startswith(article):
            title = title[len(article) :]
            break
    return title[:1].upper() + title[1:]


def controversy_options(snapshot: Snapshot, version: str) -> dict[str, str]:
    """Controversy id -> its number and its short title, for the pills of those alive at ``version``."""
    controversies = as_of(snapshot[CONTROVERSIES], version)
    numbers = display_numbers(controversies)
    return {
        identifier: f"{words.plain_label(numbers[identifier])} {words.plain_label(shorten(short_title(title), 40))}"
        for identifier, title in zip(controversies["id"], controversies["titre"], strict=True)
    }
