"""The kinds of entities in words, and the permanent address of each fiche."""

from analysis.entities import wordings
from analysis.search import OPINION
from analysis.versions import successors
from components import address, words
from sheets.schema import Tab
from sheets.snapshot import Snapshot
from sheets.tabs import CONTROVERSIES

PAGE = "fiche"
NAMES = {
    "controverse": ("controverse", "controverses"),
    "terrain": ("terrain", "terrains"),
    "observation": ("observation", "observations"),
    "chantier": ("chantier", "chantiers"),
    "crise": ("crise", "crises"),
    "etape": ("étape", "étapes"),
    "partenaire": ("partenaire", "partenaires"),
    OPINION: ("avis de crash test", "avis de crash test"),
}


def counted(number: int, kind: str) -> str:
    """« 3 terrains »."""
    return words.count(number, *NAMES[kind])


def heading(kind: str) -> str:
    """« Terrains »."""
    return words.capital(NAMES[kind][1])


def fiche_link(kind: str, identifier: str) -> str:
    """The permanent address of a fiche: ``fiche?controverse=C3``. That of an opinion is its chantier's."""
    return address.link(PAGE, **{"chantier" if kind == OPINION else kind: identifier})


def titles_of(snapshot: Snapshot, tab: Tab) -> dict[str, str]:
    """Entity id -> its title today, dead or alive."""
    names = list(snapshot[tab][tab.titled])
    return {entity: names[known.latest] for entity, known in wordings(tab, snapshot[tab]).items()}


def heirs_of(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Every controversy ever seen -> the living ones that it is today."""
    return successors(snapshot[CONTROVERSIES], "")
