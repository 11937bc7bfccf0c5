"""What separates a Google Sheet from the template: the requests that make up the difference, and nothing else.

Nothing that people typed is moved, replaced or emptied: tabs and columns that are missing are added at the end, notes
and dropdowns are set where there are none or where ours are out of date. Once applied, the difference is empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheets.cells import fold_plural
from sheets.findings import quote
from sheets.google_present import PresentBook
from sheets.google_requests import (
    Request,
    add_tab,
    cell,
    rename_tab,
    set_grid,
    set_locale,
    set_width,
    write_rows,
    written,
)
from sheets.palette import INK, RED
from sheets.template import TabPlan
from sheets.template_dress import dropdowns, formats, kept_rules
from sheets.template_pages import Page, free_gid, open_pages, places_of
from sheets.template_readme import TITLE, WIDTHS, Line, Style, readme
from sheets.template_steps import creation, pixels, some, structure
from sheets.typography import typeset

LOCALE = "fr_FR"
_LOOKS = {
    Style.TITLE: written(RED, bold=True, size=20),
    Style.HEADING: written(INK, bold=True, size=14),
    Style.TEXT: written(INK),
    Style.ROW: {**written(INK, wrap=True), "verticalAlignment": "TOP"},
}
_LABEL = {**written(INK, bold=True, wrap=True), "verticalAlignment": "TOP"}


@dataclass(frozen=True)
class Difference:
    """``requests`` of one batchUpdate, in order; ``lines``: what they do; ``notices``: what is left to people.

    ``is_first``: the Sheet held none of the template's tabs.
    """

    requests: tuple[Request, ...]
    lines: tuple[str, ...]
    notices: tuple[str, ...]
    is_first: bool = False


def difference(plan: Sequence[TabPlan], book: PresentBook) -> Difference:
    """What is missing from the Sheet. Lines and notices are French sentences."""
    pages, notices = open_pages(plan, book)
    places = places_of(pages)
    early: list[Request] = []
    late: list[Request] = []
    lines: list[str] = []
    for line, requests in _whole(plan, book):
        early += requests
        lines.append(line)
    for page in pages:
        steps = [*structure(page), *dropdowns(page, plan, places, book), *formats(page)]
        early += creation(page)
        late += [request for step in steps for request in step.requests]
        if page.is_blank:
            lines.append(f"onglet {quote(page.tab.title)} : {_birth(page)}")
        else:
            lines += [f"onglet {quote(page.tab.title)} : {step.what}" for step in steps]
            notices += _kept(page, kept_rules(page, plan, places, book))
    if not book.is_blank and not book.locale.startswith("fr"):
        notices.append(_OTHER_LOCALE.format(locale=book.locale))
    # Tabs first: dropdowns refer to them.
    is_first = all(page.is_blank for page in pages)
    return Difference((*early, *late), tuple(map(typeset, lines)), tuple(map(typeset, notices)), is_first)


_OTHER_LOCALE = (
    "Les paramètres régionaux de la feuille ({locale}) ne sont pas français. Les changer change ce que deviennent les "
    "dates et les nombres qu’on y tape : c’est à vous d’en décider (« Fichier > Paramètres »)."
)


def _birth(page: Page) -> str:
    columns = f"{len(page.plan.columns)} colonnes"
    return f"création, avec {columns}" if page.is_new else f"vide jusqu’ici, reçoit {columns}"


def _kept(page: Page, labels: Sequence[str]) -> list[str]:
    if not labels:
        return []
    return [f"Onglet {quote(page.tab.title)} : la validation posée à la main sur {some(labels)} est gardée."]


def _whole(plan: Sequence[TabPlan], book: PresentBook) -> Iterator[tuple[str, list[Request]]]:
    """What concerns the Sheet rather than one of its tabs."""
    if book.is_blank and book.locale != LOCALE:
        yield "paramètres régionaux : France", [set_locale(LOCALE)]
    if any(fold_plural(tab.title) == fold_plural(TITLE) for tab in (*book.tabs, *book.others)):
        return
    lines = readme(plan)
    if book.is_blank and fold_plural(book.tabs[0].title) not in {fold_plural(tab.name) for tab in plan}:
        empty = book.tabs[0]
        rows, columns = max(empty.rows, len(lines)), max(empty.columns, len(WIDTHS))
        grid = set_grid(empty.gid, rowCount=rows, columnCount=columns)
        yield (
            f"onglet {quote(empty.title)} : devient {quote(TITLE)}",
            [
                rename_tab(empty.gid, TITLE),
                grid,
                *_write_readme(empty.gid, lines),
            ],
        )
        return
    gid = free_gid(book, TITLE)
    new = add_tab(gid, TITLE, len(lines) + 1, len(WIDTHS), index=0)
    yield f"onglet {quote(TITLE)} : création", [new, *_write_readme(gid, lines)]


def _write_readme(gid: int, lines: Sequence[Line]) -> list[Request]:
    rows = [
        [cell(text, look=_LABEL if line.style is Style.ROW and not index else _LOOKS[line.style])
         for index, text in enumerate(line.cells)]
        for line in lines
    ]  # fmt: skip
    return [
        set_grid(gid, hideGridlines=True),
        *(set_width(gid, column, pixels(width)) for column, width in enumerate(WIDTHS)),
        write_rows(gid, 0, 0, rows, "userEnteredValue,userEnteredFormat"),
    ]
