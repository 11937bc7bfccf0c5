"""In the process of a public instance, nothing of what is private outlives the reading."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.canaries import CANARY, plant

ROOT = Path(__file__).parents[2]
PUBLIC_TITLE = "La participation citoyenne"


def left_in_memory(audience, folder):
    command = [sys.executable, "-m", "tests.sheets.reachable", audience, str(folder), CANARY, PUBLIC_TITLE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert CANARY not in done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    return plant(tmp_path_factory.mktemp("canaries"))


def test_no_private_text_can_be_reached_in_a_public_process(planted):
    found = left_in_memory("public", planted)
    assert found["public"] > 0
    assert found["canaries"] == 0


def test_the_same_look_finds_them_in_the_process_of_the_team(planted):
    """Without this, the test above could not fail."""
    assert left_in_memory("equipe", planted)["canaries"] > 100
