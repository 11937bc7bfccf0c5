"""Fonts unpacked in the temporary folder, which others may write in, and which some systems tidy."""

import shutil
import tempfile

import pytest

from components.fonts import font_folder, machine_folder


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_fonts_taken_away_while_the_application_runs_are_unpacked_again():
    folder = font_folder()
    names = {file.name for file in folder.iterdir()}
    assert len(names) == 4
    shutil.rmtree(folder)
    assert {file.name for file in font_folder().iterdir()} == names


def test_a_folder_that_somebody_else_has_put_there_is_not_used(tmp_path):
    mine = machine_folder("polices", ())
    mine.rmdir()
    (tmp_path / "theirs").mkdir()
    mine.symlink_to(tmp_path / "theirs")
    assert machine_folder("polices", ()).resolve() not in (mine, tmp_path / "theirs")
    assert machine_folder("polices", ()) == machine_folder("polices", ())
