"""What a browser says over its websocket: what our screens need of Streamlit is heard, at the pace of a person.

Streamlit would also, for anybody, tell the names of the files of its git repository, empty its caches or prepare
uploads; some of it stops every reader meanwhile. No server in front can tell one message from another.
"""

import asyncio
from contextlib import suppress

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components import data

_FILE, _OPERATION, _NOTHING = "deferred_file", "backend_operation_request", "nothing"
_HEARD = ("rerun_script", "stop_script", "app_heartbeat", _FILE)
_UPLOADS = "file_urls_request"
_LONGEST = 250_000  # bytes: the widgets of a screen and the marks of what the browser keeps weigh a few thousand
_LONGEST_IDENTIFIER = 200  # letters: those of Streamlit have sixty at the most
_UNREADABLE, _TOO_LONG = 1003, 1009  # why a websocket is closed, as RFC 6455 numbers it
_AT_ONCE, _A_SECOND = 60, 20.0  # messages: a key held down sends thirty a second, for a while
_FILES_AT_ONCE = 3  # being made for one screen: Streamlit makes six at once for all its visitors
_PATIENCE = 30.0  # seconds: one that nobody waits for any more is never told
_SHORT = 5_000  # bytes: the answer that tells where a file is


class Refused(Exception):
    """What no browser of ours says; ``code``: why the connection is closed."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class BrowserMessages:
    """Pure ASGI middleware: what is not heard is dropped, what comes too fast waits on the visitor's own side."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        one = _Conversation(receive, send)
        await self._app(scope, one.receive, one.send)


class _Conversation:
    """That of one connection. While a message waits, nothing more is read from the network."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._due = 0.0
        self._making = 0
        self._made = asyncio.Event()

    async def receive(self) -> Message:
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            try:
                asked = kind_of(message.get("bytes"))
            except Refused as refusal:
                await self._send({"type": "websocket.close", "code": refusal.code})
                return {"type": "websocket.disconnect", "code": refusal.code}
            await self._in_its_time()
            if asked == _FILE:
                await self._until_there_is_room()
            if is_heard(asked):
                return message

    async def send(self, message: Message) -> None:
        if self._making and _tells_a_file(message.get("bytes") or b""):
            self._making -= 1
            self._made.set()
        await self._send(message)

    async def _in_its_time(self) -> None:
        now = asyncio.get_running_loop().time()
        self._due = due(now, self._due)
        await asyncio.sleep(max(0, self._due - now))

    async def _until_there_is_room(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while self._making >= _FILES_AT_ONCE:
                    self._made.clear()
                    await self._made.wait()
        self._making += 1


def kind_of(content: bytes | None) -> str:
    """What a message asks for; of an operation, which one. ``None``: a text. Raises ``Refused``."""
    if content is None:
        raise Refused(_UNREADABLE)
    if len(content) > _LONGEST:
        raise Refused(_TOO_LONG)
    try:
        message = BackMsg.FromString(content)
    except DecodeError as error:
        raise Refused(_UNREADABLE) from error
    if not all(one.isprintable() and len(one) <= _LONGEST_IDENTIFIER for one in _logged(message)):
        raise Refused(_UNREADABLE)
    kind = message.WhichOneof("type") or _NOTHING
    return message.backend_operation_request.WhichOneof("payload") or _NOTHING if kind == _OPERATION else kind


def _logged(message: BackMsg) -> tuple[str, ...]:
    """What Streamlit writes in its log as it was said, when it knows nothing of it."""
    run, operation = message.rerun_script, message.backend_operation_request
    return run.fragment_id, operation.request_id, operation.session_id, operation.deferred_file.file_id


def is_heard(kind: str) -> bool:
    """Whether the screens need it. Files are dropped on the team's only."""
    return kind in _HEARD or (kind == _UPLOADS and data.for_team())


def due(now: float, last: float) -> float:
    """When a message that comes ``now`` is heard, after the one that was ``last`` due; all in seconds."""
    return max(last, now - _AT_ONCE / _A_SECOND) + 1 / _A_SECOND


def _tells_a_file(content: bytes) -> bool:
    """Whether it is the answer to a request for a file."""
    return len(content) < _SHORT and ForwardMsg.FromString(content).WhichOneof("type") == "backend_operation_response"
