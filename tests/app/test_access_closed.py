"""Without sign-in, the team's view is for its own machine: to any other, nothing at all."""

import httpx
import pytest

from tests.app.canaries import CANARY, plant
from tests.app.server import AppServer
from tests.app.signing import EVERYWHERE, LISTED, frames, received_of_the_sheet, says
from tests.oidc import Provider

# As messages spell what only the team's view says.
OF_THE_TEAM = b"brouillons compris"


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return str(plant(tmp_path_factory.mktemp("canaries")))


def test_open_to_other_machines_without_sign_in_the_team_is_shown_nothing_at_all(planted, open_page):
    settings = {"REFLEXES_AUDIENCE": "equipe", "REFLEXES_SOURCE": planted}
    with AppServer(settings, address=EVERYWHERE) as server:
        for path in ("cartographie?controverse=C3", "contribuer"):
            screen = open_page(f"{server.url}/{path}")
            says(screen, "refuse d’être ouverte à d’autres machines")
            says(screen, "REFLEXES_GUARD=oui")
            assert received_of_the_sheet(screen) == []
        assert screen.axe() == []
        assert httpx.get(f"{server.url}/calendrier.ics").status_code == 404
        assert "La vue de l’équipe refuse d’être ouverte à d’autres machines sans connexion." in server.log()
        assert "Traceback" not in server.log()


def test_a_name_made_to_lead_to_this_machine_does_not_open_the_team_s_view(team_app):
    assert OF_THE_TEAM in frames(team_app, "localhost")
    trapped = frames(team_app, "piege.exemple.com")
    assert OF_THE_TEAM not in trapped
    assert b"la machine qui la fait tourner" in trapped
    for host, status in (("localhost", 200), ("piege.exemple.com", 404)):
        assert httpx.get(f"{team_app}/calendrier.ics", headers={"Host": host}).status_code == status


def test_headers_that_a_visitor_could_write_are_not_believed(planted):
    """Nothing but the signed cookie tells who a visitor is."""
    settings = {
        "REFLEXES_AUDIENCE": "equipe",
        "REFLEXES_SOURCE": planted,
        "REFLEXES_ALLOWED": LISTED,
        "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-Email": "email"}',
    }
    with AppServer(settings, secrets=Provider().secrets) as server:
        received = frames(server.url, "127.0.0.1")
    assert b"server.trustedUserHeaders" in received
    assert CANARY.encode() not in received
