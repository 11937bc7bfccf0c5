"""What is shown to who may not enter: signing in, coming back, changing account. Nothing of the Sheet is in it."""

from urllib.parse import urlencode, urlsplit

import streamlit as st
from markupsafe import Markup
from streamlit.auth_util import get_secrets_auth_section

from components import frame
from components.access import visitor
from components.access.door import AccessProblem, home
from components.access.identity import Standing
from components.access.routes import FAILED, LEFT, NEWS, UNREACHABLE, asked_for
from components.show import show
from components.templates import render
from sheets.problems import Problem

TITLES = {
    Standing.SIGNED_OUT: "Connexion",
    Standing.EXPIRED: "Votre connexion a expiré",
    Standing.WITHOUT_ADDRESS: "Ce compte ne donne pas d’adresse",
    Standing.UNVERIFIED: "Cette adresse n’est pas vérifiée",
    Standing.NOT_LISTED: "Cette adresse n’a pas accès",
}
_TO_SIGN_IN = {Standing.SIGNED_OUT: "Se connecter", Standing.EXPIRED: "Se reconnecter"}
NEWS_TOLD = {
    FAILED: "La connexion n’a pas abouti : elle a été refusée, interrompue, ou a trop tardé. Vous pouvez réessayer.",
    UNREACHABLE: "Le service de connexion ne répond pas. Réessayez dans quelques minutes ; si cela dure, prévenez la "
    "personne qui a installé le tableau de bord.",
    LEFT: "Vous êtes déconnecté·e de ce tableau de bord.",
}


def show_closed(reason: Standing | Problem) -> None:
    """The one screen of a visitor who may not enter."""
    if isinstance(reason, Problem):
        frame.dress()
        template = "access_closed.html" if isinstance(reason, AccessProblem) else "problem.html"
        show(render(template, what=reason.what, remedy=reason.remedy, account=""), key="problem")
        return
    st.set_page_config(page_title=TITLES[reason])
    frame.dress()
    with st.container(key="access"):
        show(_words(reason), key="access-words")
        if reason not in _TO_SIGN_IN:
            st.button("Changer de compte", type="primary", key="sign-out", on_click=st.logout)
        elif not _astray():
            st.button(_TO_SIGN_IN[reason], type="primary", key="sign-in", on_click=st.login)


def show_account() -> None:
    """Below every screen, for who signed in: the address used, shown to its owner only, and the way out."""
    if address := visitor.address():
        with st.container(key="account", horizontal=True):
            show(render("account.html", address=address), key="account-address")
            st.button("Se déconnecter", type="tertiary", key="sign-out", on_click=st.logout)


def _words(reason: Standing) -> Markup:
    return render(
        "access.html",
        title=TITLES[reason],
        reason=reason.name.lower(),
        news=NEWS_TOLD.get(st.query_params.get(NEWS, ""), ""),
        address=visitor.address(),
        service=urlsplit(str(get_secrets_auth_section()["server_metadata_url"])).hostname,
        right_address=_right_address() if _astray() else "",
    )


def _astray() -> bool:
    """Whether the visitor came by another address, or within another site's page: nobody can sign in there."""
    here = str(st.context.url or home()).rstrip("/") + "/"
    return st.context.is_embedded or not here.startswith(home())


def _right_address() -> str:
    """The same view, where one can sign in."""
    path = urlsplit(str(st.context.url or "")).path.removeprefix(urlsplit(home()).path)
    query = urlencode(st.query_params.to_dict(), safe="~")
    return home() + asked_for(f"{home()}{path}?{query}", home())
