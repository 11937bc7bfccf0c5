"""What is heard of a websocket: only what the screens need, at the pace of a person, and three files at a time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.routes.messages import BrowserMessages, Refused, due, is_heard, kind_of


def packed(kind, value=True):
    return BackMsg(**{kind: value}).SerializeToString()


def file_asked(number):
    message = BackMsg()
    message.backend_operation_request.request_id = str(number)
    message.backend_operation_request.deferred_file.file_id = "a"
    return message.SerializeToString()


def file_told():
    message = ForwardMsg()
    message.backend_operation_response.deferred_file.url = "/media/a.csv"
    return message.SerializeToString()


def rerun():
    message = BackMsg()
    message.rerun_script.query_string = "version=V3"
    return message.SerializeToString()


def test_what_the_screens_need_is_heard_and_nothing_else_of_streamlit():
    heard = {rerun(), packed("stop_script"), packed("app_heartbeat"), file_asked(1)}
    assert all(is_heard(kind_of(content)) for content in heard)
    operations = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type.oneofs[0].fields
    for name in (one.name for one in operations if one.name != "deferred_file"):
        message = BackMsg()
        getattr(message.backend_operation_request, name).SetInParent()
        assert not is_heard(kind_of(message.SerializeToString())), name
    for name in (one.name for one in BackMsg.DESCRIPTOR.oneofs[0].fields if one.type == one.TYPE_BOOL):
        assert is_heard(kind_of(packed(name))) is (name in ("stop_script", "app_heartbeat")), name
    assert not is_heard(kind_of(rerun() + packed("load_git_info")))
    assert not is_heard(kind_of(b""))


@pytest.mark.parametrize(("content", "code"), [(None, 1003), (b"\xff" * 9, 1003), (b"\0" * 300_000, 1009)])
def test_what_is_no_message_or_is_too_long_ends_the_connection(content, code):
    with pytest.raises(Refused) as refusal:
        kind_of(content)
    assert refusal.value.code == code


@pytest.mark.parametrize("identifier", ["a" * 300, "a\n2026-01-01 une autre ligne"])
def test_an_identifier_cannot_fill_the_log_nor_write_a_line_of_it(identifier):
    message = BackMsg()
    message.rerun_script.fragment_id = identifier
    with pytest.raises(Refused):
        kind_of(message.SerializeToString())
    with pytest.raises(Refused):
        kind_of(file_asked(identifier))


def test_a_burst_is_heard_at_once_and_a_flood_at_twenty_messages_a_second():
    last, told = 0.0, []
    for _ in range(1000):
        last = due(100.0, last)
        told.append(last - 100)
    assert max(told[:60]) <= 0
    assert told[-1] == pytest.approx((1000 - 60) / 20)
    assert due(500.0, last) < 500


def converse(contents, app):
    """Run the middleware around ``app`` on these messages, then a disconnection. Gives what was sent."""
    waiting, sent = [{"type": "websocket.receive", "bytes": one} for one in contents], []

    async def receive():
        return waiting.pop(0) if waiting else {"type": "websocket.disconnect", "code": 1000}

    async def send(message):
        sent.append(message)

    # In a thread of its own: a browser of the tests keeps a loop running in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, BrowserMessages(app)({"type": "websocket"}, receive, send)).result()
    return sent, len(waiting)


def test_a_fourth_file_waits_until_one_of_the_three_is_told():
    heard = []

    async def app(_scope, receive, send):
        async def listen():
            while (message := await receive())["type"] == "websocket.receive":
                heard.append(message["bytes"])

        listening = asyncio.create_task(listen())
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(heard) == 3
        await send({"type": "websocket.send", "bytes": file_told()})
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(heard) == 4
        await send({"type": "websocket.send", "bytes": file_told()})
        await listening

    converse([file_asked(number) for number in range(5)], app)
    assert len(heard) == 5


def test_a_message_that_is_not_heard_is_dropped_and_a_text_ends_the_connection():
    heard = []

    async def app(_scope, receive, _send):
        while (message := await receive())["type"] == "websocket.receive":
            heard.append(message["bytes"])

    sent, left = converse([rerun(), packed("clear_cache"), packed("load_git_info"), rerun(), None, rerun()], app)
    assert heard == [rerun(), rerun()]
    assert sent == [{"type": "websocket.close", "code": 1003}]
    assert left == 1
