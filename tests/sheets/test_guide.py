"""The guide of the columns is the declaration's, to the letter."""

from pathlib import Path

from sheets.guide import columns_guide
from sheets.tabs import TABS

GUIDE = Path(__file__).parents[2] / "docs" / "colonnes.md"


def test_the_guide_on_disk_is_the_one_the_declaration_gives():
    assert GUIDE.read_text("utf-8") == columns_guide(TABS), "run `make docs`"


def test_every_column_of_every_tab_is_told():
    guide = columns_guide(TABS)
    for tab in TABS:
        assert f"## {tab.name}" in guide
        for column in tab.columns.values():
            assert f"| **{column.label}** |" in guide
