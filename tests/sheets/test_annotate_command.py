"""``python -m sheets annotate``, as people run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sheets.annotate_command import annotate_lines
from sheets.problems import SettingProblem
from sheets.settings import Settings
from tests.google import FakeGoogle
from tests.google.accounts import WRITER
from tests.sheets.google_sheets import state

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Partenaires", [["Identifiant", "Nom", "Type"], ["P1", "Labo", "Lic\x1b[31morne"]])
    return server


def lines(google, **options):
    settings = Settings(google_writer_key=google.writer_key)
    told = annotate_lines(settings, f"google:{google.address}", adapter=google.adapter, **options)
    return [line.replace("\u202f", " ") for line in told]


def run_process(google, *arguments):
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8", **google.environment}
    environment["REFLEXES_GOOGLE_WRITER_KEY"] = json.dumps(google.writer_key)
    command = [sys.executable, "-m", "sheets", "annotate", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout.replace("\u202f", " "), done.stderr.replace("\u202f", " ")


def test_a_dry_run_tells_the_list_and_writes_nothing_then_it_is_written_then_nothing_is_left(google):
    before = state(google)
    title, summary, first, *_ = lines(google, dry_run=True)
    assert title == "Onglet « À corriger » à créer (rien n’est écrit) :"
    assert summary.startswith("  À corriger : 1 · Conseils")
    assert first.startswith("  - à corriger · Partenaires · C2 · Type · « Lic[31morne » · « Lic[31morne » n’est pas")
    assert first.endswith(" · Labo")
    assert (state(google), google.counts()["write"]) == (before, 0)
    done = lines(google)
    assert done[:2] == ["Fait : onglet « À corriger » créé.", summary.strip()]
    gid = google.sheet("À corriger").gid
    assert done[2] == f"https://docs.google.com/spreadsheets/d/{google.id}/edit#gid={gid}"
    assert lines(google)[0] == "Rien à changer : « À corriger » le dit déjà."
    assert lines(google, dry_run=True) == ["Rien à changer : l’onglet « À corriger » le dit déjà."]
    assert google.counts()["write"] == 1


def test_the_command_works_with_the_key_that_writes_alone(google):
    code, told, error = run_process(google, f"google:{google.address}")
    assert (code, error) == (0, "")
    assert told.startswith("Fait : onglet « À corriger » créé.")


@pytest.mark.parametrize("role", ["", "reader"])
def test_a_sheet_not_shared_as_editor_ends_with_the_code_2_and_the_account(google, role):
    google.share(role)
    code, told, error = run_process(google, f"google:{google.address}")
    assert (code, told) == (2, "")
    assert "ajoutez, comme éditeur" in error
    assert error.endswith(f"Le compte est {WRITER}\n")


def test_what_is_no_google_sheet_is_said(google):
    with pytest.raises(SettingProblem, match="pas une feuille Google"):
        list(annotate_lines(Settings(google_writer_key=google.writer_key), "demo"))


def test_without_the_writer_s_key_nothing_is_tried_with_the_other(google):
    with pytest.raises(SettingProblem, match="REFLEXES_GOOGLE_WRITER_KEY"):
        list(annotate_lines(Settings(google_key=google.key), f"google:{google.id}", adapter=google.adapter))
    assert google.calls == []
