"""What the processes of one database tell each other of a source: what is doubted, and why it cannot be read."""

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update

from sheets.doubts import Doubt
from sheets.history_database import Database
from sheets.history_tables import doubts, insert_if_absent, troubles
from sheets.problems import Problem, SourceProblem


class SharedState:
    """Kept beside the history of a source, not in it: nothing here is told as a change.

    Every method raises ``HistoryProblem`` when the database fails.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def doubts(self, source: str) -> dict[str, Doubt]:
        """What is doubted of a source, by tab."""
        columns = (doubts.c.tab, doubts.c.lost, doubts.c.since, doubts.c.readings, doubts.c.believed)
        with self._database.read() as connection:
            found = connection.execute(select(*columns).where(doubts.c.source == source).order_by(doubts.c.tab))
            return {line.tab: Doubt(line.tab, tuple(json.loads(line.lost)), *line[2:]) for line in found}

    def keep_doubts(self, source: str, now: Mapping[str, Doubt]) -> None:
        """Replace what is doubted. What a person said in the meantime of a tab that still is stays said."""
        with self._database.write() as connection:
            connection.execute(delete(doubts).where(doubts.c.source == source, doubts.c.tab.not_in(list(now))))
            for tab, doubt in now.items():
                told = {"lost": json.dumps(doubt.lost), "since": doubt.since, "readings": doubt.readings}
                if not insert_if_absent(connection, doubts, source=source, tab=tab, believed=doubt.believed, **told):
                    this = (doubts.c.source == source) & (doubts.c.tab == tab)
                    connection.execute(update(doubts).where(this).values(**told))

    def believe(self, source: str, tab: str) -> None:
        """A person says that what ``tab`` lost is meant."""
        with self._database.write() as connection:
            this = (doubts.c.source == source) & (doubts.c.tab == tab)
            connection.execute(update(doubts).where(this).values(believed=True))

    def trouble(self, source: str) -> Problem | None:
        """Why the process that reads a source cannot, as a problem that is ``followed``."""
        with self._database.read() as connection:
            found = connection.execute(
                select(troubles.c.what, troubles.c.remedy).where(troubles.c.source == source)
            ).one_or_none()
        if found is None:
            return None
        problem = SourceProblem(*found)
        problem.followed = True
        return problem

    def keep_trouble(self, source: str, problem: Problem | None) -> None:
        """Tell the others why the source cannot be read, or that it can again."""
        with self._database.write() as connection:
            connection.execute(delete(troubles).where(troubles.c.source == source))
            if problem is not None:
                connection.execute(insert(troubles).values(source=source, what=problem.what, remedy=problem.remedy))
