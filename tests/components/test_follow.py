"""What a screen says of its data: how fresh, what is wrong, what is doubted, what just changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from components.follow import banners, fingerprint, freshness, news_text
from sheets.doubts import Doubt
from sheets.google_problems import GoogleProblem, Kind
from sheets.live import LiveState
from sheets.news import News, TabNews
from sheets.problems import SourceProblem
from sheets.settings import Audience

NOW = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
ROWS, HEADER = Doubt("Crash-tests", (), NOW), Doubt("Chantiers", ("Titre", "Effort"), NOW)
DOWN = SourceProblem("Google ne répond pas.", "Attendez.")


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def told(state, audience=Audience.TEAM, minutes=2.0):
    return [plain(said) for said in banners(SimpleNamespace(audience=audience, read_at=NOW), state, minutes)]


def news(*tabs, ago=0):
    return plain(news_text(News(NOW - timedelta(seconds=ago), tabs), NOW))


@pytest.mark.parametrize(
    ("seconds", "problem", "said"),
    [
        (8, None, "à jour il y a 8 s"),
        (61, None, "copie d’il y a 1 min"),
        (8, DOWN, "copie d’il y a 8 s"),
        (7_300, DOWN, "copie d’il y a 2 h"),
        (200_000, DOWN, "copie d’il y a 2 j"),
        (-5, None, "à jour il y a 0 s"),
    ],
)
def test_the_age_of_the_data_is_said_and_named_a_copy_once_it_is_not_fresh(seconds, problem, said):
    state = LiveState(answered_at=NOW - timedelta(seconds=seconds), problem=problem)
    assert plain(freshness(state, NOW)) == said


def test_before_anything_is_read_nothing_is_said_of_its_age():
    assert freshness(LiveState(), NOW) == ""


@pytest.mark.parametrize(
    ("tabs", "said"),
    [
        ((TabNews("Observations", edited=2),), "2 lignes modifiées dans Observations"),
        ((TabNews("Chantiers", added=1),), "1 ligne ajoutée dans Chantiers"),
        ((TabNews("Chantiers", added=1, edited=2, removed=3),), "1 ligne ajoutée, 2 modifiées et 3 supprimées dans Chantiers"),
        ((TabNews("Projet", edited=1), TabNews("Crises", removed=1)), "1 réglage modifié dans Projet et 1 ligne supprimée dans Crises"),
        (
            tuple(TabNews(name, edited=1) for name in ("Crises", "Listes", "Terrains", "Chantiers")),
            "1 ligne modifiée dans Crises, 1 ligne modifiée dans Listes et 2 autres onglets",
        ),
    ],
)  # fmt: skip
def test_what_just_changed_is_told_in_one_line(tabs, said):
    assert news(*tabs) == said


def test_what_just_changed_is_told_for_a_minute():
    tab = TabNews("Observations", edited=2)
    assert news(tab, ago=59)
    assert news(tab, ago=61) == news_text(None, NOW) == ""


def test_the_team_reads_the_cause_and_its_remedy_and_the_public_that_it_passes():
    state = LiveState(answered_at=NOW, problem=DOWN)
    assert told(state)[0].startswith("Google ne répond pas. Attendez. Les données affichées sont celles du 2 mars à ")
    assert told(state, Audience.PUBLIC)[0].startswith("La mise à jour est momentanément interrompue. Les données")


def test_the_account_to_share_with_is_for_the_team():
    account = "lecture@projet.iam.gserviceaccount.com"
    state = LiveState(answered_at=NOW, problem=GoogleProblem(Kind.NOT_SHARED, account=account))
    assert f"Compte à inviter : {account}." in told(state)[0]
    assert account not in "".join(told(state, Audience.PUBLIC))
    assert account not in "".join(told(replace(state, problem=GoogleProblem(Kind.OUTAGE, account=account))))


def test_what_is_doubted_is_named_with_its_tab_its_age_and_what_to_do():
    rows, header, meant = told(LiveState(held=(ROWS, HEADER)), minutes=30)
    assert rows.startswith("L’onglet « Crash-tests » n’a plus aucune ligne depuis le 2 mars à ")
    assert header.startswith("Dans l’onglet « Chantiers », les colonnes « Titre » et « Effort » ont disparu depuis")
    assert "pendant 30 min. Si c’est une erreur, annulez-la" in meant


def test_the_public_reads_that_something_is_being_checked_and_since_when():
    (said,) = told(LiveState(held=(ROWS, HEADER)), Audience.PUBLIC)
    assert said.startswith(
        "Une partie des données est en cours de vérification : elle est montrée telle qu’elle était le 2 mars"
    )
    assert "Crash-tests" not in said


def test_a_reading_more_of_the_same_doubt_does_not_draw_the_screen_again():
    assert drawn(held=(ROWS,)) == drawn(held=(replace(ROWS, readings=9),))
    assert drawn(held=(ROWS,)) != drawn(held=(HEADER,)) != drawn()
    assert drawn(problem=DOWN) != drawn() != drawn(unwritten=DOWN)
    assert drawn(problem=DOWN) == drawn(problem=DOWN, answered_at=NOW)
    assert drawn(NOW + timedelta(seconds=5)) != drawn()


def drawn(read_at=NOW, **state):
    return fingerprint(SimpleNamespace(read_at=read_at), LiveState(**state))
