"""What changed between two versions, as markup: counts, then a list a kind of change."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.comparison import Fate
from components.echoes.axis import Axis, axis, x_of
from components.echoes.change_words import FATES, end_words, move_words, name_words, parts_words, span_words
from components.echoes.changes import Entry, changes, known_versions, span
from components.echoes.controls import View
from components.echoes.moves import Move
from components.rewording import Rewording
from components.templates import render
from sheets.snapshot import Snapshot

_LONG = "Numéro"


@dataclass(frozen=True)
class Told:
    """The fields of an entry: ``first``, shown at once, and the ``others``, folded."""

    first: Rewording | None
    others: tuple[Rewording, ...]


def changes_markup(snapshot: Snapshot, view: View) -> Markup:
    """The groups, or what to say in their place."""
    versions = snapshot.derive(known_versions)
    if len(versions) < 2 or view.since == view.until:
        return render("echoes_alone.html", versions=versions, same=len(versions) > 1, version=view.until)
    return render(
        "echoes_changes.html",
        groups=snapshot.derive(changes, view.since, view.until),
        span=span_words(snapshot.derive(span, view.since, view.until)),
        since=view.since,
        until=view.until,
        fates=FATES,
        Fate=Fate,
        name=name_words,
        parts=parts_words,
        told=_told,
        end=end_words,
        move=move_words,
        drawn=_drawn,
        arrow=_arrow,
    )


def _told(entry: Entry) -> Told:
    """A number says less than words: it comes first only when it is alone to change with a status."""
    fields: Sequence[Rewording] = entry.fields
    if entry.fate is Fate.REWORDED:
        fields = sorted(fields, key=lambda field: field.label == _LONG)
    return Told(next(iter(fields), None), tuple(fields[1:]))


def _drawn(move: Move) -> Axis:
    return axis((), move.movement.until.mean)


def _arrow(move: Move) -> tuple[float, float]:
    """From where to where, in pixels."""
    return x_of(move.movement.since.mean), x_of(move.movement.until.mean)
