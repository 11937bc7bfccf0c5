"""What is opened: a terrain, a partner, or the answer of one on the other."""

from dataclasses import dataclass

from analysis.tables import column
from components import address, words
from components.inquiry.board import Answer, Ground, grade_words
from components.inquiry.controls import View
from components.inquiry.model import board, partners_of
from sheets.snapshot import Snapshot
from sheets.tabs import INTERVIEWS
from sheets.vocabularies import CALLED_OFF


@dataclass(frozen=True)
class Said:
    """An answer in words. ``who``: the partner, or the terrain when all are of one partner."""

    who: str
    answer: Answer

    @property
    def words(self) -> str:
        """« 3, beaucoup · dans le sous-groupe · le 5 juin (avant : 2, en partie) »."""
        answer = self.answer
        before = f"avant : {', puis '.join(map(grade_words, answer.earlier))}" if answer.earlier else ""
        facts = (
            grade_words(answer.grade),
            "dans le sous-groupe" if answer.joined else "",
            f"le {answer.when}" if answer.when else "",
            before,
        )
        return " · ".join(filter(None, facts))


@dataclass(frozen=True)
class Interview:
    """An interview in words: its status, by whom, when; its synthesis."""

    status: str
    facts: str
    synthesis: str


@dataclass(frozen=True)
class Panel:
    """What is shown under a row (``terrain``), or under the headers when '' (a whole partner)."""

    terrain: str
    title: str
    facts: tuple[str, ...]
    said: tuple[Said, ...]
    interviews: tuple[Interview, ...]
    links: tuple[tuple[str, str], ...]
    close: str


def panel_of(snapshot: Snapshot, view: View) -> Panel | None:
    """What the view opens, None when it opens nothing."""
    everything = snapshot.derive(board, "", "")
    ground, partner = everything.ground(view.terrain), everything.partner(view.lab)
    if ground is not None and partner is not None:
        answer = next(one for one in ground.answers if one.partner == partner.id)
        links = (("Tout ce terrain", view.link(ground.id)), ("Tout ce partenaire", view.link(lab=partner.id)))
        title = f"{_titled(ground)} · {partner.name}"
        return Panel(ground.id, title, _looks(answer), (Said(partner.name, answer),), (), links, view.link())
    if ground is not None:
        return _of_ground(snapshot, view, ground)
    if partner is not None:
        answers = [(other, one) for other in everything.grounds for one in other.answers if one.partner == partner.id]
        said = tuple(Said(_titled(other), one) for other, one in answers if one.grade is not None or one.joined)
        silent = [_titled(other) for other, one in answers if one.grade is None]
        facts = (f"Sans réponse : {' ; '.join(silent)}.",) if silent and said else ()
        return Panel("", f"{partner.name} : toutes ses réponses", facts, said, (), (), view.link())
    return None


def _titled(ground: Ground) -> str:
    return f"{ground.number} {ground.title}".strip()


def _looks(answer: Answer) -> tuple[str, ...]:
    if not answer.looks:
        return ("Aucune observation relevée ni lue sur ce terrain.",)
    seen = words.count(answer.looks, "observation relevée ou lue", "observations relevées ou lues")
    return (f"{seen} sur ce terrain.",)


def _of_ground(snapshot: Snapshot, view: View, ground: Ground) -> Panel:
    said = tuple(
        Said(snapshot.derive(partners_of)[one.partner], one)
        for one in sorted(ground.answers, key=lambda one: -(-1 if one.grade is None else one.grade))
        if one.grade is not None or one.joined
    )
    facts = [f"{words.capital(mean_words(ground))}."]
    if ground.joined:
        facts.append(f"Sous-groupe : {words.listing(list(ground.joined))}.")
    links = (("Ses observations, sur la carte", address.link("cartographie", terrain=ground.id)),)
    return Panel(
        ground.id, _titled(ground), tuple(facts), said, _interviews(snapshot, ground.id), links, view.link()
    )  # fmt: skip


def mean_words(ground: Ground) -> str:
    """« 7 réponses, 2,6 en moyenne, de 1 à 4 »."""
    if not ground.mean.count:
        return "personne n’a encore répondu"
    told = f"{words.count(ground.mean.count, 'réponse')}, {words.number(ground.mean.mean, 1)} en moyenne"
    spread = f", de {words.number(ground.low)} à {words.number(ground.high)}" if ground.high > ground.low else ""
    return told + spread


def _interviews(snapshot: Snapshot, terrain: str) -> tuple[Interview, ...]:
    """The interviews on a terrain, those called off last; none when interviews do not say their terrain."""
    frame = snapshot[INTERVIEWS]
    names = snapshot.derive(partners_of)
    labs, texts, dates = column(frame, "partenaire"), column(frame, "synthese"), column(frame, "date", None)
    found = []
    for at, (named, status) in enumerate(zip(column(frame, "terrains", ()), frame["statut"], strict=True)):
        if terrain in named:
            when = dates[at].text if dates[at] is not None else ""
            facts = " · ".join(filter(None, (names.get(labs[at], ""), when)))
            found.append(Interview(status or "Statut non précisé", facts, texts[at]))
    return tuple(sorted(found, key=lambda one: one.status == CALLED_OFF))
