"""The documents that are made on demand: what each is called, and how it is made."""

from dataclasses import dataclass
from typing import Any

from components.booklet.building import booklet
from components.booklet.model import Choice
from components.booklet.pdf import booklet_pdf
from components.booklet.single import fiche_pdf
from components.contribuer.download import XLSX, template
from components.deliverables.word.cahier import booklet_docx
from components.deliverables.word.pictures import figures
from components.making import Make
from sheets.cells import fold
from sheets.package import title_as_name
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.starting_grids import starting_grids
from sheets.template import make_plan
from sheets.template_xlsx import write_xlsx

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Document:
    """``label``: after « Préparer » and « Télécharger »; ``make(snapshot, *choice)`` gives its bytes."""

    key: str
    label: str
    file_name: str
    mime: str
    make: Make
    choice: tuple[Any, ...] = ()


def cahier_documents(snapshot: Snapshot, choice: Choice) -> tuple[Document, ...]:
    """The cahier of a choice: to print, to edit."""
    part = "extrait" if choice.controversies or choice.chantiers else ""
    name = file_name(snapshot, "cahier", choice.version, part)
    return (
        Document("cahier-pdf", "le PDF", f"{name}.pdf", _PDF, cahier_pdf, (choice,)),
        Document("cahier-docx", "le document à modifier", f"{name}.docx", _DOCX, cahier_docx, (choice,)),
    )


def fiche_document(snapshot: Snapshot, kind: str, identifier: str, address: str) -> Document:
    """One page about a living controversy or chantier. ``address``: of its fiche, for the code printed on it."""
    name = file_name(snapshot, "fiche", identifier)
    return Document("fiche-pdf", "la page à imprimer", f"{name}.pdf", _PDF, fiche_page, (kind, identifier, address))


def workbook_document(snapshot: Snapshot) -> Document:
    """The tables of the inquiry in the template's dress."""
    return Document("workbook", "le classeur", f"{file_name(snapshot, 'classeur')}.xlsx", XLSX, workbook_xlsx)


def template_document() -> Document:
    """The template as people begin with it."""
    return Document("template", "le modèle vide", "modele.xlsx", XLSX, template_xlsx)


def file_name(snapshot: Snapshot, *parts: str) -> str:
    """« reflexes-publics-cahier-v3 », in ASCII; the team's say so, for they hold drafts."""
    title = str(snapshot.workbook.project["titre"] or "")
    audience = "equipe" if snapshot.audience is Audience.TEAM else ""
    told = (title_as_name(title), *map(_ascii, (*parts, audience)))
    return "-".join(part for part in told if part)


def _ascii(text: str) -> str:
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(text)).split())[:40]


def cahier_pdf(snapshot: Snapshot, choice: Choice) -> bytes:
    """The cahier to print. Not derived: what is only for one document is not worth keeping nor the snapshot's lock."""
    return booklet_pdf(booklet(snapshot, choice))


def cahier_docx(snapshot: Snapshot, choice: Choice) -> bytes:
    """The cahier to edit."""
    book = booklet(snapshot, choice)
    return booklet_docx(book, figures(book))


def fiche_page(snapshot: Snapshot, kind: str, identifier: str, address: str) -> bytes:
    """The page of a fiche. Raises ``LookupError`` when there is none: it is offered only where there is one."""
    made = fiche_pdf(snapshot, kind, identifier, address)
    if made is None:
        raise LookupError(identifier)
    return made


def workbook_xlsx(snapshot: Snapshot) -> bytes:
    """Every table, dropdowns and formats included: of the public, only what is published."""
    return write_xlsx(make_plan(), starting_grids(snapshot.workbook))


def template_xlsx(_snapshot: Snapshot) -> bytes:
    """The empty template."""
    return template()
