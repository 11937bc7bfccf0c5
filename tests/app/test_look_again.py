"""An open screen that is told of something newer asks for it, and asks again when what came is not that."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


def runs(screen):
    kinds = [ForwardMsg.FromString(frame).WhichOneof("type") for frame in screen.frames if isinstance(frame, bytes)]
    return kinds.count("new_session")


def test_what_did_not_come_is_asked_again_but_not_at_each_look(public_app, open_page):
    screen = open_page(public_app)
    before = runs(screen)
    newer = {"shown": "0" * 16, "age": "", "news": ""}
    looks = []
    screen.page.route("**/fraicheur", lambda route: (looks.append(1), route.fulfill(json=newer)))
    screen.page.wait_for_timeout(19_000)
    assert len(looks) >= 4
    assert 2 <= runs(screen) - before < len(looks)
