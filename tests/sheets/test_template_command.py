"""``python -m sheets template``, as people run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.problems import SettingProblem
from sheets.settings import Settings
from sheets.template_command import google_lines
from tests.google import FakeGoogle
from tests.google.accounts import EMAIL, WRITER
from tests.sheets.google_sheets import NAMES, complete, state

ROOT = Path(__file__).parents[2]
PERSON = "une.personne@exemple.fr"


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Feuille 1")
    return server


def run(*arguments):
    return CliRunner().invoke(app, ["template", *map(str, arguments)])


def lines(google, address, **options):
    settings = Settings(google_key=google.key, google_writer_key=google.writer_key)
    told = google_lines(settings, address, adapter=google.adapter, **options)
    return [line.replace("\u202f", " ") for line in told]


def run_process(google, *arguments):
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **google.environment}
    environment["REFLEXES_GOOGLE_WRITER_KEY"] = json.dumps(google.writer_key)
    command = [sys.executable, "-m", "sheets", "template", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout.replace("\u202f", " "), done.stderr.replace("\u202f", " ")


def test_the_workbook_is_written_and_checks_clean(tmp_path):
    file = tmp_path / "modele.xlsx"
    assert run("--out", file, "--dry-run").exit_code == 0
    assert not file.exists()
    assert run("--out", file).exit_code == 0
    checked = CliRunner().invoke(app, ["check", str(file), "--format", "json"])
    assert (checked.exit_code, json.loads(checked.stdout)) == (0, [])


def test_a_file_already_there_is_never_replaced(tmp_path):
    file = tmp_path / "rempli.xlsx"
    file.write_bytes(b"mes lignes")
    done = run("--out", file)
    assert (done.exit_code, file.read_bytes()) == (2, b"mes lignes")
    assert "existe déjà" in done.output


def test_a_folder_that_is_not_there_is_said(tmp_path):
    done = run("--out", tmp_path / "absent" / "modele.xlsx")
    assert done.exit_code == 2
    assert "ne peut pas être écrit" in done.output


@pytest.mark.parametrize("arguments", [(), ("--out", "x.xlsx", "--google", "new")])
def test_one_place_to_write_is_asked(arguments):
    done = run(*arguments)
    assert done.exit_code == 2
    assert "soit --out fichier.xlsx, soit --google ADRESSE" in done.output


def test_a_created_sheet_that_nobody_could_open_is_not_created():
    done = run("--google", "new")
    assert done.exit_code == 2
    assert "--share" in done.output
    assert "à la main" in done.output


def test_the_plan_of_a_new_sheet_needs_no_key(monkeypatch):
    monkeypatch.delenv("REFLEXES_GOOGLE_WRITER_KEY", raising=False)
    done = run("--google", "new", "--share", PERSON, "--dry-run")
    assert done.exit_code == 0
    assert all(f"«\u202f{name}\u202f»" in done.output for name in NAMES)


def test_a_dry_run_tells_the_plan_and_writes_nothing_then_it_is_done_then_nothing_is_left(google):
    before = state(google)
    told = lines(google, google.address, dry_run=True)
    assert told[:2] == ["À faire (rien n’est écrit) :", "  - onglet « Feuille 1 » : devient « Lisez-moi »"]
    assert state(google) == before
    assert google.counts()["write"] == 0
    done = lines(google, google.address)
    assert (done[0], done[1:-1]) == ("Fait :", told[1:])
    assert f"comme lecteur, avec le compte du tableau de bord : {EMAIL}" in done[-1]
    assert lines(google, google.address) == ["Rien à changer."]


def test_a_new_sheet_is_created_given_and_told_with_what_it_implies(google):
    told = lines(google, "new", share=PERSON)
    (created,) = set(google.books) - {google.id}
    assert told[0] == f"Feuille créée : https://docs.google.com/spreadsheets/d/{created}/edit"
    assert google.books[created].roles[PERSON] == "writer"
    assert "appartient au compte de service" in told[-1]


def test_a_deleted_tab_is_told_at_a_glance(google):
    complete(google)
    google.delete_tab("Crises")
    assert lines(google, google.address) == [
        "Fait :",
        "  - onglet « Observations » : menu déroulant sur « Crise »",
        "  - onglet « Crises » : création, avec 6 colonnes",
        "  - onglet « Crash-tests » : menu déroulant sur « Crise »",
    ]


def test_a_sheet_not_shared_as_editor_ends_with_the_code_2_and_the_account(google):
    google.share("reader")
    code, told, error = run_process(google, "--google", google.address)
    assert (code, told) == (2, "")
    assert error == (
        "La feuille Google n’est pas partagée en écriture avec le compte qui l’écrit. Dans la feuille, cliquez sur "
        f"« Partager » et ajoutez, comme éditeur, l’adresse de ce compte.\nLe compte est {WRITER}\n"
    )


def test_without_the_writer_s_key_nothing_is_tried_with_the_other(google):
    with pytest.raises(SettingProblem, match="REFLEXES_GOOGLE_WRITER_KEY"):
        list(google_lines(Settings(google_key=google.key), google.address, adapter=google.adapter))
    assert google.calls == []
