"""The crash test in words: its sentence, its text alternative, the table behind it."""

from components import words
from components.crash.comparison import SideBySide
from components.crash.grid import WORDS, Board, Column, Crisis, Line, Square
from components.crash.model import board, crises_of
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
    best = [line for line in shown.lines if line.rank == first]
    if not any(line.held for line in best):
        return "Aucun des chantiers testés ne tient"
    titles = [words.guillemets(line.title) for line in best]
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


def robustness_words(line: Line) -> str:
    """« 3 tenues sur 5 testées, 9 crises », for those who do not see the bars."""
    held, tested = words.count(line.held, "tenue"), words.count(line.tested, "testée")
    return f"{held} sur {tested}, {words.count(line.applicable, 'crise')}"


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


def missing_words(found: SideBySide) -> str:
    """The chantiers that the comparison leaves out, and why; '' without any."""
    every = "les deux" if len(found.crises) == 2 else "les trois"
    out = ", ".join(found.missing)
    return f"Hors de la comparaison, faute de verdict dans {every} : {out}." if out else ""


def _fares(number: int) -> str:
    return f"{words.in_letters(number)} {words.plural(number, 'tient', 'tiennent')}" if number else "aucun ne tient"


def reading_lines(shown: Board, found: SideBySide | None) -> list[str]:
    """The screen in text: a line a chantier, a line a crisis, then the comparison."""
    names = {column.crisis.id: column.crisis for column in shown.columns}
    lines = [_chantier_line(line, names) for line in shown.lines]
    lines += [_crisis_line(column) for column in shown.columns]
    if found and found.courses and len(found.crises) > 1:
        lines.append(comparison_sentence(found))
        lines += [
            f"{course.title} : {', puis '.join(WORDS[level] for level in course.levels)}." for course in found.courses
        ]
    return lines


def _chantier_line(line: Line, crises: dict[str, Crisis]) -> str:
    if not line.tested:
        return f"{line.title} : pas encore testé ({words.count(line.applicable, 'crise')} à tester)."
    by_verdict: dict[str, list[str]] = {}
    for square in line.squares:
        by_verdict.setdefault(square.verdict, []).append(crises[square.crisis].name)
    told = " ; ".join(f"{verdict} : {', '.join(names)}" for verdict, names in by_verdict.items())
    span = f" ({rank_range(line)})" if rank_range(line) else ""
    held = f"{words.count(line.held, 'crise tenue', 'crises tenues')} sur {line.tested}"
    return f"{line.title}, rang {line.rank}{span} : {held}. {words.capital(told)}.{_regret(line, crises)}"


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
