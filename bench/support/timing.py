"""A tree of the project, for a while, in which an app and a bare page say how long each of their runs took.

Both start from the same lines, put before the app: they wrap Streamlit's own ``ScriptRunner._run_script`` and print
one line a run.
"""

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.app.server import ROOT, AppServer

_SUPPORT = Path(__file__).parent
_LEFT_OUT = shutil.ignore_patterns(".*", "var", "tests", "bench", "docs", "__pycache__")
_CLOCKS = """
import json, time
from streamlit.runtime.scriptrunner import script_runner

def _timed(runner, data, _run=script_runner.ScriptRunner._run_script):
    clock, thread, process = time.perf_counter(), time.thread_time(), time.process_time()
    _run(runner, data)
    print("RUN", json.dumps([time.perf_counter() - clock, time.thread_time() - thread, process]), flush=True)

script_runner.ScriptRunner._run_script = _timed
"""
_BARE = '\nimport streamlit as st\n\napp = st.App("bare_page.py")\n'


@dataclass(frozen=True)
class Run:
    """One run of a script, in seconds: by the clock, of its thread, and the process's count when it began."""

    clock: float
    thread: float
    process: float


@contextmanager
def timed_tree(marks: int) -> Iterator[Path]:
    """A folder that holds ``timed_app.py`` (the project) and ``timed_bare.py`` (a page of one chart of ``marks``)."""
    with TemporaryDirectory(prefix="reflexes-bench-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=_LEFT_OUT)
        (tree / ".streamlit").mkdir()
        shutil.copy(ROOT / ".streamlit" / "config.toml", tree / ".streamlit")
        (tree / "timed_app.py").write_text(_CLOCKS + (ROOT / "app.py").read_text("utf-8"), "utf-8")
        (tree / "timed_bare.py").write_text(_CLOCKS + _BARE, "utf-8")
        page = (_SUPPORT / "bare_page.py").read_text("utf-8")
        (tree / "bare_page.py").write_text(page.replace("MARKS = 100", f"MARKS = {marks}"), "utf-8")
        yield tree


def runs_of(server: AppServer, expected: int) -> list[Run]:
    """The runs so far, once there are as many as ``expected`` (the visitor hears of the end before it is printed)."""
    limit = time.monotonic() + 5
    while True:
        lines = [line[4:] for line in server.log().splitlines() if line.startswith("RUN ")]
        if len(lines) >= expected:
            return [Run(*json.loads(line)) for line in lines]
        if time.monotonic() > limit:
            raise RuntimeError(f"{len(lines)} runs instead of {expected}:\n{server.log()}")
        time.sleep(0.05)
