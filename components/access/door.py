"""How a process is kept: open to all, to its own machine only, or to those who sign in."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import get_redirect_uri, get_secrets_auth_section

from components import data
from sheets.cells import join_french
from sheets.problems import Problem, SettingProblem
from sheets.settings import Audience, Settings

CALLBACK = "/oauth2callback"
_SECRETS = "la table [auth] de .streamlit/secrets.toml"
_GUIDE = "Voyez docs/installer.md, « Protéger la vue de l’équipe »."
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SECRET_LETTERS = 32  # what signs the cookies of identity: shorter, it could be guessed


class Door(Enum):
    """``OPEN``: the public's instance, or another guard stands in front."""

    OPEN = auto()
    THIS_MACHINE = auto()
    SIGN_IN = auto()


class AccessProblem(Problem):
    """The team's instance would be seen by others than the team."""


@cache
def door() -> Door:
    """How this process is kept. Raises ``Problem`` when it must serve nobody: every caller then shows nothing."""
    found = door_of(data.settings(), get_secrets_auth_section(), str(st.get_option("server.address") or ""))
    if found is Door.SIGN_IN and st.get_option("server.trustedUserHeaders"):
        raise AccessProblem(
            "Streamlit est réglé pour croire l’identité que donnent les en-têtes d’une requête.",
            f"Retirez l’option server.trustedUserHeaders : un visiteur pourrait les écrire lui-même. {_GUIDE}",
        )
    return found


def door_of(settings: Settings, auth: Mapping[str, Any], listening: str) -> Door:
    """How a process with these settings is kept, ``listening`` on an address, on all of them when it is ''.

    ``auth``: the table that Streamlit signs in with, empty without one. Raises ``Problem``.
    """
    if settings.audience is Audience.PUBLIC:
        return Door.OPEN
    if auth:
        _check_sign_in(auth, settings)
        return Door.SIGN_IN
    if settings.allowed:
        raise SettingProblem(
            "Le réglage « allowed » dit qui peut entrer, mais la connexion n’est pas réglée.",
            f"Ajoutez {_SECRETS}, ou retirez « allowed ». {_GUIDE}",
        )
    if settings.guard:
        return Door.OPEN
    if not is_this_machine(listening):
        raise AccessProblem(
            "La vue de l’équipe refuse d’être ouverte à d’autres machines sans connexion.",
            f"Réglez la connexion ({_SECRETS}), ou n’écoutez que sur cette machine (--server.address localhost), "
            f"ou mettez REFLEXES_GUARD=oui si un autre accès protégé est devant. {_GUIDE}",
        )
    return Door.THIS_MACHINE


def _check_sign_in(auth: Mapping[str, Any], settings: Settings) -> None:
    """Raises ``SettingProblem`` for what would only fail later, when somebody signs in."""
    if missing := [name for name in _NEEDED if not str(auth.get(name) or "").strip()]:
        raise _wrong(f"Ajoutez-y {join_french(missing)}.")
    if len(str(auth["cookie_secret"])) < _SECRET_LETTERS:
        raise _wrong(f"cookie_secret attend au moins {_SECRET_LETTERS} caractères tirés au hasard.")
    if not is_safe(str(auth["server_metadata_url"])):
        raise _wrong("server_metadata_url attend l’adresse en https:// que donne le fournisseur d’identité.")
    back = str(auth["redirect_uri"]).replace("{port}", "0")
    if not (is_safe(back) and back.endswith(CALLBACK)):
        raise _wrong(f"redirect_uri attend l’adresse du tableau de bord, en https://, suivie de {CALLBACK}.")
    if not settings.allowed:
        raise SettingProblem(
            "La connexion est réglée, mais personne n’a le droit d’entrer.",
            "Donnez dans REFLEXES_ALLOWED des adresses et des domaines, comme « labo@exemple.fr, @region.fr ».",
        )


def _wrong(remedy: str) -> SettingProblem:
    return SettingProblem(f"La connexion ne peut pas se faire avec {_SECRETS}.", f"{remedy} {_GUIDE}")


def home() -> str:
    """The only address of the dashboard where signing in works, with its final slash."""
    return (get_redirect_uri(get_secrets_auth_section()) or "").removesuffix(CALLBACK) + "/"


def is_safe(url: str) -> bool:
    """Whether what goes to this address cannot be read on its way: https, or this very machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_this_machine(host)))


def is_this_machine(host: str) -> bool:
    """Whether a name or an address, without its port, can only be this machine's own."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
