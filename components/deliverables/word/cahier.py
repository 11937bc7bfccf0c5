"""The whole document, from the cahier as it is described whatever its form."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from components.booklet.model import Booklet
from components.deliverables.word.calendar import write_calendar
from components.deliverables.word.debates import write_debates
from components.deliverables.word.pictures import Figure
from components.deliverables.word.pieces import clean, strong
from components.deliverables.word.works import write_crash_test, write_panorama
from components.deliverables.word.writer import Writer

_ACROSS = 16.6  # cm, between the margins
_HOW_TO_READ = (
    "Une controverse oppose deux pôles. Chaque observation relevée sur le terrain y est un indice, que plusieurs labos "
    "lisent, et ne lisent pas toujours de même. Un chantier est une réponse à ouvrir ; le crash test demande ce qu’il "
    "deviendrait dans une autre crise."
)


def booklet_docx(book: Booklet, figures: Sequence[Figure] = ()) -> bytes:
    """The bytes of the document."""
    writer = Writer()
    _properties(writer, book)
    _cover(writer, book)
    writer.contents("Sommaire")
    _introduction(writer, book)
    show = _shower(writer, figures)
    write_debates(writer, book, show)
    write_panorama(writer, book, show)
    if not book.single:
        write_crash_test(writer, book.grid)
    write_calendar(writer, book)
    _methods(writer, book)
    return writer.save()


def _shower(writer: Writer, figures: Sequence[Figure]) -> Callable[[str], None]:
    """What writes the pictures of a part, where there are any."""

    def show(part: str) -> None:
        for figure in figures:
            if figure.part == part:
                writer.picture(figure.png, figure.alternative, figure.caption, _ACROSS)

    return show


def _properties(writer: Writer, book: Booklet) -> None:
    told = writer.document.core_properties
    told.title, told.subject, told.author = (clean(one)[:255] for one in (book.title, book.subtitle, book.producer))
    told.keywords, told.comments, told.version = "controverses, chantiers, crash test", "", book.version[:255]
    told.created = told.modified = datetime.now(UTC)
    told.last_modified_by, told.category = "", "Cahier"


def _cover(writer: Writer, book: Booklet) -> None:
    writer.paragraph(book.title, "Title")
    if book.subtitle:
        writer.paragraph(book.subtitle, "Subtitle")
    writer.paragraph(strong(" — ".join(_versions(book))))
    writer.paragraph(" · ".join(filter(None, (f"Données du {book.date}", book.producer))))
    if book.part:
        writer.paragraph(book.part)
    for told in filter(None, (book.reserved, book.warning)):
        writer.paragraph(told, "Intense Quote")
    writer.running(book.title, "Données de démonstration" if book.warning else f"Données du {book.date}")


def _versions(book: Booklet) -> list[str]:
    named = (("Carte des controverses", book.version), ("Panorama des chantiers", book.panorama_version))
    return [" ".join(filter(None, pair)) for pair in named]


def _introduction(writer: Writer, book: Booklet) -> None:
    writer.heading("L’enquête", 1)
    writer.paragraphs(book.introduction)
    writer.bullets(filter(None, (book.map_sentence, book.panorama.sentence, book.grid.sentence)))
    writer.heading("Comment lire ce cahier", 2)
    writer.paragraph(_HOW_TO_READ)
    if book.partners:
        writer.heading("Ceux qui enquêtent", 2)
        writer.paragraph(" · ".join(book.partners))


def _methods(writer: Writer, book: Booklet) -> None:
    writer.heading("Comment c’est fait", 1)
    for title, paragraphs in book.methods:
        writer.heading(title, 2)
        for paragraph in paragraphs:
            writer.paragraph(paragraph)
    told = (
        ("Version", ", ".join(_versions(book))),
        ("Données du", book.date),
        ("Producteur", book.producer),
        ("Licence", book.licence),
        ("Contact", book.contact),
        ("Avertissement", book.warning),
    )
    writer.heading("Colophon", 2)
    rows = [(strong(label), text) for label, text in told if text]
    writer.table("Colophon", ("Quoi", "Ce qui en est dit"), rows, (4, 12.6))
