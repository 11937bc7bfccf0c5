"""Who may enter: addresses and whole domains, as a setting lists them.

Compared to the letter, but for the case of ASCII letters: two letters that merely look the same, or that fold into one
another, stay two. A domain is itself only: neither those under it, nor those that end like it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL, _DOMAIN = r"[^\s@,;<>\"()*]+", r"@[\w-]+(?:\.[\w-]+)+"
_ADDRESS, _ENTRY = re.compile(_LOCAL + _DOMAIN), re.compile(f"(?:{_LOCAL})?{_DOMAIN}")


@dataclass(frozen=True)
class Allowed:
    """Addresses (« labo@exemple.fr ») and domains (« @region.fr »), folded."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains)

    def admit(self, address: str) -> bool:
        """Whether a plain address is listed, or its exact domain."""
        if not _ADDRESS.fullmatch(address):
            return False
        local, _, domain = address.partition("@")
        return f"{_fold(local)}@{_fold(domain)}" in self.addresses or f"@{_fold(domain)}" in self.domains


def read_allowed(typed: str | Iterable[str]) -> Allowed:
    """The list that a setting holds, separated by commas, semicolons or spaces. Raises ``ValueError``."""
    text = typed if isinstance(typed, str) else " ".join(typed)
    entries = [entry for entry in re.split(r"[\s,;]+", text) if entry]
    if not all(_ENTRY.fullmatch(entry) for entry in entries):
        raise ValueError("allowed")
    folded = frozenset("@".join(map(_fold, entry.split("@"))) for entry in entries)
    domains = frozenset(entry for entry in folded if entry.startswith("@"))
    return Allowed(folded - domains, domains)


def _fold(part: str) -> str:
    return part.casefold() if part.isascii() else part
