"""How calls meant for Google reach the tests' own."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter


class Redirected(HTTPAdapter):
    """An adapter that sends whatever it is given to one server, the path and the query untouched."""

    # What a copy keeps: google-auth copies its session for the look-up that we want to see, should it ever be back.
    __attrs__ = (*HTTPAdapter.__attrs__, "_netloc")

    def __init__(self, server: str) -> None:
        self._netloc = urlsplit(server).netloc
        super().__init__()

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        parts = urlsplit(str(request.url))
        request.url = urlunsplit(parts._replace(scheme="http", netloc=self._netloc))
        options["proxies"] = {}
        return super().send(request, *arguments, **options)
