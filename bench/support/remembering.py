"""What the process remembers of cells already read."""

from sheets import cells, dates


def forget() -> None:
    """Empty the memories of the process, as after a start."""
    for remembered in (cells.fold, cells.fold_plural, dates._read_short_text):
        remembered.cache_clear()
