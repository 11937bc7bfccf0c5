"""The tables behind the inquiry's screen."""

from analysis.tables import column, rows_of
from components import words
from components.frame import DataTable
from components.inquiry.board import UNSAID_SOURCE, grade_words
from components.inquiry.model import board, partners_of
from sheets.snapshot import Snapshot
from sheets.tabs import SELF_DIAGNOSIS, TERRAINS

_HEADER = ("Terrain", "Titre", "Partenaire", "Vécu", "En mots", "Sous-groupe")


def answer_table(snapshot: Snapshot, controversy: str, partner: str) -> DataTable:
    """Every answer of the self-diagnosis on what is shown, those replaced since and those on retired terrains too.

    Without a controversy, those that name no terrain as well. Comments and days where publication leaves them.
    """
    frame = snapshot[SELF_DIAGNOSIS]
    names, titles = snapshot.derive(partners_of), dict(rows_of(snapshot[TERRAINS], "id", "titre"))
    shown = {ground.id for ground in snapshot.derive(board, controversy, partner).grounds}
    private = [name for name in ("horodatage", "commentaire") if name in frame]
    extra = zip(*(map(_text, column(frame, name)) for name in private), strict=True) if private else [()] * len(frame)
    rows = [
        (
            terrain,
            titles.get(terrain, ""),
            names.get(lab, lab),
            words.number(grade, 1).replace("–", ""),
            said,
            group,
            *more,
        )
        for (lab, terrain, grade, group), more in zip(
            rows_of(frame, "partenaire", "terrain", "vecu", "sous_groupe"), extra, strict=True
        )
        for said in (grade_words(grade),)
        if partner in ("", lab) and (not controversy or terrain in shown)
    ]
    labels = [SELF_DIAGNOSIS.columns[name].label for name in private]
    return DataTable("autodiagnostic", "Réponses à l’autodiagnostic", (*_HEADER, *labels), rows)


def _text(value: object) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "strftime") else str(value or "")


def ground_table(snapshot: Snapshot, controversy: str, partner: str) -> DataTable:
    """A row a terrain: answers, sub-group, interviews, observations by source."""
    shown = snapshot.derive(board, controversy, partner)
    sources = [label or UNSAID_SOURCE for label in shown.sources]
    statuses = ("Réalisés", "Planifiés", "À planifier", "Sans statut", "Annulés", "Visés") if shown.placed else ()
    rows = [
        (
            ground.id,
            ground.title,
            str(ground.mean.count),
            words.number(ground.mean.mean, 2).replace("–", ""),
            ", ".join(ground.joined),
            *(_held(ground.held, shown.target) if shown.placed else ()),
            *(str(ground.observed_by(label)) for label in shown.sources),
            str(ground.looking),
        )
        for ground in shown.grounds
    ]
    header = ("Terrain", "Titre", "Réponses", "Vécu moyen", "Sous-groupe", *statuses, *sources, "Labos qui ont regardé")
    return DataTable("terrains", "Réponses, entretiens et sources de chaque terrain", header, rows)


def _held(held: object, target: int) -> tuple[str, ...]:
    counts = (getattr(held, name) for name in ("held", "planned", "to_plan", "unsaid", "called_off"))
    return (*map(str, counts), str(target or ""))


def coverage_table(snapshot: Snapshot, controversy: str, partner: str) -> DataTable:
    """A row a terrain and partner: the observations noted or read."""
    shown = snapshot.derive(board, controversy, partner)
    names = {one.id: one.name for one in shown.partners}
    rows = [
        (ground.id, ground.title, names[answer.partner], str(answer.looks))
        for ground in shown.grounds
        for answer in ground.answers
    ]
    header = ("Terrain", "Titre", "Partenaire", "Observations relevées ou lues")
    return DataTable("regards", "Observations relevées ou lues par chaque partenaire", header, rows)
