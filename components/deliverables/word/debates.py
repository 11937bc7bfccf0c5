"""The map of controversies, then each controversy with its observations and the reading of each lab."""

from collections.abc import Callable

from components import words
from components.booklet.model import Booklet, Clue, Controversy
from components.deliverables.word.pieces import Text, quiet, strong
from components.deliverables.word.writer import Writer


def write_debates(writer: Writer, book: Booklet, show: Callable[[str], None]) -> None:
    """Both parts; ``show`` writes the pictures of a controversy, by its id."""
    if not book.alone:
        _map(writer, book)
    if book.controversies:
        writer.heading("La controverse" if book.alone else "Les controverses, une à une", 1)
    for one in book.controversies:
        _controversy(writer, one, show)


def _map(writer: Writer, book: Booklet) -> None:
    writer.heading("La carte des controverses", 1)
    writer.paragraph(book.map_sentence)
    if not book.controversies:
        return
    if book.first:
        writer.heading("À lire d’abord", 2)
        writer.bullets((strong(title), f" ({why}) : {what}") for why, title, what in book.first)
    writer.heading("La carte en mots", 2)
    writer.bullets(book.map_lines)


def _controversy(writer: Writer, one: Controversy, show: Callable[[str], None]) -> None:
    writer.heading(f"{one.number}. {one.title}" if one.number else one.title, 2)
    if one.question:
        writer.paragraph(one.question, "Intense Quote", joined=True)
    writer.paragraph(("De ", strong(one.pole_a), " à ", strong(one.pole_b), "."), joined=True)
    show(one.id)
    writer.paragraph((strong(f"{one.verdict}. "), quiet(one.counted)))
    if len(one.stops) > 1:
        stops = ", ".join(f"{version} {words.number(mean, 1)}" for version, mean in one.stops)
        writer.paragraph(quiet(f"Moyenne cumulée des lectures, de −2 à +2 : {stops}."))
    writer.paragraphs(one.description)
    if one.answers:
        writer.paragraph((strong("Chantiers qui y répondent : "), " · ".join(one.answers)))
    for ground in one.grounds:
        writer.heading(" ".join(filter(None, ("Terrain", ground.number, f": {ground.title}"))), 3)
        writer.paragraphs(ground.description)
        for clue in ground.clues:
            _clue(writer, clue)


def _clue(writer: Writer, clue: Clue) -> None:
    writer.heading(clue.title, 4)
    about = " · ".join(filter(None, (clue.about, "les labos divergent" if clue.split else "")))
    writer.paragraph(quiet(about), joined=True)
    writer.paragraphs(clue.story)
    readings: list[Text] = [
        (strong(reading.lab), " : ", reading.position, f". {reading.comment}" if reading.comment else "")
        for reading in clue.readings
    ]
    writer.bullets(readings)
