"""The tables behind the screen: findings, and what each lab could still write."""

from components.contribuer.model import NOBODY, NOBODY_NAMED, Choice, findings, lab_names
from components.contribuer.owed import owed
from components.frame import DataTable
from sheets.findings import LEVELS, Finding
from sheets.snapshot import Snapshot

_HEADER = ("Niveau", "Onglet", "Ligne", "Cellule", "Colonne", "Labo", "Valeur", "Ce qui ne va pas", "Remède", "Lien")
_OWED_HEADER = ("Labo", "Quoi", "Laquelle ou lequel", "Précision")


def finding_table(snapshot: Snapshot, choice: Choice) -> DataTable:
    """A row a finding shown, the most serious first."""
    names = snapshot.derive(lab_names)
    found = sorted(findings(snapshot, choice), key=lambda finding: LEVELS.index(finding.level))
    rows = [_row(finding, names.get(finding.lab, NOBODY_NAMED)) for finding in found]
    return DataTable("remarques", "Les remarques de cette vue", _HEADER, rows)


def _row(finding: Finding, lab: str) -> tuple[str, ...]:
    # The value of a whole row would put names and addresses of people in the file: the cell alone is given.
    value = finding.value if finding.cell else ""
    place = (finding.tab, str(finding.row or ""), finding.cell, finding.column)
    return (str(finding.level), *place, lab, value, finding.what, finding.remedy, finding.link)


def owed_table(snapshot: Snapshot, lab: str) -> DataTable:
    """A row a thing that a lab (or each of them) could write."""
    names = {} if lab == NOBODY else snapshot.derive(lab_names)
    rows = [
        (name, kind.title, item.name, item.note)
        for one, name in names.items()
        if lab in ("", one)
        for kind in snapshot.derive(owed, one)
        for item in (*kind.shown, *kind.folded)
    ]
    return DataTable("reste-a-ecrire", "Ce qui reste à écrire", _OWED_HEADER, rows)
