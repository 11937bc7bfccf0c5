"""Every sentence shown to people about their data: what is wrong, then how to mend it.

The place (tab, column, rows) is written by ``findings``; a sentence here is told once, whatever the number of cells.
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a fault costs."""

    BLOCKING = "bloquant"
    TO_MEND = "à corriger"
    ADVICE = "conseil"


@dataclass(frozen=True, slots=True)
class Message:
    level: Level
    what: str
    remedy: str


_BLOCKING, _TO_MEND, _ADVICE = Level.BLOCKING, Level.TO_MEND, Level.ADVICE

MESSAGES: dict[str, Message] = {
    # rows
    "key-missing": Message(
        _BLOCKING,
        "la ligne n’a pas de « {column} » lisible : elle est mise de côté.",
        "Remplissez ou corrigez cette cellule, ou videz la ligne.",
    ),
    "key-column-missing": Message(
        _BLOCKING,
        "sans la colonne « {column} », la ligne n’a pas de nom : elle est mise de côté.",
        "Rétablissez d’abord cet en-tête en ligne {header_row}.",
    ),
    "key-used": Message(
        _BLOCKING,
        "{key} est déjà pris par la ligne {first} : cette ligne-ci est mise de côté.",
        "Donnez-lui une clé à elle, ou supprimez celle des deux qui est en trop.",
    ),
    "header-repeated": Message(
        _ADVICE,
        "les en-têtes sont répétés au milieu du tableau ; la ligne est ignorée.",
        "Supprimez cette ligne.",
    ),
    "headers-continued": Message(
        _ADVICE,
        "cette ligne continue les en-têtes ; elle est lue avec eux.",
        "Remontez chacun de ses en-têtes d’une ligne, à la place de celui qui le surplombe, puis supprimez-la.",
    ),
    "totals-row": Message(
        _ADVICE,
        "cette ligne est un total ; elle est ignorée.",
        "Supprimez-la : le tableau de bord compte lui-même.",
    ),
    "comment-row": Message(
        _ADVICE,
        "cette ligne ne contient qu’un texte, dans la colonne d’un identifiant : elle est prise pour un commentaire et "
        "ignorée.",
        "Supprimez-la, ou déplacez-la dans un onglet dont le nom commence par « _ ».",
    ),
    "key-near": Message(
        _ADVICE,
        "l’identifiant {value} ressemble à {near}, de la ligne {first}, mais en est un autre pour le tableau de bord.",
        "Si c’est le même, écrivez {near} ; sinon, changez l’un des deux.",
    ),
    "above-headers": Message(
        _ADVICE,
        "cette ligne est au-dessus des en-têtes ; elle est ignorée.",
        "Supprimez-la, ou déplacez-la dans un onglet dont le nom commence par « _ ».",
    ),
    "setting-unknown": Message(
        _ADVICE,
        "le réglage {value} n’est pas connu ; il est ignoré.",
        "Donnez-lui le nom d’un réglage connu, ou supprimez la ligne. Les réglages connus sont {known}.{proposal}",
    ),
    # tabs and headers
    "tab-missing": Message(
        _ADVICE,
        "l’onglet est absent ou vide : les vues qui en dépendent restent vides.",
        "Il faut un onglet nommé « {tab} » avec les colonnes {columns}.",
    ),
    "tab-near": Message(
        _TO_MEND,
        "l’onglet ressemble à « {right} », qui manque ; il n’est pas lu.",
        "Renommez-le « {right} ».",
    ),
    "tab-renamed": Message(
        _ADVICE,
        "l’onglet s’appelle maintenant {present} ; il est encore lu, car le tableau de bord l’a connu sous son nom.",
        "Rendez-lui le nom « {tab} » : après un redémarrage, il ne serait plus reconnu.",
    ),
    "tab-twice": Message(
        _TO_MEND,
        "l’onglet porte le même nom que « {first} », lu avant lui ; il n’est pas lu.",
        "Réunissez leurs lignes dans « {first} », puis supprimez celui-ci ou faites commencer son nom par « _ ».",
    ),
    "headers-missing": Message(
        _BLOCKING,
        "aucun en-tête attendu n’a été trouvé : l’onglet n’est pas lu.",
        "Insérez en haut de l’onglet une ligne avec les en-têtes {columns}, chacun au-dessus de sa colonne.",
    ),
    "column-missing": Message(
        _TO_MEND,
        "la colonne obligatoire « {column} » est absente.",
        "Ajoutez en ligne {header_row} l’en-tête « {column} ».",
    ),
    "column-near": Message(
        _TO_MEND,
        "l’en-tête {value} ressemble à « {right} », qui manque ; la colonne n’est pas lue.",
        "Renommez-le « {right} ».",
    ),
    "columns-swapped": Message(
        _TO_MEND,
        "rien sous l’en-tête {value} n’est un terme prévu, mais tout l’est sous « {other} » : "
        "les deux en-têtes semblent échangés. La colonne est lue comme vide.",
        "Échangez les en-têtes {value} et « {other} ».",
    ),
    "column-twice": Message(
        _TO_MEND,
        "l’en-tête {value} figure deux fois ; seule la première colonne est lue.",
        "Réunissez les deux colonnes dans la première, puis supprimez la seconde.",
    ),
    "column-unknown": Message(
        _ADVICE,
        "la colonne {value} n’est pas prévue ; elle est gardée et montrée à l’équipe seulement.",
        "Rien à faire si c’est voulu ; « _ » devant son nom fait taire ce conseil.{place}",
    ),
    "column-unnamed": Message(
        _ADVICE,
        "cette colonne a du contenu mais pas d’en-tête ; elle n’est pas lue.",
        "Donnez-lui un en-tête en ligne {header_row}, ou videz-la.",
    ),
    # forms
    "form-without-subject": Message(
        _ADVICE,
        "aucune question ne nomme une ligne de l’onglet « {target} » : ces réponses ne sont pas lues.",
        "Si ce formulaire porte bien sur eux, mettez leur identifiant dans chaque question (par exemple {example}).",
    ),
    "form-without-respondent": Message(
        _TO_MEND,
        "aucune question ne demande de quel « {field} » vient la réponse : les réponses sont lues sans lui.",
        "Nommez « {field} » l’en-tête de la colonne qui le dit, ou ajoutez cette question au formulaire.",
    ),
    "question-unknown": Message(
        _ADVICE,
        "la question {value} n’est pas comprise : ses réponses ne sont pas lues.",
        "Rien à faire si c’est voulu (« _ » devant la question fait taire ce conseil) ; sinon, mettez-y l’identifiant "
        "d’une ligne de « {target} ».{proposal}",
    ),
    "question-ambiguous": Message(
        _TO_MEND,
        "la question {value} peut désigner plusieurs lignes de l’onglet « {target} » ({candidates}) : "
        "ses réponses ne sont pas lues.",
        "Mettez dans l’en-tête l’identifiant de la bonne.",
    ),
    "question-twice": Message(
        _TO_MEND,
        "la question {value} demande ce que demande déjà la colonne {first} : ses réponses ne sont pas lues.",
        "Réunissez les deux colonnes dans la première, puis supprimez celle-ci.",
    ),
    "answer-empty": Message(
        _ADVICE,
        "cette réponse ne dit rien d’aucune ligne de l’onglet « {target} » ; elle ne compte pas.",
        "Rien à faire, ou supprimez la ligne.",
    ),
    "answer-part-unknown": Message(
        _TO_MEND,
        "{value} ne désigne aucune ligne de l’onglet « {target} » ; le reste de la cellule est lu.",
        "Écrivez l’identifiant, ou le titre exact.{proposal}",
    ),
    # cells
    "required-empty": Message(_TO_MEND, "la cellule est vide alors qu’elle est attendue.", "Remplissez-la."),
    "error-value": Message(
        _TO_MEND,
        "la formule rend l’erreur {value} ; la cellule est lue comme vide.",
        "Corrigez la formule, ou tapez la valeur.",
    ),
    "ditto": Message(
        _TO_MEND,
        "{value} renvoie à la cellule du dessus, qu’un tri ou un filtre peut éloigner ; la cellule est lue comme vide.",
        "Recopiez-y la valeur qu’elle répète.",
    ),
    "email-public": Message(
        _TO_MEND,
        "la cellule contient une adresse électronique, dans une colonne que tout le monde voit ; elle est masquée.",
        "Retirez l’adresse de cette cellule.",
    ),
    "term-unknown": Message(
        _TO_MEND,
        "{value} n’est pas un terme prévu ; la cellule est lue comme vide.",
        "Choisissez parmi {known}.{proposal}",
    ),
    "version-unreadable": Message(
        _TO_MEND,
        "{value} n’est pas une version ; la cellule est lue comme vide.",
        "Écrivez V1, V2, V3…",
    ),
    "number-unreadable": Message(
        _TO_MEND,
        "{value} n’est pas un nombre ; la cellule est lue comme vide.",
        "Écrivez un nombre de {low} à {high}{unit}.",
    ),
    "number-outside": Message(
        _TO_MEND,
        "{value} sort des bornes ; la cellule est lue comme vide.",
        "Écrivez un nombre de {low} à {high}{unit}.",
    ),
    "percent-doubtful": Message(
        _ADVICE,
        "{value} est lu comme {kept} %.",
        "Ajoutez le signe % : « {kept} % », ou « {hundredfold} % » si c’est ce que vous vouliez dire.",
    ),
    "date-unreadable": Message(
        _TO_MEND,
        "{value} n’est pas une date comprise ; la cellule est lue comme vide.",
        "Écrivez par exemple « 7 mai 2020 », « semaine du 6 juillet 2020 », « fin juillet 2020 » ou « à définir ».",
    ),
    "date-impossible": Message(
        _TO_MEND,
        "{value} n’existe pas dans le calendrier, ou finit avant de commencer ; la cellule est lue comme vide.",
        "Corrigez le jour, le mois ou leur ordre (le jour vient d’abord : 12/03/2020 est le 12 mars).",
    ),
    "date-without-year": Message(
        _ADVICE,
        "la date n’a pas d’année ; {year} est supposée.",
        "Écrivez l’année : il n’y aura plus de doute.",
    ),
    "moment-unreadable": Message(
        _TO_MEND,
        "{value} n’est pas un horodatage compris ; la cellule est lue comme vide.",
        "Écrivez par exemple « 05/06/2020 14:32 ».",
    ),
    "link-unsafe": Message(
        _TO_MEND,
        "{value} n’est pas une adresse web complète ; la cellule est lue comme vide.",
        "Collez une seule adresse, complète, qui commence par https://.",
    ),
    "reference-unknown": Message(
        _TO_MEND,
        "{value} ne désigne aucune ligne de l’onglet « {target} » ; la référence est laissée de côté.",
        "Écrivez un identifiant (ou un nom exact) qui figure dans cet onglet, ou ajoutez-y cette ligne.{proposal}",
    ),
    "reference-without-tab": Message(
        _TO_MEND,
        "l’onglet « {target} », auquel renvoie la cellule, manque ou n’est pas lu ; la référence est laissée de côté.",
        "Rétablissez d’abord cet onglet : la cellule est peut-être juste.",
    ),
    "reference-ambiguous": Message(
        _TO_MEND,
        "{value} désigne plusieurs lignes de l’onglet « {target} » ({candidates}) ; la référence est laissée de côté.",
        "Écrivez l’identifiant de la bonne.",
    ),
    "number-as-id": Message(
        _ADVICE,
        "l’identifiant {value} n’est pas du texte : le tableur peut le changer (0042 devient 42, 1.1 une date).",
        "Mettez la colonne au format « Texte brut » et vérifiez l’identifiant.",
    ),
}
