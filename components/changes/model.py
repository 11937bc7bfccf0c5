"""What changed since a day, as it is told: counts, a group a tab, fields before and after, removed rows whole."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from os.path import commonprefix

from components import words
from components.frame import DataTable
from sheets.cells import Cell, clean_text, shorten
from sheets.history import Change, Content, Kind
from sheets.history_rows import in_order
from sheets.shared_source import RecentChanges
from sheets.watching import row_key, row_title

SINCE = {"hier": "hier", "7": "7 jours", "30": "30 jours"}
DEFAULT_SINCE = "7"
AT_MOST = 30
_DAYS = {"hier": 1, "7": 7, "30": 30}
_EXCERPT = 140
_LEAD = 30
_KINDS = {
    Kind.ADDED: ("ajoutée", "ajoutées"),
    Kind.EDITED: ("modifiée", "modifiées"),
    Kind.REMOVED: ("supprimée", "supprimées"),
}


@dataclass(frozen=True)
class Cells:
    """A column of a row: its header, what it was, what it became."""

    label: str
    before: str
    after: str = ""


@dataclass(frozen=True)
class Told:
    """A row that changed. ``fields``: those edited, or the whole content of a removed row."""

    kind: Kind
    word: str
    key: str
    title: str
    when: str
    fields: tuple[Cells, ...] = ()
    erased: bool = False


@dataclass(frozen=True)
class Group:
    """The changes of a tab that are shown, the most recent first."""

    tab: str
    changes: tuple[Told, ...]


@dataclass(frozen=True)
class Summary:
    """The section. ``counts``: « 2 lignes ajoutées… », '' when nothing changed; ``others``: changes not shown."""

    counts: str
    known: str
    groups: tuple[Group, ...]
    others: int


def since_day(choice: str, today: date) -> date:
    """The day of a choice: one of ``SINCE``, or a day as the address holds it (« 2026-03-02 »)."""
    return today - timedelta(days=_DAYS[choice]) if choice in _DAYS else date.fromisoformat(choice)


def is_past_day(text: str, today: date) -> bool:
    """Whether a text of the address is a day that may have known changes."""
    try:
        return len(text) == len("2026-03-02") and date.fromisoformat(text) <= today
    except ValueError:
        return False


def since_moment(choice: str, now: datetime) -> datetime:
    """The first instant of the day chosen: it stays the same all day, so what is asked once is known."""
    return datetime.combine(since_day(choice, now.date()), datetime.min.time()).astimezone()


def summary(recent: RecentChanges, since: datetime, until: datetime | None = None) -> Summary:
    """The net changes of a period, the ``AT_MOST`` most recent of them one by one. ``until``: None up to now."""
    latest = recent.changes[::-1]
    shown = latest[:AT_MOST]
    tabs = dict.fromkeys(change.tab for change in shown)
    groups = (Group(tab, tuple(_told(change) for change in shown if change.tab == tab)) for tab in tabs)
    return Summary(_counts(latest), _known(recent.began, since, until), tuple(groups), len(latest) - len(shown))


def removed_table(recent: RecentChanges) -> DataTable:
    """Every removed row whole, the most recent first: a column a header of the tabs they were in."""
    latest = recent.removed[::-1]
    by_tab = {tab: [change.before or {} for change in latest if change.tab == tab] for tab in _tabs(latest)}
    ordered = (in_order(tab, set(chain.from_iterable(contents))) for tab, contents in by_tab.items())
    labels = list(dict.fromkeys(chain.from_iterable(ordered)))
    rows = [(f"{c.seen_at.astimezone():%d/%m/%Y %H:%M}", c.tab, *_texts(c.before or {}, labels)) for c in latest]
    return DataTable("lignes-supprimees", "Les lignes supprimées", ("Suppression vue le", "Onglet", *labels), rows)


def _tabs(changes: Iterable[Change]) -> list[str]:
    return list(dict.fromkeys(change.tab for change in changes))


def _texts(content: Content, labels: Sequence[str]) -> list[str]:
    return [clean_text(content.get(label)) for label in labels]


def _counts(changes: Iterable[Change]) -> str:
    """« 2 lignes ajoutées, 1 ligne modifiée »."""
    counted = Counter(change.kind for change in changes)
    said = [
        f"{words.count(counted[kind], 'ligne')} {words.plural(counted[kind], *forms)}"
        for kind, forms in _KINDS.items()
        if counted[kind]
    ]
    return words.listing(said)


def _known(began: datetime, since: datetime, until: datetime | None) -> str:
    """Since when changes are known, when it is less far than what is asked."""
    day = words.day(since.astimezone().date())
    if began <= since:
        last = until and words.day((until - timedelta(microseconds=1)).astimezone().date())
        period = f"Du {day} au {last}" if last and last != day else f"Le {day}" if last else f"Depuis le {day}"
        return f"{period}, tout compte fait : ce qui a été défait n’y est pas."
    return f"Les changements ne sont connus que depuis le {words.moment(began)} ; ce qui a été défait n’y est pas."


def _told(change: Change) -> Told:
    fields = {Kind.EDITED: _edited, Kind.REMOVED: _whole}.get(change.kind)
    return Told(
        change.kind,
        _KINDS[change.kind][0],
        row_key(change),
        shorten(row_title(change), 90),
        words.moment(change.seen_at),
        fields(change) if fields and not change.erased else (),
        change.erased,
    )


def _edited(change: Change) -> tuple[Cells, ...]:
    before, after = change.before or {}, change.after or {}
    return tuple(Cells(label, *_excerpts(before.get(label), after.get(label))) for label in change.columns)


def _whole(change: Change) -> tuple[Cells, ...]:
    content = change.before or {}
    return tuple(Cells(label, clean_text(content[label])) for label in in_order(change.tab, content))


def _excerpts(before: Cell, after: Cell) -> tuple[str, str]:
    """Both texts, cut to a few lines around the first sign that differs."""
    texts = [clean_text(before), clean_text(after)]
    if max(map(len, texts)) > _EXCERPT:
        start = len(commonprefix(texts)) - _LEAD
        texts = [f"…{text[start:]}" if start > 0 else text for text in texts]
    return shorten(texts[0], _EXCERPT), shorten(texts[1], _EXCERPT)
