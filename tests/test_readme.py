"""What the README says exists, exists: commands, settings, screens, files."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sheets.__main__ import app
from sheets.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [command for block in BLOCKS for command in block.splitlines()]
SPANS = re.findall(r"`([^`\n]+)`", README)
SETTINGS = re.findall(r"^\| `([A-Z_]+)` \| `([a-z_]+)` \|", README, re.MULTILINE)
OUR_COMMAND_LINE = ".venv/bin/python -m sheets "


def test_the_readme_is_read_in_one_sitting():
    assert len(README.splitlines()) < 120


def test_every_make_target_exists():
    named = {target for text in (*COMMANDS, *SPANS) for target in re.findall(r"\bmake ([a-z]+)", text)}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test"} <= named
    assert named <= targets


def test_a_command_is_a_target_of_make_or_one_of_ours():
    assert [command for command in COMMANDS if not command.startswith(("make ", OUR_COMMAND_LINE))] == []


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith(OUR_COMMAND_LINE)])
def test_a_command_of_ours_works(command):
    arguments = shlex.split(command.removeprefix(OUR_COMMAND_LINE), comments=True)
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output


def test_the_settings_are_those_of_the_code():
    assert [key for _, key in SETTINGS] == list(Settings.model_fields)


def test_the_environment_and_the_file_give_a_setting_the_same_name():
    assert {variable.removeprefix("REFLEXES_").lower() for variable, _ in SETTINGS} == set(Settings.model_fields)
    assert set(re.findall(r"REFLEXES_[A-Z_]+", README)) <= {variable for variable, _ in SETTINGS}


def test_the_settings_given_as_examples_are_accepted():
    given = dict(re.findall(r"REFLEXES_([A-Z_]+)=([^\s`]+)", README))
    assert given
    Settings(**{name.lower(): value for name, value in given.items()})


def test_the_screens_are_those_of_the_navigation():
    table = README.split("| Screen | It answers |\n|---|---|\n")[1].split("\n\n")[0]
    named = [row.split("|")[1].strip() for row in table.splitlines()]
    navigation = (ROOT / "pages" / "navigation.py").read_text("utf-8")
    assert named == re.findall(r'screen\(.*title="([^"]+)"', navigation)


def test_whatever_is_linked_exists():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
