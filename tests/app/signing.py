"""Signing in to the team's instance, in a browser or by HTTP alone, and what a visitor received of it."""

import re
import socket
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.app.canaries import CANARY
from tests.oidc import COOKIE_SECRET

LISTED = "labo@exemple.fr, @region.fr"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - of a machine that tests reach by its loopback
# As messages spell what comes from the Sheet.
OF_THE_SHEET = (CANARY, "Licence Ouverte", "--rp-wordmark: ")


def sign_in(screen):
    with screen.page.expect_navigation():
        screen.page.get_by_role("button", name=re.compile("Se (re)?connecter")).click()
    screen.settle()


def says(screen, text):
    screen.page.locator(".stMain").get_by_text(text).first.wait_for()


def received_of_the_sheet(screen):
    return [text for text in OF_THE_SHEET if screen.received(text)]


@contextmanager
def visitor(app):
    """A browser's cookies without a browser; redirections are followed one at a time."""
    with httpx.Client(base_url=app.url, follow_redirects=False) as client:
        yield client


def leave(client, view="/"):
    """Ask to sign in from a view: the address of the provider that the app sends to."""
    claims = {"provider": "default", "exp": int(time.time()) + 60}
    token = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(COOKIE_SECRET))
    answer = client.get("/auth/login", params={"provider": token}, headers={"Referer": str(client.base_url.join(view))})
    return answer.headers["location"]


def come_back(client, address):
    """Sign in at the provider: where it sends back to, then what the app answers."""
    return client.get(httpx.get(address).headers["location"])


def enter(client, view="/"):
    return come_back(client, leave(client, view))


def frames(app, host):
    """All that the websocket gives a page that calls the app by another name."""
    port = urlsplit(app).port
    message = BackMsg()
    message.rerun_script.widget_states.SetInParent()
    with (
        socket.create_connection(("127.0.0.1", port)) as wire,
        connect(f"ws://{host}:{port}/_stcore/stream", sock=wire, subprotocols=["streamlit"], max_size=None) as client,
    ):
        client.send(message.SerializeToString())
        received = []
        while not received or ForwardMsg.FromString(received[-1]).WhichOneof("type") != "script_finished":
            received.append(client.recv(timeout=60))
    return b"".join(received)
