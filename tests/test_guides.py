"""What the guides say is so: settings, dates, messages, durations, files."""

import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from components.access.door import door_of
from components.access.identity import Standing
from components.access.routes import LEFT
from components.access.screens import NEWS_TOLD, TITLES
from components.access.visitor import ELSEWHERE
from sheets.dates import read_fuzzy_date
from sheets.google_problems import GoogleProblem, Kind
from sheets.live import LOOK_EVERY_SECONDS, USUAL_PACE
from sheets.problems import Problem
from sheets.settings import SECRETS, Settings, read_settings
from sheets.tabs import TABS
from sheets.vanishing import SECONDS_A_READING, readings_in
from sheets.vocabularies import HOLDINGS, POSITIONS
from tests.oidc import AUTH

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
HEAVIEST = 150_000
GUIDES = (
    "installer.md",
    "guide-partenaires.md",
    "reglages.md",
    "erreurs-courantes.md",
    "publication.md",
    "deployer.md",
)
TEXTS = {name: (DOCS / name).read_text("utf-8") for name in GUIDES}
INSTALLER, PARTNERS, SETTINGS = (TEXTS[name] for name in GUIDES[:3])
DATES = re.findall(r"^\| `(.+?)` \| (.+?) \|$", PARTNERS.split("| Vous écrivez |")[1].split("\n\n")[0], re.MULTILINE)
TABLE = re.findall(r"^\| `([A-Z_]+)` \| `([a-z_]+)` \|", SETTINGS, re.MULTILINE)
TOML = [
    block for text in TEXTS.values() for block in re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
]


def plain(text):
    """Ordinary spaces for the no-break ones."""
    return re.sub("[\u00a0\u202f]", " ", text)


def prose(text):
    return re.sub(r"^```.*?^```$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)


def test_the_settings_are_those_of_the_code():
    assert [key for _, key in TABLE] == list(Settings.model_fields)
    assert {variable.removeprefix("REFLEXES_").lower() for variable, _ in TABLE} == set(Settings.model_fields)


@pytest.mark.parametrize("guide", GUIDES)
def test_no_other_setting_is_spoken_of(guide):
    known = {f"REFLEXES_{field.upper()}" for field in Settings.model_fields}
    assert set(re.findall(r"REFLEXES_[A-Z_]+", TEXTS[guide])) <= known


def test_the_defaults_are_those_of_the_code():
    assert "| `demo` | d’où viennent les données |" in SETTINGS
    assert Settings.model_fields["source"].default == "demo"
    assert "| `public` | qui regarde" in plain(SETTINGS)
    assert Settings.model_fields["audience"].default == "public"


@pytest.mark.parametrize("block", TOML)
def test_the_secrets_given_as_examples_are_accepted(block, tmp_path, monkeypatch):
    for variable, _ in TABLE:
        monkeypatch.delenv(variable, raising=False)
    secrets = tmp_path / SECRETS.name
    secrets.write_text(block, "utf-8")
    assert read_settings(secrets).source == tomllib.loads(block)["reflexes"]["source"]


@pytest.mark.parametrize(("typed", "meaning"), DATES)
def test_a_date_given_as_example_is_read_as_the_guide_says(typed, meaning):
    read, told = (read_fuzzy_date(text, 2020) for text in (typed, plain(meaning)))
    assert read is not None
    assert told is not None
    assert (read.earliest, read.latest, read.spans) == (told.earliest, told.latest, told.spans)
    assert read.certainty == told.certainty


def test_the_list_of_dates_was_found():
    assert len(DATES) > 10


@pytest.mark.parametrize("kind", Kind)
def test_every_problem_of_google_is_told_with_its_remedy(kind):
    problem = GoogleProblem(kind)
    assert f"| {plain(problem.what)} | {plain(problem.remedy)} |" in plain(INSTALLER)


def refusals():
    """Every reason for which the team's view is closed, as its screen tells it."""
    team, listed = Settings(audience="equipe"), Settings(audience="equipe", allowed="labo@exemple.fr")
    for settings, auth in ((team, {}), (listed, {}), (listed, {"client_id": "seul"}), (team, AUTH)):
        with pytest.raises(Problem) as caught:
            door_of(settings, auth, "")
        yield caught.value.what
    yield ELSEWHERE.what
    yield from (sentence for news, sentence in NEWS_TOLD.items() if news != LEFT)
    yield TITLES[Standing.NOT_LISTED]


def test_every_refusal_of_the_team_s_view_is_told_with_its_remedy():
    rows = [plain(row) for row in re.findall(r"^\| (.+?) \|", INSTALLER, re.MULTILINE)]
    untold = [what for what in refusals() if not any(plain(what).startswith(row.rstrip(".")) for row in rows)]
    assert untold == []


def test_the_durations_are_those_of_the_code():
    text = plain(INSTALLER)
    assert f"toutes les {USUAL_PACE:.0f} secondes, l’écran regarde toutes les {LOOK_EVERY_SECONDS} secondes" in text
    minutes = Settings.model_fields["vanished_after"].default
    assert USUAL_PACE == SECONDS_A_READING
    assert f"{readings_in(minutes)} lectures de suite" in text
    assert minutes == 2
    assert "soit deux minutes environ" in text


def test_every_tab_is_named():
    assert [tab.name for tab in TABS if tab.name not in INSTALLER or tab.name not in PARTNERS] == []


def test_a_row_is_published_at_once_where_the_guide_says_so():
    listed = re.search(r"\*\*Sans colonne Publication\*\* \((.+?)…\)", PARTNERS)
    without = {tab.name for tab in TABS if "publication" not in tab.columns}
    assert listed is not None
    assert set(listed[1].split(", ")) <= without


def test_the_terms_are_those_of_the_vocabularies():
    assert [term.label for term in (*POSITIONS, *HOLDINGS) if term.label not in PARTNERS] == []


def test_the_partners_guide_holds_on_a_page():
    assert len(PARTNERS.splitlines()) < 100


@pytest.mark.parametrize("guide", GUIDES)
def test_whatever_is_linked_exists(guide):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", TEXTS[guide]) if "://" not in link]
    assert links
    assert [link for link in links if not leads_somewhere(DOCS / guide, link)] == []


def leads_somewhere(guide, link):
    """A file that exists, and in it the heading that an anchor names."""
    name, _, anchor = link.partition("#")
    file = guide.parent / name if name else guide
    if not anchor or not file.exists():
        return file.exists()
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_pictures_are_light_and_used():
    pictures = sorted((DOCS / "images").glob("guide-*.png"))
    assert pictures
    for picture in pictures:
        assert any(f"images/{picture.name}" in text for text in TEXTS.values())
        assert picture.stat().st_size < HEAVIEST
        with Image.open(picture) as image:
            image.verify()


@pytest.mark.parametrize("guide", GUIDES)
def test_make_targets_and_typography(guide):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", TEXTS[guide])) <= targets
    text = prose(TEXTS[guide])
    assert re.findall(r".{0,20}(?:'| [;:!?»]|« |[^\u202f]»|«[^\u202f]).{0,20}", text) == []
