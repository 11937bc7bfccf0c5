"""What a browser keeps of a site: its cookies, sent again with each request."""

import asyncio
from collections.abc import Iterable
from urllib.parse import SplitResult


class Cookies:
    """The cookies of one browser at an address."""

    def __init__(self, address: SplitResult) -> None:
        self._address = address
        self._kept: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """The value of a cookie, '' when there is none."""
        return self._kept.get(name, "")

    def __str__(self) -> str:
        """As a request says them."""
        return "; ".join(f"{name}={value}" for name, value in self._kept.items())

    def keep(self, cookies: Iterable[str]) -> None:
        """Remember what an answer sets: the value of each of its headers « Set-Cookie »."""
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self._kept[name] = value

    async def get(self, path: str) -> int:
        """Ask for a path -> the status. Raises what ``asyncio`` streams raise when nobody answers."""
        stream, out = await asyncio.open_connection(self._address.hostname, self._address.port)
        try:
            lines = (f"GET {path} HTTP/1.1", f"Host: {self._address.netloc}", f"Cookie: {self}")
            out.write("\r\n".join((*lines, "Connection: close", "", "")).encode())
            head = (await stream.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            self.keep(line.partition(": ")[2] for line in head if line.lower().startswith("set-cookie:"))
            await stream.read()
            return int(head[0].split()[1])
        finally:
            out.close()
