"""The team signs in at a real provider, by real HTTP: whoever is not of the team receives nothing of the Sheet."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.app.canaries import CANARY, plant
from tests.app.server import AppServer
from tests.app.signing import (
    EVERYWHERE,
    LISTED,
    OF_THE_SHEET,
    come_back,
    enter,
    leave,
    received_of_the_sheet,
    says,
    sign_in,
    visitor,
)
from tests.oidc import Provider


@pytest.fixture(scope="module")
def provider():
    with Provider() as started:
        yield started


@pytest.fixture(scope="module")
def app(provider, tmp_path_factory):
    """The team's instance, listening everywhere, where one signs in."""
    planted = str(plant(tmp_path_factory.mktemp("canaries")))
    settings = {"REFLEXES_AUDIENCE": "equipe", "REFLEXES_SOURCE": planted, "REFLEXES_ALLOWED": LISTED}
    with AppServer(settings, secrets=provider.secrets, address=EVERYWHERE) as server:
        yield server


def test_a_listed_person_comes_back_to_the_view_that_was_asked_for(app, provider):
    provider.becomes("labo@exemple.fr")
    with visitor(app) as client:
        answer = enter(client, "cartographie?controverse=C3")
        assert answer.headers["location"] == f"{app.url}/cartographie?controverse=C3"
        assert "_streamlit_user" in client.cookies


@pytest.mark.parametrize("kept", ["//exemple.com/", "https://exemple.com/", "%2F%5Cexemple.com", "%0d%0aX-A: b"])
def test_no_forged_cookie_leads_anywhere_else(app, provider, kept):
    provider.becomes("labo@exemple.fr")
    with visitor(app) as client:
        address = leave(client)
        client.cookies.set("reflexes_retour", kept)
        answer = come_back(client, address)
    assert answer.headers["location"].startswith(f"{app.url}/")
    assert "x-a" not in answer.headers


@pytest.mark.parametrize(
    "forged",
    [{"nonce": "autre"}, {"aud": "autre"}, {"iss": "https://exemple.com"}, {"exp": 1_000_000_000}],
    ids=["nonce", "audience", "issuer", "expiry"],
)
def test_a_forged_identity_is_refused(app, provider, forged):
    provider.becomes("labo@exemple.fr")
    provider.forged = forged
    with visitor(app) as client:
        assert enter(client).headers["location"] == f"{app.url}/?connexion=echec"
        assert "_streamlit_user" not in client.cookies


def test_an_identity_signed_by_another_is_refused(app, provider):
    provider.becomes("labo@exemple.fr")
    provider.signs_with_another_key = True
    with visitor(app) as client:
        assert enter(client).headers["location"] == f"{app.url}/?connexion=echec"
        assert "_streamlit_user" not in client.cookies


def test_a_return_that_this_browser_did_not_ask_for_is_refused(app, provider):
    provider.becomes("labo@exemple.fr")
    with visitor(app) as asker, visitor(app) as other:
        back = httpx.get(leave(asker, "panorama")).headers["location"]
        stolen = other.get(back)
        assert stolen.headers["location"] == f"{app.url}/?connexion=echec"
        assert "_streamlit_user" not in other.cookies
        query = {**{name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}, "state": "autre"}
        altered = asker.get(f"/oauth2callback?{urlencode(query)}")
        assert altered.headers["location"] == f"{app.url}/panorama?connexion=echec"
        assert "_streamlit_user" not in asker.cookies


def test_what_the_provider_says_of_a_refusal_is_not_logged(app, provider):
    provider.becomes("labo@exemple.fr")
    provider.refusal = {"error": "access_denied", "error_description": "refus pour nom.prenom@exemple.fr"}
    with visitor(app) as client:
        assert enter(client, "panorama").headers["location"] == f"{app.url}/panorama?connexion=echec"
    assert "access_denied" in app.log()
    assert "nom.prenom" not in app.log()


@pytest.mark.parametrize("path", ["donnees", "donnees/observations.csv", "calendrier.ics", "fraicheur"])
def test_no_route_of_the_data_answers_without_an_identity(app, path):
    assert httpx.get(f"{app.url}/{path}").status_code == 404


def test_before_sign_in_nothing_of_the_sheet_is_sent_and_after_it_the_view_is_there(app, provider, open_page):
    provider.becomes("a@Region.FR")
    screen = open_page(f"{app.url}/cartographie?controverse=C3")
    says(screen, "réservé à une équipe")
    assert received_of_the_sheet(screen) == []
    assert screen.page.get_by_role("link", name="Panorama").count() == 0
    assert screen.axe() == []
    sign_in(screen)
    assert screen.page.url == f"{app.url}/cartographie?controverse=C3"
    assert received_of_the_sheet(screen) == list(OF_THE_SHEET)
    says(screen, "Connecté·e avec a@Region.FR")
    assert screen.axe() == []
    download(screen, app)
    sign_out(screen, provider)


def download(screen, app):
    """A download of the team's is for whoever has an identity, not for whoever has its address."""
    screen.page.get_by_text("Les données de cette vue").click()
    screen.settle()
    with screen.page.expect_download() as started:
        screen.page.get_by_role("button", name="Télécharger en CSV").click()
    address = started.value.url
    assert "/media/" in address
    assert screen.page.context.request.get(address).status == 200
    assert httpx.get(address).status_code == 404


def sign_out(screen, provider):
    """Signing out ends the session at the provider too; the way back asks to sign in again."""
    screen.page.get_by_role("button", name="Se déconnecter").click()
    says(screen, "Vous êtes déconnecté·e")
    assert provider.signed_out[-1] == "a@Region.FR"
    screen.page.go_back()
    says(screen, "réservé à une équipe")


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "a@evil-region.fr"}, "n’est pas sur la liste"),
        ({"email": "a@region.fr", "email_verified": False}, "n’a pas vérifié"),
    ],
    ids=["another domain", "not verified"],
)
def test_a_refused_person_reads_why_and_receives_nothing(app, provider, open_page, claims, told):
    provider.becomes(**claims)
    screen = open_page(f"{app.url}/panorama", width=390, dark=True)
    sign_in(screen)
    says(screen, told)
    says(screen, claims["email"])
    assert received_of_the_sheet(screen) == []
    assert screen.axe() == []
    screen.page.get_by_role("button", name="Changer de compte").click()
    says(screen, "Vous êtes déconnecté·e")


def test_an_open_screen_closes_when_the_identity_ends_and_opens_again_on_the_same_view(app, provider, open_page):
    provider.becomes("labo@exemple.fr")
    provider.lifetime = 12
    screen = open_page(f"{app.url}/panorama")
    sign_in(screen)
    says(screen, "Connecté·e avec labo@exemple.fr")
    provider.lifetime = 3600
    a_provider_that_is_down_is_said_in_french(app, provider, open_page(f"{app.url}/crash-test"))
    says(screen, "Votre connexion a expiré")
    assert CANARY not in screen.page.content()
    sign_in(screen)
    assert screen.page.url == f"{app.url}/panorama"
    says(screen, "Connecté·e avec labo@exemple.fr")


def a_provider_that_is_down_is_said_in_french(app, provider, screen):
    """And its return is enough: the view is the one that was asked for."""
    provider.stop()
    try:
        sign_in(screen)
        says(screen, "Le service de connexion ne répond pas")
    finally:
        provider.start()
    sign_in(screen)
    assert screen.page.url == f"{app.url}/crash-test"


def test_no_address_of_a_person_is_in_the_log(app, browser):
    """Run after the others that use a browser: all that went right and wrong is there."""
    assert "Error during OAuth authorization redirect" in app.log()
    assert re.findall(r"[\w.+-]+@[\w.-]+\.\w+", app.log()) == []


def test_at_another_address_one_is_led_to_where_signing_in_works(app, provider, open_page):
    elsewhere = app.url.replace("127.0.0.1", "localhost")
    screen = open_page(f"{elsewhere}/cartographie?controverse=C3")
    link = screen.page.get_by_role("link", name="Ouvrez le tableau de bord à sa propre adresse")
    assert link.get_attribute("href") == f"{app.url}/cartographie?controverse=C3"
    assert screen.page.get_by_role("button", name="Se connecter").count() == 0
