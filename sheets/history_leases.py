"""The lease by which one process refreshes and the others follow: a row, and the database's own clock.

A row rather than advisory locks: it works the same on SQLite and PostgreSQL; it survives connection poolers (an
advisory lock belongs to a connection, which PgBouncer gives to somebody else); it expires by itself when its holder is
killed or frozen, not only once its connection is seen to break; and it can be looked at. It spares calls to Google:
what keeps the history right is the head that ``record`` locks, whoever calls.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, delete, or_, select, update

from sheets.history_tables import database_time, insert_if_absent, leases


class Lease(NamedTuple):
    """Who refreshes, and until when unless it says so again."""

    holder: str
    until: datetime


def take(connection: Connection, name: str, holder: str, seconds: float) -> bool:
    """One statement compares and sets: the lease is had by its holder again, or by anybody once it is over."""
    mine = {"holder": holder, "until": database_time(seconds)}
    free = or_(leases.c.holder == holder, leases.c.until <= database_time())
    if connection.execute(update(leases).where(leases.c.name == name, free).values(**mine)).rowcount == 1:
        return True
    return insert_if_absent(connection, leases, name=name, **mine)


def release(connection: Connection, name: str, holder: str) -> None:
    """Nothing happens when somebody else holds it."""
    connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))


def look(connection: Connection, name: str) -> Lease | None:
    """The lease as it stands, None when nobody holds it."""
    current = (leases.c.name == name) & (leases.c.until > database_time())
    found = connection.execute(select(leases.c.holder, leases.c.until).where(current)).one_or_none()
    return None if found is None else Lease(*found)
