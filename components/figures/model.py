"""A figure, described before it is drawn in its frame."""

from dataclasses import dataclass

from components.data_table import DataTable
from components.figures.marks import Mark

WIDTH, MARGIN = 1200, 40  # pixels
ROOM = WIDTH - 2 * MARGIN  # the width that a drawing has


@dataclass(frozen=True)
class Key:
    """An entry of the legend: a small drawing on 22 pixels of height, its width, what it means."""

    marks: tuple[Mark, ...]
    width: float
    label: str


@dataclass(frozen=True)
class Drawing:
    """The inside of a figure, ``ROOM`` pixels wide at the most. ``empty``: it only says that there is nothing yet."""

    marks: tuple[Mark, ...]
    height: float
    keys: tuple[Key, ...] = ()
    empty: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart that stands alone. ``name``: of its file, without extension; ``caption``: one sentence, in the picture;
    ``reading``: its text alternative, a line a thing; ``filters``: what was left out, '' when nothing was.
    """

    name: str
    title: str
    caption: str
    drawing: Drawing
    table: DataTable
    reading: tuple[str, ...] = ()
    filters: str = ""

    @property
    def empty(self) -> bool:
        return self.drawing.empty
