"""Changes of filter on each screen, as addresses: drawn once for all, among the values that the workbook offers."""

from random import Random

from components.calendar.model import OUTPUT_IDS, PHASE_IDS
from components.cartography.filters import SOURCE_IDS
from components.cartography.model import map_versions
from components.panorama.filters import options
from components.panorama.model import panorama_versions
from sheets.snapshot import Snapshot
from sheets.tabs import CALENDAR, CHANTIERS, CRISES, OBSERVATIONS, TERRAINS

Query = dict[str, str]
_FILTERS_AT_ONCE = 2


def changes(snapshot: Snapshot, number: int) -> dict[str, list[Query]]:
    """Page -> the addresses asked for, all different, one or two filters at once; the home page has no filter."""
    ids = {tab: list(dict.fromkeys(snapshot[tab]["id"])) for tab in (TERRAINS, CRISES, CHANTIERS, CALENDAR)}
    partners = sorted(set(snapshot[OBSERVATIONS]["partenaire"]) - {""})
    controversies = sorted(set(snapshot[TERRAINS]["controverse"]))
    offered = options(snapshot)
    filters = {
        "": {},
        "cartographie": {
            "version": list(map_versions(snapshot)),
            "controverse": controversies,
            "partenaire": partners,
            "terrain": ids[TERRAINS],
            "source": list(SOURCE_IDS),
            "terrains": ["oui"],
        },
        "panorama": {
            "version": list(panorama_versions(snapshot)),
            "controverse": controversies,
            "chantier": ids[CHANTIERS],
            **{name: list(values) for name, values in offered.items()},
        },
        "calendrier": {
            "production": list(OUTPUT_IDS),
            "phase": list(PHASE_IDS),
            "reste": ["oui"],
            "etape": ids[CALENDAR],
        },
        "crash-test": {
            "crises": ["~".join(ids[CRISES][n : n + 3]) for n in range(len(ids[CRISES]) - 2)],
            "controverse": controversies,
            "chantier": ids[CHANTIERS],
            "comparer": [f"{one}~{other}" for one in ids[CRISES] for other in ids[CRISES] if one < other],
        },
    }
    return {page: _draw(values, number) for page, values in filters.items()}


def _draw(filters: dict[str, list[str]], number: int) -> list[Query]:
    random = Random(2020)
    drawn: dict[tuple[tuple[str, str], ...], None] = {}
    while filters and len(drawn) < number:
        names = random.sample(list(filters), random.randint(1, _FILTERS_AT_ONCE))
        drawn[tuple(sorted((name, random.choice(filters[name])) for name in names))] = None
    return [dict(query) for query in drawn] or [{}] * number
