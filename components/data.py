"""The process's data, read once for every session."""

from functools import cache

from sheets.settings import Settings, read_settings
from sheets.snapshot import CurrentSnapshot, Snapshot


@cache
def settings() -> Settings:
    """The settings of this process. Raises ``SettingProblem``."""
    return read_settings()


@cache
def _current() -> CurrentSnapshot:
    return CurrentSnapshot(settings())


def snapshot() -> Snapshot:
    """The data as they stand. Raises ``Problem`` when there is nothing to show."""
    return _current().get()
