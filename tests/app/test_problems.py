"""What stops the app is one French screen that says what to do; what is hostile in the Sheet is only ever text."""

import csv
import json

import pytest

from sheets.sources import DEMO
from tests.app.screens import SCREENS
from tests.google.accounts import EMAIL, make_key

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "![image](https://exemple.test/pixel.png) **gras** [lien](javascript:alert(3))",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    '=HYPERLINK("https://exemple.test")',
    "\u202erenversé \u2066isolé",
    "</style><style>body{display:none}</style>",
)


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


@pytest.fixture(scope="module")
def hostile_workbook(tmp_path_factory):
    """The demonstration with hostile texts in place of titles, stories and comments."""
    folder = tmp_path_factory.mktemp("hostile")
    for file in DEMO.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        free = (
            "Titre",
            "Nom",
            "Étape",
            "Récit",
            "Commentaire",
            "Question",
            "Pôle A",
            "Pôle B",
            "Intention",
            "Danger",
            "Lieu",
        )
        for number, row in enumerate(rows):
            for at, label in enumerate(header):
                if label in free:
                    row[at] = f"{HOSTILE[(number + at) % len(HOSTILE)]} {row[at]}"
                elif (
                    file.stem == "Projet" and label == "Valeur" and row[0] in ("Titre", "Introduction", "Avertissement")
                ):
                    row[at] = f"{HOSTILE[number % len(HOSTILE)]} {row[at]}"
        with (folder / file.name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
    return str(folder)


def test_hostile_texts_stay_texts_on_every_screen(app_factory, open_page, hostile_workbook):
    app = app_factory(REFLEXES_SOURCE=hostile_workbook, REFLEXES_AUDIENCE="equipe", REFLEXES_DATE="2020-07-22")
    dialogs = []
    screen = open_page(f"{app}/")
    screen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    views = (
        *SCREENS.values(),
        "cartographie?controverse=C1",
        "panorama?chantier=K01",
        "calendrier?etape=J05",
        "crash-test?chantier=K01",
    )
    for path in views:
        screen.page.goto(f"{app}/{path}")
        screen.settle()
        assert screen.page.locator(".stMain img, .stMain script, .stMain .rp style").count() == 0, path
        assert screen.page.locator(".stMain").is_visible(), path
    assert dialogs == []
    assert screen.outside() == []
    assert screen.page_errors == []


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
