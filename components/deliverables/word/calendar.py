"""The calendar, a table a phase."""

from components.booklet.model import Booklet
from components.deliverables.word.pieces import quiet, strong
from components.deliverables.word.writer import Writer


def write_calendar(writer: Writer, book: Booklet) -> None:
    """Its sentence, then its phases."""
    writer.heading("Le calendrier", 1)
    writer.paragraph(book.calendar_sentence)
    for phase in book.phases:
        writer.heading(phase.title, 2)
        writer.paragraph(quiet(phase.told), joined=True)
        rows = [(step.when, strong(step.title), step.output, step.state) for step in phase.steps]
        if rows:
            header = ("Quand", "Étape", "Production", "État")
            writer.table(f"{phase.title} : ses étapes", header, rows, (4.2, 6, 3.8, 2.6), whole=True)
