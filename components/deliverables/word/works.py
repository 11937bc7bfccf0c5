"""The panorama, each chantier, and the crash test."""

from collections.abc import Callable

from docx.enum.text import WD_ALIGN_PARAGRAPH

from components import words
from components.booklet.model import Booklet, Chantier, Grid, Verdict
from components.deliverables.word import look
from components.deliverables.word.pictures import PANORAMA
from components.deliverables.word.pieces import quiet, shade, strong
from components.deliverables.word.writer import Writer

# After the levels: to be tested, not applicable. The word or the sign is never replaced by the colour.
SIGNS = ("✕", "▽", "=", "▲", "", "–")
_GROUNDS = ("A63A0A", "F6C08A", "B5DAEF", "135E96", "", "")
_ON_DARK = ("A63A0A", "135E96")
_LEGEND = "✕ casse · ▽ fragile · = tient · ▲ se renforce · case vide : à tester · – sans objet · ! avis opposés"
_TO_WRITE = "À compléter."
_SIDES = 25.3  # cm, of a page on its side between its margins
_TITLES, _FIGURES, _WIDEST, _TALL = 6.0, 1.4, 1.6, 4.0


def write_panorama(writer: Writer, book: Booklet, show: Callable[[str], None]) -> None:
    """The panorama at one glance, then a fiche a chantier; ``show`` writes the pictures of a part."""
    if not book.single:
        _panorama(writer, book, show)
    if book.chantiers:
        writer.heading("Le chantier" if book.single else "Les chantiers, un à un", 1)
    for one in book.chantiers:
        _chantier(writer, one)


def _panorama(writer: Writer, book: Booklet, show: Callable[[str], None]) -> None:
    writer.heading("Le panorama, en un seul regard", 1)
    writer.paragraph(book.panorama.sentence)
    if not book.chantiers:
        return
    show(PANORAMA)
    rows = [
        (one.number, strong(one.title), one.horizon, one.effort, f"{sum(one.written)}/{len(one.written)}")
        for one in book.chantiers
    ]
    header = ("N°", "Chantier", "Horizon", "Effort", "Écrit")
    writer.table("Les chantiers du panorama", header, rows, (1.2, 7.2, 3.6, 2.8, 1.8))
    writer.paragraph(
        "N° : la première controverse du chantier. Écrit : intention, moyens, conditions et premiers pas déjà écrits.",
        "Caption",
    )


def _chantier(writer: Writer, one: Chantier) -> None:
    writer.heading(one.title, 2)
    writer.bullets(((strong(f"{label} : "), text) for label, text in one.facts), joined=True)
    for heading, text in one.fields:
        writer.heading(heading, 3)
        if text.strip():
            writer.paragraphs(text)
        else:
            writer.paragraph(quiet(_TO_WRITE))
    writer.heading("À l’épreuve d’autres crises", 3)
    writer.paragraph(one.trials, joined=bool(one.verdicts))
    if one.verdicts:
        rows = [(verdict.crisis, verdict.word, _opinions(verdict)) for verdict in one.verdicts]
        writer.table(
            f"{one.title} : sa tenue dans chaque crise", ("Crise", "Tenue", "Avis"), rows, (6.6, 4, 6), whole=True
        )
    for heading, notes in one.notes:
        writer.paragraph(strong(heading), joined=True)
        writer.bullets((note.text, quiet(f" ({', '.join(filter(None, (note.crisis, note.lab)))})")) for note in notes)


def _opinions(verdict: Verdict) -> str:
    counted = words.count(verdict.opinions, "avis", "avis") if verdict.opinions else "–"
    return f"{counted}, opposés" if verdict.split else counted


def write_crash_test(writer: Writer, grid: Grid) -> None:
    """The grid of chantiers and crises, on pages of their own, on their side."""
    if grid.lines and grid.crises:
        writer.section(landscape=True)
    writer.heading("Le crash test", 1)
    writer.paragraph(grid.sentence)
    if not (grid.lines and grid.crises):
        return
    writer.paragraph(_LEGEND, "Caption")
    _grid(writer, grid)
    writer.section(landscape=False)


def _grid(writer: Writer, grid: Grid) -> None:
    each = min((_SIDES - _TITLES - 2 * _FIGURES) / len(grid.crises), _WIDEST)
    rows = [(line.title, *(_sign(cell) for cell in line.cells), line.held, line.rank) for line in grid.lines]
    widths = (_TITLES, *[each] * len(grid.crises), _FIGURES, _FIGURES)
    table = writer.table(
        "La tenue de chaque chantier dans chaque crise", ("Chantier", *grid.crises, "Tenus", "Rang"), rows, widths
    )
    writer.tall_header(table, _TALL)
    for row, line in zip(table.rows[1:], grid.lines, strict=True):
        for cell, verdict in zip(row.cells[1:], line.cells, strict=False):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            ground = _GROUNDS[verdict.level]
            if ground:
                shade(cell, ground)
            for run in cell.paragraphs[0].runs if ground in _ON_DARK else ():
                run.font.color.rgb = look.WHITE


def _sign(verdict: Verdict) -> str:
    """The sign of a verdict, with « ! » where labs oppose one another."""
    return SIGNS[verdict.level] + (" !" if verdict.split else "")
