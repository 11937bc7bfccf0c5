"""The real app, started as its users start it: a process of its own, on a free port of the loopback."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
_INHERITED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "tests", "bench", "__pycache__", ".*_cache", "secrets.toml", ".env*"
)
_STARTING, _STOPPING = 60.0, 5.0


class AppServer:
    """A copy of ``tree`` served by Streamlit, with an empty HOME and no setting but those of ``environment``.

    ``secrets``: the text of its .streamlit/secrets.toml. ``address``: what it listens on, reached by the loopback.

    A context manager. ``stop`` then ``start`` restarts the same copy on the same port.
    """

    def __init__(
        self,
        environment: Mapping[str, str] | None = None,
        tree: Path = ROOT,
        script: str = "app.py",
        secrets: str = "",
        address: str = "127.0.0.1",
    ) -> None:
        self._settings, self._secrets, self._address = dict(environment or {}), secrets, address
        self._tree, self._script = tree, script
        self._folder = Path(tempfile.mkdtemp(prefix="reflexes-app-"))
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The base address, without a final slash."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def copy(self) -> Path:
        """The working folder of the app: what it writes is there."""
        return self._folder / "copy"

    @property
    def pid(self) -> int:
        """The running process, which leads its own group."""
        if self._process is None:
            raise RuntimeError("the app is stopped")
        return self._process.pid

    def log(self) -> str:
        """All that the process has written so far, on both outputs."""
        return self._log_file.read_text("utf-8", errors="replace") if self._log_file.exists() else ""

    def __enter__(self) -> Self:
        try:
            shutil.copytree(self._tree, self.copy, ignore=_LEFT_OUT)
            if self._secrets:
                (self.copy / ".streamlit" / "secrets.toml").write_text(self._secrets, "utf-8")
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and wait until it answers. Raises ``RuntimeError`` with its log when it does not."""
        command = [sys.executable, "-m", "streamlit", "run", self._script]
        command += ["--server.address", self._address, "--server.port", str(self._port), "--server.headless", "true"]
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.copy, env=self._environment(), stdout=log, stderr=log, start_new_session=True
            )
        self._wait_until_healthy(self._process)

    def stop(self) -> None:
        """End the process and all it started."""
        if self._process is None:
            return
        for blow in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self._process.pid, blow)
                self._process.wait(_STOPPING)
                break
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue
        self._process = None

    def close(self) -> None:
        """Stop, and remove the copy."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _log_file(self) -> Path:
        return self._folder / "app.log"

    def _environment(self) -> dict[str, str]:
        home = self._folder / "home"
        home.mkdir(exist_ok=True)
        inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        return {**inherited, "HOME": str(home), "PYTHONUNBUFFERED": "1", **self._settings}

    def _wait_until_healthy(self, process: subprocess.Popen[bytes]) -> None:
        limit = time.monotonic() + _STARTING
        while time.monotonic() < limit:
            if process.poll() is not None:
                raise RuntimeError(f"the app ended at once (code {process.returncode}):\n{self.log()}")
            if _answers(f"{self.url}/_stcore/health"):
                return
            time.sleep(0.1)
        raise RuntimeError(f"the app gave no sign of health in {_STARTING:.0f} s:\n{self.log()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 -- the loopback, built above
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
