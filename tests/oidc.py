"""A real OpenID Connect provider on the loopback: discovery, authorization code with PKCE, RS256 tokens, sign-out."""

import base64
import hashlib
import secrets
import socket
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, CLIENT_SECRET, COOKIE_SECRET = "reflexes", "le-secret-du-client", "c" * 40
# A table [auth] as an installation has it; nobody answers there.
AUTH = {
    "redirect_uri": "https://reflexes.exemple.fr/oauth2callback",
    "cookie_secret": "c" * 32,
    "client_id": "reflexes",
    "client_secret": "secret",
    "server_metadata_url": "https://connexion.exemple.fr/.well-known/openid-configuration",
}
_KEY = {"kid": "une", "use": "sig", "alg": "RS256"}
_STARTING = 10.0


@dataclass
class Provider:
    """A context manager. ``stop`` then ``start`` is an outage, on the same port.

    ``claims`` is who signs in next and ``lifetime`` how long the identity lasts, in seconds; ``forged`` are claims
    written over the right ones, and ``refusal`` what the provider answers instead of a code. ``signed_out``: addresses.
    """

    claims: dict[str, Any] = field(default_factory=dict)
    lifetime: float = 3600
    forged: dict[str, Any] = field(default_factory=dict)
    refusal: dict[str, str] = field(default_factory=dict)
    signs_with_another_key: bool = False
    signed_out: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._key, self._other = (RSAKey.generate_key(2048, _KEY) for _ in range(2))
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def becomes(self, email: str, **claims: Any) -> None:
        """Forget what a test changed: this person signs in next, with a verified address unless said otherwise."""
        self.claims = {"sub": email, "email": email, "email_verified": True, **claims}
        self.lifetime, self.forged, self.refusal, self.signs_with_another_key = 3600, {}, {}, False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def secrets(self) -> str:
        """The [auth] table of an app on a port of its own."""
        return (
            '[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\n'
            f'cookie_secret = "{COOKIE_SECRET}"\nclient_id = "{CLIENT}"\nclient_secret = "{CLIENT_SECRET}"\n'
            f'server_metadata_url = "{self.url}/.well-known/openid-configuration"\n'
        )

    def start(self) -> None:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self._port))
        self._port = listening.getsockname()[1]
        config = uvicorn.Config(self._app(), log_level="warning", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listening]}, daemon=True)
        self._thread.start()
        limit = time.monotonic() + _STARTING
        while not self._server.started:
            if time.monotonic() > limit:
                raise TimeoutError("the provider does not start")
            time.sleep(0.02)

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", lambda _: JSONResponse(KeySet([self._key]).as_dict(private=False))),
                Route("/end_session", self._end_session),
            ]
        )

    async def _discovery(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "end_session_endpoint": f"{self.url}/end_session",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return Response("invalid_request", 400)
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        answer = {"state": asked["state"], **(self.refusal or {"code": code})}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(answer)}", 302)

    async def _token(self, request: Request) -> Response:
        async with request.form() as form:
            asked = self._codes.pop(str(form.get("code")), None)
            verifier, redirect = str(form.get("code_verifier")), form.get("redirect_uri")
        expected = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {expected}":
            return JSONResponse({"error": "invalid_client"}, 401)
        if asked is None or asked["redirect_uri"] != redirect or asked["code_challenge"] != _challenge(verifier):
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 3600}
        return JSONResponse({**token, "id_token": self._identity(asked["nonce"])})

    def _identity(self, nonce: str) -> str:
        now = time.time()
        claims = {"iss": self.url, "aud": CLIENT, "iat": int(now), "exp": int(now + self.lifetime), "nonce": nonce}
        key = self._other if self.signs_with_another_key else self._key
        return jwt.encode({"alg": "RS256", "kid": "une"}, {**claims, **self.claims, **self.forged}, key)

    async def _end_session(self, request: Request) -> Response:
        asked = request.query_params
        self.signed_out.append(jwt.decode(asked["id_token_hint"], self._key, algorithms=["RS256"]).claims["email"])
        return RedirectResponse(asked["post_logout_redirect_uri"], 302)


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
