"""The cards of the screen: what each thing is, for whom, in which formats, under which licence."""

from dataclasses import dataclass

from components import words
from components.calendar.feed import FILE_NAME
from components.calendar.model import all_steps
from components.deliverables.documents import Document, template_document, workbook_document
from components.figures.catalogue import figures
from components.open_data import FOLDER
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.starting_grids import left_out

CAHIER, IMAGES = "cahier", "images"


@dataclass(frozen=True)
class Link:
    """A file that is there already. ``saved``: the browser keeps it rather than opening it."""

    href: str
    label: str
    saved: bool = False


@dataclass(frozen=True)
class Card:
    """What can be taken away.

    ``formats``: what is written beside its title; ``notes``: what it leaves out; ``dated``: it holds data, and is as
    old as they are; ``documents`` are made on demand.
    """

    key: str
    title: str
    what: str
    whom: str
    formats: tuple[str, ...]
    notes: str = ""
    dated: bool = True
    links: tuple[Link, ...] = ()
    documents: tuple[Document, ...] = ()


def cahier_card() -> Card:
    """The cahier, whose documents depend on what is chosen beside it."""
    return Card(
        CAHIER,
        "Le cahier",
        "La carte des controverses et le panorama des chantiers à lire d’un trait : chaque controverse avec ses "
        "observations et la lecture de chaque labo, chaque chantier avec ses crash tests, le calendrier, la méthode.",
        "un atelier, une réunion, une lecture loin de l’écran",
        ("PDF", "DOCX"),
    )


def cards(snapshot: Snapshot) -> tuple[Card, ...]:
    """The others, in the order of the screen; nothing that cannot be given."""
    public = snapshot.audience is Audience.PUBLIC
    return tuple(
        card
        for card, offered in (
            (_workbook(snapshot), True),
            (_template(), True),
            (open_data_card(), public),
            (_calendar(), bool(snapshot.derive(all_steps))),
            (_images(), bool(figures(snapshot))),
        )
        if offered
    )


def _workbook(snapshot: Snapshot) -> Card:
    missing = [words.guillemets(tab.name) for tab in left_out(snapshot.workbook)]
    notes = f"Sans les lignes de {words.listing(missing)}, qui diraient qui a parlé." if missing else ""
    return Card(
        "classeur",
        "Le classeur",
        "Toutes les tables dans le modèle, avec ses menus déroulants et l’aide de chaque colonne : de quoi commencer "
        "sa propre enquête à partir de celle-ci.",
        "une collectivité qui reprend la démarche",
        ("XLSX",),
        notes,
        documents=(workbook_document(snapshot),),
    )


def _template() -> Card:
    return Card(
        "modele",
        "Le modèle vide",
        "Le même classeur sans rien dedans, avec un mode d’emploi : à déposer dans un tableur partagé, puis à donner "
        "à lire à ce tableau de bord.",
        "une enquête qui commence de zéro",
        ("XLSX",),
        dated=False,
        documents=(template_document(),),
    )


def open_data_card() -> Card:
    """The tables that anybody may take, from their own page."""
    return Card(
        "donnees",
        "Les données ouvertes",
        "Chaque table publiée, décrite colonne par colonne, et le tout en un paquet que les portails savent lire.",
        "qui veut recouper, compter, republier",
        ("CSV", "JSON", "ZIP"),
        links=(Link(f"{FOLDER}/", "Choisir les tables"),),
    )


def _calendar() -> Card:
    return Card(
        "calendrier",
        "Le calendrier",
        "Les étapes de l’enquête dans votre agenda : ce qui est vague y reste provisoire.",
        "qui participe aux ateliers",
        ("ICS",),
        links=(Link(FILE_NAME, "Télécharger le calendrier", saved=True), Link("calendrier", "S’abonner")),
    )


def _images() -> Card:
    return Card(
        IMAGES,
        "Les images",
        "Chaque graphique seul, avec son titre, sa légende, sa source, sa date et sa licence. Pour une vue filtrée : "
        "sur son écran, sous « Les données de cette vue, et son image ».",
        "un diaporama, un article, une affiche",
        ("PNG", "SVG", "CSV"),
    )
