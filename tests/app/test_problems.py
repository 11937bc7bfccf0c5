"""What stops the app is one French screen that says what to do."""

import json

import pytest

from tests.google.accounts import EMAIL, make_key


@pytest.mark.parametrize(
    "settings",
    [
        {"REFLEXES_SOURCE": "/nulle/part"},
        {"REFLEXES_AUDIENCE": "tout-le-monde"},
        {"REFLEXES_DATE": "bientôt"},
    ],
    ids=["source", "audience", "date"],
)
def test_what_cannot_be_used_is_one_french_screen_on_every_address(app_factory, app_server, open_page, settings):
    app = app_factory(**settings)
    for path in ("", "cartographie?controverse=C1"):
        screen = open_page(f"{app}/{path}")
        text = screen.page.locator(".stMain").inner_text()
        assert "n’a rien à montrer pour l’instant" in text
        assert "Que faire" in text
        assert screen.axe() == []
    assert "Traceback" not in app_server(app).log()


def test_a_google_sheet_that_is_not_told_yet_is_a_screen_of_steps(app_factory, app_server, open_page):
    key = json.dumps(make_key("http://127.0.0.1/token"))
    team = app_factory(REFLEXES_SOURCE="google:", REFLEXES_AUDIENCE="equipe", REFLEXES_GOOGLE_KEY=key)
    public = app_factory(REFLEXES_SOURCE="google:", REFLEXES_GOOGLE_KEY=key)
    for app, account in ((team, True), (public, False)):
        screen = open_page(f"{app}/cartographie", width=390)
        text = screen.page.locator(".stMain").inner_text()
        assert screen.page.locator(".rp-setup li h2").count() == 6
        assert "Il manque l’adresse de la feuille." in text
        assert (EMAIL in text) is account
        assert screen.received(EMAIL) is account
        assert screen.axe() == []
        assert "Traceback" not in app_server(app).log()
        assert EMAIL not in app_server(app).log()
