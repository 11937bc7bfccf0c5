"""The versions of an entity: how each one was worded, and what it changed word by word."""

from dataclasses import dataclass

from analysis.entities import Wordings
from components.rewording import Rewording, rewordings
from sheets.schema import Tab
from sheets.snapshot import Snapshot


@dataclass(frozen=True)
class Step:
    """One version: « V2 », what it did (« formulation d’origine », « reformulée »), what it changed."""

    version: str
    told: str
    changes: tuple[Rewording, ...] = ()


def history(snapshot: Snapshot, tab: Tab, known: Wordings) -> tuple[Step, ...]:
    """The versions of an entity, the most recent first; none when there is a single one."""
    if not known.older:
        return ()
    rows = snapshot[tab].iloc[[known.latest, *known.older]].to_dict("records")
    steps = []
    for new, old in zip(rows, rows[1:], strict=False):
        changes = tuple(rewordings(snapshot, tab, old, new))
        told = f"ce qui a changé depuis {old['version']}" if changes else f"les mêmes mots qu’en {old['version']}"
        steps.append(Step(new["version"], told, changes))
    return (*steps, Step(rows[-1]["version"], "première formulation"))
