"""What every screen owes to everybody: it fits, it reads, it asks nothing of the outside."""

import pytest

from tests.app.looks import looks
from tests.app.screens import CLIPPED, SCREENS, TEAM_SCREENS

TEAM = {**SCREENS, **TEAM_SCREENS}


# The wider of the page itself and of what scrolls in it, beyond the window.
BEYOND = """() => Math.max(...[document.documentElement, document.querySelector('.stMain')]
    .map((one) => one.scrollWidth)) - innerWidth"""


@pytest.mark.parametrize("path", TEAM.values(), ids=TEAM)
def test_a_screen_fits_and_is_accessible(team_app, open_page, path):
    screen = open_page(f"{team_app}/{path}", width=390, height=1400)
    for look in looks(screen):
        assert screen.page.evaluate(BEYOND) <= 0, look
        assert screen.page.evaluate(CLIPPED) == [], look
        assert screen.axe() == [], look
    assert screen.outside() == []
    assert screen.page_errors == []
    assert screen.console_errors == []
