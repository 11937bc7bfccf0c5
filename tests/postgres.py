"""A real PostgreSQL on the loopback, and the databases on which the claims about the history are tested.

Fixtures, for the modules that say ``pytest_plugins = ("tests.postgres",)``: ``postgres`` (the server), ``database_url``
(every test runs twice: SQLite, PostgreSQL), ``history`` (open on it) and ``source`` (a name nobody else uses).
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psycopg
import pytest

from sheets.history import History

_FOLDERS = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
_STARTING = 30.0
_ACCOUNT = "reflexes"
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB"}


def find_binaries() -> Path | None:
    """The folder of ``initdb`` and ``postgres``, the latest version; None when PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = [folder for pattern in _FOLDERS for folder in Path("/").glob(pattern[1:]) if (folder / "initdb").exists()]
    return max(folders, key=lambda folder: (len(str(folder)), str(folder)), default=None)


class PostgresServer:
    """A server with its own empty cluster, an account with a password, on a free port. A context manager."""

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        self._folder = Path(tempfile.mkdtemp(prefix="reflexes-postgres-"))
        self.password = secrets.token_hex(8)
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._create()
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, as an installation would give it."""
        return f"postgresql://{_ACCOUNT}:{self.password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t{secrets.token_hex(6)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def start(self) -> None:
        """Start, or start again, and wait until it answers. Raises ``RuntimeError`` with its log when it does not."""
        settings = {**_FAST, "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": ""}
        options = [option for name, value in settings.items() for option in ("-c", f"{name}={value}")]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._data, *options],
                stdout=log, stderr=log, cwd=self._folder, start_new_session=True, **_unprivileged(),
            )  # fmt: skip
        limit = time.monotonic() + _STARTING
        while not self._answers():
            if time.monotonic() > limit or self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text('utf-8', errors='replace')}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop, cutting the connections."""
        if self._process is not None:
            for blow in (signal.SIGINT, signal.SIGKILL):
                self._process.send_signal(blow)
                try:
                    self._process.wait(10)
                    break
                except subprocess.TimeoutExpired:
                    continue
            self._process = None

    def close(self) -> None:
        """Stop, and remove the cluster."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "postgres.log"

    def _create(self) -> None:
        word = self._folder / "word"
        word.write_text(self.password, encoding="ascii")
        if owner := _unprivileged():
            for path in (self._folder, word):
                shutil.chown(path, owner["user"], owner["group"])
        command = [self._binaries / "initdb", "-D", self._data, "-U", _ACCOUNT, "--pwfile", word]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self._folder, check=False, **_unprivileged())
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


def _unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root: as root, the account of the Debian package, else nobody's."""
    if os.geteuid() != 0:
        return {}
    import pwd

    names = {account.pw_name for account in pwd.getpwall()}
    account = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The server, started once. Without PostgreSQL its tests are skipped, which ``make test`` refuses in CI."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with PostgresServer(binaries) as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database shared by the tests of the session, on each of the two engines."""
    return new_database_url(request.param, request, tmp_path_factory.mktemp("history"))


@pytest.fixture
def own_database_url(database_url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database for one test, on the engine of ``database_url``."""
    return new_database_url(database_url.partition(":")[0], request, tmp_path)


def new_database_url(engine: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if engine == "sqlite":
        return f"sqlite:///{folder}/history.db"
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture(scope="session")
def history(database_url: str) -> Iterator[History]:
    with History(database_url) as opened:
        yield opened


@pytest.fixture
def source() -> str:
    return f"google:{secrets.token_hex(8)}"
