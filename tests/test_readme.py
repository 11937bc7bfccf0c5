"""What the README says exists, exists: commands, settings, screens, files."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [command for block in BLOCKS for command in block.splitlines()]
SPANS = re.findall(r"`([^`\n]+)`", README)


def test_the_readme_is_read_in_one_sitting():
    assert len(README.splitlines()) < 120


def test_every_make_target_exists():
    named = {word for text in (*COMMANDS, *SPANS) for word in re.findall(r"\bmake ([a-z]+)", text)}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test"} <= named
    assert named <= targets


def test_every_other_command_is_one_of_the_library():
    others = [command for command in COMMANDS if not re.search(r"(^| )make ", command)]
    assert others
    assert [command for command in others if not command.startswith(".venv/bin/python -m sheets ")] == []


@pytest.mark.parametrize("command", [command for command in COMMANDS if " -m sheets " in command])
def test_a_command_of_the_library_works(command):
    arguments = shlex.split(command.split(" -m sheets ")[1], comments=True)
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output


def test_the_settings_are_those_of_the_code():
    named = {name.removeprefix("REFLEXES_").lower() for name in re.findall(r"REFLEXES_[A-Z_]+|DATABASE_URL", README)}
    assert named == set(Settings.model_fields)


def test_the_settings_given_as_examples_are_accepted():
    given = [dict(re.findall(r"REFLEXES_([A-Z_]+)=(\S+)", command)) for command in COMMANDS]
    assert any(given)
    for settings in given:
        Settings(**{name.lower(): value for name, value in settings.items()})


def test_the_screens_are_those_of_the_navigation():
    named = re.findall(r"^\| ([^|]+) \| `/([a-z-]*)` \|", README, re.MULTILINE)
    navigation = (ROOT / "pages" / "navigation.py").read_text("utf-8")
    pages = re.findall(r'"([a-z-]*)": st\.Page\(.*title="([^"]+)"', navigation)
    assert [(address, title) for title, address in named] == pages


def test_every_linked_file_exists():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


def test_every_path_in_backquotes_exists():
    paths = [span for span in SPANS if re.fullmatch(r"[a-z]+/|[a-z]+\.py", span)]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_changelog_begins_with_the_version_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert re.findall(r"^## \[([^\]]+)\]", CHANGELOG, re.MULTILINE)[0] == project["version"]
