"""Raw response tabs of forms: their declaration, how their tabs are recognised, and what is never read in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheets.cells import Cell, clean_text, fold_plural, is_blank
from sheets.schema import Tab
from sheets.workbook import Grid, RawBook

# What a question says around the word that matters: « Quel est le nom de votre labo ? ».
_TOOL_WORDS = frozenset(
    fold_plural(
        "à ajouter au aux avez c d de des du elle est et éventuel éventuelle ici indiquer l la le les libre nom ou "
        "quel quelle sont un une vos votre vous y your"
    ).split()
)


@dataclass(frozen=True, eq=False)
class Form:
    """A form's raw response tab, as a source of ``into``: a row a respondent, a column a question.

    ``titles``: the names of such tabs. ``per``: the reference of ``into`` that a question names; ``value``: the field
    that its answers fill. ``once``: field -> words of the questions asked once of a respondent; ``each``: field ->
    words of the other questions asked of each ``per``. ``unread``: words of the questions that are never even kept.
    """

    into: Tab
    titles: tuple[str, ...]
    per: str
    value: str
    once: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = [name for name in (self.per, self.value, *self.once, *self.each) if name not in self.into.columns]
        if unknown:
            raise TypeError(f"{self.into.name}: no column {unknown}")

    @property
    def target(self) -> str:
        """The name of the tab that questions name a row of."""
        return str(getattr(self.into.columns[self.per], "to", ""))

    def is_titled(self, title: str) -> bool:
        return fold_plural(title) in {fold_plural(known) for known in self.titles}


def says_only(header: str, words: Iterable[str]) -> bool:
    """Whether a question holds nothing but these words, tool words apart: « Le nom de votre labo »."""
    known = {part for word in words for part in fold_plural(word).split()}
    said = set(fold_plural(header).split()) - _TOOL_WORDS
    return bool(said) and said <= known


def says(header: str, words: Iterable[str]) -> bool:
    """Whether a question holds one of these words, or groups of words."""
    return any(f" {fold_plural(word)} " in f" {fold_plural(header)} " for word in words)


def header_line(cells: Sequence[Sequence[Cell]]) -> int:
    """The 0-based row of the questions: the first that is not blank; -1 when all are."""
    return next((line for line, row in enumerate(cells) if not all(map(is_blank, row))), -1)


def hide_unread(book: RawBook, forms: Iterable[Form]) -> RawBook:
    """The book without what forms declare as never read: e-mail addresses are not even kept."""
    listed = tuple(forms)
    return replace(book, grids=tuple(_hide(grid, listed) for grid in book.grids))


def _hide(grid: Grid, forms: Iterable[Form]) -> Grid:
    form = next((form for form in forms if form.is_titled(grid.title)), None)
    line = header_line(grid.cells)
    if form is None or line < 0:
        return grid
    hidden = {at for at, cell in enumerate(grid.cells[line]) if says_only(clean_text(cell), form.unread)}
    shown = [
        [None if at in hidden and number > line else cell for at, cell in enumerate(row)]
        for number, row in enumerate(grid.cells)
    ]
    return replace(grid, cells=shown)
