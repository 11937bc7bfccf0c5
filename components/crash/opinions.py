"""The labs' opinions in words: one row of the tab Crash-tests each."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from analysis.robustness import LEVELS, counted_opinions
from analysis.tables import column, rows_of
from sheets.snapshot import Snapshot
from sheets.tabs import CRASH_TESTS, PARTNERS

UNNAMED = "Labo non précisé"
_COLUMNS = ("chantier", "crise", "tenue", "rupture", "danger", "amelioration", "version")


@dataclass(frozen=True)
class Opinion:
    """What one evaluator says of a chantier in a crisis; ``level`` is None for « Sans objet ».

    ``counted``: False once the same evaluator has given a later opinion on the same cell. ``extras``: what the columns
    that nobody declared say, which the public has not got.
    """

    chantier: str
    crisis: str
    lab: str
    holding: str
    level: int | None
    breaking: str
    danger: str
    improvement: str
    version: str
    counted: bool
    extras: tuple[tuple[str, str], ...] = ()

    def note(self, version: str) -> str:
        """What to know of an opinion on another wording than ``version``, or one that no longer counts."""
        judged = f"sur la {self.version}" if self.version not in ("", version) else ""
        return ", ".join(filter(None, (judged, "" if self.counted else "avis remplacé depuis")))

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """What it says, under its French names; nothing for what was left empty."""
        named = (
            ("Point de rupture", self.breaking),
            ("Danger", self.danger),
            ("Amélioration", self.improvement),
        )
        return tuple((name, text) for name, text in named if text)


def all_opinions(snapshot: Snapshot) -> tuple[Opinion, ...]:
    """The opinions that name a chantier, a crisis and a verdict, the least favourable first, then as in the Sheet."""
    frame = snapshot[CRASH_TESTS]
    names = dict(zip(snapshot[PARTNERS]["id"], snapshot[PARTNERS]["nom"], strict=True))
    labs = column(frame, "partenaire")
    rows = list(rows_of(frame, *_COLUMNS))
    counted = counted_opinions(frame)
    extras = snapshot.workbook.tables[CRASH_TESTS].extras.to_dict("index")
    found = [
        Opinion(
            chantier, crisis, names.get(labs[at]) or UNNAMED, holding, LEVELS.get(holding),
            breaking, danger, improvement, version, at in counted, _filled(extras.get(frame.index[at], {})),
        )
        for at, (chantier, crisis, holding, breaking, danger, improvement, version) in enumerate(rows)
        if chantier and crisis and holding
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (not one.counted, len(LEVELS) if one.level is None else one.level)))


def _filled(cells: Mapping[Hashable, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(label), text) for label, text in cells.items() if text)


def opinions_by_cell(snapshot: Snapshot) -> dict[tuple[str, str], tuple[Opinion, ...]]:
    """(chantier, crisis) -> its opinions, the least favourable first, those that no longer count last."""
    found: dict[tuple[str, str], list[Opinion]] = {}
    for opinion in snapshot.derive(all_opinions):
        found.setdefault((opinion.chantier, opinion.crisis), []).append(opinion)
    return {cell: tuple(said) for cell, said in found.items()}
