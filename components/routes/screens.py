"""The HTML of each screen: its title, its description, its card for social networks, its text without JavaScript."""

from collections.abc import Callable

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import data
from components.address import link
from components.calendar.feed import FILE_NAME
from components.outline import SCREENS, outline, outline_of, things
from components.outline.model import Outline
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
_MOST_LISTED = 500  # things in the text of a page
# What stands for the address of the application in a page that is kept: the same page serves every host.
_BASE = "https://adresse.invalid/"


def _give(path: str) -> Callable[[Request], Response]:
    def give(request: Request) -> Response:
        snapshot = answers.served()
        if snapshot is None or snapshot.audience is not Audience.PUBLIC:
            return html(request, bare_page(path))
        asked = request.query_params
        name = next((one for one in SCREENS[path].names if one in asked), "")
        return html(request, page(snapshot, path, name, asked.get(name, "")))

    return give


def page(snapshot: Snapshot, path: str, name: str = "", identifier: str = "") -> bytes:
    """The page of a screen, or of the thing that its address names; made once a snapshot."""
    known = bool(name) and outline_of(snapshot, path, name, identifier) is not None
    return snapshot.derive(_page, path, *((name, identifier) if known else ("", "")))


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


def _page(snapshot: Snapshot, path: str, name: str, identifier: str) -> bytes:
    one = outline_of(snapshot, path, name, identifier) if name else None
    told, here = one or outline(snapshot, path), link(path, **{name: identifier}) if name else path
    site = snapshot.workbook.project["titre"] or _SITE
    return shell().filled(_head(path, here, site, told), _noscript(snapshot, path, here, told))


def _head(path: str, here: str, site: str, told: Outline) -> Markup:
    return render(
        "page_head.html",
        title=told.title or SCREENS[path].title,
        site=site,
        description=shorten(" ".join(told.sentence.split()), _LONGEST),
        canonical=here,
        picture=PICTURE,
        base=_BASE,
        feed=FILE_NAME if path == "calendrier" else "",
    )


def _noscript(snapshot: Snapshot, path: str, here: str, told: Outline) -> Markup:
    project = snapshot.workbook.project
    listed = things(snapshot, path)[:_MOST_LISTED] if here == path else ()
    return render(
        "page_text.html",
        title=told.title or SCREENS[path].title,
        told=told,
        copy=_static_copy(),
        choices=[(link(path, **{one.name: one.id}), one.title) for one in listed],
        screens=[(address or ".", one.title) for address, one in SCREENS.items() if address != here],
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
