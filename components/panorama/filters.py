"""Which chantiers are shown: the filters of the address, what they keep, and what they offer."""

from dataclasses import dataclass, fields
from typing import Any

from analysis.extras import passes
from components.panorama.model import Chantier, efforts, horizons, partner_names
from sheets.cells import fold
from sheets.snapshot import Snapshot
from sheets.tabs import CHANTIERS
from sheets.vocabularies import MATURITIES, SCALES, Term

UNSET = "a-preciser"
SEPARATOR = "~"  # that of components.address between the values of one filter

Options = dict[str, str]


@dataclass(frozen=True)
class Filters:
    """Named as in the address; an empty one keeps all. Terms are told by their slugs, the rest by its id.

    ``extras``: (filter id, value id) of the columns that nobody declared.
    """

    controverse: tuple[str, ...] = ()
    horizon: tuple[str, ...] = ()
    effort: tuple[str, ...] = ()
    echelle: tuple[str, ...] = ()
    maturite: tuple[str, ...] = ()
    partenaire: str = ""
    texte: str = ""
    extras: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def query(self) -> dict[str, str]:
        """The filters as the address holds them."""
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "extras"}
        texts = {name: value if isinstance(value, str) else SEPARATOR.join(value) for name, value in values.items()}
        return {**texts, **dict(self.extras)}

    @property
    def folded_away(self) -> int:
        """How many filters are on among those of the popover."""
        return sum(bool(getattr(self, field.name)) for field in fields(self)) - bool(self.controverse)

    def keeps(self, chantier: Chantier) -> bool:
        """Whether a chantier passes every filter."""
        return (
            (not self.controverse or any(topic.id in self.controverse for topic in chantier.topics))
            and _is_among(self.horizon, chantier.horizon)
            and _is_among(self.effort, chantier.effort)
            and _is_among(self.echelle, chantier.scale)
            and _is_among(self.maturite, chantier.maturity)
            and self.partenaire in ("", chantier.lead_id, *chantier.support_ids)
            and (not self.extras or passes(chantier.extras, self.extras))
            and fold(self.texte) in fold(" ".join(_words(chantier)))
        )


@dataclass(frozen=True)
class Choice:
    """What the address asks for: a version, filters, and the chantier whose fiche is open ('' when none)."""

    version: str
    filters: Filters = Filters()
    chosen: str = ""
    last: str = ""

    @property
    def query(self) -> dict[str, str]:
        """The address without the fiche; the last version leaves no trace there."""
        return {"version": "" if self.version == self.last else self.version, **self.filters.query}


def slug(label: str) -> str:
    """The id of a term in the address: « Dès demain » -> des-demain; « à préciser » for none."""
    return fold(label).replace(" ", "-") or UNSET


def options(snapshot: Snapshot) -> dict[str, Options]:
    """What each filter of the popover offers, slug or id -> label: the terms in use, whatever the version."""
    rows = snapshot[CHANTIERS]
    named = {*rows["porteur"], *(one for some in rows["soutiens"] for one in some)}
    return {
        "horizon": _terms(rows["horizon"], horizons(snapshot)),
        "effort": _terms(rows["effort"], efforts(snapshot)),
        "echelle": _terms(rows["echelle"], SCALES),
        "maturite": _terms(rows["maturite"], MATURITIES),
        "partenaire": {one: name for one, name in partner_names(snapshot).items() if one in named},
    }


def _terms(used: Any, vocabulary: tuple[Term, ...]) -> Options:
    present = set(used)
    offered = {slug(term.label): term.label for term in vocabulary if term.label in present}
    return offered | ({UNSET: "À préciser"} if "" in present else {})


def _is_among(slugs: tuple[str, ...], label: str) -> bool:
    return not slugs or slug(label) in slugs


def _words(chantier: Chantier) -> tuple[str, ...]:
    return (
        *(chantier.title, chantier.intention, chantier.means, chantier.conditions),
        *(chantier.first_steps, chantier.side_effects, chantier.lead, *chantier.supports),
        *(topic.title for topic in chantier.topics),
        *(ground.title for ground in chantier.grounds),
    )
