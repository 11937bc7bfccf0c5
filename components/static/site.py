"""The whole static copy: every page that can be reached from the navigation, and the files that they need."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from components import accessibility, frame
from components.frame import DataTable
from components.open_data import FOLDER, downloads, listing_markup
from components.static import deliverables
from components.static.addresses import ASSETS, Files, rewrite
from components.static.page import OWN, fonts, page_markup, style
from components.static.screen import Block, Page
from components.static.screens import SCREENS, Asked
from components.templates import render
from sheets.exports import to_csv
from sheets.snapshot import Snapshot


def build(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of the copy, of a public snapshot. The same data give the same bytes."""
    yield from _assets()
    for name, download in downloads(snapshot).items():
        yield f"{FOLDER}/{name}", download.content
    yield f"{FOLDER}/index.html", _open_data(snapshot)
    yield from deliverables.files(snapshot)
    files = Files(snapshot)
    left: deque[Asked] = deque((screen, {}) for screen in SCREENS if SCREENS[screen].named)
    done: set[str] = set()
    while left:
        asked = left.popleft()
        name = files.name(asked)
        if name not in done:
            done.add(name)
            page = SCREENS[asked[0]].page(snapshot, asked[1])
            yield name, rewrite(_html(snapshot, name, asked[0], page), files, asked, left.append).encode()
            yield from _tables(name, page)


def _html(snapshot: Snapshot, name: str, screen: str, page: Page) -> str:
    tables = [(label, _table(table), _csv(name, at)) for at, (label, table) in enumerate(page.tables)]
    explained = render("explain.html", method=page.method, reading=page.reading) if page.method else ""
    return page_markup(snapshot, page, explained=explained, tables=tables, pages=_navigation(screen))


def _table(table: DataTable) -> Markup:
    return render("data.html", caption=table.caption, header=table.header, rows=table.rows)


def _navigation(current: str, root: str = "") -> list[tuple[str, str, bool]]:
    named = ((screen.named, f"{root}{path or 'index'}.html", path == current) for path, screen in SCREENS.items())
    return [item for item in named if item[0]]


def _tables(name: str, page: Page) -> Iterator[tuple[str, bytes]]:
    for at, (_, table) in enumerate(page.tables):
        yield _csv(name, at), to_csv(table.header, table.rows)


def _csv(name: str, at: int) -> str:
    return f"{name.removesuffix('.html')}{f'-{at + 1}' if at else ''}.csv"


def _open_data(snapshot: Snapshot) -> bytes:
    page = Page("Données ouvertes", "", (Block(listing_markup(snapshot)),))
    around = {"root": "../", "home": "../index.html", "open_data": "", "pages": _navigation(FOLDER, "../")}
    around["statement"] = ("accessibilite.html", accessibility.STATE)
    return str(page_markup(snapshot, page, **around)).encode()


def _assets() -> Iterator[tuple[str, bytes]]:
    names = {family: f"{family.lower().replace(' ', '-')}.woff2" for family in fonts()}
    yield f"{ASSETS}/style.css", style(names).encode()
    yield f"{ASSETS}/page.js", _script().encode()
    yield f"{ASSETS}/favicon.svg", frame.FAVICON.read_bytes()
    for family, file in fonts().items():
        yield f"{ASSETS}/{names[family]}", file.read_bytes()


def _script() -> str:
    """The keyboard of the threads, as in the application, then what is the copy's own.

    A plain script: modules do not run in a page that is opened from a disk.
    """
    threads = (Path(frame.__file__).parent / "assets" / "threads.js").read_text("utf-8")
    return threads.replace("export default function", "function attendThreads") + (OWN / "page.js").read_text("utf-8")
