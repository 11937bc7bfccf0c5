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

from tests.google import answers
from tests.google.accounts import Tokens
from tests.google.book import Book, Sheet
from tests.google.failures import Plan, fail
from tests.google.fields import parse_fields, prune
from tests.google.meter import Meter
from tests.google.ranges import Area, parse_range
from tests.google.writes import Refused, apply

SHEETS = "https://www.googleapis.com/auth/spreadsheets"
READ_SCOPES = frozenset((SHEETS, f"{SHEETS}.readonly"))
WRITE_SCOPES = frozenset((SHEETS,))
DRIVE_SCOPES = frozenset(("https://www.googleapis.com/auth/drive", "https://www.googleapis.com/auth/drive.file"))

ROLES = ("reader", "writer")

_Reader: TypeAlias = Callable[[Book, Request], Response]


class _Unreadable(ValueError):
    """A range that cannot be read."""


class Api:
    """The routes over the books of a server."""

    def __init__(self, books: dict[str, Book], tokens: Tokens, meter: Meter) -> None:
        self._books, self._tokens, self._meter = books, tokens, meter
        self.may_create = True
        root = "/v4/spreadsheets/{book}"
        self.app = Starlette(
            routes=[
                Route("/token", self._token, methods=["POST"]),
                Route(f"{root}:batchUpdate", self._write, methods=["POST"]),
                Route("/v4/spreadsheets", self._create, methods=["POST"]),
                Route("/drive/v3/files/{book}/permissions", self._give, methods=["POST"]),
                Route(f"{root}/values:batchGet", self._reading(_batch_get)),
                Route(f"{root}/values/{{range:path}}", self._reading(_get_values)),
                Route(root, self._reading(_get_book)),
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
        return _answer(request, {"spreadsheetId": book.id, "properties": properties})

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
            except _Unreadable as error:
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


def _get_book(book: Book, request: Request) -> Response:
    body = {
        "spreadsheetId": book.id,
        "properties": {
            "title": book.title,
            "locale": book.locale,
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Europe/Paris",
        },
        "sheets": _describe_all(book, request.query_params.getlist("ranges")),
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
    }
    return _answer(request, body)


def _describe_all(book: Book, ranges: list[str]) -> list[dict[str, Any]]:
    """Every tab; with ranges, only theirs, with the cells of these."""
    wanted: dict[int, list[Area]] = {}
    for text in ranges:
        sheet, area = _find_range(book, text)
        wanted.setdefault(sheet.gid, []).append(area)
    return [
        {**_describe(index, sheet), **({"data": list(map(sheet.grid_data, wanted[sheet.gid]))} if ranges else {})}
        for index, sheet in enumerate(book.sheets)
        if not ranges or sheet.gid in wanted
    ]


def _describe(index: int, sheet: Sheet) -> dict[str, Any]:
    height, width = sheet.size
    properties: dict[str, Any] = {
        "sheetId": sheet.gid,
        "title": sheet.title,
        "index": index,
        "sheetType": sheet.kind,
        "gridProperties": {"rowCount": height, "columnCount": width},
    }
    if sheet.frozenRowCount:
        properties["gridProperties"]["frozenRowCount"] = sheet.frozenRowCount
    if sheet.hidden:
        properties["hidden"] = True
    merges = [_merge(sheet, area) for area in sheet.merges]
    lists = {"merges": merges, "protectedRanges": sheet.protections}
    return {"properties": properties, **{name: items for name, items in lists.items() if items}}


def _merge(sheet: Sheet, area: Area) -> dict[str, Any]:
    ends = {"endRowIndex": area.bottom, "endColumnIndex": area.right}
    starts = {"startRowIndex": area.top, "startColumnIndex": area.left}
    # Google leaves sheetId out when it is 0.
    return {**({"sheetId": sheet.gid} if sheet.gid else {}), **starts, **ends}


def _batch_get(book: Book, request: Request) -> Response:
    ranges = [_read_range(book, text, request) for text in request.query_params.getlist("ranges")]
    return _answer(request, {"spreadsheetId": book.id, "valueRanges": ranges})


def _get_values(book: Book, request: Request) -> Response:
    return _answer(request, _read_range(book, request.path_params["range"], request))


def _find_range(book: Book, text: str) -> tuple[Sheet, Area]:
    try:
        parsed = parse_range(text)
    except ValueError:
        parsed = None
    sheet = book.find(parsed[0]) if parsed else None
    if parsed is None or sheet is None or sheet.kind != "GRID":
        raise _Unreadable(text)
    return sheet, parsed[1]


def _read_range(book: Book, text: str, request: Request) -> dict[str, Any]:
    sheet, area = _find_range(book, text)
    formatted = request.query_params.get("valueRenderOption", "FORMATTED_VALUE") == "FORMATTED_VALUE"
    values = sheet.values(area, formatted)
    body = {"range": sheet.range_name(area), "majorDimension": "ROWS"}
    return {**body, **({"values": values} if values else {})}


def _answer(request: Request, body: dict[str, Any]) -> Response:
    pretty = request.query_params.get("prettyPrint", "true") != "false"
    try:
        mask = parse_fields(request.query_params["fields"]) if "fields" in request.query_params else {}
    except ValueError as error:
        return answers.fault(400, f"Request contains an invalid argument: Invalid field selection {error}")
    return answers.answer(prune(body, mask), pretty=pretty)
