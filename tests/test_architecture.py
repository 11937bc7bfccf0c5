"""Five floors: each imports only those below it; Streamlit and Altair stay in the upper ones."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = {"sheets": 0, "analysis": 1, "components": 2, "pages": 3, "app": 4}
SHOWN_ONLY_ABOVE = {"streamlit": 2, "altair": 2, "starlette": 2, "jinja2": 2, "markupsafe": 2}
FILES = [p for floor in FLOORS for p in sorted([*(ROOT / floor).rglob("*.py"), *ROOT.glob(f"{floor}.py")])]


def imports(file):
    """Top-level names of the packages a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def floor_of(file):
    return FLOORS[file.relative_to(ROOT).parts[0].removesuffix(".py")]


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_a_floor_imports_only_the_floors_below(file):
    above = [name for name in imports(file) if FLOORS.get(name, -1) > floor_of(file)]
    assert above == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_what_shows_stays_out_of_sheets_and_analysis(file):
    assert [name for name in imports(file) if SHOWN_ONLY_ABOVE.get(name, 0) > floor_of(file)] == []


def test_gspread_is_imported_in_one_file_at_the_most():
    assert len([file for file in FILES if "gspread" in imports(file)]) <= 1


def test_the_environment_is_read_in_one_module():
    readers = [f for f in FILES if "os.environ" in f.read_text("utf-8") or "getenv" in f.read_text("utf-8")]
    assert [f.name for f in readers if f.name != "settings.py"] == []


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_a_page_is_under_60_lines(page):
    assert len(page.read_text("utf-8").splitlines()) < 60
