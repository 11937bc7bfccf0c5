"""What people do to the settings of the tab Projet, and to the answers of a form."""

from tests.sheets.messes.drawn import BASE, Mess

SETTINGS = (
    Mess(
        "Un réglage mal nommé ou inventé dans l’onglet Projet",
        "Il est ignoré.",
        {"Projet": BASE["Projet"] + "| Licenze | ODbL |\n| Couleur | bleu |"},
        """
        | Projet | 4 | setting-unknown |
        | Projet | 5 | setting-unknown |
        """,
    ),
    Mess(
        "Un réglage en double, ou une valeur sans réglage",
        "Le premier compte ; le reste est mis de côté.",
        {"Projet": BASE["Projet"] + "| TITRES | Un autre |\n| | une valeur seule |"},
        """
        | Projet | 4 | key-used    |
        | Projet | 5 | key-missing |
        """,
    ),
)

FORMS = (
    Mess(
        "Une question de formulaire qui ne nomme aucun terrain",
        "Ses réponses ne sont pas lues.",
        {
            "Réponses au formulaire 1": """
            | Horodateur          | Labo | T01 Les budgets | Les critaires de priorité | Autre chose ? |
            | 05/06/2020 14:32:10 | P02  | 3               | 2                         | non           |
            """
        },
        """
        | Réponses au formulaire 1 | D1 | question-unknown |
        | Réponses au formulaire 1 | E1 | question-unknown |
        """,
        touched=("Autodiagnostic",),
    ),
    Mess(
        "Deux questions de formulaire sur le même terrain, une réponse qui ne dit rien",
        "La première question compte ; la réponse vide ne compte pas.",
        {
            "Réponses au formulaire 1": """
            | Horodateur          | Labo | T01 Les budgets | Terrain T01 |
            | 05/06/2020 14:32:10 | P02  | 3               |             |
            | 05/06/2020 15:12:10 | P03  |                 |             |
            """
        },
        """
        | Réponses au formulaire 1 | D1 | question-twice |
        | Réponses au formulaire 1 | 3  | answer-empty   |
        """,
        touched=("Autodiagnostic",),
    ),
    Mess(
        "Une question de formulaire dont le numéro est celui de deux terrains",
        "Rien ne dit lequel des deux : ses réponses ne sont pas lues.",
        {
            "Terrains": """
            | Identifiant | Version | Numéro | Controverse | Titre                     | Publication |
            | T01         | V1      | 1.1    | C1          | Les budgets participatifs | Publié      |
            | T02         | V1      | 1.1    | C2          | Les critères de priorité  | Publié      |
            """,
            "Réponses au formulaire 1": """
            | Horodateur          | Labo | T01 Les budgets | Terrain 1.1 |
            | 05/06/2020 14:32:10 | P02  | 3               | 2           |
            """,
        },
        "| Réponses au formulaire 1 | D1 | question-ambiguous |",
        reads={"Terrains": BASE["Terrains"]},
        touched=("Autodiagnostic",),
    ),
    Mess(
        "Une case de formulaire qui ne désigne aucun terrain",
        "Le reste de la réponse est lu.",
        {
            "Réponses au formulaire 1": """
            | Horodateur          | Labo | T01 Les budgets | Quels sous-groupes ?                |
            | 05/06/2020 14:32:10 | P02  | 3               | T01 Les budgets participatifs, Tous |
            """
        },
        "| Réponses au formulaire 1 | D2 | answer-part-unknown |",
        touched=("Autodiagnostic",),
    ),
    Mess(
        "Un formulaire qui ne demande pas qui répond",
        "Ses réponses sont lues, sans que l’on sache de quel labo elles viennent.",
        {
            "Réponses au formulaire 1": """
            | Horodateur          | Votre nom d’équipe, svp | T01 Les budgets |
            | 05/06/2020 14:32:10 | P02                     | 3               |
            """
        },
        """
        | Réponses au formulaire 1 |    | form-without-respondent |
        | Réponses au formulaire 1 | B1 | question-unknown        |
        """,
        touched=("Autodiagnostic",),
        answers={"Réponses au formulaire 1 respondent": "1"},
    ),
    Mess(
        "Un formulaire dont aucune question ne nomme un terrain",
        "Il est pris pour un autre formulaire : rien n’y est lu.",
        {
            "Réponses au formulaire 1": """
            | Horodateur          | Labo | Les budgets, vécu ? | La priorité, vécue ? |
            | 05/06/2020 14:32:10 | P02  | 3                   | 1                    |
            """
        },
        "| Réponses au formulaire 1 | | form-without-subject |",
        touched=("Autodiagnostic",),
        answers={"Réponses au formulaire 1 subjects": " |  | T01 | T02"},
    ),
)
