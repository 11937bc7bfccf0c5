"""What is said of rows, of tabs and of headers."""

from sheets.message import Level, Message

_BLOCKING, _TO_MEND, _ADVICE = Level.BLOCKING, Level.TO_MEND, Level.ADVICE

ROW_MESSAGES: dict[str, Message] = {
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
    "row-shifted": Message(
        _BLOCKING,
        "la ligne semble collée une colonne trop à droite : elle est mise de côté.",
        "Supprimez sa première cellule, qui est vide, en décalant les autres vers la gauche.",
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
}

TAB_MESSAGES: dict[str, Message] = {
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
        "Donnez-lui un en-tête en ligne {header_row}, ou videz-la.{place}",
    ),
}
