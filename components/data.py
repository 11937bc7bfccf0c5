"""The process's data, read in the background for every session."""

from datetime import datetime
from functools import cache
from typing import Any

from sheets.live import LiveCopy, LiveState
from sheets.opening import open_live_copy
from sheets.problems import Problem, SettingProblem
from sheets.settings import Audience, Settings, read_settings
from sheets.shared_source import RecentChanges
from sheets.snapshot import Snapshot

_PERIODS_AT_MOST = 50


@cache
def settings() -> Settings:
    """The settings of this process. Raises ``SettingProblem``."""
    return read_settings()


@cache
def _live() -> LiveCopy:
    return open_live_copy(settings())


def for_team() -> bool:
    """Whether this process serves the team: False as well when the settings cannot be read."""
    try:
        return settings().audience is Audience.TEAM
    except SettingProblem:
        return False


def start() -> None:
    """Start reading the source in the background. Raises ``Problem`` when the settings cannot be used."""
    _live().start()


def snapshot() -> Snapshot:
    """The data as they stand. Raises ``Problem`` when there is nothing to show."""
    return _live().snapshot()


def is_ready() -> bool:
    """Whether there is something to show, without asking for anything."""
    return _live.cache_info().currsize > 0 and _live().state.snapshot is not None


def known_state() -> LiveState:
    """What is known of the source, without opening anything: nothing, when it has never been opened."""
    return _live().state if _live.cache_info().currsize else LiveState()


def believe(tab: str) -> None:
    """A person of the team says that what ``tab`` lost is meant. Raises ``HistoryProblem``."""
    _live().believe(tab)


def state() -> LiveState:
    """What is known of the source at this moment."""
    return _live().state


def history_changes(since: datetime, until: datetime | None = None) -> RecentChanges | None:
    """What changed since a moment, up to another; None without a history, and always for the public.

    Raises ``HistoryProblem``.
    """
    shown, asked = snapshot(), (since, until)
    # Asked outside of ``derive``, whose lock a database that hangs would keep from every other screen.
    known = shown.derive(_recent_changes)
    if asked not in known:
        while len(known) >= _PERIODS_AT_MOST:
            del known[next(iter(known))]
        known[asked] = _live().changes(since, until)
    return known[asked]


def _recent_changes(_: Snapshot) -> dict[Any, RecentChanges | None]:
    """Filled by ``history_changes``, and forgotten with the snapshot."""
    return {}


def account_to_share_with(problem: Problem) -> str:
    """The e-mail that the Sheet is to be shared with, for the team only; '' when it is not the matter."""
    team = settings().audience is Audience.TEAM if not isinstance(problem, SettingProblem) else False
    return str(getattr(problem, "account", "")) if team else ""
