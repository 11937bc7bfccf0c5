"""The crash test in words: its sentence, how it is made, its text alternative, the table behind it."""

from components import words
from components.crash.comparison import SideBySide
from components.crash.model import WORDS, Board, Column, Crisis, Line, Square, board, crises_of
from components.crash.opinions import Opinion, opinions_by_cell
from components.frame import DataTable
from sheets.snapshot import Snapshot

_QUESTION = "Chaque chantier face à d’autres crises : qu’est-ce qui casse, qu’est-ce qui tient ?"
_HEADER = (
    "Chantier", "Crise", "Labo", "Tenue", "Point de rupture", "Danger", "Amélioration", "Version jugée",
)  # fmt: skip


def sentence(shown: Board) -> str:
    """What the screen shows, and the first thing it says."""
    if not shown.tested:
        return _QUESTION
    return f"{_QUESTION} {_best(shown)}{_hardest(shown)}"


def _best(shown: Board) -> str:
    first = min((line.rank for line in shown.lines if line.rank), default=0)
    titles = [words.guillemets(line.title) for line in shown.lines if line.rank == first]
    if len(titles) > 2:
        return f"{words.capital(words.in_letters(len(titles)))} chantiers tiennent le mieux"
    return f"{words.listing(titles)} {words.plural(len(titles), 'tient', 'tiennent')} le mieux"


def _hardest(shown: Board) -> str:
    """« ; l’épreuve la plus dure est « Cyberattaque », où 11 chantiers sur 15 cassent ou restent fragiles. »"""
    hardest = max(shown.columns, key=_failures)
    failing = _failures(hardest)
    if not failing or len(shown.columns) < 2:
        return "."
    verbs = "casse ou reste fragile" if failing == 1 else "cassent ou restent fragiles"
    where = f"{words.count(failing, 'chantier')} sur {hardest.tested} {verbs}"
    return f" ; l’épreuve la plus dure est {words.guillemets(hardest.crisis.name)}, où {where}."


def _failures(column: Column) -> int:
    return column.counts[0] + column.counts[1]


def square_words(square: Square) -> str:
    """« casse, 3 avis, avis opposé : tient »."""
    told = square.verdict
    if square.opinions:
        told += f", {words.count(square.opinions, 'avis', 'avis')}"
    if square.opposite is not None:
        told += f", les labos divergent (avis opposé : {WORDS[square.opposite]})"
    return told


def rank_range(line: Line) -> str:
    """« de 1 à 6 », how the rank would range; '' when nothing is left in doubt."""
    if line.best is None or line.worst is None or line.best == line.worst:
        return ""
    return f"de {line.best} à {line.worst}"


def comparison_sentence(found: SideBySide) -> str:
    """The comparison in one line."""
    better = sum(course.change > 0 for course in found.courses)
    worse = sum(course.change < 0 for course in found.courses)
    names = words.listing([crisis.name for crisis in found.crises])
    return (
        f"{words.count(len(found.courses), 'chantier')} à travers {names} : de la première à la dernière, "
        f"{_fares(better)} mieux, {_fares(worse)} moins bien."
    )


def _fares(number: int) -> str:
    return f"{words.in_letters(number)} {words.plural(number, 'tient', 'tiennent')}" if number else "aucun ne tient"


def reading_lines(shown: Board, found: SideBySide | None) -> list[str]:
    """The screen in text: a line a chantier, a line a crisis, then the comparison."""
    names = {column.crisis.id: column.crisis for column in shown.columns}
    lines = [_chantier_line(line, names) for line in shown.lines]
    lines += [_crisis_line(column) for column in shown.columns]
    if found and found.courses and len(found.crises) > 1:
        lines.append(comparison_sentence(found))
        lines += [f"{course.title} : {', puis '.join(WORDS[level] for level in course.levels)}." for course in found.courses]
    return lines


def _chantier_line(line: Line, crises: dict[str, Crisis]) -> str:
    if not line.tested:
        return f"{line.title} : pas encore testé ({words.count(line.applicable, 'crise')} à tester)."
    by_verdict: dict[str, list[str]] = {}
    for square in line.squares:
        by_verdict.setdefault(square.verdict, []).append(crises[square.crisis].name)
    told = " ; ".join(f"{verdict} : {', '.join(names)}" for verdict, names in by_verdict.items())
    span = f" ({rank_range(line)})" if rank_range(line) else ""
    return (
        f"{line.title}, rang {line.rank}{span} : {words.count(line.held, 'crise')} "
        f"{words.plural(line.held, 'tenue', 'tenues')} sur {line.tested} testées. {words.capital(told)}.{_regret(line, crises)}"
    )


def _regret(line: Line, crises: dict[str, Crisis]) -> str:
    """Indicative: how far behind the best chantier, in its worst crisis."""
    if line.regret is None or not line.regret[0]:
        return ""
    lost, crisis = line.regret
    return f" Regret, à titre indicatif : {words.count(lost, 'degré')} ({crises[crisis].name})."


def _crisis_line(column: Column) -> str:
    if not column.tested:
        return f"{column.crisis.name} : personne n’a encore rien testé."
    broken, fragile, holds, gains = column.counts
    told = f"{broken} casse, {fragile} fragile, {holds} tient, {gains} se renforce"
    return f"{column.crisis.name}, {words.count(column.tested, 'chantier testé', 'chantiers testés')} : {told}."


def method(shown: Board) -> tuple[str, ...]:
    """How the screen is made."""
    version = f", tels que formulés en {shown.version}" if shown.version else ""
    return (
        f"Les chantiers sont ceux de la dernière version du panorama{version}, sans ceux qui ont été abandonnés. "
        "Chaque case est la médiane des avis des labos, le plus prudent des deux quand elle tombe entre deux degrés ; "
        "d’un même labo, seul le dernier avis compte. Le coin signale un désaccord : deux degrés d’écart, ou des avis de "
        "part et d’autre de la ligne entre « fragile » et « tient » ; sa couleur est celle de l’avis le plus opposé.",
        "Les chantiers sont rangés par la part des crises testées où ils tiennent (ou se renforcent), puis par leur pire "
        "cas, puis par la part des crises déjà testées. Une case à tester ne compte ni pour ni contre ; « sans objet », dit par "
        "la moitié des avis au moins, sort du compte. « 5/7 » : cinq crises testées sur sept où le chantier a un objet.",
        "« De 1 à 6 » : le rang si toutes les cases à tester de ce chantier tenaient alors que celles des autres cassaient, "
        "et l’inverse. Choisir ses crises refait les cases, les barres et le rang ; choisir une controverse ne fait que "
        "cacher les autres chantiers : le rang reste celui parmi tous.",
        "Regret, donné à titre indicatif dans le texte : l’écart, en degrés, avec le meilleur chantier dans la crise où il "
        "est le plus grand (McPhail et al., 2018).",
        "Comparaison : chaque ligne est un chantier qui a un verdict dans toutes les crises choisies ; rouge, il finit plus "
        "bas qu’il n’a commencé, bleu, plus haut, et d’autant plus épais que l’écart est grand. Dans une bande, la "
        "place n’a pas de sens. Sans choix de votre part, ce sont les crises qui départagent le plus les chantiers.",
        "Limite : ces verdicts sont des jugements de praticiens en atelier, souvent deux ou trois par case, pas des mesures.",
    )


def opinion_table(snapshot: Snapshot, crises: tuple[str, ...], controversy: str) -> DataTable:
    """Every opinion on what is shown."""
    names = {crisis.id: crisis.name for crisis in snapshot.derive(crises_of)}
    said = snapshot.derive(opinions_by_cell)
    shown = snapshot.derive(board, crises, controversy)
    rows = [
        _row(line.title, names[square.crisis], opinion)
        for line in shown.lines
        for square in line.squares
        for opinion in said.get((line.id, square.crisis), ())
    ]
    return DataTable("crash-tests", "Avis des labos sur les chantiers, crise par crise", _HEADER, rows)


def _row(chantier: str, crisis: str, opinion: Opinion) -> tuple[str, ...]:
    holding = opinion.holding if opinion.counted else f"{opinion.holding} (remplacé depuis)"
    told = (opinion.breaking, opinion.danger, opinion.improvement, opinion.version)
    return (chantier, crisis, opinion.lab, holding, *told)
