"""An invented inquiry three times the demonstration's size, for the views that must still be read then."""

import csv
from pathlib import Path
from random import Random

_WHAT = (
    *("L’accès aux droits", "Les médiateurs de quartier", "La réserve citoyenne", "Les cadres de proximité"),
    *("Les budgets participatifs", "Le prêt d’agents", "Les données essentielles", "L’urbanisme tactique"),
    *("La commande groupée", "Les tiers-lieux", "L’accueil d’urgence", "Le télétravail"),
)
_WHERE = (
    *("dans les communes rurales", "au guichet", "à distance", "entre collectivités", "à l’échelle du quartier"),
    *("pendant la nuit", "hors des heures ouvrées et des murs du service", "avec les associations"),
)
_FORMS = ("Brigade", "Bourse", "Registre", "Plan", "Contrat type", "Tableau de bord", "Salle de crise", "Guichet")
_OF = ("de médiation", "de compétences", "de répit", "à plusieurs", "sans dossier", "de la réserve citoyenne", "ouvert")
_CRISES = (
    *("Inondation", "Canicule", "Feu de forêt", "Tempête", "Accident industriel", "Coupure électrique longue"),
    *("Cyberattaque", "Choc budgétaire", "Montée de la précarité", "Rupture d’approvisionnement", "Défiance"),
    *("Sécheresse",),
)
Rows = list[tuple[str, ...]]


def large_inquiry(
    controversies: int = 20, terrains: int = 45, chantiers: int = 90, crises: int = 12, seed: int = 2020
) -> dict[str, Rows]:
    """Tab -> its header and rows. A chantier answers a terrain or two, now and then a controversy without a terrain;
    a crisis breaks about one chantier in seven of those it tests, and weakens two.
    """
    random = Random(seed)
    owners = [at * controversies // terrains for at in range(terrains)] if controversies else []
    return {
        "Controverses": _controversies(random, controversies),
        "Terrains": _terrains(random, owners),
        "Observations": _observations(random, terrains),
        "Chantiers": _chantiers(random, chantiers, owners, controversies),
        "Crises": [("Identifiant", "Nom"), *((f"R{n}", _CRISES[(n - 1) % len(_CRISES)]) for n in _to(crises))],
        "Crash-tests": _crash_tests(random, chantiers, crises),
    }


def _controversies(random: Random, number: int) -> Rows:
    headers = ("Identifiant", "Version", "Numéro", "Titre", "Pôle A", "Pôle B", "Publication")
    return [
        headers,
        *((f"C{n}", "V1", str(n), _title(random), "un pôle", "l’autre", "Publié") for n in _to(number)),
    ]


def _terrains(random: Random, owners: list[int]) -> Rows:
    """``owners``: the rank of the controversy of each."""
    headers = ("Identifiant", "Version", "Numéro", "Controverse", "Titre", "Publication")
    rows = (
        (f"T{n:02}", "V1", f"{owner + 1}.{n}", f"C{owner + 1}", _title(random), "Publié")
        for n, owner in enumerate(owners, 1)
    )
    return [headers, *rows]


def _observations(random: Random, terrains: int) -> Rows:
    headers = ("Identifiant", "Version", "Terrain", "Titre", "Position", "Publication")
    rows = (
        (f"O{n}", "V1", f"T{random.choice(_to(terrains)):02}", "Vu", "Plutôt A", "Publié") for n in _to(2 * terrains)
    )
    return [headers, *rows]


def _chantiers(random: Random, number: int, owners: list[int], controversies: int) -> Rows:
    headers = ("Identifiant", "Version", "Titre", "Terrains", "Controverses", "Publication")
    rows = ((f"K{n:02}", "V1", _name(random), *_sources(random, owners, controversies), "Publié") for n in _to(number))
    return [headers, *rows]


def _crash_tests(random: Random, chantiers: int, crises: int) -> Rows:
    headers = ("Chantier", "Crise", "Tenue", "Version", "Publication")
    rows = (
        (f"K{k:02}", f"R{r}", random.choices(("Casse", "Fragile", "Tient"), (1, 2, 4))[0], "V1", "Publié")
        for k in _to(chantiers)
        for r in _to(crises)
    )
    return [headers, *rows]


def write_inquiry(folder: Path, tabs: dict[str, Rows]) -> Path:
    """The folder, filled with a CSV file a tab: a source for the app."""
    for name, rows in tabs.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def _to(last: int) -> range:
    return range(1, last + 1)


def _title(random: Random) -> str:
    return f"{random.choice(_WHAT)} {random.choice(_WHERE)}"


def _name(random: Random) -> str:
    return f"{random.choice(_FORMS)} {random.choice(_OF)}"


def _sources(random: Random, owners: list[int], controversies: int) -> tuple[str, str]:
    """Terrains near one another, most often; one chantier in five also names a controversy of its own."""
    if not owners:
        return "", ""
    first = random.randrange(len(owners))
    other = min(max(first + random.choice((-2, -1, 1, 2)), 0), len(owners) - 1)
    terrains = dict.fromkeys((first, other) if random.random() < 0.3 else (first,))
    named = {owners[at] for at in terrains}
    if random.random() < 0.2:
        named.add(random.randrange(controversies))
    return " ; ".join(f"T{at + 1:02}" for at in terrains), " ; ".join(f"C{at + 1}" for at in sorted(named))
