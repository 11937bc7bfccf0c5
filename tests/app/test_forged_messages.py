"""The public app before visitors who write to its websocket by hand: it tells them nothing more, and serves the others."""

import json
import subprocess

import pytest
import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from tests.app.listener import Listener

# Links that no screen has: broken addresses, what Streamlit refuses to be told, what is no text.
LINKS = ("http://[::1?a=b", "?a=\ud800", "?embed=true&embed_options=x", "?a=%00", 5, {"a": 1}, ["x"], None)


class Forger(Listener):
    """A visitor who says anything."""

    def say(self, content):
        """Say it, then wait for the answer to a heartbeat; gives the kinds of all that came meanwhile."""
        self._socket.send(content.SerializeToString() if isinstance(content, BackMsg) else content)
        self._socket.send(BackMsg(app_heartbeat=True).SerializeToString())
        came = []
        while "heartbeat_ack" not in came:
            came.append(ForwardMsg.FromString(self._socket.recv(timeout=30)).WhichOneof("type"))
        return came

    def follow(self, link):
        """Say that a link of the screen was followed, whatever it is, and wait for the screen."""
        [carried] = {
            message.delta.new_element.bidi_component.id
            for message in self.heard
            if message.delta.new_element.bidi_component.id.endswith("-carried")
        }
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        event = json.dumps([{"event": "go", "value": link}])
        trigger = f"$$STREAMLIT_INTERNAL_KEY_{carried}__events"
        message.rerun_script.widget_states.widgets.add(id=trigger, json_trigger_value=event)
        self._socket.send(message.SerializeToString())
        self._receive()


@pytest.fixture(scope="module")
def cloned(app_factory, app_server):
    """The public app in a clone of its repository, with a file that nobody has committed; its own, for it is abused."""
    app = app_factory(REFLEXES_AUDIENCE="public", REFLEXES_DATE="2020-07-22", REFLEXES_VANISHED_AFTER="3")
    folder = app_server(app).copy
    who = ("-c", "user.name=a", "-c", "user.email=a@exemple.fr")
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("remote", "add", "origin", "https://github.com/exemple/prive.git"),
        ("add", "app.py"),
        (*who, "commit", "--quiet", "--message=x"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
        ("branch", "--quiet", "--set-upstream-to=origin/main"),
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    with Forger(app) as visitor:
        visitor.look("")
    return app


def test_nothing_is_told_of_the_repository_of_the_server(cloned):
    with Forger(cloned) as forger:
        forger.look("")
        assert "git_info_changed" not in forger.say(BackMsg(load_git_info=True))
        message = BackMsg()
        message.file_urls_request.file_names.append("a.csv")
        assert "file_urls_response" not in forger.say(message)


@pytest.mark.parametrize("content", [b"\xff" * 9, "un texte", b"\0" * 300_000], ids=["noise", "text", "long"])
def test_what_is_no_message_ends_the_connection_and_nothing_else(cloned, app_server, content):
    with Forger(cloned) as forger:
        forger.look("")
        with pytest.raises(ConnectionClosed):
            forger.say(content)
    assert requests.get(f"{cloned}/sante/pret", timeout=20).status_code == 200
    assert "Traceback" not in app_server(cloned).log()


def test_a_link_that_no_screen_has_leaves_the_screen_as_it_is(cloned, app_server):
    with Forger(cloned) as forger:
        for link in LINKS:
            forger.look("cartographie")
            forger.follow(link)
        forger.look("cartographie")
        forger.follow("cartographie?controverse=C3")
        told = {one.page_info_changed.query_string for one in forger.heard}
        assert "controverse=C3" in told
    assert "Traceback" not in app_server(cloned).log()
