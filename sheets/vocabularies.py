"""The vocabularies of the Sheet: the French terms people choose from, and the numbers behind some of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a vocabulary; ``value`` is its place on a scale, None when it has none."""

    label: str
    value: int | None = None
    meaning: str = ""
    also: tuple[str, ...] = ()


def terms(*labels: str) -> tuple[Term, ...]:
    return tuple(Term(label) for label in labels)


PARTNER_TYPES = (
    *terms("Labo d’innovation publique", "Collectivité", "Association", "Agence"),
    Term("Expert·e", also=("Expert", "Experte", "Expert.e", "Expert(e)")),
    Term("État"),
)
CONTROVERSY_STATUSES = (
    Term("Hypothèse"),
    Term("Observée", also=("Observé",)),
    Term("Reformulée", also=("Reformulé",)),
    Term("Fusionnée", also=("Fusionné",)),
    Term("Retirée", also=("Retiré",)),
)
MERGED, RETIRED = "Fusionnée", "Retirée"
DRAFT, PUBLISHED = "Brouillon", "Publié"
PUBLICATIONS = (Term(DRAFT), Term(PUBLISHED, also=("Publiée",)))
SOURCES = (
    Term("Retour de terrain", also=("Terrain",)),
    Term("Entretien"),
    Term("Autodiagnostic", also=("Auto-diagnostic",)),
    Term("Veille"),
    Term("Source internationale", also=("International", "Exemple étranger")),
    Term("Prospective"),
)
# An ordinal scale, plus what a scale cannot say: terms without a value are off the axis. Their numbers are read by
# ``schema.Position``: as spellings they would lose their sign, which folding takes for punctuation.
POSITIONS = (
    Term("Franchement A", -2),
    Term("Plutôt A", -1),
    Term("Entre les deux", 0),
    Term("Plutôt B", 1),
    Term("Franchement B", 2),
    Term("Les deux à la fois", also=("Les deux",)),
    Term("Ni l’un ni l’autre"),
    Term("Autre tension"),
)
YES_NO = (
    Term("Oui", also=("VRAI", "x", "✓", "✔", "✅", "☑", "TRUE", "yes")),
    Term("Non", also=("FAUX", "FALSE", "no", "☐", "❌")),
)
YES = "Oui"
# How much a partner has lived what a terrain tells.
EXPERIENCE = (
    Term("Pas du tout", 0),
    Term("Un peu", 1, also=("Peu",)),
    Term("En partie", 2, also=("Moyennement", "Partiellement")),
    Term("Beaucoup", 3, also=("Largement",)),
    Term("Pleinement", 4, also=("Tout à fait", "Totalement")),
)
TO_PLAN, PLANNED, HELD, CALLED_OFF = "À planifier", "Planifié", "Réalisé", "Annulé"
INTERVIEW_STATUSES = (Term(TO_PLAN), Term(PLANNED), Term(HELD, also=("Fait",)), Term(CALLED_OFF))
HORIZONS = terms("Dès demain", "Automne 2020", "2021", "Au-delà")
EFFORTS = (
    Term("Léger", meaning="quelques agents, pas de budget dédié"),
    Term("Moyen", meaning="une équipe, un budget"),
    Term("Lourd", meaning="plusieurs institutions, plusieurs années"),
)
SCALES = terms("Service", "Commune", "Intercommunalité", "Département", "Région", "État")
MATURITIES = (
    *terms("Piste", "En conception", "À expérimenter", "En cours"),
    Term("Essaimé"),
    Term("Abandonné"),
)
ABANDONED = "Abandonné"
CRISIS_FAMILIES = terms("Sanitaire", "Environnementale", "Économique", "Sociale", "Technologique", "Institutionnelle")
KINETICS = (
    Term("Soudaine", also=("Soudain",)),
    Term("Lente", also=("Lent",)),
    Term("Récurrente", also=("Récurrent",)),
)
# From what yields to what gains; « Sans objet » is out of the scale.
HOLDINGS = (
    Term("Casse", 0, also=("Cassé",)),
    Term("Fragile", 1),
    Term("Tient", 2),
    Term("Se renforce", 3, also=("Renforce",)),
    Term("Sans objet"),
)
PHASES = terms("Préfiguration", "Enquêtes", "Ateliers de conception", "Atelier crash test", "Finalisation")
MAP, PANORAMA, INQUIRIES, ALL_OUTPUTS = (
    "Cartographie des controverses",
    "Panorama des chantiers",
    "Enquêtes",
    "Toutes",
)
OUTPUTS = terms(MAP, PANORAMA, INQUIRIES, ALL_OUTPUTS)
TO_COME, ONGOING, DONE, POSTPONED, CANCELLED = "À venir", "En cours", "Fait", "Reporté", "Annulé"
STEP_STATUSES = (
    *terms(TO_COME, ONGOING),
    Term(DONE, also=("Faite",)),
    Term(POSTPONED, also=("Reportée",)),
    Term(CANCELLED, also=("Annulée",)),
)


def scale(vocabulary: tuple[Term, ...]) -> dict[str, int]:
    """Label -> value, for the terms that lie on the scale."""
    return {term.label: term.value for term in vocabulary if term.value is not None}
