"""The two databases that can hold the history: an SQLite file, or PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url, select, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from tenacity import Retrying, retry_if_exception_message, stop_after_delay, wait_random

from sheets.history_tables import (
    SCHEMA_VERSION,
    TABLES,
    changes,
    copies,
    heads,
    insert_if_absent,
    kept_for,
    rows,
    version_table,
)
from sheets.problems import Problem, SettingProblem

_CONNECT_SECONDS = 10
_WAIT_SECONDS = 30  # for another process's transaction: the longest of ours, a first snapshot, takes a few seconds
_CREATING = 0x7265666C  # the number of an advisory lock, any of our own: « refl »
_ADDRESSES = (
    "Donnez « sqlite:///chemin/du/fichier.db » ou « postgresql://compte:secret@machine/base » ; "
    "sans rien, l’historique est le fichier var/history.db."
)
TEAM, PUBLIC = "equipe", "public"
_NOT_YOURS = {
    PUBLIC: (
        "La base donnée à l’instance publique garde l’historique de l’équipe, colonnes privées comprises.",
        "Donnez-lui dans DATABASE_URL une base à elle, vide au départ, ou aucune. "
        "Si c’est l’équipe qui regarde, le réglage est REFLEXES_AUDIENCE=equipe.",
    ),
    TEAM: (
        "La base donnée à l’équipe est celle d’une instance publique, qui ne doit rien garder de privé.",
        "Donnez à l’équipe une autre base dans DATABASE_URL.",
    ),
}
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer
    "PRAGMA synchronous = NORMAL",  # in WAL, a power cut can lose the last snapshots, never damage the file
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten
)


class HistoryProblem(Problem):
    """The history cannot be opened, read or written."""


class Database:
    """Connections for reading (one consistent state a transaction) and for writing. Creates what is missing.

    ``audience``: the one it is for, « equipe » or « public »; '' when it does not matter. Raises ``SettingProblem``
    when the database is the other's.
    """

    def __init__(self, url: str, audience: str = "") -> None:
        self._engine = _open_engine(url)
        lite = self._engine.dialect.name == "sqlite"
        reading = {} if lite else {"isolation_level": "REPEATABLE READ"}
        writing = {"immediate": True} if lite else {"isolation_level": "READ COMMITTED"}
        self._reading = self._engine.execution_options(**reading)
        self._writing = self._engine.execution_options(**writing)
        with self.write() as connection:
            _create(connection)
            if audience:
                _claim(connection, audience)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database. Raises ``HistoryProblem``."""
        with _named_problem(), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction, kept whole or not at all. Raises ``HistoryProblem``."""
        with _named_problem(), self._writing.begin() as connection:
            yield connection

    def scrub(self) -> None:
        """Give up at once the space of what was deleted, so that erased text does not linger in the files."""
        with _named_problem():
            if self._engine.dialect.name == "sqlite":
                with closing(self._engine.raw_connection()) as connection:
                    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                    connection.execute(text(f"VACUUM {changes.name}, {rows.name}, {copies.name}"))

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


@contextmanager
def _named_problem() -> Iterator[None]:
    """Errors carry neither the values of a statement (``hide_parameters``) nor the address of the database."""
    try:
        yield
    except SQLAlchemyError as error:
        raise HistoryProblem(
            "La base de l’historique ne répond pas comme il faut.",
            "Vérifiez qu’elle est joignable, que son disque n’est pas plein et que le compte peut y créer des tables.",
        ) from error


def _open_engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except ArgumentError:
        raise HistoryProblem("L’adresse de la base de l’historique ne se lit pas.", _ADDRESSES) from None
    name = address.get_backend_name()
    if name in ("postgres", "postgresql"):
        return _open_postgresql(address.set(drivername="postgresql+psycopg"))
    if name == "sqlite" and address.database not in (None, "", ":memory:"):
        return _open_sqlite(address.set(drivername="sqlite+pysqlite"))
    raise HistoryProblem("L’historique ne sait pas se servir de cette base.", _ADDRESSES)


def _open_postgresql(address: URL) -> Engine:
    # Prepared statements are off: poolers such as PgBouncer give each transaction another connection.
    options = {"connect_timeout": _CONNECT_SECONDS, "prepare_threshold": None}
    return create_engine(address, hide_parameters=True, pool_pre_ping=True, connect_args=options)


# SQLite waits for a lock by itself, but not when several processes change the journal of a new file at once.
_patiently = Retrying(
    retry=retry_if_exception_message(match=".*locked"),
    wait=wait_random(0.01, 0.1),
    stop=stop_after_delay(_WAIT_SECONDS),
    reraise=True,
)


def _open_sqlite(address: URL) -> Engine:
    _make_folder(Path(address.database or "").parent)
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": _WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in _SQLITE_PRAGMAS:
            _patiently(connection.execute, pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that will write says so at once: one that began by reading could only fail later.
        connection.exec_driver_sql(
            "BEGIN IMMEDIATE" if connection.get_execution_options().get("immediate") else "BEGIN"
        )

    return engine


def _make_folder(folder: Path) -> None:
    """The history holds what never leaves the team: its folder, when it is ours to make, is for this account alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryProblem(
            "Le dossier de l’historique ne peut pas être créé.", "Vérifiez les droits d’écriture."
        ) from error


def _create(connection: Connection) -> None:
    """Two processes may start together: one creates, the other waits (SQLite's write lock; here PostgreSQL's)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _CREATING})
    TABLES.create_all(connection)
    version = connection.scalar(select(version_table.c.version))
    if version is None:
        connection.execute(insert(version_table).values(version=SCHEMA_VERSION))
    elif version != SCHEMA_VERSION:
        raise HistoryProblem(
            "Cet historique a été écrit par une autre version du tableau de bord.",
            "Installez la dernière version, ou donnez une autre base.",
        )


def _claim(connection: Connection, audience: str) -> None:
    """A database serves one audience, the first that asks: what is private never lies where the public's process reads.

    One that was filled before anybody asked may hold anything: it is the team's.
    """
    filled = connection.scalar(select(heads.c.source).limit(1)) is not None
    insert_if_absent(connection, kept_for, id=1, audience=TEAM if filled else audience)
    if connection.scalar(select(kept_for.c.audience)) != audience:
        raise SettingProblem(*_NOT_YOURS[audience])
