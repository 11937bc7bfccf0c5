"""The HTTP side: the token endpoint, the reads and the writes of the Sheets API, as Google answers them.

Of Drive, only the sharing of a file by the account that created it.
"""

import asyncio
from collections.abc import Callable, Container
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.google import answers, reads
from tests.google.accounts import Tokens
from tests.google.book import Book
from tests.google.failures import Plan, fail
from tests.google.meter import Meter
from tests.google.writes import Refused, apply

SHEETS = "https://www.googleapis.com/auth/spreadsheets"
READ_SCOPES = frozenset((SHEETS, f"{SHEETS}.readonly"))
WRITE_SCOPES = frozenset((SHEETS,))
DRIVE_SCOPES = frozenset(("https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/drive.file"))

ROLES = ("reader", "writer")

_Reader: TypeAlias = Callable[[Book, Request], Response]


class Api:
    """The routes over the books of a server."""

    def __init__(self, books: dict[str, Book], tokens: Tokens, meter: Meter) -> None:
        self._books, self._tokens, self._meter = books, tokens, meter
        self.may_create, self.refusal = True, ""
        root = "/v4/spreadsheets/{book}"
        self.app = Starlette(
            routes=[
                Route("/token", self._token, methods=["POST"]),
                Route(f"{root}:batchUpdate", self._write, methods=["POST"]),
                Route("/v4/spreadsheets", self._create, methods=["POST"]),
                Route("/drive/v3/files/{book}/permissions", self._give, methods=["POST"]),
                Route(f"{root}/values:batchGet", self._reading(reads.batch_get)),
                Route(f"{root}/values/{{range:path}}", self._reading(reads.get_values)),
                Route(root, self._reading(reads.get_book)),
            ],
            middleware=[Middleware(GZipMiddleware)],
            exception_handlers={404: lambda *_: answers.html(404, "Error 404 (Not Found)!!1")},
        )

    async def _token(self, request: Request) -> Response:
        async with request.form() as form:
            try:
                return answers.answer(self._tokens.grant({name: str(value) for name, value in form.items()}))
            except ValueError:
                body = {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
                return answers.answer(body, 400)

    def identify(self, request: Request, scopes: frozenset[str]) -> str | Response:
        """The account that calls, with one of these scopes and within its quota; else why not."""
        token = self._tokens.find(request.headers.get("authorization", ""))
        if token is None:
            return answers.no_token()
        if not scopes & set(token.scopes):
            message = "Request had insufficient authentication scopes."
            return answers.fault(403, message, reason="ACCESS_TOKEN_SCOPE_INSUFFICIENT")
        return token.user if self._meter.admit(token.user) else answers.over_quota()

    def admit(self, request: Request, scopes: frozenset[str], roles: Container[str] = ROLES) -> Book | Response:
        """The book that a call may use, else why not."""
        user = self.identify(request, scopes)
        if isinstance(user, Response):
            return user
        book = self._books.get(request.path_params["book"])
        if book is None:
            return answers.not_found()
        return book if book.roles.get(user) in roles else answers.not_shared()

    async def _write(self, request: Request) -> Response:
        book = self.admit(request, WRITE_SCOPES, ("writer",))
        if isinstance(book, Response):
            return book
        if self.refusal:
            return answers.fault(400, self.refusal)
        try:
            replies = apply(book, (await request.json())["requests"])
        except Refused as refusal:
            return answers.fault(400, str(refusal))
        return answers.answer({"spreadsheetId": book.id, "replies": replies})

    async def _create(self, request: Request) -> Response:
        user = self.identify(request, WRITE_SCOPES)
        if isinstance(user, Response):
            return user
        if not self.may_create:
            return answers.not_shared()
        properties = (await request.json())["properties"]
        book = Book(f"1FeuilleNouvelle{len(self._books):028d}", properties["title"], properties["locale"])
        book.roles[user], book.owner = "writer", user
        book.add("Feuille 1")
        self._books[book.id] = book
        return reads.answer(request, {"spreadsheetId": book.id, "properties": properties})

    async def _give(self, request: Request) -> Response:
        user = self.identify(request, DRIVE_SCOPES)
        if isinstance(user, Response):
            return user
        book = self._books.get(request.path_params["book"])
        if book is None or book.owner != user:
            return answers.drive_fault(404, "File not found.", "notFound")
        wanted = await request.json()
        if "@" not in wanted["emailAddress"]:
            return answers.drive_fault(400, "The specified emailAddress is invalid.", "invalidSharingRequest")
        book.roles[wanted["emailAddress"]] = wanted["role"]
        return answers.answer({"kind": "drive#permission", "id": "1", "type": wanted["type"], "role": wanted["role"]})

    def _reading(self, reader: _Reader) -> Callable[[Request], Any]:
        async def route(request: Request) -> Response:
            book = self.admit(request, READ_SCOPES)
            if isinstance(book, Response):
                return book
            try:
                return reader(book, request)
            except reads.Unreadable as error:
                return answers.fault(400, f"Unable to parse range: {error}")

        return route


class Door:
    """Where every call comes in: noted, made slow, made to fail as planned."""

    def __init__(self, app: Any, plan: Plan, meter: Meter) -> None:
        self._app, self._plan, self._meter = app, plan, meter
        self.latency = 0.0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        kind = kind_of(scope["path"])
        order = self._plan.next(kind)
        await asyncio.sleep(self.latency)
        if order:
            self._meter.note(kind, 0, 0)
            await fail(order, self._plan, self._app, scope, receive, send)
            return
        seen = {"status": 0, "bytes": 0}

        async def noting(message: Any) -> None:
            seen["status"] = message.get("status", seen["status"])
            seen["bytes"] += len(message.get("body", b""))
            if message["type"] == "http.response.body" and not message.get("more_body"):
                self._meter.note(kind, seen["status"], seen["bytes"])
            await send(message)

        await self._app(scope, receive, noting)


def kind_of(path: str) -> str:
    """« token », « metadata », « values », « write », « give », or « other » for what nobody should ask."""
    if path == "/token":
        return "token"
    if path == "/v4/spreadsheets" or path.endswith(":batchUpdate"):
        return "write"
    if path.startswith("/drive/"):
        return "give"
    if path.startswith("/v4/spreadsheets/"):
        return "values" if "/values" in path else "metadata"
    return "other"
