"""What is said of cells, and of the answers and questions of a form."""

from sheets.message import Level, Message

_BLOCKING, _TO_MEND, _ADVICE = Level.BLOCKING, Level.TO_MEND, Level.ADVICE

FORM_MESSAGES: dict[str, Message] = {
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
}

CELL_MESSAGES: dict[str, Message] = {
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
