"""A service account and the tokens that Google gives it for a signed assertion."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import jwt

EMAIL = "lecture@projet-fictif.iam.gserviceaccount.com"
WRITER = "ecriture@projet-fictif.iam.gserviceaccount.com"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCE = "https://oauth2.googleapis.com/token"


@cache
def _pair() -> tuple[str, str]:
    """(private, public) PEM of a key made for this process."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return private.decode(), public.decode()


def make_key(token_uri: str, email: str = EMAIL) -> dict[str, str]:
    """The JSON that Google Cloud lets one download for a service account."""
    return {
        "type": "service_account",
        "project_id": "projet-fictif",
        "private_key_id": "0" * 40,
        "private_key": _pair()[0],
        "client_email": email,
        "client_id": "1" * 21,
        "token_uri": token_uri,
        "universe_domain": "googleapis.com",
    }


@dataclass(frozen=True)
class Token:
    user: str
    scopes: tuple[str, ...]
    ends: float


class Tokens:
    """The tokens given. ``life``: seconds they last; ``given``: all of them, to look for in a log; ``scopes``: theirs."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.reset()

    def reset(self) -> None:
        """As new."""
        self._live: dict[str, Token] = {}
        self.life = 3600.0
        self.given: list[str] = []
        self.scopes: set[str] = set()

    def grant(self, form: dict[str, str]) -> dict[str, Any]:
        """The answer to an assertion. Raises ``ValueError`` when it is not one, or not signed by our key."""
        if form.get("grant_type") != GRANT:
            raise ValueError("unsupported_grant_type")
        claims = jwt.decode(form.get("assertion", ""), certs=_pair()[1], audience=AUDIENCE)
        text = f"ya29.{secrets.token_urlsafe(40)}"
        scopes = tuple(claims["scope"].split())
        self.scopes.update(scopes)
        self._live[text] = Token(claims["iss"], scopes, self._clock() + self.life)
        self.given.append(text)
        return {"access_token": text, "expires_in": int(self.life), "token_type": "Bearer"}

    def find(self, authorization: str) -> Token | None:
        """The live token of a header « Bearer … »."""
        token = self._live.get(authorization.removeprefix("Bearer "))
        return token if token and self._clock() < token.ends else None

    def expire(self) -> None:
        """End every token given so far, before its time: what holds one learns it from a 401."""
        self._live.clear()
