"""The team's instance is open to nobody by default: a forgotten or a wrong setting closes it."""

import pytest

from components.access.door import AccessProblem, Door, door_of, is_safe, is_this_machine
from components.access.routes import asked_for
from sheets.problems import Problem, SettingProblem
from sheets.settings import Settings
from tests.oidc import AUTH

LISTED = "labo@exemple.fr, @region.fr"
HOME = "https://reflexes.exemple.fr/"


def team(**settings):
    return Settings(audience="equipe", **settings)


def test_the_public_instance_is_open_whatever_else_is_set():
    assert door_of(Settings(), {"client_id": "oubli"}, "") is Door.OPEN


EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is refused


@pytest.mark.parametrize(
    "address", ["", EVERYWHERE, "::", "192.168.1.4", "reflexes.exemple.fr", "localhost.exemple.fr"]
)
def test_the_team_refuses_to_be_open_to_other_machines_without_sign_in(address):
    with pytest.raises(AccessProblem, match="refuse d’être ouverte"):
        door_of(team(), {}, address)
    assert door_of(team(guard="oui"), {}, address) is Door.OPEN
    assert door_of(team(allowed=LISTED), AUTH, address) is Door.SIGN_IN


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.4.5.6", "::1"])
def test_on_its_own_machine_the_team_needs_no_sign_in(address):
    assert door_of(team(), {}, address) is Door.THIS_MACHINE


def test_a_guard_in_front_does_not_take_sign_in_away():
    assert door_of(team(guard="oui", allowed=LISTED), AUTH, "localhost") is Door.SIGN_IN


def test_a_list_without_sign_in_is_not_taken_for_a_protection():
    with pytest.raises(SettingProblem, match="la connexion n’est pas réglée"):
        door_of(team(allowed=LISTED, guard="oui"), {}, "localhost")


def test_sign_in_without_a_list_lets_nobody_in():
    with pytest.raises(SettingProblem, match="personne n’a le droit d’entrer"):
        door_of(team(), AUTH, "localhost")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        *((name, "", name) for name in AUTH),
        ("cookie_secret", "court", "32 caractères"),
        ("server_metadata_url", "http://connexion.exemple.fr/", "https://"),
        ("redirect_uri", "http://reflexes.exemple.fr/oauth2callback", "https://"),
        ("redirect_uri", "https://reflexes.exemple.fr/", "/oauth2callback"),
        ("redirect_uri", "reflexes.exemple.fr/oauth2callback", "https://"),
    ],
)
def test_a_table_that_cannot_serve_says_what_it_lacks_and_no_secret(name, value, told):
    with pytest.raises(Problem) as caught:
        door_of(team(allowed=LISTED), {**AUTH, name: value}, "localhost")
    assert told in caught.value.remedy
    assert not any(secret in str(caught.value) for secret in ("cccc", "court", AUTH["client_secret"] + '"'))


def test_plain_http_is_safe_on_this_machine_only():
    assert is_safe("http://localhost:8501/oauth2callback")
    assert not is_safe("http://exemple.fr/oauth2callback")
    assert not is_safe("https:///oauth2callback")
    assert not is_safe("http://[oauth2callback")
    assert not is_this_machine("127.0.0.1.exemple.fr")


@pytest.mark.parametrize(
    ("url", "view"),
    [
        (f"{HOME}cartographie?controverse=C3", "cartographie?controverse=C3"),
        (f"{HOME}cartographie?terrains=T1~T2&connexion=echec", "cartographie?terrains=T1~T2"),
        (f"{HOME}?connexion=echec", ""),
        (f"{HOME}/exemple.com", "exemple.com"),
        (f"{HOME}\\exemple.com", "exemple.com"),
        (f"{HOME}a\r\nSet-Cookie: b=c", "aSet-Cookie%3A%20b%3Dc"),
        (f"{HOME}fiche?id=a\r\nb", "fiche?id=ab"),
        ("https://exemple.com/cartographie", ""),
        ("https://reflexes.exemple.fr.exemple.com/cartographie", ""),
        ("", ""),
    ],
)
def test_signing_in_leads_back_to_a_view_of_this_dashboard_only(url, view):
    assert asked_for(url, HOME) == view
