"""The command line: what it prints, and with which code it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.findings import group_findings
from sheets.message import Level
from sheets.reading import read_workbook
from sheets.sources import open_source
from sheets.tabs import TABS
from tests.drawing import TODAY
from tests.planted import ADVICE, FAULTS, MESSY

ROOT = Path(__file__).parents[2]
FIELDS = {"tab", "row", "column", "cell", "value", "rule", "level", "what", "remedy", "sentence", "link", "lab"}


def run(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)])


def run_process(*arguments):
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "sheets", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def messy_text():
    return run("check", MESSY)


@pytest.fixture(scope="module")
def messy_json():
    return run("check", MESSY, "--format", "json")


def test_the_demo_is_without_error():
    done = run_process("check", "demo")
    assert (done.returncode, done.stderr) == (0, "")
    assert "BLOQUANT" not in done.stdout
    assert "À CORRIGER" not in done.stdout
    assert " lignes lues, 0 à corriger, " in done.stdout.splitlines()[-1]


def test_errors_end_with_the_code_1_and_no_traceback():
    done = run_process("check", MESSY)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == f"115 lignes lues, {len(FAULTS)} à corriger, {len(ADVICE)} conseils."


def test_a_source_that_is_nowhere_ends_with_the_code_2_and_a_french_remedy():
    done = run_process("check", "/nulle/part")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("La source « /nulle/part » est introuvable. Donnez ")
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_without_any_known_tab_ends_with_the_code_2(tmp_path):
    (tmp_path / "Feuil1.csv").write_text("a,b\n1,2\n", "utf-8")
    done = run("check", tmp_path)
    assert done.exit_code == 2
    assert "n’a aucun onglet connu, seulement « Feuil1 »" in done.output
    assert "« Partenaires »" in done.output


@pytest.mark.parametrize("fault", FAULTS + ADVICE, ids=lambda p: f"{p.tab}-{p.place}-{p.rule}")
def test_every_planted_fault_is_printed_with_its_tab_place_and_remedy(messy_text, messy_json, fault):
    finding = next(
        f
        for f in json.loads(messy_json.stdout)
        if (f["tab"], f["cell"] or str(f["row"] or ""), f["rule"]) == fault[:3] and f["value"].startswith(fault.typed)
    )
    lines = [line for line in messy_text.stdout.splitlines() if finding["what"] in line]
    (line,) = [line for line in lines if f"Onglet « {fault.tab} »" in line and finding["column"] in line]
    assert line.startswith(f"{finding['level'].upper()} · ")
    assert fault.place in line.split(" : ")[0].replace(",", "").split() or not fault.place
    assert line.endswith(finding["remedy"])


def test_the_most_serious_comes_first(messy_text):
    levels = [line.split(" · ")[0] for line in messy_text.stdout.splitlines()[:-1]]
    assert levels == sorted(levels, key=["BLOQUANT", "À CORRIGER", "CONSEIL"].index)


def test_json_gives_the_same_findings_with_every_field(messy_json):
    assert messy_json.exit_code == 1
    findings = json.loads(messy_json.stdout)
    book = read_workbook(TABS, open_source(str(MESSY)), TODAY)
    assert [f["sentence"] for f in findings if "supposée" not in f["what"]] == [
        f.sentence for f in book.findings if "supposée" not in f.what
    ]
    assert all(set(finding) == FIELDS for finding in findings)
    assert {finding["level"] for finding in findings} == set(Level)


def test_json_of_a_clean_source_is_an_empty_list(tmp_path):
    for tab in TABS:
        (tmp_path / f"{tab.name}.csv").write_text(",".join(c.label for c in tab.columns.values()), "utf-8")
    (tmp_path / "Projet.csv").write_text("Clé,Valeur\n", "utf-8")
    done = run("check", tmp_path, "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_one_finding_is_counted_in_the_singular(tmp_path):
    (tmp_path / "Partenaires.csv").write_text("Identifiant,Nom,Ajout\nP1,Labo,oui\n", "utf-8")
    for tab in TABS[2:]:
        (tmp_path / f"{tab.name}.csv").write_text(",".join(c.label for c in tab.columns.values()), "utf-8")
    (tmp_path / "Projet.csv").write_text("Clé,Valeur\n", "utf-8")
    assert run("check", tmp_path).stdout.splitlines()[-1] == "1 ligne lue, 0 à corriger, 1 conseil."


def test_the_guide_is_printed_or_written(tmp_path):
    guide = (ROOT / "docs" / "colonnes.md").read_text("utf-8")
    assert run("columns").stdout == f"{guide}\n"
    written = run("columns", "--out", tmp_path / "guide.md")
    assert (written.exit_code, written.output) == (0, "")
    assert (tmp_path / "guide.md").read_text("utf-8") == guide


def test_a_guide_that_cannot_be_written_is_said_without_traceback(tmp_path):
    done = run("columns", "--out", tmp_path / "absent" / "guide.md")
    assert done.exit_code == 2
    assert "ne peut pas être écrit" in done.output


def test_without_a_command_the_commands_are_listed():
    listed = run().output
    assert "check" in listed
    assert "columns" in listed


def test_a_long_list_of_cells_is_cut_at_twelve(tmp_path):
    rows = "".join(f"P{n},Labo,Laboo\n" for n in range(1, 16))
    (tmp_path / "Partenaires.csv").write_text(f"Identifiant,Nom,Type\n{rows}", "utf-8")
    book = read_workbook(TABS, open_source(str(tmp_path)), TODAY)
    (group,) = [g for g in group_findings(book.findings) if g.findings[0].rule == "term-unknown"]
    assert "C12, C13 et 3 autres : " in group.sentence
