"""The search as markup: its field, its results, what to say when there is none."""

from markupsafe import Markup

from analysis.search import OPINION
from components import address, words
from components.entities import counted, fiche_link, heading
from components.frame import DataTable
from components.search.entry import PAGE
from components.search.model import AT_FIRST, AT_MOST, Found, hits
from components.templates import render

METHOD = (
    "La recherche lit les titres, les numéros, les identifiants et les textes de toutes les fiches, dans toutes leurs "
    "versions, et les avis du crash test qui disent quelque chose. Elle ne voit que ce que montre ce tableau de bord : "
    "ni brouillon ni colonne privée pour les collectivités, ni nom ni courriel d’une personne pour quiconque.",
    "Majuscules, accents, pluriels et apostrophes ne comptent pas ; « l’ », « de », « les » sont laissés de côté. Tous "
    "les mots doivent se trouver dans une même formulation ; le dernier peut n’être qu’un début de mot.",
    "Dans chaque genre, d’abord les fiches qui ont le plus de mots cherchés dans leur titre, puis les formulations "
    "d’aujourd’hui avant les anciennes, puis l’ordre de la feuille. Rien d’autre ne joue.",
)
_HEADER = ("Genre", "Identifiant", "Titre", "Version", "Où", "Extrait")


def sentence(found: Found) -> str:
    """What the screen shows."""
    if not found.total:
        return (
            f"Rien ne correspond à {words.guillemets(found.text)}."
            if found.text
            else "Il n’y a encore rien à chercher."
        )
    counts = words.listing([counted(len(some), kind) for kind, some in found.kinds.items()])
    if not found.text:
        return f"Dans tout ce qui est écrit : {counts}."
    answers = words.count(found.total, "réponse")
    return f"{answers} pour {words.guillemets(found.text)} : {counts}."


def field_markup(text: str) -> Markup:
    """The field, with what is looked for."""
    return render("search_field.html", page=PAGE, text=text)


def results_markup(found: Found, kind: str) -> Markup:
    """The results, of one kind when it is chosen; or what to do without any."""
    if not found.total:
        return render("search_empty.html", found=found, link=lambda text: address.link(PAGE, q=text), fiche=fiche_link)
    shown = [kind] if kind in found.kinds else list(found.kinds)
    at_most = AT_MOST if len(shown) == 1 else AT_FIRST
    return render(
        "search_results.html",
        groups=[(one, heading(one), len(found.kinds[one]), hits(found, one, at_most)) for one in shown],
        link=fiche_link,
        more=lambda one: address.link(PAGE, q=found.text, genre=one),
        counted=counted,
        alone=len(shown) == 1,
        opinion=OPINION,
    )


def reading(found: Found, kind: str) -> list[str]:
    """The results in text, a line a fiche."""
    return [f"{row[0]} {row[1]}, {row[2]}{f' ({row[3]})' if row[3] else ''}." for row in _rows(found, kind)]


def table(found: Found, kind: str) -> DataTable:
    """The results as a table, as many as the screen shows of one kind."""
    return DataTable("recherche", "Les réponses à la recherche", _HEADER, _rows(found, kind))


def _rows(found: Found, kind: str) -> list[tuple[str, ...]]:
    shown = [kind] if kind in found.kinds else list(found.kinds)
    return [
        (counted(1, one).partition(words.NO_BREAK)[2], hit.document.id, hit.document.title, hit.document.version,
         hit.label, "".join(text for text, _ in hit.excerpt))
        for one in shown
        for hit in hits(found, one, AT_MOST)
    ]  # fmt: skip
