"""How the inquiry's screen is made, in words."""

from components.inquiry.board import Board


def method(shown: Board) -> tuple[str, ...]:
    """How the screen is made."""
    return tuple(filter(None, (_answers(shown), _interviews(shown), _sources(shown), _teaching(), _LIMIT)))


_LIMIT = (
    "Limite : une case vide n’est pas un zéro, et un partenaire n’a pas à répondre sur tous les terrains. Les moyennes "
    "portent sur quelques réponses de praticiens ; elles disent où regarder, elles ne mesurent rien."
)


def _answers(shown: Board) -> str:
    told = (
        "Autodiagnostic : le dernier vécu donné par un partenaire sur un terrain compte, d’après son horodatage puis "
        "sa ligne ; les précédents restent dans le tableau. Les terrains sont ceux de la dernière version de la carte. "
        "La moyenne est celle de tous, même quand un seul partenaire est affiché."
    )
    if shown.named:
        return told
    return (
        f"{told} Les lettres remplacent les noms : A est qui a le plus répondu, et la lettre d’un même partenaire peut "
        "changer quand les réponses changent."
    )


def _interviews(shown: Board) -> str:
    if not shown.placed:
        return "Entretiens : seul le statut de ceux qui sont publiés est connu ici ; leur terrain ne l’est pas."
    wanted = (
        f"{shown.target} par terrain sont visés, d’après l’onglet « Projet »."
        if shown.target
        else "Aucun objectif n’est fixé dans l’onglet « Projet » (« Entretiens visés par terrain »)."
    )
    return (
        f"Entretiens : chacun compte dans tous ses terrains, et une fois au total ; les annulés sont à part. {wanted}"
    )


def _sources(shown: Board) -> str:
    told = "Sources : chaque observation compte une fois, sous la source qu’elle déclare, toutes versions comprises."
    return f"{told} Un partenaire « a regardé » un terrain s’il y a relevé une observation, ou lu celle d’un autre."


def _teaching() -> str:
    return (
        "Une réponse à demander : le terrain où une réponse de plus réduirait le plus l’incertitude de la moyenne, "
        "v / ((n + 1)(n + 2)) pour n réponses de variance v (calculée avec une réponse imaginaire, de variance 2) ; "
        "d’abord les partenaires qui pilotent ce terrain ou l’ont regardé."
    )
