"""The HTML of each screen: its title, its description, its card for social networks, its text without JavaScript."""

from collections.abc import Callable

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import data
from components.address import link
from components.calendar.feed import FILE_NAME
from components.outline import SCREENS, Outline, focuses, outline
from components.routes import answers
from components.routes.files import PICTURE
from components.routes.shell import shell
from components.templates import render
from sheets.cells import shorten
from sheets.problems import Problem
from sheets.settings import Audience
from sheets.snapshot import Snapshot

_SITE = "Réflexes publics"
_LONGEST = 300  # characters of a description: search engines and cards show fewer
# What stands for the address of the application in a page that is kept: the same page serves every host.
_BASE = "https://adresse.invalid/"


def _give(path: str) -> Callable[[Request], Response]:
    def give(request: Request) -> Response:
        chosen = request.query_params.get(SCREENS[path].focus, "") if SCREENS[path].focus else ""
        return page(request, path, chosen)

    return give


def page(request: Request, path: str, chosen: str = "") -> Response:
    """The page of a screen; what it says of the data only when anybody may read it."""
    snapshot = answers.served()
    if snapshot is None or snapshot.audience is not Audience.PUBLIC:
        body = bare_page(path)
    else:
        known = chosen if outline(snapshot, path, chosen).title else ""
        body = snapshot.derive(_page, path, known)
    return html(request, body)


def html(request: Request, body: bytes) -> Response:
    """A page at the address where it was asked for."""
    here = str(escape(answers.address_of(request))).encode()
    kept = {"Cache-Control": "no-cache"}
    return Response(body.replace(_BASE.encode(), here), media_type="text/html", headers=kept)


def bare_page(path: str = "") -> bytes:
    """A page that says nothing of the data: for the team, before they are read, and for an address without a screen."""
    title = SCREENS[path].title if path in SCREENS else _SITE
    head = render(
        "page_head.html", title=title, site=_SITE, description="", canonical="", picture="", base=_BASE, feed=""
    )
    return shell().filled(head, render("page_bare.html"))


def _page(snapshot: Snapshot, path: str, chosen: str) -> bytes:
    told = outline(snapshot, path, chosen)
    site = snapshot.workbook.project["titre"] or _SITE
    return shell().filled(_head(path, chosen, site, told), _noscript(snapshot, path, chosen, told))


def _head(path: str, chosen: str, site: str, told: Outline) -> Markup:
    screen = SCREENS[path]
    return render(
        "page_head.html",
        title=told.title or screen.title,
        site=site,
        description=shorten(" ".join(told.sentence.split()), _LONGEST),
        canonical=_view(path, chosen),
        picture=PICTURE,
        base=_BASE,
        feed=FILE_NAME if path == "calendrier" else "",
    )


def _view(path: str, chosen: str) -> str:
    return link(path, **{SCREENS[path].focus: chosen}) if chosen else path


def _noscript(snapshot: Snapshot, path: str, chosen: str, told: Outline) -> Markup:
    project = snapshot.workbook.project
    return render(
        "page_text.html",
        title=told.title or SCREENS[path].title,
        told=told,
        copy=_static_copy(),
        choices=[] if chosen else [(_view(path, one), about.title) for one, about in focuses(snapshot, path).items()],
        screens=[(address or ".", one.title) for address, one in SCREENS.items() if chosen or address != path],
        feed=FILE_NAME,
        notes=[project[field] for field in ("avertissement", "producteur", "licence", "contact") if project[field]],
    )


def _static_copy() -> str:
    """The address of the static copy of the screens, '' when there is none."""
    try:
        return data.settings().static_copy
    except Problem:
        return ""


def routes() -> list[Route]:
    return [Route(answers.at(path), _give(path)) for path in SCREENS]
