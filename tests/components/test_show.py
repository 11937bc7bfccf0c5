"""Where a followed link leads: its filters, whatever a browser says."""

import pytest

from components.show import filters_of


def test_the_filters_of_a_link_are_those_of_its_address():
    assert filters_of("cartographie?controverse=C3~C4&texte=%C3%A9t%C3%A9#haut") == {
        "controverse": "C3~C4",
        "texte": "été",
    }
    assert filters_of("cartographie") == {}


@pytest.mark.parametrize(
    "target",
    [
        *(
            "http://[::1?a=b",
            "?a=\ud800",
            "?\ud800=b",
            "?embed=true&Embed_Options=x&a=b",
            "?a=%00",
            "?=",
            "javascript:0",
        ),
        *(5, {"a": 1}, ["x"], b"?a=b", True),
    ],
)
def test_a_link_that_none_of_our_screens_has_is_no_error(target):
    filters = filters_of(target)
    assert "embed" not in filters
    "".join(f"{name}{value}" for name, value in filters.items()).encode()
