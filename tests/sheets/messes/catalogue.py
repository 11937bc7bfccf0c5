"""Every kind of mess, numbered by its place."""

from tests.sheets.messes.references_and_terms import REFERENCES, TERMS
from tests.sheets.messes.rows_and_keys import KEYS, ROWS
from tests.sheets.messes.settings_and_forms import FORMS, SETTINGS
from tests.sheets.messes.tabs_and_headers import HEADERS, TABS
from tests.sheets.messes.values import DATES, NUMBERS, TEXTS

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
    "Les réglages": SETTINGS,
    "Les formulaires": FORMS,
}
MESSES = tuple(mess for family in FAMILIES.values() for mess in family)
