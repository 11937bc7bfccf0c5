"""What the foot of a screen says of sharing it: facts for the script that runs in the browser."""

from dataclasses import dataclass

from sheets.settings import Audience, Settings

_OWN = ("'self'", "'none'")


@dataclass(frozen=True)
class Sharing:
    """``base``: the address of the application in the settings, '' as it is asked for; ``site``: its name.

    ``frames``: « oui » when another site may frame a view, « dire » when the team is told how to allow it, '' when it
    is not the reader's affair.
    """

    base: str
    site: str
    frames: str


def sharing(settings: Settings, site: str) -> Sharing:
    """How a view may be given to others, under these settings."""
    framed_elsewhere = any(source not in _OWN for source in settings.frame_ancestors.split())
    told = "dire" if settings.audience is Audience.TEAM else ""
    return Sharing(settings.address, site, "oui" if framed_elsewhere else told)
