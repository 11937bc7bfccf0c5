"""A small web server on a real port that serves the files of a folder with ETags, fails on demand, and takes PUTs."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class PackageServer:
    """``files``: path -> content; ``status``: answered to everything when set; ``asked``: (method, path, status)."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.status = 0
        self.asked: list[tuple[str, str, int]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(shelf: PackageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self, status: int, content: bytes = b"", **headers: str) -> None:
            shelf.asked.append((self.command, self.path, status))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:  # noqa: N802
            content = shelf.files.get(self.path.partition("?")[0].lstrip("/"))
            if shelf.status or content is None:
                self._answer(shelf.status or 404)
                return
            mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            if self.headers.get("If-None-Match") == mark:
                self._answer(304)
            else:
                self._answer(200, content, ETag=mark)

        def do_PUT(self) -> None:  # noqa: N802
            content = self.rfile.read(int(self.headers["Content-Length"]))
            if not shelf.status:
                shelf.files[self.path.partition("?")[0].lstrip("/")] = content
            self._answer(shelf.status or 201)

        def log_message(self, *_: object) -> None:
            pass

    return Handler
