"""Streamlit and uvicorn take what is quick where it is installed, and say nothing when it is not."""

from pathlib import Path

import pytest


@pytest.mark.parametrize("library", ["uvloop", "httptools"])
def test_the_network_is_read_and_written_in_c(app_server, public_app, library):
    assert f"/{library}/" in Path(f"/proc/{app_server(public_app).pid}/maps").read_text()
