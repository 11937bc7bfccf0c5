"""What a process writes while everything fails around it: what happened, and no secret."""

import json
import time

import requests

from sheets.sources import DEMO
from tests.app.server import AppServer
from tests.google import Failure, FakeGoogle

PASSWORD = "CANARI-mot-de-passe"


def wait_for_a_line(server, known):
    """The log once it says more than ``known`` characters."""
    for _ in range(300):
        if len(server.log()) > known:
            return server.log()
        time.sleep(0.1)
    raise AssertionError(f"nothing new in the log:\n{server.log()}")


def visit(server):
    return [requests.get(f"{server.url}/{path}", timeout=20) for path in ("", "sante", "sante/pret", "calendrier.ics")]


def test_no_secret_is_written_while_google_fails():
    with FakeGoogle() as google:
        google.load(DEMO)
        google.fail(Failure.TOKEN_REFUSED)
        settings = {
            "REFLEXES_SOURCE": f"google:{google.address}",
            "REFLEXES_GOOGLE_KEY": json.dumps(google.key),
            "REFLEXES_AUDIENCE": "public",
            **google.environment,
        }
        secrets = [
            *(google.key[name] for name in ("private_key_id", "client_email", "client_id", "project_id", "token_uri")),
            *google.key["private_key"].splitlines()[1:-1],
            *(google.id, google.address, google.url),
        ]
        with AppServer(settings) as server:
            first = wait_for_a_line(server, 0)
            answers = visit(server)
            google.heal()
            google.fail(Failure.NOT_SHARED)
            log = wait_for_a_line(server, len(first))
        assert google.tokens.given
        said = log + "".join(answer.text + str(answer.headers) for answer in answers)
        assert "Google" in log
        assert [secret for secret in (*secrets, *google.tokens.given) if secret in said] == []


def test_the_password_of_a_database_that_does_not_answer_is_not_written():
    settings = {"DATABASE_URL": f"postgresql://compte:{PASSWORD}@127.0.0.1:1/base", "REFLEXES_AUDIENCE": "equipe"}
    with AppServer(settings) as server:
        answers = visit(server)
        assert PASSWORD not in server.log() + "".join(answer.text for answer in answers)
        assert server.log().strip(), "it says that something is wrong"
        assert [answer.status_code for answer in answers[:2]] == [200, 200]
