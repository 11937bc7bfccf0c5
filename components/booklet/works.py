"""The chantiers of the cahier: the panorama at one glance, a fiche each, and the crash test."""

from math import isnan

from components import words
from components.booklet.model import Band, Chantier, Grid, GridLine, Panorama, Verdict
from components.crash.grid import NOT_APPLICABLE, Square
from components.crash.model import board
from components.crash.wording import sentence as crash_sentence
from components.panorama import landscape as hills
from components.panorama import model as panorama
from components.panorama.texts import sentence as panorama_sentence
from components.panorama.trials import FORMS, UNTESTED, Trial, crash_test
from sheets.snapshot import Snapshot

_TO_TEST, _OUT = 4, 5  # after the levels 0..3


def chosen_chantiers(snapshot: Snapshot, version: str, chosen: tuple[str, ...]) -> tuple[panorama.Chantier, ...]:
    """Those of a version of the panorama, among the chosen ones (none: all), nearest and lightest first."""
    found = snapshot.derive(panorama.chantiers, version)
    return tuple(one for one in found if not chosen or one.id in chosen)


def fiche(snapshot: Snapshot, chantier: panorama.Chantier, version: str) -> Chantier:
    """All that the cahier says of a chantier."""
    trials = snapshot.derive(crash_test, chantier.id, version)
    return Chantier(
        chantier.id,
        chantier.number,
        chantier.hue,
        chantier.title,
        chantier.horizon,
        chantier.effort,
        _facts(chantier),
        _fields(chantier),
        " ".join(trials.sentences),
        tuple(_verdict(trial) for trial in trials.trials),
        trials.notes,
        chantier.written,
        len(chantier.supports),
    )


def _facts(chantier: panorama.Chantier) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Horizon", chantier.horizon),
        ("Effort", chantier.effort),
        ("Échelle", chantier.scale),
        ("Maturité", chantier.maturity),
        ("Porté par", chantier.lead),
        ("Soutenu par", words.listing(list(chantier.supports))),
        ("Controverses", words.listing([f"{one.number}. {one.title}" for one in chantier.topics])),
        ("Terrains", words.listing([f"{one.number} {one.title}".strip() for one in chantier.grounds])),
    )
    return tuple((label, text) for label, text in facts if text)


def _fields(chantier: panorama.Chantier) -> tuple[tuple[str, str], ...]:
    wanted = (
        ("Intention", chantier.intention),
        ("Moyens", chantier.means),
        ("Conditions de réussite", chantier.conditions),
        ("Premiers pas", chantier.first_steps),
    )
    return (*wanted, *((("Effets pervers possibles", chantier.side_effects),) if chantier.side_effects else ()))


def _verdict(trial: Trial) -> Verdict:
    level = FORMS.index(trial.form) if trial.form in FORMS else _TO_TEST if trial.form == UNTESTED else _OUT
    return Verdict(trial.crisis, level, trial.word, trial.opinions, trial.split)


def glance(snapshot: Snapshot, chantiers: tuple[panorama.Chantier, ...], version: str) -> Panorama:
    """Horizons and efforts, with the places of the chantiers in each cell."""
    scene = hills.landscape(chantiers, panorama.horizons(snapshot), panorama.efforts(snapshot))
    at = {one.id: place for place, one in enumerate(chantiers)}
    bands = (*scene.bands, *([scene.vague] if scene.vague else []))
    return Panorama(
        panorama_sentence(snapshot, chantiers, version),
        tuple((column.label or "Effort à préciser", column.meaning) for column in scene.columns),
        tuple(
            Band(band.label, band.meaning, tuple(tuple(at[one.id] for one in cell.chantiers) for cell in band.cells))
            for band in bands
        ),
    )


def grid(snapshot: Snapshot, chosen: tuple[str, ...]) -> Grid:
    """The crash test of the panorama's last version, in every crisis; the chosen chantiers (none: all) are shown."""
    shown = snapshot.derive(board, (), "")
    names = {column.crisis.id: column.crisis.name for column in shown.columns}
    lines = [line for line in shown.lines if not chosen or line.id in chosen]
    return Grid(
        crash_sentence(shown),
        tuple(names.values()),
        tuple(
            GridLine(
                line.title,
                line.number,
                line.hue,
                tuple(_cell(names[square.crisis], square) for square in line.squares),
                f"{line.held}/{line.tested}" if line.tested else "–",
                str(line.rank or "–"),
            )
            for line in lines
        ),
    )


def _cell(crisis: str, square: Square) -> Verdict:
    level = _OUT if square.verdict == NOT_APPLICABLE else _TO_TEST
    known = square.level is not None and not isnan(square.level)
    return Verdict(
        crisis,
        square.level if known and square.level is not None else level,
        square.verdict,
        square.opinions,
        square.opposite is not None,
    )
