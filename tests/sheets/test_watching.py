"""``watch`` and ``history``: a real folder edited between readings, a real SQLite history."""

import json
from itertools import islice

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.history import History, Kind
from sheets.live import LiveCopy
from sheets.problems import SourceProblem
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.sources import FileSource
from sheets.watching import Watch, watch_lines

BEFORE = "Identifiant,Nom,Territoire\nP1,Labo,Ici\nP2,Ville,\n"
AFTER = "Identifiant,Nom,Territoire\nP1,Labo neuf,\nP3,Village,Loin\n"


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "feuille"
    source.mkdir()
    write(source, BEFORE)
    return source


def write(folder, text):
    (folder / "Partenaires.csv").write_text(text, "utf-8")


def lines(folder, *steps):
    """What is printed when each wait does one of the steps; a line a step is expected, and the opening one."""
    doing = iter(steps)
    return watch_lines(FileSource(str(folder)), 5, wait=lambda _: next(doing)())


def test_each_change_is_told_once_with_its_columns(folder):
    told = islice(lines(folder, lambda: write(folder, AFTER)), 4)
    opening, *changes = (line[10:] for line in told)
    assert opening.startswith("2 lignes suivies")
    assert sorted(changes) == [
        "Partenaires · P1 (Labo neuf) modifiée : Nom, Territoire",
        "Partenaires · P2 (Ville) supprimée",
        "Partenaires · P3 (Village) ajoutée",
    ]


def test_sorting_rows_is_no_change_and_the_next_one_is_still_seen(folder):
    watch = Watch(FileSource(str(folder)))
    assert watch.look() == []
    write(folder, "Identifiant,Nom,Territoire\nP2,Ville,\n\nP1,Labo,Ici\n")
    assert watch.look() == []
    write(folder, BEFORE.replace("Ici", "Là-bas"))
    assert [(c.key, c.kind, c.columns) for c in watch.look()] == [("P1", Kind.EDITED, ["Territoire"])]
    assert watch.look() == []


def test_a_problem_is_said_once_and_watching_goes_on(folder):
    file = folder / "Partenaires.csv"
    told = lines(folder, file.unlink, lambda: None, lambda: write(folder, AFTER))
    assert "lignes suivies" in next(told)
    assert "ne contient aucun fichier CSV" in next(told)
    assert "Partenaires · " in next(told)


def test_a_source_that_is_not_there_ends_the_command():
    with pytest.raises(SourceProblem):
        next(watch_lines(FileSource("/nulle/part"), 5))
    done = CliRunner().invoke(app, ["watch", "/nulle/part"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "introuvable" in done.stderr


def test_a_control_character_does_not_reach_the_terminal(folder):
    told = lines(folder, lambda: write(folder, BEFORE + "P9,Nom \x9b31m rouge,\n"))
    assert "P9 (Nom 31m rouge) ajoutée" in list(islice(told, 2))[1]


@pytest.fixture
def recorded(folder, tmp_path, monkeypatch):
    """The settings of a history that has seen the folder before and after."""
    url = f"sqlite:///{tmp_path / 'history.db'}"
    live = LiveCopy(Settings(audience=Audience.TEAM), SharedSource(FileSource(str(folder)), History(url), str(folder)))
    live.refresh()
    write(folder, AFTER)
    live.refresh()
    monkeypatch.setenv("REFLEXES_SOURCE", str(folder))
    monkeypatch.setenv("REFLEXES_AUDIENCE", "equipe")
    monkeypatch.setenv("DATABASE_URL", url)


@pytest.mark.usefixtures("recorded")
def test_the_history_of_the_team_is_not_told_under_the_settings_of_the_public(monkeypatch):
    monkeypatch.setenv("REFLEXES_AUDIENCE", "public")
    done = CliRunner().invoke(app, ["history"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "REFLEXES_AUDIENCE=equipe" in done.stderr


@pytest.mark.usefixtures("recorded")
def test_the_history_is_told_to_people():
    done = CliRunner().invoke(app, ["history"])
    assert done.exit_code == 0
    assert "États distincts vus depuis" in done.stdout
    assert "+1 ~1 -1 lignes" in done.stdout
    assert "Partenaires · P1 (Labo neuf) modifiée : Nom, Territoire" in done.stdout


@pytest.mark.usefixtures("recorded")
def test_the_history_is_told_to_machines():
    told = json.loads(CliRunner().invoke(app, ["history", "--since", "1", "--format", "json"]).stdout)
    assert [(s["added"], s["edited"], s["removed"]) for s in told["snapshots"]] == [(2, 0, 0), (1, 1, 1)]
    kinds = {change["key"]: change["kind"] for change in told["changes"]}
    assert kinds == {"P1": "edited", "P2": "removed", "P3": "added"}
    assert told["changes"][0]["before"] is None or "Nom" in told["changes"][0]["before"]


def test_settings_without_a_history_are_told(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("REFLEXES_SOURCE", "demo")
    done = CliRunner().invoke(app, ["history"])
    assert done.exit_code == 2
    assert "ne gardent pas d’historique" in done.stderr
