"""What people do to dates, numbers and texts."""

from tests.sheets.messes.drawn import BASE, Mess, nfd


def steps(*cells: str, header: str = "Quand") -> str:
    return f"""
        | Identifiant | Phase | Étape | {header} |
        """ + "\n".join(f"| J{n} | Enquêtes | Étape {n} | {typed} |" for n, typed in enumerate(cells, 1))


def crises(*described: str, header: str = "Description") -> str:
    return f"""
        | Identifiant | Nom | {header} |
        | R1 | Inondation | {described[0]} |
        | R2 | Cyberattaque | {described[1]} |
    """


_LONG = "Un très long récit. " * 2_500
_HTML = "<b>gras</b> <script>alert(1)</script> <img src=x onerror=alert(1)>"

DATES = (
    Mess(
        "Des dates écrites de toutes les façons",
        "Elles sont comprises, aussi vagues qu’elles soient, sans qu’un jour soit inventé.",
        {
            "Calendrier": steps(
                "5 juin 2020",
                "05/06/2020",
                "5.6.20",
                "2020-06-05",
                "⟪2020-06-05⟫",
                "⟪43987⟫",
                "Vendredi 5 JUIN 2020, 14h",
                "semaine du 1er juin 2020",
                "mi-juin 2020",
                "T2 2020",
                "2020",
                "⟪2020⟫",
                "fin juin ou début juillet 2020",
                "juin 2020 ?",
                "à définir",
                "?",
                "avant le 15 juin 2020",
            )  # fmt: skip
        },
        reads={
            "Calendrier": steps(
                "5 juin 2020",
                "05/06/2020",
                "5.6.20",
                "5 juin 2020",
                "5 juin 2020",
                "5 juin 2020",
                "Vendredi 5 JUIN 2020, 14h",
                "semaine du 1er juin 2020",
                "mi-juin 2020",
                "T2 2020",
                "2020",
                "2020",
                "fin juin ou début juillet 2020",
                "juin 2020 ?",
                "à définir",
                "?",
                "avant le 15 juin 2020",
            )  # fmt: skip
        },
    ),
    Mess(
        "Une date sans année",
        "L’année du projet est supposée, et l’on en est averti.",
        {"Calendrier": steps("5 juin", "semaine du 8 juin", "12/06")},
        "\n".join(f"| Calendrier | D{n} | date-without-year |" for n in (2, 3, 4)),
        reads={"Calendrier": steps("5 juin", "semaine du 8 juin", "12/06")},
        mended={"Calendrier": steps("5 juin 2020", "semaine du 8 juin 2020", "12/06/2020")},
    ),
    Mess(
        "Une date impossible : 31 juin, 29 février d’une année ordinaire, une fin avant son début",
        "Elle est lue comme vide : aucun jour n’est inventé à sa place.",
        {"Calendrier": steps("31 juin 2020", "29/02/2021", "du 8 juillet au 6 juin 2020", "2020-13-01")},
        "\n".join(f"| Calendrier | D{n} | date-impossible |" for n in (2, 3, 4, 5)),
        reads={"Calendrier": steps("", "", "", "")},
        mended={"Calendrier": steps("30 juin 2020", "28/02/2021", "du 6 juin au 8 juillet 2020", "1er décembre 2020")},
    ),
    Mess(
        "Une date à l’américaine : 12/31/2020",
        "Le jour vient toujours d’abord : cette date n’existe pas.",
        {"Calendrier": steps("12/31/2020", "31/12/2020")},
        "| Calendrier | D2 | date-impossible |",
        reads={"Calendrier": steps("", "31/12/2020")},
        mended={"Calendrier": steps("31/12/2020", "31/12/2020")},
    ),
    Mess(
        "Une date illisible : « bientôt », « 5 jiun 2020 », « 43987 » tapé en texte",
        "Elle est lue comme vide.",
        {"Calendrier": steps("bientôt", "5 jiun 2020", "43987")},
        "\n".join(f"| Calendrier | D{n} | date-unreadable |" for n in (2, 3, 4)),
        reads={"Calendrier": steps("", "", "")},
    ),
    Mess(
        "Un horodatage que l’on ne comprend pas",
        "Il est lu comme vide, la réponse est gardée.",
        {
            "Autodiagnostic": """
            | Horodatage          | Partenaire | Terrain | Vécu | Sous-groupe |
            | 05/06/2020 14:32:10 | P01        | T01     | 3    | Oui         |
            | hier soir           | P02        | T01     | 3    | Oui         |
            """
        },
        "| Autodiagnostic | A3 | moment-unreadable |",
        reads={
            "Autodiagnostic": """
            | Horodatage          | Partenaire | Terrain | Vécu | Sous-groupe |
            | 2020-06-05 14:32:10 | P01        | T01     | 3    | Oui         |
            |                     | P02        | T01     | 3    | Oui         |
            """
        },
    ),
)

NUMBERS = (
    Mess(
        "Des virgules décimales, des espaces, des signes % ou moins de toutes sortes",
        "Le nombre est compris.",
        {"Calendrier": steps("92,5 %", "92.5%", "1⍽0⍽%", "⟪0,5⟫", "⟪50⟫", "60", "0", header="Avancement")},
        reads={"Calendrier": steps("0.925", "0.925", "0.1", "0.5", "0.5", "0.6", "0", header="Avancement")},
    ),
    Mess(
        "Un pourcentage tapé « 0,5 »",
        "Il est lu comme 0,5 %, et l’on en est averti.",
        {"Calendrier": steps("0,5", "50 %", header="Avancement")},
        "| Calendrier | D2 | percent-doubtful |",
        reads={"Calendrier": steps("0.005", "0.5", header="Avancement")},
        mended={"Calendrier": steps("0.005", "0.5", header="Avancement")},
    ),
    Mess(
        "Une unité, un mot ou un « environ » dans une cellule de nombre",
        "Le nombre n’est pas deviné : la cellule est lue comme vide.",
        {"Calendrier": steps("environ 50 %", "presque fini", "3 étapes sur 4", header="Avancement")},
        "\n".join(f"| Calendrier | D{n} | number-unreadable |" for n in (2, 3, 4)),
        reads={"Calendrier": steps("", "", "", header="Avancement")},
    ),
    Mess(
        "Un nombre hors des bornes",
        "La cellule est lue comme vide.",
        {
            "Calendrier": steps("120 %", "−5 %", header="Avancement"),
            "Autodiagnostic": BASE["Autodiagnostic"].replace("| 3    |", "| 5    |"),
        },
        """
        | Calendrier     | D2 | number-outside |
        | Calendrier     | D3 | number-outside |
        | Autodiagnostic | C2 | number-outside |
        """,
        reads={
            "Calendrier": steps("", "", header="Avancement"),
            "Autodiagnostic": BASE["Autodiagnostic"].replace("| 3    |", "|      |"),
        },
    ),
    Mess(
        "Un vécu en mots, ou en chiffres et en mots : « beaucoup », « 3 - beaucoup », « 3/4 »",
        "Il est compris, sauf si le chiffre et le mot se contredisent.",
        {
            "Autodiagnostic": """
            | Partenaire | Terrain | Vécu          |
            | P01        | T01     | beaucoup      |
            | P02        | T01     | 3 - beaucoup  |
            | P03        | T01     | 3/4           |
            | P01        | T02     | 1 (beaucoup)  |
            """
        },
        "| Autodiagnostic | C5 | number-unreadable |",
        reads={
            "Autodiagnostic": """
            | Partenaire | Terrain | Vécu |
            | P01        | T01     | 3    |
            | P02        | T01     | 3    |
            | P03        | T01     | 3    |
            | P01        | T02     |      |
            """
        },
    ),
)

TEXTS = (
    Mess(
        "Une formule en erreur : #REF!, #N/A, #NOM?",
        "La cellule est lue comme vide.",
        {"Crises": crises("#REF!", "#N/A").replace("Cyberattaque", "#NOM ?")},
        """
        | Crises | C2 | error-value |
        | Crises | C3 | error-value |
        | Crises | B3 | error-value |
        """,
        reads={"Crises": crises("", "").replace("Cyberattaque", "")},
    ),
    Mess(
        "Le résultat d’une formule : un nombre là où l’on attend un texte",
        "Il est lu comme le texte qu’on voit.",
        {"Crises": crises("⟪12⟫", "⟪0,5⟫")},
        reads={"Crises": crises("12", "0.5")},
    ),
    Mess(
        "Une formule tapée ou collée comme du texte : « =1+1 »",
        "Elle est montrée telle quelle, jamais calculée.",
        {"Crises": crises('=HYPERLINK("https://exemple.fr";"clic")', "=1+1")},
        reads={"Crises": crises('=HYPERLINK("https://exemple.fr";"clic")', "=1+1")},
    ),
    Mess(
        "Du HTML ou du Markdown dans un texte",
        "Il est montré tel quel, jamais interprété.",
        {"Crises": crises(_HTML, "**gras** [lien](javascript:alert) `code` # titre")},
        reads={"Crises": crises(_HTML, "**gras** [lien](javascript:alert) `code` # titre")},
    ),
    Mess(
        "Des émojis, de l’arabe ou de l’hébreu, des accents décomposés",
        "Le texte est gardé ; les marques invisibles de direction sont ôtées.",
        {"Crises": crises("👩‍🚒 🧰 💧", f"\u202eأزمة\u202c {nfd('été')}")},
        reads={"Crises": crises("👩‍🚒 🧰 💧", "أزمة été")},
    ),
    Mess(
        "Un texte de 50 000 caractères, ou de plusieurs paragraphes",
        "Il est gardé entier.",
        {"Crises": crises(_LONG.strip(), "Un paragraphe.⏎⏎Un autre.⇥Et une tabulation.")},
        reads={"Crises": crises(_LONG.strip(), "Un paragraphe.⏎⏎Un autre.⇥Et une tabulation.")},
    ),
    Mess(
        "50 000 caractères collés dans une référence, un menu ou une date",
        "La cellule est lue comme vide.",
        {"Chantiers": BASE["Chantiers"].replace("P03      ", _LONG).replace("2021      ", _LONG)},
        """
        | Chantiers | E3 | term-unknown      |
        | Chantiers | G3 | reference-unknown |
        """,
        reads={"Chantiers": BASE["Chantiers"].replace("P03      ", "").replace("2021      ", "")},
        answers={"Chantiers E3": "2021", "Chantiers G3": "P03"},
        mended={"Chantiers": BASE["Chantiers"]},
    ),
    Mess(
        "Une adresse électronique dans une colonne publique",
        "L’adresse est masquée, le reste du texte est gardé.",
        {"Crises": crises("Écrire à prenom.nom@exemple.fr pour en savoir plus", "Rien")},
        "| Crises | C2 | email-public |",
        reads={"Crises": crises("Écrire à [adresse masquée] pour en savoir plus", "Rien")},
        mended={"Crises": crises("Écrire à  pour en savoir plus", "Rien")},
    ),
    Mess(
        "Une adresse web incomplète, double, entre guillemets, ou qui lance un programme",
        "Elle n’est pas gardée : un lien mène à une page, ou n’est pas un lien.",
        {
            "Observations": """
            | Identifiant | Version | Terrain | Titre   | Lien                                      |
            | O1          | V1      | T01     | Budget  | www.exemple.fr/page                       |
            | O2          | V1      | T02     | Liste   | https://exemple.fr/a https://exemple.fr/b |
            | O3          | V1      | T02     | Liste 3 | javascript:alert(1)                       |
            | O4          | V1      | T02     | Liste 4 | « https://exemple.fr/c »                  |
            | O5          | V1      | T02     | Liste 5 | HTTPS://exemple.fr/l'article?a=1&b=2      |
            """
        },
        "\n".join(f"| Observations | E{n} | link-unsafe |" for n in (2, 3, 4, 5)),
        reads={
            "Observations": """
            | Identifiant | Lien                                   |
            | O1          |                                        |
            | O2          |                                        |
            | O3          |                                        |
            | O4          |                                        |
            | O5          | HTTPS://exemple.fr/l%27article?a=1&b=2 |
            """
        },
    ),
)
