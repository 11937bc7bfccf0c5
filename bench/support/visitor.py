"""A visitor without a browser: the real websocket of a running app, its real messages, nothing drawn."""

from collections import deque
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

# Runs after which a browser forgets the large messages it keeps (Streamlit's global.maxCachedMessageAge).
_REMEMBERED_RUNS = 2


class Visitor:
    """One session. ``ask`` does what a browser does when the address changes, and waits until the script has ended."""

    def __init__(self, url: str) -> None:
        address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = connect(address, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        self._page = ""
        self._kept: deque[set[str]] = deque([set()], maxlen=_REMEMBERED_RUNS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._socket.close()

    def open(self, page: str, **query: str) -> int:
        """Come to a page by its address. Gives the bytes received."""
        self._page = ""
        return self._run(page, query)

    def ask(self, **query: str) -> int:
        """Change the filters in the address of the same page. Gives the bytes received."""
        return self._run("", query)

    def _run(self, page: str, query: dict[str, str]) -> int:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(query)
        state.page_name, state.page_script_hash = page, self._page
        state.widget_states.SetInParent()
        state.cached_message_hashes.extend(set().union(*self._kept))
        self._socket.send(message.SerializeToString())
        return self._receive()

    def _receive(self) -> int:
        received, kept = 0, set[str]()
        while True:
            payload = self._socket.recv(timeout=60)
            if not isinstance(payload, bytes):
                continue
            received += len(payload)
            message = ForwardMsg.FromString(payload)
            if message.ref_hash or message.metadata.cacheable:
                kept.add(message.ref_hash or message.hash)
            if self._note(message):
                self._kept.append(kept)
                return received

    def _note(self, message: ForwardMsg) -> bool:
        """Keep the page's name for the next run; True when the run has ended. Raises when the page shows an error."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "page_not_found":
            raise RuntimeError("the page was not found")
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)
        ended: bool = kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return ended
