"""What is said of security and of personal data is so."""

import inspect
import re
from pathlib import Path

import pytest

from sheets.history import History
from sheets.tabs import TABS

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
PERSONAL = (ROOT / "docs" / "donnees-personnelles.md").read_text("utf-8")


def test_every_column_that_holds_a_person_is_named_and_leaves_with_nobody():
    columns = [(tab.name, column) for tab in TABS for column in tab.columns.values() if column.personal]
    assert len(columns) > 3
    for tab, column in columns:
        assert not column.public, (tab, column.label)
        assert any(tab in row and column.label in row for row in PERSONAL.splitlines()), (tab, column.label)


def test_the_durations_are_those_of_the_history():
    kept = {name: one.default for name, one in inspect.signature(History.prune).parameters.items()}
    assert f"{kept['keep_days']} jours pour les modifications, {kept['keep_removed_days']} pour les lignes" in PERSONAL


def test_the_dependencies_are_audited_by_a_command_that_cannot_pass_unseen():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "`make audit`" in SECURITY
    assert re.search(r"^audit:.*\n(\t.*\n)*\t.*pip_audit --strict", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    ("folder", "text"), [(ROOT, SECURITY), (ROOT / "docs", PERSONAL)], ids=["security", "personal"]
)
def test_whatever_is_named_exists(folder, text):
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    files = re.findall(r"`((?:components|sheets|docs)/[\w./-]+)`", text)
    assert [one for one in links if not (folder / one).exists()] == []
    assert [one for one in files if not (ROOT / one).exists()] == []
    assert links or files


def test_the_personal_data_guide_is_typeset():
    prose = re.sub(r"`[^`\n]+`", "", PERSONAL)
    assert re.findall(r".{0,20}(?:'| [;:!?»]|« |[^\u202f]»|«[^\u202f]).{0,20}", prose) == []
