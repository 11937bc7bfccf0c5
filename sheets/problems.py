"""The few named problems that stop a source or a setting from being read, each with its French remedy."""


class Problem(Exception):
    """Something the person who installs can mend: what happened, then what to do, in French.

    ``retry_after``: seconds to wait that were asked for; ``calls`` made to a service that counts them; ``followed``:
    met by another process, which reads for this one.
    """

    retry_after: float = 0.0
    calls: int = 0
    followed: bool = False

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class SettingProblem(Problem):
    """A setting that cannot be used."""


class SourceProblem(Problem):
    """A source that cannot be read at all."""
