"""What every screen owes to everybody: it speaks French, it never breaks, whatever is asked of it."""

import re

import pytest

from tests.app.looks import looks
from tests.app.screens import SCREENS, TEAM_SCREENS, VIEWS

# Words that Streamlit or Vega would say by themselves; a French text holds none of them.
ENGLISH = re.compile(
    r"\b(the|and|show|download|fullscreen|search|loading|select|choose|options?|results?|clear|close|open|page not found|"
    r"error|running|press enter|sidebar|home|deploy|settings|value|data|chart|apply)\b",
    re.IGNORECASE,
)
SPOKEN = """() => {
  const said = [document.body.innerText];
  for (const e of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')) {
    if (e.checkVisibility()) for (const name of ['aria-label', 'title', 'alt', 'placeholder']) said.push(e.getAttribute(name) ?? '');
  }
  return said.join('\\n');
}"""
TEAM = {**SCREENS, **TEAM_SCREENS}


@pytest.mark.parametrize("path", SCREENS.values(), ids=SCREENS)
def test_a_screen_speaks_french_to_the_public(public_app, open_page, path):
    screen = open_page(f"{public_app}/{path}", width=390)
    assert screen.page.evaluate("document.documentElement.lang") == "fr"
    for look in looks(screen, [(390, False), (1280, False)], height=900):
        assert ENGLISH.findall(screen.page.evaluate(SPOKEN)) == [], look


def test_no_view_meets_an_exception(team_app, app_server, open_page):
    screen = open_page(f"{team_app}/")
    for path in (*VIEWS, *TEAM_SCREENS.values(), "contribuer?labo=P06", "contribuer?labo=sans-labo&ranger=labo"):
        screen.page.goto(f"{team_app}/{path}")
        screen.settle()
        assert screen.page.locator("[data-testid=stException]").count() == 0, path
    assert "Traceback" not in app_server(team_app).log()


@pytest.mark.parametrize("path", TEAM.values(), ids=TEAM)
def test_a_meaningless_filter_is_told_and_forgotten(team_app, open_page, path):
    names = ("version", "controverse", "chantier", "etape", "crises", "comparer", "terrain", "labo")
    screen = open_page(f"{team_app}/{path}?{'&'.join(f'{name}=XX9' for name in names)}")
    assert screen.page.locator("[data-testid=stException]").count() == 0
    if path:
        assert "XX9" in screen.page.locator(".rp-notice").first.inner_text()


def test_an_unknown_address_says_so_in_french(team_app, open_page):
    screen = open_page(f"{team_app}/nulle-part")
    assert "Cette adresse ne mène à aucune page" in screen.page.inner_text("[role=dialog]")
