"""Which fiche the address asks for. Addresses are kept for years: an old one leads as far as it can, and says so."""

import streamlit as st

from analysis.entities import KINDS
from components import address, words
from components.entities import NAMES, heirs_of, titles_of
from components.fiche.model import known
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES

_ALSO = {"étape": "etape"}


def asked(snapshot: Snapshot) -> tuple[str, str]:
    """(kind, id) of the fiche to show, ('', '') when the address names none that is known."""
    kind = next((name for name in (*KINDS, *_ALSO) if st.query_params.get(name)), "")
    if not kind:
        return "", ""
    identifier = address.read_text(kind)
    kind = _ALSO.get(kind, kind)
    if kind == "controverse":
        identifier = _follow_merge(snapshot, identifier)
    return (kind, identifier) if known(snapshot, kind, identifier) else ("", "")


def wanted() -> tuple[str, str]:
    """What the address names, whether it is known or not: the kind in words, the id."""
    named = ((_ALSO.get(name, name), address.read_text(name)) for name in (*KINDS, *_ALSO))
    return next(((NAMES[kind][0], identifier) for kind, identifier in named if identifier), ("", ""))


def _follow_merge(snapshot: Snapshot, identifier: str) -> str:
    """A controversy that became another one leads to it; one that became several keeps its own fiche."""
    heirs = snapshot.derive(heirs_of).get(identifier, ())
    if len(heirs) != 1 or heirs[0] == identifier:
        return identifier
    titles = snapshot.derive(titles_of, CONTROVERSIES)
    was, became = words.guillemets(titles[identifier]), words.guillemets(titles[heirs[0]])
    address.tell(f"La controverse {was} ({identifier}) a été fusionnée dans {became}, dont voici la fiche.")
    address.write("controverse", heirs[0])
    return heirs[0]
