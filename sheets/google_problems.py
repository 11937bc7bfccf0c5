"""Why the Google Sheet cannot be read: a few named problems, each with its French remedy.

Nothing secret goes into a problem: neither key nor token, and the account's e-mail only in ``account``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError

from sheets.google_patience import retry_after
from sheets.problems import SourceProblem


class Kind(StrEnum):
    """The stable name of a problem."""

    ADDRESS = "adresse"
    KEY = "clé"
    NOT_SHARED = "non partagée"
    NOT_FOUND = "introuvable"
    EXCEL = "classeur Excel"
    DISABLED = "API non activée"
    NO_TAB = "aucun onglet"
    QUOTA = "quota"
    NETWORK = "réseau"
    OUTAGE = "panne"
    REFUSED = "refus"
    # When writing:
    NOT_EDITOR = "pas éditeur"
    PROTECTED = "protégée"
    NOT_WRITTEN = "écriture refusée"
    NOT_CREATED = "création refusée"
    NOT_GIVEN = "don refusé"
    TAKEN = "onglet pris"


_AGAIN = "La lecture reprendra d’elle-même."
_SENTENCES: dict[Kind, tuple[str, str]] = {
    Kind.ADDRESS: (
        "L’adresse de la feuille Google n’est pas reconnue.",
        "Ouvrez la feuille et copiez l’adresse que montre le navigateur (https://docs.google.com/spreadsheets/d/…) ; "
        "un lien « Publier sur le Web » ne convient pas.",
    ),
    Kind.KEY: (
        "La clé du compte de service ne convient pas : elle est abîmée, ou Google la refuse.",
        "Recopiez en entier le fichier JSON téléchargé depuis la console Google Cloud, ou créez une nouvelle clé. "
        "Vérifiez aussi que l’horloge du serveur est à l’heure.",
    ),
    Kind.NOT_SHARED: (
        "La feuille Google n’est pas partagée avec le compte du tableau de bord.",
        "Dans la feuille, cliquez sur « Partager » et ajoutez, comme lecteur, l’adresse de ce compte.",
    ),
    Kind.NOT_FOUND: (
        "La feuille Google est introuvable.",
        "Vérifiez son adresse dans les réglages ; si elle a été supprimée, reprenez-la dans la corbeille de Drive.",
    ),
    Kind.EXCEL: (
        "Ce fichier est un classeur Excel déposé dans Drive, pas une feuille Google.",
        "Ouvrez-le, choisissez « Fichier > Enregistrer au format Google Sheets », "
        "puis mettez l’adresse de la nouvelle feuille dans les réglages.",
    ),
    Kind.DISABLED: (
        "L’API Google Sheets n’est pas activée dans le projet Google Cloud de la clé.",
        "Activez-la : console Google Cloud, « API et services », « Bibliothèque », « Google Sheets API », « Activer ». "
        "Comptez quelques minutes.",
    ),
    Kind.NO_TAB: (
        "La feuille Google ne contient aucun des onglets attendus.",
        "Vérifiez que c’est la bonne feuille ; sinon, donnez à ses onglets les noms du modèle.",
    ),
    Kind.QUOTA: (
        "Google limite en ce moment le nombre de lectures de la feuille.",
        f"{_AGAIN} Si cela dure, vérifiez qu’aucun autre outil ne se sert de la même clé.",
    ),
    Kind.NETWORK: (
        "Google ne répond pas.",
        f"{_AGAIN} Si cela dure, vérifiez que le serveur atteint sheets.googleapis.com et oauth2.googleapis.com.",
    ),
    Kind.OUTAGE: (
        "Google Sheets est en panne en ce moment.",
        f"{_AGAIN} L’état du service est sur https://www.google.com/appsstatus.",
    ),
    Kind.REFUSED: (
        "Google refuse de donner la feuille.",
        "Prévenez la personne qui a installé le tableau de bord.",
    ),
    Kind.NOT_EDITOR: (
        "La feuille Google n’est pas partagée en écriture avec le compte qui l’écrit.",
        "Dans la feuille, cliquez sur « Partager » et ajoutez, comme éditeur, l’adresse de ce compte.",
    ),
    Kind.PROTECTED: (
        "Quelqu’un a protégé une partie de la feuille : rien n’a été écrit.",
        "Dans la feuille, « Données > Protéger des feuilles et des plages » : autorisez ce compte à la modifier.",
    ),
    Kind.NOT_WRITTEN: (
        "Google refuse ces changements : rien n’a été écrit.",
        "Relancez avec --dry-run pour voir lesquels, et prévenez qui maintient le tableau de bord.",
    ),
    Kind.NOT_CREATED: (
        "Google ne laisse pas ce compte de service créer de feuille : la plupart n’ont pas d’espace à eux.",
        "Créez une feuille vide à la main, partagez-la avec ce compte comme éditeur, "
        "puis donnez son adresse à --google.",
    ),
    Kind.NOT_GIVEN: (
        "La feuille est créée, mais Google refuse de la donner à cette adresse.",
        "Vérifiez l’adresse, activez « Google Drive API » dans le projet de la clé, puis relancez "
        "avec l’adresse de la feuille après --google, et --share.",
    ),
    Kind.TAKEN: (
        "La feuille a déjà un onglet « À corriger » que le tableau de bord n’a pas écrit : il n’y touche pas.",
        "Donnez-lui un autre nom ; s’il vient d’une copie de la feuille, supprimez-le.",
    ),
}
_OF_SHARING = (Kind.NOT_SHARED, Kind.NOT_EDITOR, Kind.PROTECTED)
_PLAIN = {401: Kind.KEY, 404: Kind.NOT_FOUND, 408: Kind.NETWORK, 429: Kind.QUOTA}


class GoogleProblem(SourceProblem):
    """The Sheet cannot be read. ``kind`` names the problem; ``detail`` is for the log, and holds nothing secret.

    ``account`` is the e-mail of the account: for the team's eyes only, never in a log nor before the public.
    ``to_share_with``: the same, when the Sheet is to be shared with it.
    ``retry_after``: seconds that Google asks to wait, 0 when it asks nothing. ``remedy``: another than the usual one.
    """

    def __init__(
        self, kind: Kind, detail: str = "", *, account: str = "", retry_after: float = 0.0, remedy: str = ""
    ) -> None:
        what, usual = _SENTENCES[kind]
        super().__init__(what, remedy or usual)
        self.kind = kind
        self.detail = detail
        self.account = account
        self.to_share_with = account if kind in _OF_SHARING else ""
        self.retry_after = retry_after


def explain(error: Exception, account: str = "") -> GoogleProblem:
    """The named problem behind what ``requests``, google-auth or gspread raised."""
    response: requests.Response | None = getattr(error, "response", None)
    if isinstance(error, GoogleAuthError):
        return GoogleProblem(_kind_of_refresh(error), type(error).__name__, account=account)
    if response is None:
        return GoogleProblem(Kind.NETWORK, type(error).__name__, account=account)
    fault = error_of(response)
    detail = f"HTTP {response.status_code} {fault.get('status', '')}".strip()
    kind = _kind_of_answer(response.status_code, fault)
    return GoogleProblem(kind, detail, account=account, retry_after=retry_after(error))


def error_of(response: requests.Response) -> Mapping[str, Any]:
    """The object « error » of an answer of Google, empty when it is not one of Google's."""
    try:
        fault = response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return {}
    return fault if isinstance(fault, dict) else {}


def _kind_of_refresh(error: GoogleAuthError) -> Kind:
    """The token endpoint refuses the key in JSON; anything else comes from something between it and us."""
    refused = isinstance(error, RefreshError) and isinstance(error.args[-1], Mapping)
    return Kind.KEY if refused else Kind.NETWORK


def _kind_of_answer(status: int, fault: Mapping[str, Any]) -> Kind:
    if status >= 500:
        return Kind.OUTAGE
    if status in _PLAIN:
        return _PLAIN[status]
    if not fault:  # a proxy's page, a portal's, a cut answer: Google itself refuses in JSON
        return Kind.NETWORK
    if status == 403:
        return Kind.DISABLED if "SERVICE_DISABLED" in _reasons(fault) else Kind.NOT_SHARED
    return Kind.EXCEL if fault.get("status") == "FAILED_PRECONDITION" else Kind.REFUSED


def _reasons(fault: Mapping[str, Any]) -> set[str]:
    details = fault.get("details")
    return {str(d.get("reason")) for d in details if isinstance(d, dict)} if isinstance(details, list) else set()
