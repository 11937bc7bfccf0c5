"""How the crash test is made, in words."""

from components.crash.grid import Board


def method(shown: Board) -> tuple[str, ...]:
    """How the screen is made."""
    version = f", tels que formulés en {shown.version}" if shown.version else ""
    return (
        f"Les chantiers sont ceux de la dernière version du panorama{version}, sans ceux qui ont été abandonnés. "
        "Chaque case est la médiane des avis des labos, le plus prudent des deux quand elle tombe entre deux degrés ; "
        "d’un même labo, seul le dernier avis compte. Le coin signale un désaccord : deux degrés d’écart, ou des avis "
        "de part et d’autre de la limite entre « fragile » et « tient » ; il a la couleur de l’avis le plus opposé.",
        "Les chantiers sont rangés par la part des crises testées où ils tiennent (ou se renforcent), puis par leur "
        "pire cas, puis par la part des crises déjà testées. Une case à tester ne compte ni pour ni contre ; « sans "
        "objet », dit par la moitié des avis au moins, sort du compte. « 5/7 » : cinq crises testées sur les sept où "
        "le chantier a un objet.",
        "« De 1 à 6 » : le rang si toutes les cases à tester de ce chantier tenaient alors que celles des autres "
        "cassaient, et l’inverse. Choisir ses crises refait les cases, les barres et le rang ; choisir une "
        "controverse ne fait que cacher les autres chantiers : le rang reste celui parmi tous.",
        "Regret, donné à titre indicatif dans le texte : l’écart, en degrés, avec le meilleur chantier, dans la crise "
        "où cet écart est le plus grand (McPhail et al., 2018).",
        "Comparaison : chaque ligne est un chantier qui a un verdict dans toutes les crises choisies. Orange et en "
        "tirets, il finit plus bas qu’il n’a commencé ; bleu, plus haut ; d’autant plus épais que l’écart est grand. À "
        "l’intérieur d’une bande, la place n’a pas de sens. Sans choix de votre part, ce sont les trois crises qui "
        "départagent le plus les chantiers.",
        "Limite : ces verdicts sont des jugements de praticiens, le plus souvent deux ou trois par case. Ce ne sont "
        "pas des mesures.",
    )
