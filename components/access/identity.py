"""What an identity token says of a visitor, against the list of those who may enter."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from sheets.allowed import Allowed


class Standing(Enum):
    """Where a visitor stands; only ``ADMITTED`` sees anything."""

    ADMITTED = auto()
    SIGNED_OUT = auto()
    EXPIRED = auto()
    WITHOUT_ADDRESS = auto()
    UNVERIFIED = auto()
    NOT_LISTED = auto()


def standing(claims: Mapping[str, Any], allowed: Allowed, now: datetime) -> Standing:
    """Where the holder of these claims stands at this moment.

    ``email_verified`` may be absent (some providers only have addresses that they gave), but nothing else than true.
    """
    if claims.get("is_logged_in") is not True:
        return Standing.SIGNED_OUT
    if expired(claims, now):
        return Standing.EXPIRED
    address = address_of(claims)
    if not address:
        return Standing.WITHOUT_ADDRESS
    if claims.get("email_verified", True) not in (True, "true"):
        return Standing.UNVERIFIED
    return Standing.ADMITTED if allowed.admit(address) else Standing.NOT_LISTED


def expired(claims: Mapping[str, Any], now: datetime) -> bool:
    """Whether the identity is past its own end, « exp » in seconds since 1970; without one, it never began."""
    end = claims.get("exp")
    return isinstance(end, bool) or not isinstance(end, int | float) or end <= now.astimezone(UTC).timestamp()


def address_of(claims: Mapping[str, Any]) -> str:
    """The address that the provider gives, '' when it gives none."""
    address = claims.get("email")
    return address if isinstance(address, str) else ""
