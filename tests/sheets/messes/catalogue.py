"""Every kind of mess, numbered by its place."""

from tests.sheets.messes.references_and_terms import REFERENCES, TERMS
from tests.sheets.messes.rows_and_keys import KEYS, ROWS
from tests.sheets.messes.tabs_and_headers import HEADERS, TABS
from tests.sheets.messes.values import DATES, NUMBERS, SETTINGS, TEXTS

FAMILIES = {
    "Les onglets": TABS,
    "Les en-têtes": HEADERS,
    "Les lignes": ROWS,
    "Les identifiants et les versions": KEYS,
    "Renvoyer à une ligne d’un autre onglet": REFERENCES,
    "Les menus": TERMS,
    "Les dates": DATES,
    "Les nombres": NUMBERS,
    "Les textes et les liens": TEXTS,
    "Les réglages et les formulaires": SETTINGS,
}
MESSES = tuple(mess for family in FAMILIES.values() for mess in family)
