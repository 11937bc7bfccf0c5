"""The fiche as markup, as text and as a table."""

import streamlit as st
from markupsafe import Markup

from analysis.entities import KINDS
from analysis.search import everything
from components import address, words
from components.entities import NAMES, counted, fiche_link
from components.fiche.controls import wanted
from components.fiche.model import Fiche, fiche
from components.fiche.parts import owner_ties, parts
from components.fiche.relations import Ties
from components.frame import DataTable
from components.home import ridges
from components.search.entry import PAGE as SEARCH
from components.search.model import index
from components.templates import render
from components.workshop.subjects import workshop_of
from sheets.snapshot import Snapshot
from sheets.vocabularies import MERGED, RETIRED

METHOD = (
    "Une fiche dit tout ce que la feuille partagée sait d’une controverse, d’un terrain, d’une observation, d’un "
    "chantier, d’une crise, d’une étape ou d’un partenaire, dans sa dernière formulation, et ce qui s’y rattache, dans "
    "les deux sens.",
    "Son adresse ne change jamais : elle tient à l’identifiant, pas au titre ni au numéro. Une controverse fusionnée y "
    "mène à ce qu’elle est devenue ; un chantier abandonné, un terrain retiré gardent leur fiche.",
    "D’une version à l’autre, les mots sont comparés un à un : ce qui est barré a été retiré, ce qui est souligné, "
    "ajouté. Le nom et le courriel des personnes n’apparaissent sur aucune fiche.",
)
_ELSEWHERE = {
    "controverse": ("Voir sur la carte", "cartographie", "controverse"),
    "terrain": ("Voir sur la carte", "cartographie", "terrain"),
    "chantier": ("Voir dans le panorama", "panorama", "chantier"),
    "crise": ("Voir dans le crash test", "crash-test", "crise"),
    "etape": ("Voir dans le calendrier", "calendrier", "etape"),
}
_LONGEST_ROOT = 300  # letters of what a browser says of where the application is: its QR code holds no more
_INVITED = 3  # fiches of each kind that an empty screen proposes


def fiche_markup(snapshot: Snapshot, kind: str, identifier: str) -> Markup:
    """The whole fiche, but for its address, which depends on where the application is."""
    about = snapshot.derive(fiche, kind, identifier)
    own = parts(snapshot, about)
    return render(
        "fiche.html",
        f=about,
        own=own,
        facts=own.get("facts", about.facts),
        ties=_ties(snapshot, about),
        name=NAMES[kind][0],
        elsewhere=_elsewhere(snapshot, about),
        project=workshop_of(snapshot, kind, identifier),
        dims=ridges,
    )


def absent_markup(snapshot: Snapshot) -> Markup:
    """What to say when the address names nothing that is known."""
    name, identifier = wanted()
    documents = everything(snapshot.derive(index))
    kinds = {kind: [one for one in documents if one.kind == kind] for kind in KINDS}
    return render(
        "fiche_absent.html",
        name=name,
        identifier=identifier,
        search=address.link(SEARCH, q=identifier),
        kinds=[(kind, counted(len(some), kind), some[:_INVITED]) for kind, some in kinds.items() if some],
        browse=lambda kind: address.link(SEARCH, genre=kind),
        fiche=fiche_link,
    )


def address_markup(about: Fiche) -> Markup:
    """The permanent address, whole when the browser has told where the application is."""
    here = fiche_link(about.kind, about.id)
    return render("fiche_address.html", href=here, text=whole_address(about) or here)


def whole_address(about: Fiche) -> str:
    """The permanent address with where the application is; '' until the browser has told it."""
    root = (st.context.url or "").rpartition("/")[0]
    return f"{root}/{fiche_link(about.kind, about.id)}" if 0 < len(root) <= _LONGEST_ROOT else ""


def title(snapshot: Snapshot, about: Fiche) -> str:
    """The name of the browser's tab, and of the file when it is printed."""
    return f"{about.title} · {snapshot.workbook.project['titre'] or 'Réflexes publics'}"


def reading(about: Fiche) -> list[str]:
    """The fiche in text, a line a heading."""
    lines = [f"{label} : {text}" for label, text in (*about.facts, *about.texts) if text]
    lines += [f"{ties.heading} : {words.listing([ref.title for ref in ties.refs])}." for ties in about.ties]
    return [about.lead, *lines] if about.lead else lines


def table(about: Fiche) -> DataTable:
    """What is tied to the entity, a row a tie."""
    rows = [
        (ties.heading, NAMES[ref.kind][0], ref.id, ref.title, ref.note, ref.href)
        for ties in about.ties
        for ref in ties.refs
    ]
    header = ("Lien", "Genre", "Identifiant", "Titre", "Précision", "Fiche")
    return DataTable(f"fiche-{about.kind}-{about.id}", "Ce qui se rattache à cette fiche", header, rows)


def _ties(snapshot: Snapshot, about: Fiche) -> tuple[Ties, ...]:
    """Those of the row, but for what the fiche shows in a form of its own."""
    if about.kind == "observation":
        return (*about.ties[:1], *owner_ties(snapshot, about.id), *about.ties[1:])
    return tuple(ties for ties in about.ties if (about.kind, ties.heading) != ("controverse", "Terrains"))


def _elsewhere(snapshot: Snapshot, about: Fiche) -> tuple[str, str] | None:
    """(text, link) of the screen that shows the entity among the others; None when it is on none."""
    if about.row.get("statut") in (MERGED, RETIRED):
        return None
    if about.kind == "observation":
        owner = owner_ties(snapshot, about.id)
        return ("Voir sur la carte", address.link("cartographie", controverse=owner[0].refs[0].id)) if owner else None
    if about.kind not in _ELSEWHERE:
        return None
    text, page, name = _ELSEWHERE[about.kind]
    return text, address.link(page, **{name: about.id})
