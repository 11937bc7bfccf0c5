"""A data package as a source: folder, zip, web address; asked for gently, and each failure has its French sentence."""

import json
import logging
import zipfile
from datetime import date

import pytest
from pandas.testing import assert_frame_equal

from sheets.live import LiveCopy
from sheets.opening import open_live_source
from sheets.package import DESCRIPTOR, make_package
from sheets.package_files import MOST_BYTES
from sheets.package_source import REST_SECONDS, WebPackage, is_package
from sheets.problems import SettingProblem, SourceProblem
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience, Settings
from sheets.snapshot import make_snapshot
from sheets.sources import open_source
from sheets.tabs import TABS
from tests.drawing import TODAY, read
from tests.package_server import PackageServer

DAY = date(2020, 7, 22)
DEMO = public_view(read_workbook(TABS, open_source("demo"), TODAY))
PACKAGE = make_package(DEMO, DAY)
SMALLER = make_package(public_view(read(Partenaires="| Identifiant | Nom |\n| P1 | Autre |")), DAY)


@pytest.fixture
def server():
    with PackageServer() as shelf:
        shelf.files |= {**PACKAGE.files, "paquet.zip": PACKAGE.zip}
        yield shelf


@pytest.fixture
def folder(tmp_path):
    for name, content in PACKAGE.files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def snapshot_of(source):
    settings = Settings(source=str(source), date="2020-07-22")
    return make_snapshot(settings, open_live_source(settings).read().make_book())


def problem_of(action):
    with pytest.raises(SourceProblem) as caught:
        action()
    assert caught.value.remedy
    return str(caught.value)


def test_the_same_public_view_from_a_folder_a_zip_and_the_web(folder, server, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    archive = tmp_path / "paquet.zip"
    archive.write_bytes(PACKAGE.zip)
    for source in (folder, archive, f"{server.url}/datapackage.json", f"{server.url}/paquet.zip"):
        shown = snapshot_of(source)
        assert (shown.audience, shown.updated, shown.today) == (Audience.PUBLIC, DAY, date(2020, 7, 22))
        for tab in TABS:
            assert_frame_equal(shown[tab], DEMO[tab])


def test_an_unchanged_package_is_asked_for_but_not_sent_again(server, tmp_path):
    web = WebPackage(f"{server.url}/datapackage.json", tmp_path)
    first = web.read()
    server.asked.clear()
    second = web.read()
    assert server.asked == [("GET", "/datapackage.json", 304)]
    assert (second.fingerprint, second.weight) == (first.fingerprint, 0)
    assert first.weight > 10_000
    assert second.rest == REST_SECONDS


def test_only_the_tables_that_changed_are_fetched_again(server, tmp_path):
    web = WebPackage(f"{server.url}/datapackage.json", tmp_path)
    before = web.read()
    edited = dict(PACKAGE.files)
    edited["crises.csv"] += "R99;Grêle;;;;\r\n".encode()
    descriptor = json.loads(edited[DESCRIPTOR])
    (resource,) = (one for one in descriptor["resources"] if one["name"] == "crises")
    resource["hash"] = "md5:inconnue"
    edited[DESCRIPTOR] = json.dumps(descriptor).encode()
    server.files |= edited
    server.asked.clear()
    after = web.read()
    assert [path for _, path, _ in server.asked] == ["/datapackage.json", "/crises.csv"]
    assert after.fingerprint != before.fingerprint


def test_tables_that_do_not_match_the_descriptor_yet_are_waited_for(server, tmp_path):
    web = WebPackage(f"{server.url}/datapackage.json", tmp_path)
    server.files[DESCRIPTOR] = SMALLER.files[DESCRIPTOR]
    assert "en cours de remplacement" in problem_of(web.read)
    server.files |= SMALLER.files
    assert len(web.read().make_book().grids) == len(TABS)


@pytest.mark.parametrize(("status", "said"), [(404, "introuvable"), (403, "refuse"), (500, "erreur 500")])
def test_what_a_server_answers_is_told_without_the_address(server, tmp_path, status, said, caplog):
    server.status = status
    with caplog.at_level(logging.DEBUG):
        told = problem_of(WebPackage(f"{server.url}/paquet.zip?jeton=SECRET", tmp_path).read)
    assert said in told
    assert "SECRET" not in told
    assert "SECRET" not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("sheets"))


def test_a_server_that_is_away_is_told_and_the_last_copy_outlives_a_restart(server, tmp_path):
    WebPackage(f"{server.url}/paquet.zip", tmp_path).read()
    server.status = 503
    settings = Settings(source=f"{server.url}/paquet.zip", date="2020-07-22")
    live = LiveCopy(settings, WebPackage(settings.source, tmp_path))
    live.start()
    try:
        assert len(live.snapshot()[TABS[1]]) == len(DEMO[TABS[1]])
    finally:
        live.stop()
    assert WebPackage(f"{server.url}/autre.zip", tmp_path).last() is None


def test_nobody_listening_is_a_problem(tmp_path):
    assert "ne répond pas" in problem_of(WebPackage("http://127.0.0.1:9/datapackage.json", tmp_path).read)


def test_a_package_too_heavy_is_refused_before_it_is_whole(server, tmp_path):
    server.files["gros.zip"] = b"PK" + bytes(MOST_BYTES)
    assert "dépasse" in problem_of(WebPackage(f"{server.url}/gros.zip", tmp_path).read)


def test_a_zip_that_swells_is_refused(tmp_path):
    archive = tmp_path / "bombe.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr(DESCRIPTOR, PACKAGE.files[DESCRIPTOR])
        bomb.writestr("crises.csv", bytes(MOST_BYTES + 1))
    assert "dépasse" in problem_of(lambda: snapshot_of(archive))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("abime.zip", b"pas un zip"),
        ("vide.zip", b""),
        ("coupe.zip", PACKAGE.zip[: len(PACKAGE.zip) // 2]),
    ],
)
def test_what_is_no_package_is_a_problem_not_a_crash(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert "paquet de données" in problem_of(lambda: snapshot_of(tmp_path / name))


@pytest.mark.parametrize(
    "descriptor", [b"", b"[]", b"{}", b'{"created": "hier"}', b'{"created": "2020-07-22"}', b"\xff"]
)
def test_a_descriptor_that_says_nothing_is_a_problem(folder, descriptor):
    (folder / DESCRIPTOR).write_bytes(descriptor)
    problem_of(lambda: snapshot_of(folder))


def test_a_missing_table_is_told_by_its_name(folder):
    (folder / "crises.csv").unlink()
    assert "« crises.csv »" in problem_of(lambda: snapshot_of(folder))


def test_a_path_that_leads_out_of_the_package_is_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("dehors") / "crises.csv"
    outside.write_text("Identifiant;Nom\nR1;CANARI\n", "utf-8")
    for path in (f"../{outside.parent.name}/crises.csv", str(outside), "http://127.0.0.1:9/crises.csv"):
        (folder / DESCRIPTOR).write_bytes(PACKAGE.files[DESCRIPTOR].replace(b'"crises.csv"', json.dumps(path).encode()))
        shown = snapshot_of(folder)
        assert "CANARI" not in "".join(shown[tab].to_csv() for tab in TABS)


def test_a_package_has_nothing_to_show_to_the_team(folder):
    with pytest.raises(SettingProblem):
        open_live_source(Settings(source=str(folder), audience=Audience.TEAM))


def test_the_address_of_a_google_sheet_is_recognised():
    assert "google:" in problem_of(lambda: WebPackage("https://docs.google.com/spreadsheets/d/abc/edit"))


def test_what_is_a_package_is_told_by_its_name_alone(folder, tmp_path):
    assert is_package(str(folder))
    assert is_package("https://exemple.fr/datapackage.json")
    assert is_package("paquet.ZIP")
    assert not is_package("demo")
    assert not is_package("classeur.xlsx")
    assert not is_package("google:abc")
