"""What every screen owes to everybody: it fits, it reads, it asks nothing of the outside."""

import pytest

from tests.app.screens import CLIPPED, SCREENS, TEAM_SCREENS

TEAM = {**SCREENS, **TEAM_SCREENS}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", TEAM.values(), ids=TEAM)
def test_a_screen_fits_and_is_accessible(team_app, open_page, path, width, dark):
    screen = open_page(f"{team_app}/{path}", width=width, height=1400, dark=dark)
    assert screen.page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert screen.page.evaluate(CLIPPED) == []
    assert screen.axe() == []
    assert screen.outside() == []
    assert screen.page_errors == []
    assert screen.console_errors == []
