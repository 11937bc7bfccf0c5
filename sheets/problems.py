"""The few named problems that stop a source or a setting from being read, each with its French remedy."""


class Problem(Exception):
    """Something the person who installs can mend: what happened, then what to do, in French.

    ``retry_after``: seconds to wait that were asked for; ``calls`` made to a service that counts them; ``followed``:
    met by another process, which reads for this one; ``to_share_with``: the account that the Sheet is not shared with,
    for the team's eyes only.
    """

    retry_after: float = 0.0
    calls: int = 0
    followed: bool = False
    to_share_with: str = ""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class SettingProblem(Problem):
    """A setting that cannot be used."""


class SetupProblem(Problem):
    """A Google Sheet is asked for, and its address or the key is not given yet: the steps that remain are to be told.

    ``account`` is the e-mail to share the Sheet with, when the key is known: for the team's eyes only.
    """

    def __init__(self, *, has_address: bool, account: str = "", has_key: bool = False) -> None:
        lacks = [*(["l’adresse de la feuille"] * (not has_address)), *(["la clé du compte de service"] * (not has_key))]
        super().__init__(
            f"Il manque {' et '.join(lacks)}.",
            "Donnez dans REFLEXES_SOURCE « google: » suivi de l’adresse de la feuille, et dans REFLEXES_GOOGLE_KEY le "
            "chemin du fichier JSON de la clé, puis relancez. Pas à pas : docs/installer.md.",
        )
        self.has_address, self.has_key, self.account = has_address, has_key, account


class SourceProblem(Problem):
    """A source that cannot be read at all."""
