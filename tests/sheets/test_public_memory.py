"""What a public instance remembers: the public view and nothing private, in a database that is no one else's."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select

from sheets.history import History
from sheets.history_cells import pack, unpack
from sheets.history_tables import TABLES
from sheets.opening import open_history, open_live_copy
from sheets.problems import SettingProblem, SourceProblem
from sheets.public_book import public_book, read_public
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience, Settings
from sheets.sources import open_source
from sheets.tabs import CHANTIERS, CRASH_TESTS, INTERVIEWS, SELF_DIAGNOSIS, TABS
from tests.app.canaries import CANARY, plant

pytest_plugins = ("tests.postgres",)

TODAY = date(2020, 7, 22)
TITLE = "Guichet sans dossier"  # of a published chantier, in plain letters: contents are kept escaped
MESSY = str(Path(__file__).parents[1] / "messy")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return str(plant(tmp_path_factory.mktemp("canaries") / "feuille"))


def settings(source, audience, url):
    return Settings(source=source, audience=audience, date=TODAY, DATABASE_URL=url)


def rows_kept(url):
    """All that the tables hold, compressed copies unpacked."""
    kept = []
    with History(url) as history, history._database.read() as connection:
        for table in TABLES.tables.values():
            packed = [isinstance(column.type, LargeBinary) for column in table.columns]
            for line in connection.execute(select(table)):
                kept += [repr(unpack(cell) if whole else cell) for cell, whole in zip(line, packed, strict=True)]
    return "\n".join(kept)


def everything_kept(url):
    """With the files of an SQLite one, where what was overwritten could linger."""
    files = Path(url.removeprefix("sqlite:///")).parent.glob("history.db*") if url.startswith("sqlite") else ()
    return "\n".join([rows_kept(url), *(file.read_bytes().decode("latin-1") for file in files)])


def refreshed(live, times=1):
    for _ in range(times):
        live.refresh()
    return live


def view(source):
    return public_view(read_workbook(TABS, open_source(source), TODAY))


@pytest.mark.parametrize("source", ["demo", MESSY], ids=["demonstration", "messy"])
def test_reading_again_what_was_written_gives_the_public_view(source):
    expected = view(source)
    again = read_public(unpack(pack(public_book(open_source(source), TODAY))))
    assert again.unnamed == expected.unnamed
    for tab in TABS:
        assert list(again[tab]) == list(expected[tab])
        assert again[tab].astype(object).equals(expected[tab].astype(object)), tab.name
    assert repr(again.project) == repr(dict(expected.project))
    assert again.lists == expected.lists


def test_no_canary_enters_the_database_of_the_public(planted, own_database_url):
    live = refreshed(open_live_copy(settings(planted, Audience.PUBLIC, own_database_url)), 2)
    assert len(live.state.snapshot[CHANTIERS]) > 10
    kept = everything_kept(own_database_url)
    assert TITLE in kept
    assert CANARY not in kept


def test_the_canaries_are_there_to_enter_that_of_the_team(planted, own_database_url):
    """Without this, the test above could not fail."""
    refreshed(open_live_copy(settings(planted, Audience.TEAM, own_database_url)))
    assert CANARY in everything_kept(own_database_url)


def test_what_is_no_longer_published_is_remembered_no_more(tmp_path, own_database_url):
    folder = plant(tmp_path / "feuille")
    live = refreshed(open_live_copy(settings(str(folder), Audience.PUBLIC, own_database_url)))
    chantiers = folder / "Chantiers.csv"
    assert TITLE in rows_kept(own_database_url)
    chantiers.write_text(chantiers.read_text("utf-8").replace(TITLE, "Autre chose"), "utf-8")
    refreshed(live)
    with History(own_database_url) as history:
        assert history.changes(str(folder), datetime(2020, 1, 1, tzinfo=UTC), opening=True) == []
        assert TITLE not in str(history.last_copy(str(folder)))


def test_a_public_process_that_restarts_during_an_outage_serves_the_last_copy(tmp_path, own_database_url):
    folder = plant(tmp_path / "feuille")
    asked = settings(str(folder), Audience.PUBLIC, own_database_url)
    before = refreshed(open_live_copy(asked)).state
    for file in folder.iterdir():
        file.unlink()
    after = open_live_copy(asked)
    assert after.snapshot()[CHANTIERS].equals(before.snapshot[CHANTIERS])
    assert list(after.snapshot()[INTERVIEWS]) == ["statut"]
    after.stop()


def test_of_two_public_replicas_one_reads_and_both_show_the_same(planted, own_database_url):
    asked = settings(planted, Audience.PUBLIC, own_database_url)
    first, second = (open_live_copy(asked) for _ in range(2))
    for live in (first, second):
        live.refresh()
    for tab in TABS:
        shown, followed = first.state.snapshot[tab], second.state.snapshot[tab]
        assert shown.astype(object).equals(followed.astype(object)), tab.name


@pytest.mark.parametrize(
    ("owner", "other", "told"),
    [(Audience.TEAM, Audience.PUBLIC, "historique de l’équipe"), (Audience.PUBLIC, Audience.TEAM, "instance publique")],
)
def test_a_database_serves_one_audience(own_database_url, owner, other, told):
    open_history(settings("demo", owner, own_database_url)).close()
    open_history(settings("demo", owner, own_database_url)).close()
    with pytest.raises(SettingProblem, match=told) as refused:
        open_history(settings("demo", other, own_database_url))
    assert "DATABASE_URL" in refused.value.remedy
    assert own_database_url.rpartition("/")[2] not in str(refused.value)


def test_a_history_from_before_databases_had_an_audience_is_the_teams(own_database_url):
    with History(own_database_url) as history:
        history.record("feuille", "f", open_source("demo"), datetime.now(UTC))
    with pytest.raises(SettingProblem):
        open_history(settings("demo", Audience.PUBLIC, own_database_url))
    open_history(settings("demo", Audience.TEAM, own_database_url)).close()


def test_without_a_database_the_public_keeps_nothing_and_says_plainly_that_there_is_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    live = open_live_copy(settings(str(tmp_path / "absente"), Audience.PUBLIC, ""))
    with pytest.raises(SourceProblem, match="introuvable"):
        live.snapshot()
    live.stop()
    assert list(tmp_path.iterdir()) == []


def test_accidents_are_held_for_the_public_too_and_unpublishing_is_not_one(tmp_path, own_database_url):
    folder = plant(tmp_path / "feuille")
    live = refreshed(open_live_copy(settings(str(folder), Audience.PUBLIC, own_database_url)))
    crash, chantiers = folder / "Crash-tests.csv", folder / "Chantiers.csv"
    crash.write_text(crash.read_text("utf-8").splitlines()[0], "utf-8")
    chantiers.write_text(chantiers.read_text("utf-8").replace("Publié", "Brouillon"), "utf-8")
    refreshed(live)
    assert [doubt.tab for doubt in live.state.held] == ["Crash-tests"]
    assert len(live.state.snapshot[CHANTIERS]) == 0
    assert TITLE not in rows_kept(own_database_url)


def test_who_answered_is_not_in_the_database_even_by_an_identifier(own_database_url):
    live = refreshed(open_live_copy(settings("demo", Audience.PUBLIC, own_database_url)))
    answers = live.state.snapshot[SELF_DIAGNOSIS]
    assert set(answers["partenaire"]) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    with History(own_database_url) as history:
        kept = read_public(history.last_copy("demo")[0])[SELF_DIAGNOSIS]
        rows = history.rows_at("demo", history.now())
    assert kept.equals(answers)
    assert {content["Partenaire"] for row, content in rows.items() if row.tab == "Autodiagnostic"} == set(
        answers["partenaire"]
    )


def test_answers_that_come_by_a_form_are_no_accident(tmp_path, own_database_url):
    folder = plant(tmp_path / "feuille")
    (folder / "Autodiagnostic.csv").unlink()
    form = folder / "Réponses au formulaire 1.csv"
    lines = [f"01/06/2020 1{n}:00:00,P0{n},3,2" for n in range(1, 6)]
    form.write_text("\n".join(["Horodateur,Votre labo,[T01] x,[T02] y", *lines]), "utf-8")
    live = refreshed(open_live_copy(settings(str(folder), Audience.PUBLIC, own_database_url)))
    assert len(live.state.snapshot[SELF_DIAGNOSIS]) == 10
    form.write_text(form.read_text("utf-8") + "\n01/06/2020 17:00:00,P06,1,1", "utf-8")
    refreshed(live)
    assert live.state.held == ()
    assert len(live.state.snapshot[SELF_DIAGNOSIS]) == 12
    form.unlink()
    refreshed(live)
    assert [doubt.tab for doubt in live.state.held] == ["Autodiagnostic"]
    assert len(live.state.snapshot[SELF_DIAGNOSIS]) == 12


def test_what_is_held_loses_what_it_said_of_rows_unpublished_meanwhile(tmp_path, own_database_url):
    folder = plant(tmp_path / "feuille")
    live = refreshed(open_live_copy(settings(str(folder), Audience.PUBLIC, own_database_url)))
    crash, chantiers = folder / "Crash-tests.csv", folder / "Chantiers.csv"
    crash.write_text(crash.read_text("utf-8").splitlines()[0], "utf-8")
    lines = chantiers.read_text("utf-8").splitlines()
    chantiers.write_text(
        "\n".join(line.replace("Publié", "Brouillon") if line.startswith("K01,") else line for line in lines), "utf-8"
    )
    refreshed(live)
    tested = set(live.state.snapshot[CRASH_TESTS]["chantier"])
    assert "K02" in tested
    assert "K01" not in tested
