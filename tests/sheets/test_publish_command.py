"""« python -m sheets publish »: where it writes, what it never replaces, and what it says."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.package import DESCRIPTOR
from sheets.publish_command import PublishProblem, publish
from sheets.settings import Audience, Settings
from tests.app.canaries import CANARY, plant
from tests.package_server import PackageServer

DEMO = Settings(date="2020-07-22")


def day_of(folder):
    return json.loads((folder / DESCRIPTOR).read_bytes())["created"][:10]


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return plant(tmp_path_factory.mktemp("canaries"))


def source(folder, **settings):
    return Settings(source=str(folder), date="2020-07-22", **settings)


def test_unchanged_data_keep_their_day_and_nothing_is_written(tmp_path):
    out = tmp_path / "paquet"
    assert "13 tables" in publish(DEMO, str(out), date(2020, 7, 22))
    before = {file.name: file.stat().st_mtime_ns for file in out.iterdir()}
    assert "rien n’est écrit" in publish(DEMO, str(out))
    assert {file.name: file.stat().st_mtime_ns for file in out.iterdir()} == before
    assert day_of(out) == "2020-07-22"


def test_changed_data_take_the_day_of_today(tmp_path, planted):
    out = tmp_path / "paquet"
    publish(DEMO, str(out), date(2020, 7, 22))
    plant(tmp_path / "source")
    (tmp_path / "source" / "Crises.csv").write_text("Identifiant,Nom\nR1,Grêle\n", "utf-8")
    publish(source(tmp_path / "source"), str(out))
    assert day_of(out) == date.today().isoformat()


def test_a_zip_and_a_folder_hold_the_same(tmp_path):
    publish(DEMO, str(tmp_path / "a.zip"), date(2020, 7, 22))
    publish(source(tmp_path / "a.zip"), str(tmp_path / "b"))
    publish(source(tmp_path / "b"), str(tmp_path / "c.zip"))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "c.zip").read_bytes()


def test_even_the_team_publishes_no_draft(tmp_path, planted):
    for audience in Audience:
        out = tmp_path / audience
        publish(source(planted, audience=audience), str(out))
        assert not [file.name for file in out.iterdir() if CANARY.encode() in file.read_bytes()]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(PublishProblem):
        publish(DEMO, str(tmp_path))
    with pytest.raises(PublishProblem):
        publish(DEMO, str(tmp_path / "notes.txt"))
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_package_is_sent_by_put_and_its_signed_address_is_never_repeated():
    with PackageServer() as server:
        said = publish(DEMO, f"{server.url}/paquet.zip?signature=SECRET")
        assert server.files["paquet.zip"][:2] == b"PK"
        assert "SECRET" not in said
        server.status = 403
        with pytest.raises(PublishProblem) as refused:
            publish(DEMO, f"{server.url}/paquet.zip?signature=SECRET")
    with pytest.raises(PublishProblem) as away:
        publish(DEMO, f"{server.url}/paquet.zip?signature=SECRET")
    for problem in (refused.value, away.value):
        assert "127.0.0.1" in str(problem)
        assert "SECRET" not in str(problem)


def test_the_command_line_says_what_it_would_do_and_what_stops_it(tmp_path):
    out = str(tmp_path / "paquet")
    would = CliRunner().invoke(app, ["publish", "--out", out, "--source", "demo", "--dry-run"])
    assert would.exit_code == 0
    assert "À publier" in would.output
    assert not (tmp_path / "paquet").exists()
    absent = CliRunner().invoke(app, ["publish", "--out", out, "--source", str(tmp_path / "absent")])
    assert absent.exit_code == 2
    assert "introuvable" in absent.output
