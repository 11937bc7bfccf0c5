"""The inquiry in words: its sentence, its text alternative."""

from analysis.inquiry import Held
from components import words
from components.inquiry.board import UNSAID_SOURCE, Board, Ground, grade_words
from components.inquiry.gaps import Lacks
from components.inquiry.panel import mean_words

_QUESTION = "Qui a répondu, qui reste à entendre, d’où viennent les observations ?"


def sentence(shown: Board) -> str:
    """What the screen shows, and the first figures it gives."""
    told = [_answered(shown), _held(shown), _observed(shown)]
    figures = " ; ".join(filter(None, told))
    return f"{_QUESTION} {words.capital(figures)}." if figures and shown.grounds else _QUESTION


def _answered(shown: Board) -> str:
    if not shown.answered:
        return ""
    if len(shown.partners) == 1:
        return f"{shown.partners[0].name} a répondu sur {_of(shown.answered, shown.possible, 'terrain')}"
    number, everybody = shown.respondents, shown.everybody
    who = f"{words.in_letters(number)} {words.plural(number, 'partenaire')} sur {words.in_letters(everybody)}"
    who = f"les {words.in_letters(number)} partenaires" if number == everybody > 1 else who
    verb = words.plural(number, "a répondu", "ont répondu")
    return f"{who} {verb} à l’autodiagnostic ({_of(shown.answered, shown.possible, 'case remplie', 'cases remplies')})"


def _of(number: int, whole: int, singular: str, plural: str = "") -> str:
    return f"{words.count(number, singular, plural)} sur {whole}"


def _held(shown: Board) -> str:
    """The interviews; where their terrain is not known, they are those that are published."""
    held = shown.held
    if not held.expected:
        return ""
    if shown.placed:
        return held_words(held)
    rest = f", dont {held.held} {words.plural(held.held, 'réalisé')}" if held.held < held.expected else ""
    return words.count(held.expected, "entretien publié", "entretiens publiés") + rest


def _observed(shown: Board) -> str:
    if not shown.observations:
        return ""
    seen = sum(any(ground.observed_by(label) for ground in shown.grounds) for label in shown.sources if label)
    kinds = f", de {words.in_letters(seen)} {words.plural(seen, 'source')}" if seen else ""
    return f"{words.count(shown.observations, 'observation')}{kinds}"


def held_words(held: Held, target: int = 0) -> str:
    """« 2 entretiens réalisés, 1 planifié, 1 à planifier, 1 annulé, pour 2 visés »."""
    told = [
        words.count(held.held, "entretien réalisé", "entretiens réalisés") if held.held else "aucun entretien réalisé"
    ]
    told += [words.count(held.planned, "planifié")] if held.planned else []
    told += [f"{held.to_plan}{words.NO_BREAK}à planifier"] if held.to_plan else []
    told += [f"{held.unsaid}{words.NO_BREAK}sans statut"] if held.unsaid else []
    told += [words.count(held.called_off, "annulé")] if held.called_off else []
    told += [f"pour {words.count(target, 'visé')}"] if target else []
    return ", ".join(told)


def lived_sentence(shown: Board) -> str:
    """Above the heat map: what is most lived, what is least."""
    rated = [ground for ground in shown.grounds if ground.mean.count]
    told = "Ce que chaque partenaire a vécu de chaque terrain, de 0 (pas du tout) à 4 (pleinement)."
    if not shown.named:
        told += " Les réponses sont montrées sans dire de qui elles viennent."
    if len(rated) < 2:
        return told
    most, least = (pick(rated, key=lambda ground: ground.mean.mean) for pick in (max, min))
    if most.mean.mean == least.mean.mean:
        return told
    return f"{told} Le plus vécu : {words.guillemets(most.title)} ; le moins : {words.guillemets(least.title)}."


def ground_sentence(shown: Board) -> str:
    """Above interviews and sources: how interviews stand, and which source is the rarest."""
    published = "" if shown.placed else " ; leur terrain n’est pas publié"
    none = "aucun entretien pour l’instant" if shown.placed else "aucun entretien publié pour l’instant"
    called_off = held_words(shown.held) if shown.placed and shown.held.called_off else ""
    told = [f"{words.capital(f'{_held(shown)}{published}' if _held(shown) else called_off or none)}."]
    if shown.observations:
        never = [label for label in shown.sources if label and not any(g.observed_by(label) for g in shown.grounds)]
        told.append(
            f"Aucune observation ne vient de : {words.listing([n.lower() for n in never], 'ou')}." if never else ""
        )
        told.append("Une case en pointillé est un croisement qui reste à faire.")
    return " ".join(filter(None, told))


def coverage_sentence(shown: Board) -> str:
    """Above the coverage by lab."""
    pairs = [answer for ground in shown.grounds for answer in ground.answers]
    looked = sum(answer.looks > 0 for answer in pairs)
    return (
        "Les observations que chaque partenaire a relevées, ou lues et situées entre les deux pôles : "
        f"{words.count(looked, 'croisement')} sur{words.NO_BREAK}{len(pairs)}."
    )


def aside(shown: Board) -> str:
    """What is not in the grid."""
    told = []
    if shown.elsewhere:
        verb = words.plural(shown.elsewhere, "porte", "portent")
        told.append(f"{words.count(shown.elsewhere, 'réponse')} {verb} sur un terrain retiré depuis.")
    if shown.astray:
        verb = words.plural(
            shown.astray, "ne dit pas de qui ou de quoi elle parle", "ne disent pas de qui ou de quoi elles parlent"
        )
        told.append(f"{words.count(shown.astray, 'réponse')} {verb}.")
    return " ".join([*told, "Elles ne comptent pas ici."]) if told else ""


def reading_lines(shown: Board, lists: tuple[Lacks, ...]) -> list[str]:
    """The screen in text: a line a terrain, a line a partner, then what lacks."""
    lines = [_ground_line(shown, ground) for ground in shown.grounds]
    lines += [
        f"{one.name} : {words.count(one.mean.count, 'réponse')}, {words.number(one.mean.mean, 1)} en moyenne."
        if one.mean.count
        else f"{one.name} : aucune réponse."
        for one in shown.partners
    ]
    return [*lines, *map(_lacks_line, lists)]


def _lacks_line(listed: Lacks) -> str:
    return f"{listed.title} : {' ; '.join(f'{lack.title} ({lack.what})' for lack in listed.lacks)}."


def _ground_line(shown: Board, ground: Ground) -> str:
    names = {partner.id: partner.name for partner in shown.partners}
    given = [f"{names[one.partner]} {grade_words(one.grade)}" for one in ground.answers if one.grade is not None]
    seen = ", ".join(f"{label.lower() or UNSAID_SOURCE} {number}" for label, number in ground.sources if number)
    facts = [
        mean_words(ground) + (f" ({' ; '.join(given)})" if given else ""),
        f"sous-groupe : {', '.join(ground.joined)}" if ground.joined else "",
        held_words(ground.held, shown.target) if shown.placed else "",
        words.count(ground.observations, "observation") + (f" ({seen})" if seen else ""),
    ]
    return f"{ground.number} {ground.title} : {'. '.join(words.capital(fact) for fact in facts if fact)}."
