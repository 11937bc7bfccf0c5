"""What people do to rows and to identifiers."""

from tests.sheets.messes.drawn import BASE, Mess

ROWS = (
    Mess(
        "Des lignes vides au milieu ou à la fin",
        "Elles sont ignorées.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |
            |             |              |                  |
            | R1          | Inondation   | Environnementale |
            |             | ⍽            | \u200b           |
            | R2          | Cyberattaque | Technologique    |
            |             |              |                  |
            """
        },
        reads={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Les en-têtes répétés au milieu du tableau",
        "La ligne est ignorée.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | IDENTIFIANT | nom          | Familles         |
            | R2          | Cyberattaque | Technologique    |
            """
        },
        "| Crises | 3 | header-repeated |",
        reads={"Crises": BASE["Crises"]},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Des lignes de total",
        "Elles sont ignorées : le tableau de bord compte lui-même.",
        {
            "Crises": """
            | Identifiant      | Nom          | Famille          |
            | R1               | Inondation   | Environnementale |
            | Sous-total : 1   |              |                  |
            | R2               | Cyberattaque | Technologique    |
            |                  | TOTAUX       | ⟪2⟫              |
            """
        },
        """
        | Crises | 3 | totals-row |
        | Crises | 5 | totals-row |
        """,
        reads={"Crises": BASE["Crises"]},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Une ligne de moyennes",
        "Elle est ignorée, comme un total.",
        {
            "Autodiagnostic": """
            | Partenaire | Terrain | Vécu  | Sous-groupe |
            | P01        | T01     | 3     | Oui         |
            | Moyenne    |         | ⟪3,0⟫ |             |
            """
        },
        "| Autodiagnostic | 3 | totals-row |",
        reads={"Autodiagnostic": BASE["Autodiagnostic"]},
        mended={"Autodiagnostic": BASE["Autodiagnostic"]},
    ),
    Mess(
        "Une ligne de commentaire, dans la colonne des identifiants",
        "Un texte seul dans sa ligne, là où l’on attend un identifiant, est pris pour un commentaire.",
        {
            "Crises": """
            | Identifiant                                 | Nom          | Famille          |
            | # ne pas toucher                            |              |                  |
            | R1                                          | Inondation   | Environnementale |
            | Ci-dessous, ce qui reste à valider ensemble |              |                  |
            | R2                                          | Cyberattaque | Technologique    |
            | NB: liste provisoire                        |              |                  |
            """
        },
        """
        | Crises | 2 | comment-row |
        | Crises | 4 | comment-row |
        | Crises | 6 | comment-row |
        """,
        reads={"Crises": BASE["Crises"]},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Un titre de partie au milieu du tableau",
        "Il est pris pour un commentaire.",
        {
            "Crises": """
            | Identifiant           | Nom          | Famille          |
            | CRISES NATURELLES     |              |                  |
            | R1                    | Inondation   | Environnementale |
            | CRISES TECHNOLOGIQUES |              |                  |
            | R2                    | Cyberattaque | Technologique    |
            """
        },
        """
        | Crises | 2 | comment-row |
        | Crises | 4 | comment-row |
        """,
        reads={"Crises": BASE["Crises"]},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Des cases à cocher tirées jusqu’en bas",
        "Une case non cochée seule dans sa ligne ne fait pas une ligne.",
        {
            "Positions": """
            | Observation | Partenaire | Position | _Relu  |
            | O1          | P02        | Plutôt B | ⟪VRAI⟫ |
            |             |            |          | ⟪FAUX⟫ |
            |             |            |          | ⟪FAUX⟫ |
            """
        },
        reads={"Positions": "| Observation | Partenaire | Position | _Relu |\n| O1 | P02 | Plutôt B | VRAI |"},
    ),
    Mess(
        "Des cellules fusionnées vers le bas",
        "Seule la première cellule a la valeur : les autres sont vides.",
        {
            "Terrains": """
            | Identifiant | Version | Controverse | Titre                     | Publication |
            | T01         | V1      | C1          | Les budgets participatifs | Publié      |
            | T02         | V1      |             | Les critères de priorité  | Publié      |
            """
        },
        "| Terrains | C3 | required-empty |",
        reads={"Terrains": BASE["Terrains"].replace("| C2 ", "|    ")},
        answers={"Terrains C3": "C2"},
        mended={"Terrains": BASE["Terrains"]},
    ),
    Mess(
        "Une cellule attendue laissée vide, ou remplie d’un tiret",
        "La ligne reste, la cellule est signalée.",
        {
            "Crises": """
            | Identifiant | Nom | Famille          |
            | R1          |     | Environnementale |
            | R2          | -   | Technologique    |
            """
        },
        """
        | Crises | B2 | required-empty |
        | Crises | B3 | required-empty |
        """,
        reads={"Crises": "| Identifiant | Nom | Famille |\n| R1 | | Environnementale |\n| R2 | | Technologique |"},
        answers={"Crises B2": "Inondation", "Crises B3": "Cyberattaque"},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Des lignes collées une colonne trop à droite",
        "Chacune est reconnue et dite une fois ; elle est mise de côté.",
        {
            "Positions": """
            | Observation | Partenaire | Position | Commentaire   |
            | O1          | P02        | Plutôt B |               |
            |             | O2         | P01      | Franchement A |
            |             | O2         | P03      | 2             |
            """
        },
        """
        | Positions | 3 | row-shifted |
        | Positions | 4 | row-shifted |
        """,
        reads={"Positions": BASE["Positions"]},
        mended={
            "Positions": """
            | Observation | Partenaire | Position      |
            | O1          | P02        | Plutôt B      |
            | O2          | P01        | Franchement A |
            | O2          | P03        | Franchement B |
            """
        },
    ),
    Mess(
        "Une ligne commencée, sans identifiant",
        "Sans identifiant, la ligne est mise de côté.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            |             | Tempête      |                  |
            | R2          | Cyberattaque | Technologique    |
            """
        },
        "| Crises | 3 | key-missing |",
        reads={"Crises": BASE["Crises"]},
        answers={"Crises 3": "R3"},
        mended={
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | R3          | Tempête      |                  |
            | R2          | Cyberattaque | Technologique    |
            """
        },
    ),
)

KEYS = (
    Mess(
        "Un identifiant en double : une ligne copiée, ou deux personnes en même temps",
        "La première ligne garde l’identifiant, la seconde est mise de côté.",
        {
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            | R1          | Tempête      | Environnementale |
            """
        },
        "| Crises | 4 | key-used |",
        reads={"Crises": BASE["Crises"]},
        mended={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Deux avis du même labo sur le même chantier dans la même crise",
        "Le premier compte, le second est mis de côté.",
        {
            "Crash-tests": """
            | Chantier | Crise      | Partenaire          | Tenue   |
            | K1       | R1         | P01                 | Tient   |
            | K2       | R2         | P02                 | Fragile |
            | Écouter  | inondation | labo des deux-rives | Casse   |
            """
        },
        "| Crash-tests | 4 | key-used |",
        reads={"Crash-tests": BASE["Crash-tests"]},
        mended={"Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Un identifiant retapé un peu autrement : « c 1 » pour « C1 »",
        "Ce sont deux lignes différentes, gardées toutes deux ; la ressemblance est dite.",
        {
            "Controverses": """
            | Identifiant | Version | Titre            | Pôle A              | Pôle B            | Publication |
            | C1          | V1      | La participation | victime collatérale | repli stratégique | Publié      |
            | C2          | V1      | Le pilotage      | planification       | centralisation    | Publié      |
            | C3          | V1      | La gouvernance   | planification       | improvisation     | Brouillon   |
            | c 1         | V2      | Participer       | victime             | stratège          | Brouillon   |
            """
        },
        "| Controverses | A5 | key-near |",
        reads={
            "Controverses": """
            | Identifiant | Version | Titre            |
            | C1          | V1      | La participation |
            | C2          | V1      | Le pilotage      |
            | C3          | V1      | La gouvernance   |
            | c 1         | V2      | Participer       |
            """
        },
        mended={
            "Controverses": """
            | Identifiant | Version | Titre            |
            | C1          | V1      | La participation |
            | C2          | V1      | Le pilotage      |
            | C3          | V1      | La gouvernance   |
            | C1          | V2      | Participer       |
            """
        },
    ),
    Mess(
        "Une ligne dont l’identifiant a perdu ses zéros : « P1 » pour « P01 »",
        "Ce sont deux lignes différentes ; la ressemblance est dite.",
        {"Partenaires": BASE["Partenaires"] + "| P1 | Labo des Deux-Rives (suite) | Association | Deux-Rives |"},
        "| Partenaires | A5 | key-near |",
        reads={"Partenaires": BASE["Partenaires"] + "| P1 | Labo des Deux-Rives (suite) | Association | Deux-Rives |"},
    ),
    Mess(
        "Un identifiant que le tableur a pris pour un nombre ou pour une date",
        "Il est lu tel qu’il se montre, mais le tableur peut l’avoir changé.",
        {
            "Crises": """
            | Identifiant  | Nom          | Famille          |
            | R1           | Inondation   | Environnementale |
            | R2           | Cyberattaque | Technologique    |
            | ⟪42⟫         | Tempête      |                  |
            | ⟪1,1⟫        | Séisme       |                  |
            | ⟪2020-05-01⟫ | Panne        |                  |
            """
        },
        """
        | Crises | A4 | number-as-id |
        | Crises | A5 | number-as-id |
        | Crises | A6 | number-as-id |
        """,
        reads={
            "Crises": """
            | Identifiant | Nom          | Famille          |
            | R1          | Inondation   | Environnementale |
            | R2          | Cyberattaque | Technologique    |
            | 42          | Tempête      |                  |
            | 1.1         | Séisme       |                  |
            | 2020-05-01  | Panne        |                  |
            """
        },
    ),
    Mess(
        "Des espaces, des tabulations, des retours à la ligne ou des caractères invisibles dans un identifiant",
        "Ils ne comptent pas.",
        {
            "Crises": """
            | Identifiant  | Nom          | Famille          |
            | ⍽R1⇥         | Inondation   | Environnementale |
            | \ufeffR\u200b2⏎ | Cyberattaque | Technologique    |
            """
        },
        reads={"Crises": BASE["Crises"]},
    ),
    Mess(
        "Une ligne sans version",
        "Dans les onglets à versions, la version fait partie du nom de la ligne : elle est mise de côté.",
        {"Terrains": BASE["Terrains"] + "| T03 | | C1 | Les médiateurs | Publié |"},
        "| Terrains | 4 | key-missing |",
        reads={"Terrains": BASE["Terrains"]},
        mended={"Terrains": BASE["Terrains"] + "| T03 | V1 | C1 | Les médiateurs | Publié |"},
    ),
    Mess(
        "Une version écrite « v1 », « Version 1 », « 1 » ou « V01 »",
        "Elle est lue comme V1.",
        {
            "Terrains": """
            | Identifiant | Version   | Controverse | Titre                     | Publication |
            | T01         | version 1 | C1          | Les budgets participatifs | Publié      |
            | T02         | ⟪1⟫       | C2          | Les critères de priorité  | Publié      |
            """,
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date       | Source | Position | Publication |
            | O1          | v.1     | T01     | Budget suspendu | avril 2020 | Veille | Plutôt A | Publié      |
            | O2          | V01     | T02     | Liste rouverte  | mai 2020   | Veille | Plutôt B | Publié      |
            """,
        },
        reads={"Terrains": BASE["Terrains"], "Observations": BASE["Observations"]},
    ),
    Mess(
        "Une version qui n’en est pas une : « finale », « V1 bis »",
        "La cellule est lue comme vide ; la ligne reste si la version n’en est pas le nom.",
        {
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date       | Source | Position | Publication |
            | O1          | finale  | T01     | Budget suspendu | avril 2020 | Veille | Plutôt A | Publié      |
            | O2          | V1 bis  | T02     | Liste rouverte  | mai 2020   | Veille | Plutôt B | Publié      |
            """
        },
        """
        | Observations | B2 | version-unreadable |
        | Observations | B3 | version-unreadable |
        """,
        reads={"Observations": BASE["Observations"].replace("| V1 ", "|    ")},
        mended={"Observations": BASE["Observations"]},
    ),
)
