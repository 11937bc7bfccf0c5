"""The production set-up that ``deploy/local.sh`` starts, on the demonstration, which a test may edit."""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from sheets.sources import DEMO
from tests.app.server import ROOT

_SCRIPT = ROOT / "deploy" / "local.sh"
_INHERITED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR")
MARK = r"Essai \d+"


class Stand:
    """nginx, replicas and PostgreSQL on free ports, on a copy of the demonstration. A context manager."""

    def __init__(self, replicas: int = 2, **settings: str) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="reflexes-stand-"))
        self._folder.chmod(0o755)
        self._port = free_ports(replicas + 2)
        self._source = self._folder / "source"
        shutil.copytree(DEMO, self._source)
        self.run = self._folder / "run"
        inherited = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        own = {"PORT": str(self._port), "REPLICAS": str(replicas), "RUN": str(self.run), "HOME": str(self._folder)}
        self.environment = {**inherited, **own, "REFLEXES_SOURCE": str(self._source), **settings}

    @property
    def url(self) -> str:
        """The address of nginx, without a final slash."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pids(self) -> list[int]:
        """The processes of the replicas."""
        return [int(file.read_text()) for file in sorted(self.run.glob("replica-*.pid"))]

    def __enter__(self) -> Self:
        self.edit(1)
        try:
            self.do("start")
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.do("stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def do(self, command: str) -> str:
        """Run ``deploy/local.sh``. Raises ``RuntimeError`` with what it says and the logs."""
        done = subprocess.run(
            [_SCRIPT, command], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{done.stdout}\n{self.log()}")
        return done.stdout

    def edit(self, number: int) -> None:
        """Write « Essai 3 » where every screen shows it, all at once, as a save does."""
        told = self._source / "Projet.csv"
        lines = [line for line in told.read_text("utf-8").splitlines() if not line.startswith("Avertissement,")]
        draft = told.with_suffix(".part")
        draft.write_text("\n".join([*lines, f"Avertissement,Essai {number}", ""]), "utf-8")
        draft.replace(told)

    def kill(self, replica: int) -> None:
        """As the kernel does when memory is out."""
        os.kill(self.pids[replica - 1], signal.SIGKILL)

    def log(self) -> str:
        """What nginx and the replicas have said, the list of requests apart."""
        logs = (path for path in sorted(self.run.glob("*.log")) if path.stem not in ("access", "initdb"))
        return "\n".join(f"== {path.name}\n{path.read_text('utf-8', errors='replace')}" for path in logs)


def free_ports(number: int) -> int:
    """The first of some ports in a row that nobody listens to, below those that clients are given."""
    while True:
        first = random.randrange(20_000, 32_000)
        if all(_is_free(port) for port in range(first, first + number)):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
