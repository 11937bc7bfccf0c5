"""The charts of the home screen, as files."""

from components.figures.bands import band_figure
from components.figures.crises import crises_figure
from components.figures.pending import Pending
from components.figures.ridges import ridge_figure
from components.figures.stages import stage_figure
from sheets.snapshot import Snapshot


def home_images(snapshot: Snapshot) -> tuple[Pending, ...]:
    """The path of the phases, what is debated, what is opened, what holds and what breaks."""
    return (
        Pending("accueil-phases", snapshot, stage_figure, (), "Phases"),
        Pending("accueil-debats", snapshot, ridge_figure, (), "Débats"),
        Pending("accueil-chantiers", snapshot, band_figure, (), "Chantiers"),
        Pending("accueil-crises", snapshot, crises_figure, (), "Crises"),
    )
