"""What a sentence about people's data is made of: how much the fault costs, what is wrong, how to mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a fault costs."""

    BLOCKING = "bloquant"
    TO_MEND = "à corriger"
    ADVICE = "conseil"


@dataclass(frozen=True, slots=True)
class Message:
    level: Level
    what: str
    remedy: str
