"""What people do to references and to the terms of menus."""

from tests.sheets.messes.drawn import BASE, Mess, nfd


def chantiers(*soutiens: str) -> str:
    return """
        | Identifiant | Version | Titre    | Controverses | Horizon    | Effort | Soutiens |
        """ + "\n".join(
        f"| K{n} | V1 | Chantier {n} | C1 | 2021 | Moyen | {typed} |" for n, typed in enumerate(soutiens, 1)
    )


def controversies_of_terrains(*typed: str) -> str:
    return """
        | Identifiant | Version | Controverse | Titre | Publication |
        """ + "\n".join(f"| T0{n} | V1 | {cell} | Terrain {n} | Publié |" for n, cell in enumerate(typed, 1))


def holdings(first: str, second: str) -> str:
    return f"""
        | Chantier | Crise | Partenaire | Tenue    |
        | K1       | R1    | P01        | {first}  |
        | K2       | R2    | P02        | {second} |
    """


REFERENCES = (
    Mess(
        "Un titre ou un nom à la place de l’identifiant, majuscules, accents et apostrophes à peu près",
        "Le titre exact désigne la ligne aussi bien que l’identifiant.",
        {"Terrains": controversies_of_terrains("la PARTICIPATION", "Le⍽pilotage", f"« {nfd('La gouvernance')} »")},
        reads={"Terrains": controversies_of_terrains("C1", "C2", "C3")},
    ),
    Mess(
        "Un titre au pluriel ou au singulier",
        "La ligne est reconnue.",
        {"Terrains": controversies_of_terrains("Les participations", "Le pilotages").replace("Les part", "La part")},
        reads={"Terrains": controversies_of_terrains("C1", "C2")},
    ),
    Mess(
        "Un titre mal orthographié",
        "Il ne désigne rien ; le titre le plus proche est proposé.",
        {"Terrains": controversies_of_terrains("La participasion", "C2")},
        "| Terrains | C2 | reference-unknown |",
        reads={"Terrains": controversies_of_terrains("", "C2")},
        mended={"Terrains": controversies_of_terrains("C1", "C2")},
    ),
    Mess(
        "Un identifiant suivi d’une note : « C1 (participation) », « C2 : le pilotage », « La gouvernance (C3) »",
        "L’identifiant suffit, la note est ignorée.",
        {
            "Terrains": controversies_of_terrains(
                "C1 (participation)", "C2 : le pilotage", "La gouvernance (C3)", "C1 - à revoir", "C2 Le pilotage"
            )
        },
        reads={"Terrains": controversies_of_terrains("C1", "C2", "C3", "C1", "C2")},
    ),
    Mess(
        "Un identifiant suivi du titre d’une autre ligne : « C1 (Le pilotage) »",
        "Rien ne dit laquelle des deux est la bonne.",
        {"Terrains": controversies_of_terrains("C1 (Le pilotage)", "C2")},
        "| Terrains | C2 | reference-ambiguous |",
        reads={"Terrains": controversies_of_terrains("", "C2")},
        mended={"Terrains": controversies_of_terrains("C1", "C2")},
    ),
    Mess(
        "Un identifiant écrit avec un espace, en minuscules ou entre guillemets : « c 1 », “C2”",
        "L’identifiant est reconnu.",
        {"Terrains": controversies_of_terrains("c 1", "“C2”", "« c3 »", "C⍽1", "C2.")},
        reads={"Terrains": controversies_of_terrains("C1", "C2", "C3", "C1", "C2")},
    ),
    Mess(
        "Un identifiant qui a perdu ses zéros : « P1 » pour « P01 »",
        "Il ne désigne rien ; l’identifiant qui n’en diffère que par ses zéros est proposé.",
        {"Crash-tests": BASE["Crash-tests"].replace("P01", "P1").replace("P02", "⟪2⟫")},
        """
        | Crash-tests | C2 | reference-unknown |
        | Crash-tests | C3 | reference-unknown |
        """,
        reads={"Crash-tests": BASE["Crash-tests"].replace("P01", "").replace("P02", "")},
        answers={"Crash-tests C3": "P02"},
        mended={"Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Un identifiant qui n’existe pas",
        "La référence est laissée de côté.",
        {"Terrains": controversies_of_terrains("C42", "C2")},
        "| Terrains | C2 | reference-unknown |",
        reads={"Terrains": controversies_of_terrains("", "C2")},
    ),
    Mess(
        "Un labo qui n’est pas dans l’onglet Partenaires",
        "La référence est laissée de côté.",
        {"Crash-tests": BASE["Crash-tests"].replace("P02", "Préfecture de l’Aubrelle")},
        "| Crash-tests | C3 | reference-unknown |",
        reads={"Crash-tests": BASE["Crash-tests"].replace("P02", "")},
    ),
    Mess(
        "Plusieurs réponses là où une seule est attendue : « C1 et C2 », « C1 / C2 »",
        "Rien ne dit laquelle retenir.",
        {"Terrains": controversies_of_terrains("C1 et C2", "C1 / C2", "C1 C2")},
        """
        | Terrains | C2 | reference-ambiguous |
        | Terrains | C3 | reference-ambiguous |
        | Terrains | C4 | reference-ambiguous |
        """,
        reads={"Terrains": controversies_of_terrains("", "", "")},
        touched=("Observations",),
        mended={"Terrains": controversies_of_terrains("C1", "C1", "C1")},
    ),
    Mess(
        "Une liste aux séparateurs mêlés : points-virgules, virgules, « et », barres, retours à la ligne, tirets",
        "Chaque élément est reconnu, une fois.",
        {
            "Chantiers": chantiers(
                "P01, P02 et P03",
                "P01/P02⏎P03",
                "P01 P02 ; P03",
                "- P01⏎- P02⏎- P03",
                "P01 & p02 + P03 ;",
                "P01 ; P01 ; P02, P03",
            )
        },
        reads={"Chantiers": chantiers(*["P01 ; P02 ; P03"] * 6)},
        touched=("Crash-tests",),
    ),
    Mess(
        "Une liste d’identifiants avec des notes : « P01 (pilote, à confirmer) et P03 (appui) »",
        "Les notes sont ignorées.",
        {"Chantiers": chantiers("P01 (pilote, à confirmer) et P03 (appui)", "P02 : relecture ; P03 - à confirmer")},
        reads={"Chantiers": chantiers("P01 ; P03", "P02 ; P03")},
    ),
    Mess(
        "Une liste dont un élément ne désigne rien",
        "Les autres éléments sont gardés.",
        {"Chantiers": chantiers("P01 ; la mairie ; P03", "P02")},
        "| Chantiers | G2 | reference-unknown |",
        reads={"Chantiers": chantiers("P01 ; P03", "P02")},
    ),
    Mess(
        "Un titre que deux lignes portent",
        "Rien ne dit laquelle des deux est la bonne : les deux identifiants sont proposés.",
        {
            "Controverses": BASE["Controverses"].replace("La gouvernance", "Le pilotage   "),
            "Terrains": controversies_of_terrains("C1", "Le pilotage"),
        },
        "| Terrains | C3 | reference-ambiguous |",
        reads={
            "Controverses": BASE["Controverses"].replace("La gouvernance", "Le pilotage   "),
            "Terrains": controversies_of_terrains("C1", ""),
        },
        mended={"Terrains": controversies_of_terrains("C1", "C2")},
    ),
    Mess(
        "Un tiret, « aucun » ou « N/A » là où il n’y a rien à dire",
        "La cellule est lue comme vide.",
        {
            "Chantiers": chantiers("-", "aucun"),
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date | Source | Position | Territoire | Publication |
            | O1          | V1      | T01     | Budget suspendu | N/A  | néant  | ?        | —          | Publié      |
            | O2          | V1      | T02     | Liste rouverte  | -    | n.a.   | /        | …          | -           |
            """,
        },
        reads={
            "Chantiers": chantiers("", ""),
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date | Source | Position | Territoire | Publication |
            | O1          | V1      | T01     | Budget suspendu |      |        |          |            | Publié      |
            | O2          | V1      | T02     | Liste rouverte  |      |        |          |            |             |
            """,
        },
    ),
    Mess(
        "« idem », « // » ou des guillemets pour dire « comme au-dessus »",
        "Un tri éloignerait la cellule de celle qu’elle répète : elle est lue comme vide.",
        {
            "Partenaires": """
            | Identifiant | Nom                    | Type         | Territoire |
            | P01         | Labo des Deux-Rives    | Collectivité | Deux-Rives |
            | P02         | Fabrique du Haut-Orvel | Idem         | //         |
            | P03         | Ville de Valbrune      | "            | Valbrune   |
            """
        },
        """
        | Partenaires | C3 | ditto |
        | Partenaires | D3 | ditto |
        | Partenaires | C4 | ditto |
        """,
        reads={
            "Partenaires": """
            | Identifiant | Nom                    | Type         | Territoire |
            | P01         | Labo des Deux-Rives    | Collectivité | Deux-Rives |
            | P02         | Fabrique du Haut-Orvel |              |            |
            | P03         | Ville de Valbrune      |              | Valbrune   |
            """
        },
        mended={
            "Partenaires": """
            | Identifiant | Nom                    | Type         | Territoire |
            | P01         | Labo des Deux-Rives    | Collectivité | Deux-Rives |
            | P02         | Fabrique du Haut-Orvel | Collectivité | Deux-Rives |
            | P03         | Ville de Valbrune      | Collectivité | Valbrune   |
            """
        },
    ),
)

TERMS = (
    Mess(
        "Un terme de menu retapé : majuscules, accents, pluriel, espaces, apostrophe droite",
        "Le terme est reconnu.",
        {
            "Partenaires": f"""
            | Identifiant | Nom                    | Type                         | Territoire |
            | P01         | Labo des Deux-Rives    | LABOS d'innovation⍽publiques | Deux-Rives |
            | P02         | Fabrique du Haut-Orvel | association                  | Haut-Orvel |
            | P03         | Ville de Valbrune      | {nfd("Collectivités")}       | Valbrune   |
            """
        },
        reads={"Partenaires": BASE["Partenaires"]},
    ),
    Mess(
        "Un terme accordé ou au point médian : « Expert(e) », « Observé », « Cassé », « Publiée »",
        "Le terme est reconnu.",
        {
            "Partenaires": BASE["Partenaires"].replace("Association", "Expert(e)  "),
            "Crash-tests": holdings("cassé", "Renforce"),
            "Terrains": BASE["Terrains"].replace("Publié", "Publiée"),
        },
        reads={
            "Partenaires": BASE["Partenaires"].replace("Association", "Expert·e"),
            "Crash-tests": holdings("Casse", "Se renforce"),
            "Terrains": BASE["Terrains"],
        },
    ),
    Mess(
        "Un terme avec une faute de frappe",
        "Il n’est pas reconnu ; le terme le plus proche est proposé.",
        {"Crash-tests": holdings("Tiens bien", "Fragille")},
        """
        | Crash-tests | D2 | term-unknown |
        | Crash-tests | D3 | term-unknown |
        """,
        reads={"Crash-tests": holdings("", "")},
        answers={"Crash-tests D2": "Tient"},
        mended={"Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Un terme précisé : « Tient (à peu près) », « Plutôt fragile »",
        "La nuance change le sens : le terme n’est pas reconnu, mais il est proposé.",
        {"Crash-tests": holdings("Tient (à peu près)", "Plutôt fragile")},
        """
        | Crash-tests | D2 | term-unknown |
        | Crash-tests | D3 | term-unknown |
        """,
        reads={"Crash-tests": holdings("", "")},
        mended={"Crash-tests": BASE["Crash-tests"]},
    ),
    Mess(
        "Deux termes dans une cellule : « Tient / Fragile »",
        "Rien ne dit lequel retenir.",
        {"Crash-tests": holdings("Tient / Fragile", "Fragile")},
        "| Crash-tests | D2 | term-unknown |",
        reads={"Crash-tests": holdings("", "Fragile")},
    ),
    Mess(
        "Un terme inventé",
        "Il n’est pas reconnu ; les termes prévus sont rappelés.",
        {"Crash-tests": holdings("Tient", "Bof")},
        "| Crash-tests | D3 | term-unknown |",
        reads={"Crash-tests": holdings("Tient", "")},
    ),
    Mess(
        "Un terme retiré de l’onglet Listes alors que des cellules l’emploient encore",
        "Ces cellules sont lues comme vides.",
        {"Listes": "| Liste | Terme | Ordre |\n| Horizon | Dès demain | 1 |"},
        "| Chantiers | E3 | term-unknown |",
        reads={
            "Listes": "| Liste | Terme | Ordre |\n| Horizon | Dès demain | 1 |",
            "Chantiers": "| Identifiant | Horizon |\n| K1 | Dès demain |\n| K2 | |",
        },
    ),
    Mess(
        "Oui, « x », une coche, VRAI, une case cochée",
        "C’est oui.",
        {
            "Autodiagnostic": """
            | Partenaire | Terrain | Vécu | Sous-groupe |
            | P01        | T01     | 3    | oui         |
            | P02        | T01     | 3    | x           |
            | P03        | T01     | 3    | ✓           |
            | P01        | T02     | 3    | ⟪VRAI⟫      |
            | P02        | T02     | 3    | vrai        |
            """
        },
        reads={
            "Autodiagnostic": """
            | Partenaire | Terrain | Vécu | Sous-groupe |
            | P01        | T01     | 3    | Oui         |
            | P02        | T01     | 3    | Oui         |
            | P03        | T01     | 3    | Oui         |
            | P01        | T02     | 3    | Oui         |
            | P02        | T02     | 3    | Oui         |
            """
        },
    ),
    Mess(
        "« Oui » ou une case cochée dans la colonne Publication",
        "Dans le doute, rien n’est publié.",
        {"Terrains": BASE["Terrains"].replace("participatifs | Publié", "participatifs | Oui   ")},
        "| Terrains | E2 | term-unknown |",
        reads={"Terrains": BASE["Terrains"].replace("participatifs | Publié", "participatifs |       ")},
        answers={"Terrains E2": "Publié"},
        mended={"Terrains": BASE["Terrains"]},
    ),
    Mess(
        "Une position en chiffres, entre parenthèses, ou dans les mots du pôle",
        "Elle est reconnue.",
        {
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date       | Source | Position          | Publication |
            | O1          | V1      | T01     | Budget suspendu | avril 2020 | Veille | (−1)              | Publié      |
            | O2          | V1      | T02     | Liste rouverte  | mai 2020   | Veille | ⟪1⟫               | Publié      |
            """,
            "Positions": """
            | Observation | Partenaire | Position                 |
            | O1          | P02        | Plutôt repli stratégique |
            """,
        },
        reads={"Observations": BASE["Observations"], "Positions": BASE["Positions"]},
    ),
    Mess(
        "Une position dans les mots d’une autre controverse, ou un nombre hors de l’échelle",
        "Elle n’est pas reconnue.",
        {
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date       | Source | Position          | Publication |
            | O1          | V1      | T01     | Budget suspendu | avril 2020 | Veille | centralisation    | Publié      |
            | O2          | V1      | T02     | Liste rouverte  | mai 2020   | Veille | 3                 | Publié      |
            """
        },
        """
        | Observations | G2 | term-unknown |
        | Observations | G3 | term-unknown |
        """,
        reads={
            "Observations": """
            | Identifiant | Version | Terrain | Titre           | Date       | Source | Position | Publication |
            | O1          | V1      | T01     | Budget suspendu | avril 2020 | Veille |          | Publié      |
            | O2          | V1      | T02     | Liste rouverte  | mai 2020   | Veille |          | Publié      |
            """
        },
    ),
)
