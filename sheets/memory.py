"""What the last reading made, so that the next one makes again only what depends on what changed."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """The latest result of each step of reading, with what it was made from. It holds one reading, never more.

    A step is a pure function: the same inputs give what they gave. What is given is shared, and nobody changes it.
    """

    def __init__(self) -> None:
        self._kept: dict[Any, tuple[tuple[Any, ...], Any]] = {}

    def __len__(self) -> int:
        """How many results are held."""
        return len(self._kept)

    def recall(self, step: Callable[..., T], *inputs: Any, of: object = None) -> T:
        """``step(*inputs)``, made again only when an input differs from last time's. ``of``: the tab, when a step
        has a result a tab."""
        slot = (step, of)
        kept = self._kept.get(slot)
        if kept is None or kept[0] != inputs:
            kept = self._kept[slot] = (inputs, step(*inputs))
        return kept[1]
