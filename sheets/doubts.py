"""A tab that seems to have lost something by accident, whose last good rows are kept until it is believed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Doubt:
    """What is doubted of a tab.

    ``lost``: the headers that are gone, none when it is every row; ``since``: when it was first seen so; ``readings``:
    how many have found it so; ``believed``: a person has said that it is meant.
    """

    tab: str
    lost: tuple[str, ...]
    since: datetime
    readings: int = 1
    believed: bool = False
