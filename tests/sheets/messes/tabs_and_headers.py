"""What people do to tabs and to headers."""

from tests.sheets.messes.drawn import BASE, Mess, nfd

TABS = (
    Mess(
        "Un onglet dont le nom a une faute de frappe",
        "L’onglet n’est pas lu ; ce qui y renvoie est laissé de côté en attendant.",
        {"Chantiers": None, "Chantirs": BASE["Chantiers"]},
        """
        | Chantirs    |    | tab-near              |
        | Crash-tests | A2 | reference-without-tab |
        | Crash-tests | A3 | reference-without-tab |
        """,
        touched=("Chantiers", "Crash-tests"),
        mended={"Crash-tests": BASE["Crash-tests"], "Chantiers": BASE["Chantiers"]},
    ),
    Mess(
        "Un nom d’onglet en majuscules, au singulier, sans accent ou avec des espaces",
        "L’onglet est reconnu.",
        {
            **dict.fromkeys(("Observations", "Crash-tests", "Partenaires")),
            "OBSERVATION": BASE["Observations"],
            " crash  test ": BASE["Crash-tests"],
            "Partenaire\u00a0s": None,
            nfd("Partenaires"): BASE["Partenaires"],
        },
        reads={name: BASE[name] for name in ("Observations", "Crash-tests", "Partenaires")},
    ),
    Mess(
        "Un onglet supprimé",
        "Les vues qui en dépendent restent vides ; ce qui y renvoie est laissé de côté.",
        {"Crises": None},
        """
        | Crises      |    | tab-missing           |
        | Crash-tests | B2 | reference-without-tab |
        | Crash-tests | B3 | reference-without-tab |
        """,
        touched=("Crises", "Crash-tests"),
    ),
    Mess(
        "Un onglet renommé tout à fait",
        "S’il a les en-têtes d’un onglet qui manque, il est reconnu comme tel ; il n’est pas lu tant qu’il n’en a pas le nom.",
        {"Crises": None, "Catastrophes": BASE["Crises"]},
        """
        | Catastrophes |   | tab-near              |
        | Crash-tests | B2 | reference-without-tab |
        | Crash-tests | B3 | reference-without-tab |
        """,
        touched=("Crises", "Crash-tests"),
        mended={"Crises": BASE["Crises"], "Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Un onglet renommé pendant que le tableau de bord tourne",
        "Il est encore lu, car il a été connu sous son nom.",
        {},
        "| Crises | | tab-renamed |",
        renamed={"Crises": "Catastrophes"},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Un onglet vidé de tout, en-têtes compris",
        "Il compte comme absent.",
        {"Positions": "| | ⍽ |"},
        "| Positions | | tab-missing |",
        touched=("Positions",),
    ),
    Mess(
        "Des onglets en plus : notes, brouillons, copies",
        "Ils sont ignorés, surtout ceux dont le nom commence par « _ ».",
        {
            "_Partenaires à revoir": "| n’importe | quoi |",
            "Copie de Partenaires": BASE["Partenaires"],
            "Compte rendu du 3 juin": "| Présents | 12 |",
        },
    ),
    Mess(
        "Deux onglets du même nom",
        "Le premier est lu, l’autre non.",
        {"PARTENAIRE": "| Identifiant | Nom |\n| P09 | Agence des Vallons |"},
        "| PARTENAIRE | | tab-twice |",
        mended={
            "Partenaires": """
            | Identifiant | Nom                    |
            | P01         | Labo des Deux-Rives    |
            | P02         | Fabrique du Haut-Orvel |
            | P03         | Ville de Valbrune      |
            | P09         | Agence des Vallons     |
            """
        },
    ),
    Mess(
        "Des onglets déplacés",
        "L’ordre des onglets ne compte pas.",
        {"Partenaires": None, "partenaires": BASE["Partenaires"]},
        reads={"Partenaires": BASE["Partenaires"]},
    ),
    Mess(
        "Un onglet collé une colonne plus à droite, et deux lignes plus bas",
        "Les en-têtes sont cherchés dans les dix premières lignes, dans toutes les colonnes.",
        {
            "Crises": """
            | |             |              |                  |
            | |             |              |                  |
            | | Identifiant | Nom          | Famille          |
            | | R1          | Inondation   | Environnementale |
            | | R2          | Cyberattaque | Technologique    |
            """
        },
        reads={"Crises": BASE["Crises"]},
    ),
)

HEADERS = (
    Mess(
        "Un en-tête avec une faute de frappe",
        "La colonne n’est pas lue.",
        {
            "Crises": """
            | Identifiant | Nom          | Famile           |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            """
        },
        "| Crises | C1 | column-near |",
        reads={"Crises": "| Identifiant | Nom | Famille |\n| R1 | Inondation | |\n| R2 | Cyberattaque | |"},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Un en-tête renommé",
        "La colonne est gardée pour l’équipe sous son nouveau nom ; elle ne compte plus pour ce qu’elle était.",
        {
            "Crises": """
            | Identifiant | Nom          | Catégorie        |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            """
        },
        "| Crises | C1 | column-unknown |",
        reads={
            "Crises": """
            | Identifiant | Nom          | Famille | Catégorie        |
            | R1          | Inondation   |         | Environnementale |
            | R2          | Cyberattaque |         | Technologique    |
            """
        },
    ),
    Mess(
        "Un en-tête obligatoire renommé",
        "L’absence de la colonne est dite une fois, pour tout l’onglet.",
        {
            "Crises": """
            | Identifiant | Type de crise | Famille          |
            | R1          | Inondation    | Environnementale |
            | R2          | Cyberattaque  | Technologique    |
            """
        },
        """
        | Crises |    | column-missing |
        | Crises | B1 | column-unknown |
        """,
        reads={
            "Crises": """
            | Identifiant | Nom | Famille          | Type de crise |
            | R1          |     | Environnementale | Inondation    |
            | R2          |     | Technologique    | Cyberattaque  |
            """
        },
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "L’en-tête « Identifiant » renommé",
        "Sans nom, aucune ligne ne peut être lue : elles sont mises de côté.",
        {
            "Crises": """
            | Code | Nom          | Famille          |
            | R1   | Inondation   | Environnementale |
            | R2   | Cyberattaque | Technologique    |
            """
        },
        """
        | Crises      |    | column-missing     |
        | Crises      | A1 | column-unknown     |
        | Crises      | 2  | key-column-missing |
        | Crises      | 3  | key-column-missing |
        | Crash-tests | B2 | reference-without-tab |
        | Crash-tests | B3 | reference-without-tab |
        """,
        touched=("Crash-tests",),
        reads={"Crises": "| Identifiant | Nom |"},
        mended={"Crises": BASE["Crises"], "Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Un en-tête en majuscules, sans accent, au pluriel, avec des deux-points ou sur deux lignes",
        "L’en-tête est reconnu.",
        {
            "Calendrier": """
            | IDENTIFIANTS | phase :  | « Etape »     | Quand ?     | Statut⏎ | AVANCEMENTS * |
            | J1           | Enquêtes | Lancer        | 5 juin 2020 | Fait    | 100 %         |
            """
        },
        reads={"Calendrier": BASE["Calendrier"].replace("100 %", "1")},
    ),
    Mess(
        "Un en-tête avec des caractères invisibles : espaces insécables, de largeur nulle, accents décomposés",
        "L’en-tête est reconnu.",
        {
            "Controverses": f"""
            | \ufeffIdentifiant | Ver\u200bsion | ⍽Titre⍽ | {nfd("Pôle⍽A")} | {nfd("Pôle B")} | Publi\u00adcation |
            | C1 | V1 | La participation | victime collatérale | repli stratégique | Publié    |
            | C2 | V1 | Le pilotage      | planification       | centralisation    | Publié    |
            | C3 | V1 | La gouvernance   | planification       | improvisation     | Brouillon |
            """
        },
        reads={"Controverses": BASE["Controverses"]},
    ),
    Mess(
        "Un en-tête suivi d’une note ou d’une unité : « Quand (JJ/MM/AAAA) », « Avancement (%) »",
        "La note est ignorée.",
        {
            "Calendrier": """
            | Identifiant (unique) | Phase [liste] | Étape (en une ligne) | Quand (JJ/MM/AAAA) | Statut | Avancement (en %) |
            | J1                   | Enquêtes      | Lancer               | 5 juin 2020        | Fait   | 100 %             |
            """
        },
        reads={"Calendrier": BASE["Calendrier"].replace("100 %", "1")},
    ),
    Mess(
        "Un en-tête en double",
        "La première colonne est lue, la seconde non.",
        {
            "Crises": """
            | Identifiant | Nom        | Famille          | NOMS         |
            | R1          | Inondation | Environnementale | Crue         |
            | R2          |            | Technologique    | Cyberattaque |
            """
        },
        """
        | Crises | D1 | column-twice   |
        | Crises | B3 | required-empty |
        """,
        reads={
            "Crises": "| Identifiant | Nom | Famille |\n| R1 | Inondation | Environnementale |\n| R2 | | Technologique |"
        },
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Un en-tête effacé",
        "Une colonne sans en-tête n’est pas lue.",
        {
            "Crises": """
            | Identifiant |              | Famille          |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            """
        },
        """
        | Crises |    | column-missing |
        | Crises | B1 | column-unnamed |
        """,
        reads={"Crises": "| Identifiant | Nom | Famille |\n| R1 | | Environnementale |\n| R2 | | Technologique |"},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Des notes prises à droite du tableau, sans en-tête",
        "Elles ne sont pas lues.",
        {
            "Positions": """
            | Observation | Partenaire | Position |  |                 |
            | O1          | P02        | Plutôt B |  | relancé le 3    |
            """
        },
        "| Positions | E1 | column-unnamed |",
        reads={"Positions": BASE["Positions"]},
    ),
    Mess(
        "Des en-têtes fusionnés, sur deux lignes",
        "Les deux lignes sont lues ensemble.",
        {
            "Controverses": """
            | Identifiant | Version | Titre            | Les pôles           |                   | Publication |
            |             |         |                  | Pôle A              | Pôle B            |             |
            | C1          | V1      | La participation | victime collatérale | repli stratégique | Publié      |
            | C2          | V1      | Le pilotage      | planification       | centralisation    | Publié      |
            | C3          | V1      | La gouvernance   | planification       | improvisation     | Brouillon   |
            """,
        },
        "| Controverses | 2 | headers-continued |",
        reads={"Controverses": BASE["Controverses"]},
        mended={"Controverses": BASE["Controverses"]},
    ),
    Mess(
        "Des colonnes dans un autre ordre, ou séparées par une colonne vide",
        "Les colonnes sont reconnues à leur en-tête.",
        {
            "Crises": """
            | Famille          |  | Identifiant | Nom          |
            | Environnementale |  | R1          | Inondation   |
            | Technologique    |  | R2          | Cyberattaque |
            """
        },
        reads={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Deux en-têtes échangés",
        "Quand aucun terme n’est reconnu sous un en-tête et que tous le sont sous un autre, l’échange est signalé.",
        {
            "Partenaires": """
            | Identifiant | Nom                    | Territoire                 | Type       |
            | P01         | Labo des Deux-Rives    | Labo d’innovation publique | Deux-Rives |
            | P02         | Fabrique du Haut-Orvel | Association                | Haut-Orvel |
            | P03         | Ville de Valbrune      | Collectivité               | Valbrune   |
            """
        },
        "| Partenaires | D1 | columns-swapped |",
        reads={
            "Partenaires": """
            | Identifiant | Nom                    | Type |
            | P01         | Labo des Deux-Rives    |      |
            | P02         | Fabrique du Haut-Orvel |      |
            | P03         | Ville de Valbrune      |      |
            """
        },
        mended={"Partenaires": BASE["Partenaires"]},
    ),
    Mess(
        "Deux colonnes à menu échangées",
        "L’échange est signalé aux deux en-têtes, plutôt qu’à chaque cellule.",
        {
            "Chantiers": """
            | Identifiant | Version | Titre    | Controverses | Effort     | Horizon | Soutiens  |
            | K1          | V1      | Écouter  | C1           | Dès demain | Léger   | P01 ; P02 |
            | K2          | V1      | Partager | C2           | 2021       | Moyen   | P03       |
            """
        },
        """
        | Chantiers | E1 | columns-swapped |
        | Chantiers | F1 | columns-swapped |
        """,
        reads={
            "Chantiers": """
            | Identifiant | Version | Titre    | Controverses | Horizon | Effort | Soutiens  |
            | K1          | V1      | Écouter  | C1           |         |        | P01 ; P02 |
            | K2          | V1      | Partager | C2           |         |        | P03       |
            """
        },
        mended={"Chantiers": BASE["Chantiers"]},
    ),
    Mess(
        "Une colonne ajoutée",
        "Elle est gardée, montrée à l’équipe seule, jamais publiée.",
        {
            "Positions": """
            | Observation | Partenaire | Position | À relire |
            | O1          | P02        | Plutôt B | oui      |
            """
        },
        "| Positions | D1 | column-unknown |",
        reads={"Positions": "| Observation | Partenaire | Position | À relire |\n| O1 | P02 | Plutôt B | oui |"},
    ),
    Mess(
        "Une colonne à soi, dont l’en-tête commence par « _ »",
        "Elle est gardée pour l’équipe, sans rien dire, même si son nom est celui d’une autre.",
        {
            "Positions": """
            | Observation | Partenaire | Position | _Position |
            | O1          | P02        | Plutôt B | à revoir  |
            """
        },
        reads={"Positions": "| Observation | Partenaire | Position | _Position |\n| O1 | P02 | Plutôt B | à revoir |"},
    ),
    Mess(
        "Un titre ou une consigne au-dessus des en-têtes",
        "Ces lignes sont ignorées.",
        {
            "Positions": """
            | Vos lectures, avant le 3 juillet | |         |
            |                                  | |         |
            | Observation | Partenaire | Position          |
            | O1          | P02        | Plutôt B          |
            """
        },
        "| Positions | 1 | above-headers |",
        reads={"Positions": BASE["Positions"]},
    ),
    Mess(
        "Les en-têtes effacés",
        "Sans en-têtes, rien n’est lu dans l’onglet.",
        {
            "Positions": """
            | O1 | P02 | Plutôt B |
            | O2 | P02 | Plutôt A |
            """
        },
        """
        | Positions | 1 | headers-missing |
        | Positions | 2 | headers-missing |
        """,
        reads={"Positions": "| Observation | Partenaire | Position |"},
        mended={
            "Positions": "| Observation | Partenaire | Position |\n| O1 | P02 | Plutôt B |\n| O2 | P02 | Plutôt A |"
        },
    ),
    Mess(
        "Plus de dix lignes de texte avant les en-têtes",
        "Les en-têtes ne sont pas cherchés si bas : rien n’est lu dans l’onglet.",
        {
            "Positions": """
            | Mode d’emploi de cet onglet, à lire avant de le remplir | | |
            """
            + "| Une consigne de plus, pour que tout soit bien clair | | |\n" * 10
            + """
            | Observation | Partenaire | Position |
            | O1          | P02        | Plutôt B |
            """
        },
        "\n".join(f"| Positions | {n} | headers-missing |" for n in range(1, 14)),
        reads={"Positions": "| Observation | Partenaire | Position |"},
        mended={"Positions": BASE["Positions"]},
    ),
    Mess(
        "Deux tableaux côte à côte dans un onglet",
        "Le premier est lu ; les en-têtes du second, déjà pris, sont signalés, et ses lignes en trop sont mises de côté.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |  | Identifiant | Nom     |
            | R1          | Inondation   | Environnementale |  | R3          | Tempête |
            | R2          | Cyberattaque | Technologique    |  | R4          | Séisme  |
            |             |              |                  |  | R5          | Panne   |
            """
        },
        """
        | Crises | E1 | column-twice |
        | Crises | F1 | column-twice |
        | Crises | 4  | key-missing  |
        """,
        reads={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Deux tableaux l’un sous l’autre",
        "Les en-têtes du second sont ignorés ; ses lignes sont lues comme celles du premier.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            |             |              |                  |
            | Identifiant | Nom          | Ampleur          |
            | R3          | Tempête      | forte            |
            """
        },
        """
        | Crises | 5  | header-repeated |
        | Crises | C6 | term-unknown    |
        """,
        reads={
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            | R3          | Tempête      |                  |
            """
        },
    ),
)
