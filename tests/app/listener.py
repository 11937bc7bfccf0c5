"""A visitor without a browser who keeps every message that the websocket brings, and reads what is packed in it."""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urljoin, urlsplit

import pyarrow as pa
import requests
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.support.visitor import Visitor

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{24,}={0,2}")
_URL_SAFE = str.maketrans("-_", "+/")
_FILTER = re.compile(r"filter:([a-z_]+)")


class Listener(Visitor):
    """``heard``: the messages of the last address, whole; ``texts`` reads them."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._url = url
        self.heard: list[ForwardMsg] = []

    def look(self, address: str) -> None:
        """Open an address of the app as a visitor does who types it; all that is folded is opened too."""
        parts = urlsplit(address)
        self.heard = []
        self.open(parts.path, **dict(parse_qsl(parts.query)))
        folded = [one for block in self._blocks() for one in (block.expandable.id, block.popover.id) if one]
        if folded:
            self._unfold(parts, folded)

    def downloads(self) -> Iterator[tuple[str, bytes]]:
        """(address, content) of every file that the screen offers, and of the media that it shows."""
        for message in self.heard[self._last :]:
            element = message.delta.new_element
            if element.WhichOneof("type") == "download_button":
                url = element.download_button.url or self._made(element.download_button.deferred_file_id)
                answer = requests.get(urljoin(self._url, url), timeout=30)
                assert answer.status_code == 200, (answer.status_code, url)
                yield url, answer.content

    def filters(self) -> set[str]:
        """The names of the filters that the screen offers, or puts in the links that it shows."""
        names = {name for text in self.texts() for name in _FILTER.findall(text)}
        queries = (query for text in self.texts() for query in re.findall(r'href="[a-z-]*\?([^"]*)"', text))
        return names | {name for query in queries for name in parse_qs(query.replace("&amp;", "&"))}

    def texts(self) -> Iterator[str]:
        """Every text of every message: fields, Arrow tables, JSON inside texts, what is written in base 64."""
        for message in self.heard:
            yield from texts_of(message)

    def _blocks(self) -> Iterator[Any]:
        return (m.delta.add_block for m in self.heard if m.delta.WhichOneof("type") == "add_block")

    def _unfold(self, parts: Any, folded: list[str]) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = parts.query, self._page
        for one in folded:
            state.widget_states.widgets.add(id=one, bool_value=True)
        self._socket.send(message.SerializeToString())
        self._receive()

    def _made(self, identifier: str) -> str:
        """The address of a file that is made when it is asked for."""
        message = BackMsg()
        message.backend_operation_request.request_id = identifier
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = identifier
        self._socket.send(message.SerializeToString())
        while True:
            payload = self._socket.recv(timeout=30)
            answer = ForwardMsg.FromString(payload)
            if answer.WhichOneof("type") == "backend_operation_response":
                self.heard.append(answer)
                url: str = answer.backend_operation_response.deferred_file.url
                return url

    def _note(self, message: ForwardMsg) -> bool:
        self.heard.append(message)
        if message.WhichOneof("type") == "new_session":
            self._last = len(self.heard)
            self._session = message.new_session.initialize.session_id
        return super()._note(message)


def texts_of(message: Message) -> Iterator[str]:
    """Every text in a message of Streamlit, at any depth."""
    for field, value in message.ListFields():
        repeated = field.is_repeated if hasattr(field, "is_repeated") else field.label == field.LABEL_REPEATED
        for one in value.items() if hasattr(value, "items") else value if repeated else (value,):
            yield from _unpacked(one)


def _unpacked(value: Any) -> Iterator[str]:
    if isinstance(value, Message):
        yield from texts_of(value)
    elif isinstance(value, bytes):
        yield from _unpacked(value.decode("utf-8", "replace"))
        yield from _arrow(value)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _unpacked(one)
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _unpacked(pair)
    elif isinstance(value, str):
        yield value
        yield from _in_text(value)


def _arrow(content: bytes) -> Iterator[str]:
    try:
        table = pa.ipc.open_stream(content).read_all()
    except (pa.ArrowInvalid, OSError):
        return
    yield str(table.schema) + str(table.schema.metadata)
    yield from _unpacked(table.to_pydict())


def _in_text(text: str) -> Iterator[str]:
    """What a text holds that is not to be read as it is: JSON with its escapes, base 64."""
    if text[:1] in ("{", "["):
        with suppress(ValueError):
            yield from _unpacked(json.loads(text))
    for found in _BASE64.findall(text):
        with suppress(binascii.Error):
            yield base64.b64decode(found.translate(_URL_SAFE)).decode("utf-8", "replace")
