"""What changes in a source, told in French lines: as it is seen, or from the history."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sheets.cells import clean_text, printable, shorten
from sheets.history import Change, Content, Entry, Kind, RowId
from sheets.history_cells import read_content
from sheets.history_rows import KEYLESS, Kept, Row, compare, rows_of, tab_of
from sheets.opening import open_history
from sheets.problems import Problem, SettingProblem
from sheets.settings import Settings
from sheets.sources import Source
from sheets.tabs import BY_NAME

KIND_WORDS: Mapping[Kind, str] = {Kind.ADDED: "ajoutée", Kind.EDITED: "modifiée", Kind.REMOVED: "supprimée"}


class Watch:
    """A source looked at again and again, remembered nowhere."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._fingerprint: str | None = None
        self._rows: dict[RowId, Row] = {}

    def look(self) -> list[Change]:
        """What changed since the last look: nothing at the first. Raises ``SourceProblem``."""
        reading = self._source.read()
        if reading.fingerprint == self._fingerprint:
            return []
        rows, first = rows_of(reading.make_book()), self._fingerprint is None
        self._fingerprint = reading.fingerprint
        changes = list(self._replace(rows, reading.seen_at))
        return [] if first else changes

    @property
    def rows(self) -> int:
        """How many rows are watched."""
        return len(self._rows)

    def _replace(self, rows: list[Row], seen_at: datetime) -> Iterator[Change]:
        difference = compare([Kept(0, id, row.digest) for id, row in self._rows.items()], rows)
        after = {kept.id: row for kept, row in difference.edited} | dict(difference.added)
        gone = {kept.id for kept in difference.removed}
        for id in (*gone, *after):
            yield _change(seen_at, id, self._rows.get(id), after.get(id))
        self._rows = {id: row for id, row in self._rows.items() if id not in gone} | after


def _change(seen_at: datetime, id: RowId, before: Row | None, after: Row | None) -> Change:
    kind = Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.EDITED
    return Change(seen_at, id.tab, id.key, kind, _content(before), _content(after), id.ordinal)


def _content(row: Row | None) -> Content | None:
    return None if row is None else read_content(row.content)


def watch_lines(source: Source, every: float, wait: Callable[[float], object] = time.sleep) -> Iterator[str]:
    """A line a change, without end; a problem is said once, and the source asked again.

    Raises ``SourceProblem`` when the source cannot be read to begin with.
    """
    watch = Watch(source)
    watch.look()
    yield f"{datetime.now():%H:%M:%S}  {watch.rows} lignes suivies. Ctrl+C pour arrêter."
    said = ""
    while True:
        wait(every)
        try:
            changes, trouble = watch.look(), ""
        except Problem as problem:
            changes, trouble = [], str(problem)
        if trouble and trouble != said:
            yield f"{datetime.now():%H:%M:%S}  {trouble}"
        said = trouble
        yield from (f"{change.seen_at.astimezone():%H:%M:%S}  {change_line(change)}" for change in changes)


def change_line(change: Change) -> str:
    """« Chantiers · K04 · V2 (Brigade de médiation) modifiée : Titre, Effort »."""
    title = row_title(change)
    name = " ".join(filter(None, (row_key(change), f"({shorten(title)})" if title else "")))
    columns = f" : {', '.join(change.columns)}" if change.kind is Kind.EDITED else ""
    line = f"{change.tab} · {name} {KIND_WORDS[change.kind]}{columns}"
    return printable(line)


def row_key(change: Change) -> str:
    """The key of the row as people know it."""
    return "ligne sans identifiant" if change.key.startswith(KEYLESS) else change.key


def row_title(change: Change) -> str:
    """What people also call the row, '' when its tab has no such column."""
    titled = BY_NAME[change.tab].titled if change.tab in BY_NAME else ""
    content = change.after or change.before or {}
    return clean_text(content.get(tab_of(change.tab).columns[titled].label)) if titled else ""


@dataclass(frozen=True)
class Report:
    """What a history holds since a moment: the snapshots seen, and the net changes."""

    source: str
    began: datetime | None
    since: datetime
    snapshots: list[Entry]
    changes: list[Change]

    def as_json(self) -> str:
        """For machines: moments in ISO 8601, cells by header."""
        told = {
            "source": self.source,
            "began": self.began,
            "since": self.since,
            "snapshots": [vars(entry) for entry in self.snapshots],
            "changes": [vars(change) | {"columns": change.columns} for change in self.changes],
        }
        return json.dumps(told, ensure_ascii=False, indent=2, default=_plain)

    def as_text(self) -> str:
        """For people: the snapshots, then what they changed in the end."""
        if self.began is None:
            return f"L’historique ne sait encore rien de « {self.source} »."
        entries = (f"{_moment(e.seen_at)}  +{e.added} ~{e.edited} -{e.removed} lignes" for e in self.snapshots)
        changes = (f"{_moment(change.seen_at)}  {change_line(change)}" for change in self.changes)
        return "\n".join(
            (
                f"Changements de « {self.source} » connus depuis le {_moment(self.began)}.",
                f"États distincts vus depuis le {_moment(self.since)} : {len(self.snapshots)}",
                *entries,
                f"Lignes changées, tout compte fait : {len(self.changes)}",
                *changes,
            )
        )


def read_report(settings: Settings, days: int) -> Report:
    """The last ``days`` of the history of the settings. Raises ``Problem``."""
    history = open_history(settings)
    if history is None:
        raise SettingProblem(
            "Ces réglages ne gardent pas d’historique.",
            "Donnez une base dans DATABASE_URL, ou les réglages de l’équipe (REFLEXES_AUDIENCE=equipe).",
        )
    with history:
        since = history.now() - timedelta(days=days)
        snapshots = [entry for entry in history.snapshots(settings.source) if entry.seen_at > since]
        changes = history.changes(settings.source, since, net=True)
        return Report(settings.source, history.began(settings.source), since, snapshots, changes)


def _moment(when: datetime) -> str:
    return f"{when.astimezone():%d/%m/%Y %H:%M:%S}"


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
