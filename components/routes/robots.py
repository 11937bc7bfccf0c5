"""/robots.txt and /sitemap.xml: search engines are welcome to what is published, to nothing of the team's."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.address import link
from components.open_data import FOLDER
from components.outline import SCREENS, things
from components.routes import answers
from components.templates import render
from sheets.snapshot import Snapshot

_KEPT = {"Cache-Control": "public, max-age=3600"}


def robots(request: Request) -> Response:
    """All is allowed on a public instance, nothing on the team's."""
    if not answers.is_public():
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
    text = f"User-agent: *\nAllow: /\n\nSitemap: {answers.address_of(request)}sitemap.xml\n"
    return Response(text, media_type="text/plain", headers=_KEPT)


def sitemap(request: Request) -> Response:
    """Every screen, whatever has an address of its own, and the open data; 404 on the team's instance."""
    if not answers.is_public():
        return Response(status_code=404)
    snapshot = answers.served()
    if snapshot is None:
        return answers.nothing_yet()
    body = render("sitemap.xml", base=answers.address_of(request), addresses=snapshot.derive(addresses))
    return Response(str(body), media_type="application/xml", headers=_KEPT)


def addresses(snapshot: Snapshot) -> list[str]:
    """The addresses worth finding, relative to the application."""
    found = []
    for path in SCREENS:
        found.append(path)
        found += [link(path, **{one.name: one.id}) for one in things(snapshot, path)]
    return [*found, f"{FOLDER}/"]


def routes() -> list[Route]:
    return [Route(answers.at("robots.txt"), robots), Route(answers.at("sitemap.xml"), sitemap)]
