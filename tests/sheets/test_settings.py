"""Settings come from the environment, then from secrets.toml; a wrong one is said in French."""

from datetime import date

import pytest

from sheets.problems import SettingProblem
from sheets.settings import Audience, Settings, google_key, google_writer_key, read_settings, reference_day


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch):
    for name in ("SOURCE", "AUDIENCE", "DATE"):
        monkeypatch.delenv(f"REFLEXES_{name}", raising=False)


def test_a_forgotten_setting_shows_no_draft(tmp_path):
    assert read_settings(tmp_path / "none.toml") == Settings(source="demo", audience=Audience.PUBLIC, date=None)


def test_the_environment_wins_over_the_secrets_file(tmp_path, monkeypatch):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[reflexes]\nsource = "ici.xlsx"\naudience = "équipe"\n', "utf-8")
    monkeypatch.setenv("REFLEXES_SOURCE", "là.xlsx")
    settings = read_settings(secrets)
    assert (settings.source, settings.audience) == ("là.xlsx", Audience.TEAM)


@pytest.mark.parametrize("typed", ["2020-07-22", "22/07/2020", "22 juillet 2020"])
def test_a_date_is_read_as_the_french_write_it(tmp_path, monkeypatch, typed):
    monkeypatch.setenv("REFLEXES_DATE", typed)
    assert read_settings(tmp_path / "none.toml").date == date(2020, 7, 22)


@pytest.mark.parametrize(("typed", "minutes"), [("10", 10.0), ("0", 0.0), ("0,5", 0.5), (" 2.5 ", 2.5), ("", 2.0)])
def test_minutes_are_read_as_the_french_write_them(tmp_path, monkeypatch, typed, minutes):
    monkeypatch.setenv("REFLEXES_VANISHED_AFTER", typed)
    assert read_settings(tmp_path / "none.toml").vanished_after == minutes


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("VANISHED_AFTER", "-1", "vanished_after"),
        ("VANISHED_AFTER", "longtemps", "vanished_after"),
        ("AUDIENCE", "tous", "audience"),
        ("DATE", "bientôt", "date"),
        ("DATE", "juillet 2020", "date"),
    ],
)
def test_a_wrong_setting_says_which_and_what_is_expected(tmp_path, monkeypatch, name, value, expected):
    monkeypatch.setenv(f"REFLEXES_{name}", value)
    with pytest.raises(SettingProblem) as caught:
        read_settings(tmp_path / "none.toml")
    assert f"« {expected} »" in caught.value.what
    assert f"{expected} attend" in caught.value.remedy
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meaning"), [("oui", True), (" Oui ", True), ("true", True), ("non", False), ("", False)]
)
def test_yes_and_no_are_read_in_french(tmp_path, monkeypatch, typed, meaning):
    monkeypatch.setenv("REFLEXES_ANNOTATE", typed)
    assert read_settings(tmp_path / "absent.toml").annotate is meaning


def test_an_unknown_setting_of_the_file_is_named(tmp_path):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[reflexes]\ncouleur = "rouge"\n', "utf-8")
    with pytest.raises(SettingProblem, match="couleur n’existe pas"):
        read_settings(secrets)


def test_a_broken_secrets_file_is_said_without_its_content(tmp_path):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[reflexes]\nkey = "CANARI', "utf-8")
    with pytest.raises(SettingProblem) as caught:
        read_settings(secrets)
    assert "CANARI" not in str(caught.value)


def test_the_setting_wins_over_the_sheet_s_reference_date():
    assert reference_day(Settings(date=date(2020, 7, 22)), None) == date(2020, 7, 22)
    assert reference_day(Settings(), None) == date.today()


def test_the_two_keys_are_read_apart_and_a_missing_one_is_named(tmp_path):
    file = tmp_path / "cle.json"
    file.write_text('{"client_email": "ecriture"}', "utf-8")
    settings = Settings(google_key={"client_email": "lecture"}, google_writer_key=str(file))
    assert (google_key(settings), google_writer_key(settings)) == (
        {"client_email": "lecture"},
        {"client_email": "ecriture"},
    )
    with pytest.raises(SettingProblem, match="REFLEXES_GOOGLE_WRITER_KEY"):
        google_writer_key(Settings(google_key={"client_email": "lecture"}))
    assert "ecriture" not in repr(settings)


@pytest.mark.parametrize(("typed", "meant"), [("oui", True), ("Non", False), ("", False)])
def test_the_guard_in_front_is_a_yes_or_a_no(tmp_path, monkeypatch, typed, meant):
    monkeypatch.setenv("REFLEXES_GUARD", typed)
    assert read_settings(tmp_path / "none.toml").guard is meant


@pytest.mark.parametrize("typed", ["peut-être", "ouais", "2"])
def test_what_is_neither_yes_nor_no_opens_nothing(tmp_path, monkeypatch, typed):
    monkeypatch.setenv("REFLEXES_GUARD", typed)
    with pytest.raises(SettingProblem, match="guard attend « oui »"):
        read_settings(tmp_path / "none.toml")


def test_those_who_may_enter_are_listed_in_the_environment_or_in_the_file(tmp_path, monkeypatch):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[reflexes]\nallowed = ["labo@exemple.fr", "@region.fr"]\nguard = true\n', "utf-8")
    monkeypatch.delenv("REFLEXES_ALLOWED", raising=False)
    monkeypatch.delenv("REFLEXES_GUARD", raising=False)
    assert read_settings(secrets).allowed.admit("labo@exemple.fr")
    assert read_settings(secrets).guard
    monkeypatch.setenv("REFLEXES_ALLOWED", "autre@exemple.fr, @commune.fr")
    assert not read_settings(secrets).allowed.admit("labo@exemple.fr")
    assert read_settings(secrets).allowed.admit("a@commune.fr")


def test_a_list_that_is_refused_is_not_repeated(tmp_path, monkeypatch):
    monkeypatch.setenv("REFLEXES_ALLOWED", "labo@exemple.fr, tout le monde")
    with pytest.raises(SettingProblem, match="allowed attend des adresses") as caught:
        read_settings(tmp_path / "none.toml")
    assert "tout le monde" not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("self", "'self'"),
        ("none", "'none'"),
        ("'self', https://www.exemple.fr", "'self' https://www.exemple.fr"),
        ("https://*.exemple.fr http://localhost:8080", "https://*.exemple.fr http://localhost:8080"),
    ],
)
def test_the_sites_that_may_frame_are_read_as_browsers_want_them(typed, kept):
    assert Settings(frame_ancestors=typed).frame_ancestors == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("frame_ancestors", "*"),
        ("frame_ancestors", "https://exemple.fr; script-src *"),
        ("frame_ancestors", "https://exemple.fr\nX-Piège: 1"),
        ("frame_ancestors", "self none"),
        ("address", "reflexes.exemple.fr"),
        ("address", 'https://exemple.fr/"><script>'),
        ("static_copy", "javascript:alert(1)"),
    ],
)
def test_what_would_open_more_than_it_says_is_refused(tmp_path, monkeypatch, name, typed):
    monkeypatch.setenv(f"REFLEXES_{name.upper()}", typed)
    with pytest.raises(SettingProblem, match=name):
        read_settings(tmp_path / "none.toml")


def test_the_public_address_ends_with_a_slash():
    assert Settings(address="https://exemple.fr/enquete").address == "https://exemple.fr/enquete/"
    assert (Settings().address, Settings(static_copy="copie/").static_copy) == ("", "copie/")
