"""Caches of what cells hold, which can be emptied: a public process keeps nothing of what it must not show."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result", bound=Hashable | dict[Any, Any])
_emptied: list[Callable[[], None]] = []


def remember(
    most: int,
) -> Callable[[Callable[_Parameters, _Result]], Callable[_Parameters, _Result]]:
    """As ``functools.lru_cache``, for functions of cells: ``forget_cells`` empties it."""

    def keep(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
        cached = lru_cache(maxsize=most)(function)
        _emptied.append(cached.cache_clear)
        return cast("Callable[_Parameters, _Result]", cached)

    return keep


def forget_cells() -> None:
    """Empty every such cache."""
    for empty in _emptied:
        empty()
