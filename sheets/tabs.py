"""The one declaration of the shared Sheet. Reading, template, guide, public view and exports are derived from it.

``public=True`` lets a column leave the team; it is off unless written.
"""

from sheets import vocabularies as voc
from sheets.forms import Form
from sheets.kinds import Choice, Fuzzy, Key, Link, Links, Moment, Number, Position, Text, Url, Version
from sheets.schema import Tab

_IDENTIFIER = "Un code court, jamais réutilisé ni traduit en nombre."
_PUBLICATION = Choice(
    "Publication",
    terms=voc.PUBLICATIONS,
    help="« Publié » montre la ligne aux collectivités ; vide vaut « Brouillon ».",
)
_VERSION = "La version de la formulation : V1, V2, V3…"
_DATE = "Aussi vague qu’on la connaît : « 7 mai 2020 », « semaine du 6 juillet », « fin juillet », « à définir »."


def _number(example: str) -> Text:
    told = "Le numéro affiché ; il peut changer d’une version à l’autre."
    return Text("Numéro", public=True, also=("N°", "Nº"), help=told, example=example)


# A list of settings, one a row (Clé, Valeur), told here as the columns of a single row.
PROJECT = Tab(
    "Projet",
    "un réglage de tout le tableau de bord",
    titre=Text(
        "Titre", public=True, help="Le nom de l’enquête, affiché en haut de chaque page.", example="Réflexes publics"
    ),
    sous_titre=Text("Sous-titre", public=True, help="Ce qu’est l’enquête, en une ligne."),
    introduction=Text("Introduction", public=True, help="Deux à quatre phrases pour qui découvre l’enquête."),
    avertissement=Text("Avertissement", public=True, help="Une phrase affichée au bas de chaque page."),
    licence=Text("Licence", public=True, help="La licence des données.", example="Licence Ouverte 2.0"),
    producteur=Text("Producteur", public=True, help="Qui publie ces données."),
    contact=Text(
        "Contact public", public=True, address=True, help="Une adresse générique, jamais celle d’une personne."
    ),
    reference=Fuzzy(
        "Date de référence", public=True, help="Le jour que la page tient pour aujourd’hui. Vide : aujourd’hui."
    ),
    entretiens_vises=Number(
        "Entretiens visés par terrain", public=True, high=1000, help="Vide : pas d’objectif affiché.", example="2"
    ),
    lien=Url("Lien vers la feuille", public=True, help="L’adresse de la feuille partagée, si elle peut être publique."),
)

PARTNERS = Tab(
    "Partenaires",
    "un labo, une collectivité ou un·e expert·e qui prend part à l’enquête",
    key=("id",),
    titled="nom",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="P01"),
    nom=Text("Nom", required=True, public=True, help="Le nom de la structure.", example="Labo des Deux-Rives"),
    type=Choice("Type", public=True, terms=voc.PARTNER_TYPES),
    territoire=Text("Territoire", public=True, help="Où la structure agit."),
    referent=Text(
        "Référent·e",
        personal=True,
        also=("Référent", "Référent.e", "Référent(e)"),
        help="La personne à contacter. Ne quitte jamais l’équipe.",
    ),
    courriel=Text("Courriel", personal=True, help="Ne quitte jamais l’équipe."),
)

CONTROVERSIES = Tab(
    "Controverses",
    "une controverse, telle que formulée dans une version",
    key=("id", "version"),
    titled="titre",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="C1"),
    version=Version("Version", public=True, help=_VERSION, example="V1"),
    numero=_number(example="1"),
    titre=Text(
        "Titre", required=True, public=True, help="Le sujet, en quelques mots.", example="La participation citoyenne"
    ),
    question=Text("Question", public=True, help="La question entière, avec ses deux pôles."),
    pole_a=Text(
        "Pôle A", required=True, public=True, help="Le premier pôle de la tension.", example="victime collatérale"
    ),
    pole_b=Text(
        "Pôle B", required=True, public=True, help="Le second pôle de la tension.", example="repli stratégique"
    ),
    description=Text("Description", public=True, help="Ce qui est en jeu, en quelques phrases."),
    statut=Choice("Statut", public=True, terms=voc.CONTROVERSY_STATUSES),
    devient=Links(
        "Devient",
        public=True,
        to="Controverses",
        help="Pour une controverse fusionnée : ce qu’elle devient.",
        example="C1",
    ),
    publication=_PUBLICATION,
)

TERRAINS = Tab(
    "Terrains",
    "un terrain d’enquête, tel que formulé dans une version",
    key=("id", "version"),
    titled="titre",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="T01"),
    version=Version("Version", public=True, help=_VERSION, example="V1"),
    numero=_number(example="1.1"),
    controverse=Link("Controverse", required=True, public=True, to="Controverses", example="C1"),
    titre=Text("Titre", required=True, public=True, help="Le phénomène observé, en une ligne."),
    description=Text("Description", public=True, help="Ce qu’on y cherche, en quelques phrases."),
    statut=Choice("Statut", public=True, terms=voc.CONTROVERSY_STATUSES),
    pilote=Link("Pilote", to="Partenaires", help="Qui mène l’enquête sur ce terrain."),
    publication=_PUBLICATION,
)

OBSERVATIONS = Tab(
    "Observations",
    "un indice relevé sur le terrain",
    key=("id",),
    titled="titre",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="O01"),
    terrain=Link("Terrain", required=True, public=True, to="Terrains", example="T01"),
    partenaire=Link("Partenaire", public=True, to="Partenaires", help="Qui a relevé l’indice.", example="P01"),
    date=Fuzzy("Date", public=True, help=_DATE, example="mi-avril 2020"),
    territoire=Text("Territoire", public=True, help="Où cela s’est passé."),
    titre=Text("Titre", required=True, public=True, help="Ce qu’on a vu, en une ligne."),
    recit=Text("Récit", public=True, help="Ce qui s’est passé, sans nommer personne."),
    source=Choice("Source", public=True, terms=voc.SOURCES),
    position=Position(
        "Position", public=True, terms=voc.POSITIONS, help="Vers quel pôle cet indice penche, selon vous."
    ),
    crise=Link("Crise", public=True, to="Crises", help="Vide : la crise dont parle l’enquête."),
    lien=Url("Lien", public=True, help="Une adresse web qui documente l’indice.", example="https://exemple.fr/article"),
    entretien=Link("Entretien", to="Entretiens", help="L’entretien d’où vient l’indice."),
    version=Version("Version", public=True, help="La version de la carte où l’indice apparaît.", example="V1"),
    personne=Text("Personne rencontrée", personal=True, help="Ne quitte jamais l’équipe."),
    notes=Text("Notes internes", help="Ne quittent jamais l’équipe."),
    publication=_PUBLICATION,
)

READINGS = Tab(
    "Positions",
    "la lecture qu’un autre labo fait d’une observation",
    key=("observation", "partenaire"),
    observation=Link("Observation", required=True, public=True, to="Observations", example="O01"),
    partenaire=Link("Partenaire", required=True, public=True, to="Partenaires", example="P02"),
    position=Position("Position", required=True, public=True, terms=voc.POSITIONS),
    commentaire=Text("Commentaire", public=True, help="Pourquoi, en une phrase."),
    publication=_PUBLICATION,
)

SELF_DIAGNOSIS = Tab(
    "Autodiagnostic",
    "la réponse d’un partenaire sur un terrain (ce qu’écrit aussi un formulaire relié)",
    horodatage=Moment("Horodatage", also=("Horodateur", "Timestamp"), help="Écrit par le formulaire."),
    partenaire=Link(
        "Partenaire",
        required=True,
        public=True,
        unnamed=True,
        to="Partenaires",
        help="Les collectivités voient la réponse sans savoir de qui elle est.",
        example="P01",
    ),
    terrain=Link("Terrain", required=True, public=True, to="Terrains", example="T01"),
    vecu=Number(
        "Vécu", public=True, high=4, terms=voc.EXPERIENCE, help="De 0 (pas du tout) à 4 (pleinement).", example="3"
    ),
    sous_groupe=Choice("Sous-groupe", public=True, terms=voc.YES_NO, help="Souhaitez-vous rejoindre le sous-groupe ?"),
    commentaire=Text("Commentaire", help="Ne quitte jamais l’équipe."),
)

# What Google writes when a form is linked to the Sheet: a row a respondent, a column a question, one or more a terrain.
SELF_DIAGNOSIS_FORM = Form(
    SELF_DIAGNOSIS,
    titles=(
        *(f"Réponses au formulaire {n}" for n in range(1, 6)),
        *(f"Form Responses {n}" for n in range(1, 6)),
        *("Réponses au formulaire", "Réponses à l’autodiagnostic", "Autodiagnostic (réponses)"),
    ),
    per="terrain",
    value="vecu",
    once={
        "horodatage": ("horodatage", "horodateur", "timestamp"),
        "partenaire": ("partenaire", "labo", "laboratoire", "structure", "organisation", "collectivité", "institution"),
        "commentaire": ("commentaire", "remarque", "précision"),
    },
    each={"sous_groupe": ("sous-groupe",), "commentaire": ("commentaire", "remarque", "précision")},
    unread=("adresse", "e-mail", "email", "mail", "courriel", "électronique", "username", "score", "téléphone"),
)

INTERVIEWS = Tab(
    "Entretiens",
    "un entretien d’approfondissement",
    key=("id",),
    id=Key("Identifiant", help=_IDENTIFIER, example="E01"),
    terrains=Links("Terrain", required=True, to="Terrains", also=("Terrains",), example="T01 ; T02"),
    partenaire=Link("Partenaire", to="Partenaires", help="Qui mène l’entretien."),
    date=Fuzzy("Date", help=_DATE, example="semaine du 15 juin 2020"),
    statut=Choice("Statut", public=True, terms=voc.INTERVIEW_STATUSES),
    personne=Text("Personne rencontrée", personal=True, help="Ne quitte jamais l’équipe."),
    fonction=Text("Fonction", personal=True, help="Ne quitte jamais l’équipe."),
    synthese=Text("Synthèse", help="L’essentiel de l’entretien, pour l’équipe."),
    publication=_PUBLICATION,
)

CHANTIERS = Tab(
    "Chantiers",
    "un chantier, tel que formulé dans une version",
    key=("id", "version"),
    titled="titre",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="K01"),
    version=Version("Version", public=True, help=_VERSION, example="V1"),
    titre=Text("Titre", required=True, public=True, help="Le nom du chantier, en trois ou quatre mots."),
    intention=Text("Intention", public=True, help="Ce qu’on veut changer, en une phrase."),
    moyens=Text("Moyens", public=True, help="Qui, combien, avec quels outils."),
    conditions=Text("Conditions de réussite", public=True, help="Ce sans quoi cela échouera."),
    premiers_pas=Text("Premiers pas", public=True, help="Ce qu’on peut faire dès lundi."),
    controverses=Links(
        "Controverses", public=True, to="Controverses", help="La première est la principale.", example="C1 ; C4"
    ),
    terrains=Links("Terrains", public=True, to="Terrains", example="T01 ; T02"),
    horizon=Choice("Horizon", public=True, terms=voc.HORIZONS, listed="Horizon"),
    effort=Choice("Effort", public=True, terms=voc.EFFORTS),
    echelle=Choice("Échelle", public=True, terms=voc.SCALES),
    maturite=Choice("Maturité", public=True, terms=voc.MATURITIES),
    porteur=Link("Porteur", public=True, to="Partenaires"),
    soutiens=Links("Soutiens", public=True, to="Partenaires", example="P01 ; P03"),
    effets_pervers=Text("Effets pervers", public=True, help="Ce que le chantier pourrait abîmer."),
    publication=_PUBLICATION,
)

CRISES = Tab(
    "Crises",
    "un type de crise",
    key=("id",),
    titled="nom",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="R1"),
    nom=Text("Nom", required=True, public=True, help="En deux ou trois mots.", example="Inondation"),
    famille=Choice("Famille", public=True, terms=voc.CRISIS_FAMILIES),
    cinetique=Choice("Cinétique", public=True, terms=voc.KINETICS),
    description=Text("Description", public=True),
    source=Text("Source", public=True, help="La liste officielle d’où vient ce type de crise."),
)

CRASH_TESTS = Tab(
    "Crash-tests",
    "l’avis d’un évaluateur sur un chantier dans une crise",
    key=("chantier", "crise", "partenaire", "version"),
    chantier=Link("Chantier", required=True, public=True, to="Chantiers", example="K01"),
    crise=Link("Crise", required=True, public=True, to="Crises", example="R1"),
    partenaire=Link("Partenaire", public=True, to="Partenaires", example="P01"),
    tenue=Choice("Tenue", required=True, public=True, terms=voc.HOLDINGS),
    rupture=Text("Point de rupture", public=True, help="Où et quand cela casse."),
    danger=Text("Danger", public=True, help="Ce que le chantier ferait courir à l’action publique."),
    amelioration=Text("Amélioration", public=True, help="Ce qui le ferait tenir."),
    version=Version("Version", public=True, required=False, help="La version du chantier qui est jugée."),
    publication=_PUBLICATION,
)

CALENDAR = Tab(
    "Calendrier",
    "une étape",
    key=("id",),
    titled="etape",
    id=Key("Identifiant", public=True, help=_IDENTIFIER, example="J01"),
    phase=Choice("Phase", required=True, public=True, terms=voc.PHASES),
    etape=Text("Étape", required=True, public=True, help="Ce qui se passe, en une ligne."),
    quand=Fuzzy("Quand", public=True, help=_DATE, example="semaine du 6 juillet 2020"),
    horaire=Text("Horaire", public=True, example="11 h – 12 h 30"),
    production=Choice("Production", public=True, terms=voc.OUTPUTS, help="Le livrable que l’étape fait avancer."),
    livraison=Text("Version livrée", public=True, help="La version que l’étape livre.", example="V2"),
    statut=Choice("Statut", public=True, terms=voc.STEP_STATUSES),
    avancement=Number("Avancement", public=True, percent=True, help="De 0 à 100 %.", example="60 %"),
    lieu=Text("Lieu", public=True),
    responsables=Links("Responsables", to="Partenaires"),
    notes=Text("Notes internes", help="Ne quittent jamais l’équipe."),
)

LISTS = Tab(
    "Listes",
    "un terme d’un vocabulaire que l’équipe peut changer",
    key=("liste", "terme"),
    liste=Text("Liste", required=True, public=True, example="Horizon"),
    terme=Text("Terme", required=True, public=True, example="Automne 2020"),
    sens=Text("Sens", public=True, help="Ce que veut dire le terme."),
    ordre=Number("Ordre", public=True, low=0, high=1000, help="Le rang dans la liste."),
)

TABS: tuple[Tab, ...] = (
    PROJECT,
    PARTNERS,
    CONTROVERSIES,
    TERRAINS,
    OBSERVATIONS,
    READINGS,
    SELF_DIAGNOSIS,
    INTERVIEWS,
    CHANTIERS,
    CRISES,
    CRASH_TESTS,
    CALENDAR,
    LISTS,
)
FORMS: tuple[Form, ...] = (SELF_DIAGNOSIS_FORM,)
# The tab that the dashboard writes in the Sheet, when it is asked to (``sheets.to_mend``): never read.
TO_MEND = "À corriger"
BY_NAME = {tab.name: tab for tab in TABS}
