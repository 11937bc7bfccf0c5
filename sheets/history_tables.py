"""The tables of the history, and what SQLite and PostgreSQL spell differently in them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    literal,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

SCHEMA_VERSION = 1


class Instant(TypeDecorator[datetime]):
    """A moment, in UTC on any database; only aware ones are accepted."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment of the history needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class database_time(FunctionElement[datetime]):  # noqa: N801 -- an SQL function
    """The database's own clock when the statement runs, some seconds later: processes need not agree on the hour."""

    type = Instant()
    inherit_cache = True

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(literal(float(seconds), Float()))


@compiles(database_time, "postgresql")
def _postgresql_time(element: database_time, compiler: SQLCompiler, **options: Any) -> str:
    return f"clock_timestamp() + make_interval(secs => {compiler.process(element.clauses, **options)})"


@compiles(database_time, "sqlite")
def _sqlite_time(element: database_time, compiler: SQLCompiler, **options: Any) -> str:
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {compiler.process(element.clauses, **options)} || ' seconds')"


TABLES = MetaData()
_NUMBERED = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself under this name only

version_table = Table("history_schema_version", TABLES, Column("version", Integer, primary_key=True))

heads = Table(
    "history_head",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("fingerprint", Text),
    Column("seen_at", Instant, nullable=False, comment="the last time the source was seen in this state"),
    Column("began", Instant, nullable=False, comment="every change since then is kept"),
    comment="the latest snapshot of each source; locked by whoever adds to its history",
)

copies = Table(
    "history_copy",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("book", LargeBinary, nullable=False),
    comment="the latest snapshot whole, compressed, for restarts",
)

snapshots = Table(
    "history_snapshot",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False, comment="1, 2…: its predecessor's plus one"),
    Column("fingerprint", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("added", Integer, nullable=False),
    Column("edited", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
    Index("history_snapshot_by_time", "source", "seen_at"),
)

tabs = Table(
    "history_tab",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("tab", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    comment="the cells of each tab in the latest snapshot: a tab that has the same is not compared row by row",
)

rows = Table(
    "history_row",
    TABLES,
    Column("id", _NUMBERED, primary_key=True),
    Column("source", Text, nullable=False),
    Column("tab", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("content", Text, nullable=False),
    UniqueConstraint("source", "tab", "key", "ordinal"),
    comment="the rows of the latest snapshot",
)

changes = Table(
    "history_change",
    TABLES,
    Column("id", _NUMBERED, primary_key=True),
    Column("source", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tab", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", Text, comment="what the change replaced or removed; what came is in the next change or the row"),
    UniqueConstraint("source", "number", "tab", "key", "ordinal"),
    ForeignKeyConstraint(["source", "number"], ["history_snapshot.source", "history_snapshot.number"]),
)

leases = Table(
    "history_lease",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
)


doubts = Table(
    "history_doubt",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("tab", Text, primary_key=True),
    Column("lost", Text, nullable=False, comment="a list of headers in JSON, empty when it is every row"),
    Column("since", Instant, nullable=False),
    Column("readings", Integer, nullable=False),
    Column("believed", Boolean, nullable=False, comment="a person has said that it is meant"),
    comment="the tabs that seem emptied by accident: the latest snapshot holds their last good rows",
)

troubles = Table(
    "history_trouble",
    TABLES,
    Column("source", Text, primary_key=True),
    Column("what", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    comment="why the process that reads a source cannot, for those that follow it",
)

kept_for = Table(
    "history_kept_for",
    TABLES,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="always 1"),
    Column("audience", Text, nullable=False),
    comment="the one audience whose processes may use this database",
)


def insert_if_absent(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert a row unless its primary key is taken, even in the same instant -> whether it was inserted."""
    new = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
    statement = new.values(**values).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(statement).one_or_none() is not None
