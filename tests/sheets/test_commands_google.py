"""``check`` and ``watch`` on a Google Sheet: the command in its own process, over real HTTP."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.google import Failure, FakeGoogle

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server():
    with FakeGoogle() as running:
        yield running


@pytest.fixture
def google(server):
    server.reset()
    server.add_tab("Controverses", [["Identifiant", "Version", "Titre", "Pôle A", "Pôle B"]])
    server.add_tab("Partenaires", [["Identifiant", "Nom", "Type"], ["0042", "Labo", "Licorne"], ["P2", "", "Licorne"]])
    return server


def command(google, *arguments):
    """The arguments of a process, and its environment: the key of the settings, and Google at the tests' own."""
    settings = {"REFLEXES_GOOGLE_KEY": json.dumps(google.key), "PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    return {
        "args": [sys.executable, "-m", "sheets", *arguments],
        "env": {**settings, **google.environment},
        "cwd": ROOT,
        "encoding": "utf-8",
    }


def run(google, *arguments):
    return subprocess.run(**command(google, *arguments), capture_output=True, check=False, timeout=60)


def test_check_tells_each_fault_with_the_address_that_opens_its_cell(google):
    done = run(google, "check", f"google:{google.address}")
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    (at,) = [n for n, line in enumerate(lines) if "« Licorne » n’est pas un terme prévu" in line]
    assert "cellules C2 et C3" in lines[at]
    link = f"https://docs.google.com/spreadsheets/d/{google.id}/edit#gid={google.sheet('Partenaires').gid}&range="
    assert lines[at + 1 : at + 3] == [f"    C2  {link}C2", f"    C3  {link}C3"]
    assert lines[-1].startswith("2 lignes lues, 3 à corriger, ")


def test_check_in_json_gives_the_links_and_the_ids_as_text(google):
    google.sheet("Partenaires").set("A3", 42)
    done = run(google, "check", f"google:{google.id}", "--format", "json")
    findings = {f["rule"]: f for f in json.loads(done.stdout)}
    assert findings["required-empty"]["link"].endswith("&range=B3")
    assert (findings["number-as-id"]["value"], findings["number-as-id"]["cell"]) == ("42", "A3")


@pytest.mark.parametrize("name", ["check", "watch"])
def test_a_sheet_that_is_not_shared_ends_with_the_code_2_the_remedy_and_the_account(google, name):
    google.fail(Failure.NOT_SHARED)
    done = run(google, name, f"google:{google.address}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "cliquez sur « Partager »" in done.stderr
    assert done.stderr.splitlines()[-1] == f"Le compte est {google.key['client_email']}"
    assert "Traceback" not in done.stderr


def test_a_key_that_is_none_and_an_address_that_holds_no_id_are_told(google):
    bare = command(google, "check", f"google:{google.address}")
    del bare["env"]["REFLEXES_GOOGLE_KEY"]
    done = subprocess.run(**bare, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert "REFLEXES_GOOGLE_KEY" in done.stderr
    done = run(google, "check", "google:https://exemple.fr/feuille")
    assert (done.returncode, done.stdout) == (2, "")
    assert "n’est pas reconnue" in done.stderr


def test_watch_prints_the_cell_that_was_just_edited(google):
    started = command(google, "watch", f"google:{google.address}", "--every", "3")
    with subprocess.Popen(**started, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as watching:
        try:
            assert "2 lignes suivies" in watching.stdout.readline()
            google.sheet("Partenaires").set("B2", "Labo neuf")
            assert watching.stdout.readline().rstrip().endswith("Partenaires · 0042 (Labo neuf) modifiée : Nom")
        finally:
            watching.kill()
