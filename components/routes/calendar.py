"""/calendrier.ics: the calendar to subscribe to."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.calendar.feed import FILE_NAME, feed
from components.routes import answers


def give(request: Request) -> Response:
    """The feed, 304 when it says the same as what the program already has, 503 when there is nothing to serve."""
    snapshot = answers.served()
    if snapshot is None:
        return answers.nothing_yet()
    made = snapshot.derive(feed, answers.public_address())
    answer = answers.kept(request, made.body, "text/calendar; charset=utf-8", made.tag, snapshot)
    answer.headers["Content-Disposition"] = f'inline; filename="{FILE_NAME}"'
    return answer


def routes() -> list[Route]:
    return [Route(answers.at(FILE_NAME), give)]
