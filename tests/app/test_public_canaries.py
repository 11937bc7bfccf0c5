"""What is private appears in no message, page, chart, table, download, route, file or log of the public app."""

import base64
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import requests
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sheets.kinds import Choice
from sheets.settings import Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, CRISES, OBSERVATIONS, PARTNERS, TABS, TERRAINS
from tests.app.canaries import CANARY, NOT_PUBLISHED, draft_id, plant
from tests.app.listener import Listener, texts_of
from tests.app.screens import SCREENS, VIEWS

DAY = date(2020, 7, 22)
LISTED = {
    "controverse": CONTROVERSIES,
    "terrain": TERRAINS,
    "chantier": CHANTIERS,
    "observation": OBSERVATIONS,
    "crise": CRISES,
    "etape": CALENDAR,
    "partenaire": PARTNERS,
}
SAME = {"crises": "crise", "comparer": "crise", "labo": "partenaire"}
# What filters of the screens themselves can be; the views have all of them.
OF_SCREENS = {
    "image": ["carte-terrains", "autodiagnostic", "crash-test"],
    **dict.fromkeys(("terrains", "fragiles", "seul", "reste"), ("oui",)),
    **dict.fromkeys(("version", "de", "a"), ("V1", "V3")),
    "lecture": ("fils", "crises", "versions"),
    "fil": ("C3", "O01"),
    "degres": ("2",),
    "genre": ("terrain", "chantier"),
    "texte": ("ville", CANARY[:5]),
    "entre": ("mois",),
    "depuis": ("7j",),
    "pas": ("99",),
}
FEW = 2
# Half of the canary's name: what is typed is said again, and must find nothing more.
SEARCHED = (CANARY[:5], CANARY[:5].lower())
ROUTES = (
    *("calendrier.ics", "sante", "sante/pret", "fraicheur", "sitemap.xml", "robots.txt", "nulle-part", "nulle/part"),
    *("_stcore/health", "_stcore/host-config", "_stcore/metrics", "donnees", "donnees/"),
    *("share.js", "qr.svg?vue=atelier"),
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return plant(tmp_path_factory.mktemp("feuille"))


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return tmp_path_factory.mktemp("base") / f"{CANARY}.db"


@pytest.fixture(scope="module")
def public(app_factory, planted, database):
    """The public app on the whole workbook, with canaries in its keys, its settings, and the path of its database."""
    key = json.dumps({"client_email": f"{CANARY}@exemple.fr", "private_key": f"{CANARY}-clé"})
    app = app_factory(
        REFLEXES_SOURCE=str(planted),
        REFLEXES_AUDIENCE="public",
        REFLEXES_DATE=DAY.isoformat(),
        REFLEXES_GOOGLE_KEY=key,
        REFLEXES_GOOGLE_WRITER_KEY=key,
        REFLEXES_ALLOWED=f"{CANARY.lower()}@exemple.fr",
        DATABASE_URL=f"sqlite:///{database}",
    )
    wait_until_read(app)
    return app


def wait_until_read(app):
    with Listener(app) as visitor:
        visitor.look("")


@pytest.fixture(scope="module")
def values(planted):
    """name of a filter -> what it may be, from what is public."""
    shown = public_snapshot(Settings(date=DAY), open_source(str(planted)))
    known = {name: list(dict.fromkeys(shown[tab]["id"])) for name, tab in LISTED.items()}
    known |= {name: known[other] for name, other in SAME.items()}
    for tab in TABS:
        for field in (
            field for field, column in tab.fields_of(Choice).items() if column.public and field in shown[tab]
        ):
            known.setdefault(field, [term for term in dict.fromkeys(shown[tab][field]) if term])
    return known | OF_SCREENS


def leaks(texts, asked=""):
    """The texts that hold a canary, whatever its case, once what the visitor typed is taken away."""
    return [text[:300] for text in texts if CANARY.casefold() in text.replace(asked or "\0", "").casefold()]


def test_the_public_receives_no_canary_whatever_is_asked(public, app_server, values):
    with Listener(public) as visitor:
        names, files = {}, 0

        def look(address, asked=""):
            nonlocal files
            visitor.look(address)
            assert leaks(visitor.texts(), asked) == [], address
            return address.split("?")[0]

        for address in VIEWS:
            screen = look(address)
            names.setdefault(screen, set()).update(visitor.filters())
            for url, content in visitor.downloads():
                assert CANARY.casefold().encode() not in url.encode().lower() + content.lower(), address
                files += len(content) > 0
        for screen, offered in names.items():
            for name in sorted(offered - {"q"}):
                for value in values[name][: None if screen == "fiche" and name != "observation" else FEW]:
                    look(f"{screen}?{name}={value}")
        for words in SEARCHED:
            look(f"recherche?q={words}")
        for tab in LISTED.values():
            name = next(name for name, one in LISTED.items() if one is tab)
            for number in range(len(NOT_PUBLISHED)):
                for screen in ("fiche", "cartographie"):
                    look(f"{screen}?{name}={draft_id(tab, number)}", draft_id(tab, number))
    assert files > len(VIEWS) / 2
    assert names["panorama"] > {"horizon", "effort", "partenaire", "texte"}
    assert names["cartographie"] > {"source", "position", "crise", "terrain"}
    assert leaks([app_server(public).log()]) == []


def opened(name, content):
    """A file and, of an archive, the files in it."""
    if not name.endswith(".zip"):
        return [content]
    archive = zipfile.ZipFile(io.BytesIO(content))
    return [*map(str.encode, archive.namelist()), *map(archive.read, archive.namelist())]


def test_no_route_of_the_public_holds_a_canary(public, app_server, values):
    listed = requests.get(f"{public}/donnees/datapackage.json", timeout=30).json()["resources"]
    tables = [f"donnees/{one['name']}.{form}" for one in listed for form in ("csv", "json")]
    archive = re.search('[^"/]+[.]zip', requests.get(f"{public}/donnees/", timeout=30).text)[0]
    pages = [*SCREENS.values(), "accessibilite", "recherche?q=ville"]
    fiches = [f"fiche?{name}={one}" for name in LISTED for one in values[name][:FEW]]
    for path in (*ROUTES, *tables, f"donnees/{archive}", "donnees/LISEZMOI.md", *pages, *fiches):
        answer = requests.get(f"{public}/{path}", timeout=30)
        for content in opened(path, answer.content):
            assert leaks([content.decode("utf-8", "replace"), str(answer.headers), answer.url]) == [], path
    for tab in LISTED.values():
        for path in ("fiche", "cartographie", "panorama"):
            hidden = requests.get(f"{public}/{path}", {tab.name[:-1].lower(): draft_id(tab, 0)}, timeout=30)
            assert leaks([hidden.text]) == [], tab.name
    assert "Atelier de lancement" in requests.get(f"{public}/calendrier.ics", timeout=30).text.replace("\r\n ", "")
    assert len(tables) == 2 * len(TABS)
    assert leaks([app_server(public).log()]) == []


def test_nothing_private_is_written_by_the_public_process(public, app_server, database):
    written = [*database.parent.iterdir(), *(app_server(public).copy / "var").rglob("*")]
    assert database in written
    files = [file for file in map(Path, written) if file.is_file()]
    assert b"Atelier de lancement" in b"".join(file.read_bytes() for file in files)
    for file in files:
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_the_canaries_are_there_to_be_heard_by_the_team(app_factory, planted):
    """Without this, the tests above could not fail."""
    app = app_factory(REFLEXES_SOURCE=str(planted), REFLEXES_AUDIENCE="equipe", REFLEXES_DATE=DAY.isoformat())
    with Listener(app) as visitor:
        for path in (
            "",
            "cartographie?controverse=C1",
            "panorama",
            "crash-test",
            "enquetes",
            f"recherche?q={CANARY[:5]}",
        ):
            visitor.look(path)
            assert leaks(visitor.texts()), path
        visitor.look(f"fiche?chantier={draft_id(CHANTIERS, 0)}")
        assert leaks(visitor.texts(), draft_id(CHANTIERS, 0))
        visitor.look("enquetes")
        assert any(CANARY.encode() in content for _, content in visitor.downloads())


def test_what_is_packed_in_a_message_is_read():
    """Without this, the tests above could miss what no plain text tells."""
    packed, sink, message = pa.table({"titre": [f"{CANARY}-table"]}), io.BytesIO(), ForwardMsg()
    with pa.ipc.new_stream(sink, packed.schema) as stream:
        stream.write_table(packed)
    chart = message.delta.new_element.vega_lite_chart
    chart.data.data = sink.getvalue()
    chart.spec = f'{{"a": ["\\u0043{CANARY[1:]}-json"]}}'
    chart.id = "data:image/png;base64," + base64.b64encode(3 * f"{CANARY}-image".encode()).decode()
    assert message.SerializeToString().count(CANARY.encode()) == 1
    read = "".join(texts_of(message))
    for form in ("table", "json", "image"):
        assert f"{CANARY}-{form}" in read
