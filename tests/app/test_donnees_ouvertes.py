"""Open data in the real app: the routes, and a public app that has nothing but the package."""

import csv
import io
import json
import re
import time
import zipfile

import pytest
import requests

from sheets.publish_command import publish
from sheets.settings import Settings
from tests.app.canaries import CANARY, plant
from tests.package_server import PackageServer
from tests.package_validity import validate

KEY = f"{CANARY}-cle-privee"
SETTINGS = {"REFLEXES_AUDIENCE": "public", "REFLEXES_DATE": "2020-07-22"}
# What each screen says of the data, charts' texts included; not when they were read.
SAID = """() => [...document.querySelectorAll('.stMain .rp:not(:has(.rp-foot, .rp-live)), .stMain svg text')]
    .map((e) => (e.innerText ?? e.textContent).replace(/\\s+/g, ' ').trim()).join('\\n')"""
VIEWS = (
    "",
    "cartographie?controverse=C3",
    "panorama?chantier=K01",
    "enquetes",
    "calendrier",
    "crash-test?chantier=K09",
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return plant(tmp_path_factory.mktemp("canaries"))


@pytest.fixture(scope="module")
def on_the_sheet(app_factory, planted):
    """The public app on the workbook itself, private columns included, with a key that it has no use for."""
    app = app_factory(REFLEXES_SOURCE=str(planted), REFLEXES_GOOGLE_KEY=KEY, **SETTINGS)
    for _ in range(300):
        if ask(f"{app}/sante/pret")[0] == 200:
            return app
        time.sleep(0.1)
    raise TimeoutError("the app has read nothing")


@pytest.fixture(scope="module")
def package(planted, tmp_path_factory):
    out = tmp_path_factory.mktemp("paquet") / "paquet.zip"
    publish(Settings(source=str(planted), date="2020-07-22"), str(out))
    return out


def ask(url, method="GET", **headers):
    answer = requests.request(method, url, headers={n.replace("_", "-"): v for n, v in headers.items()}, timeout=30)
    return answer.status_code, answer.headers, answer.content


def listed(app):
    """Every address of the page of open data, the page's own first."""
    _, _, page = ask(f"{app}/donnees/")
    hrefs = re.findall(r'href="([^"#.][^"]*\.(?:csv|json|md|zip))"', page.decode())
    return ["", *dict.fromkeys(hrefs)]


def test_every_file_that_the_page_lists_is_given_to_any_site_and_kept_by_its_tag(on_the_sheet):
    names = listed(on_the_sheet)
    assert len(names) == 2 * 13 + 4
    for name in names:
        status, headers, content = ask(f"{on_the_sheet}/donnees/{name}")
        assert (status, headers["Access-Control-Allow-Origin"]) == (200, "*"), name
        assert content
        assert headers["Cache-Control"] == "public, max-age=60"
        again = ask(f"{on_the_sheet}/donnees/{name}", If_None_Match=headers["ETag"])
        assert (again[0], again[1]["ETag"], again[2]) == (304, headers["ETag"], b""), name
        assert ask(f"{on_the_sheet}/donnees/{name}", If_None_Match='"autre"')[0] == 200


def test_a_table_is_the_same_in_both_forms_and_in_the_zip(on_the_sheet, tmp_path):
    _, headers, given = ask(f"{on_the_sheet}/donnees/observations.csv")
    _, _, records = ask(f"{on_the_sheet}/donnees/observations.json")
    rows = list(csv.DictReader(io.StringIO(given.decode("utf-8-sig")), delimiter=";"))
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["Titre"] for row in rows] == [record["Titre"] for record in json.loads(records)]
    archive = next(name for name in listed(on_the_sheet) if name.endswith(".zip"))
    content = ask(f"{on_the_sheet}/donnees/{archive}")[2]
    assert zipfile.ZipFile(io.BytesIO(content)).read("observations.csv") == given
    (tmp_path / archive).write_bytes(content)
    assert validate(tmp_path / archive)["valid"]


def test_other_addresses_and_methods_are_refused(on_the_sheet, team_app):
    assert ask(f"{on_the_sheet}/donnees/rien.csv")[0] == 404
    assert ask(f"{on_the_sheet}/donnees/..%2Fapp.py")[0] in (400, 404)
    assert ask(f"{on_the_sheet}/donnees/", "POST")[0] == 405
    assert ask(f"{on_the_sheet}/donnees/crises.csv", "OPTIONS")[0] == 204
    assert ask(f"{on_the_sheet}/donnees/crises.csv", "HEAD")[2] == b""
    for name in ("", "datapackage.json", "crises.csv"):
        assert ask(f"{team_app}/donnees/{name}")[0] == 404


def unzipped(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return [archive.read(name) for name in archive.namelist()]


def test_no_canary_is_in_any_route_nor_in_the_log(on_the_sheet, app_server):
    for name in listed(on_the_sheet):
        _, headers, content = ask(f"{on_the_sheet}/donnees/{name}")
        files = unzipped(content) if name.endswith(".zip") else [content]
        assert CANARY not in str(headers), name
        assert not any(CANARY.encode() in file for file in files), name
    assert CANARY not in app_server(on_the_sheet).log()


def test_the_app_on_the_package_shows_what_the_app_on_the_sheet_shows(app_factory, on_the_sheet, package, open_page):
    """From a web address, with no key of any kind."""
    with PackageServer() as server:
        server.files["paquet.zip"] = package.read_bytes()
        on_the_package = app_factory(REFLEXES_SOURCE=f"{server.url}/paquet.zip", **SETTINGS)
        screen = open_page(f"{on_the_sheet}/")
        for view in VIEWS:
            told = []
            for app in (on_the_sheet, on_the_package):
                screen.page.goto(f"{app}/{view}")
                screen.settle()
                told.append(screen.page.evaluate(SAID))
            assert len(told[0]) > 500, view
            assert told[0] == told[1], view
        foot = screen.page.locator(".rp-foot")
        foot.get_by_role("link", name="Données ouvertes").click()
        assert "Données ouvertes" in screen.page.locator("h1").inner_text()
        assert screen.axe() == []
        assert screen.outside() == []
