"""What a screen shows of our own goes to the browser in one message, which is not sent again when it says the same."""

import json
import re

import pytest

from tests.app.listener import Listener

SCREENS = ("", "cartographie", "panorama", "calendrier", "crash-test", "echos", "enquetes", "livrables")


def components(visitor):
    """The names of the components that came whole."""
    elements = (message.delta.new_element for message in visitor.heard)
    return [one.bidi_component.component_name for one in elements if one.WhichOneof("type") == "bidi_component"]


@pytest.mark.parametrize("screen", SCREENS)
def test_all_the_markup_of_a_screen_comes_in_one_component(public_app, screen):
    with Listener(public_app) as visitor:
        visitor.open(screen)
        assert components(visitor) == ["rp_page"]


@pytest.mark.parametrize("screen", SCREENS)
def test_each_part_of_a_screen_has_its_place_and_only_one(public_app, screen):
    with Listener(public_app) as visitor:
        visitor.open(screen)
        elements = [message.delta.new_element for message in visitor.heard]
        places = re.findall(r'data-part="([^"]+)"', "".join(one.html.body for one in elements))
        told = next(one.bidi_component.bytes for one in elements if one.WhichOneof("type") == "bidi_component")
        assert sorted(places) == sorted(json.loads(told)["parts"])
        assert {"foot", "news"} <= set(places)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_that_says_the_same_is_not_sent_again(public_app, screen):
    with Listener(public_app) as visitor:
        visitor.open(screen)
        visitor.ask()
        assert components(visitor) == ["rp_page"]


def test_a_screen_that_says_something_else_is_sent(public_app):
    with Listener(public_app) as visitor:
        visitor.open("cartographie", version="V1")
        visitor.ask(version="V2")
        assert components(visitor) == ["rp_page", "rp_page"]
