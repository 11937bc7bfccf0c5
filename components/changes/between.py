"""What changed in the Sheet between two dates, for the team, from the history."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit as st
from markupsafe import Markup

from components import address, data, frame, words
from components.changes.model import AT_MOST, removed_table, summary
from components.show import show
from components.templates import render
from sheets.history import HistoryProblem, Kind
from sheets.shared_source import RecentChanges
from sheets.snapshot import Snapshot
from sheets.watching import KIND_WORDS, row_key, row_title

_DAYS_BACK = 7
_DAYS_OFFERED = 366
METHOD = (
    "Le tableau de bord garde chaque état de la feuille qu’il a vu. Entre deux dates, une ligne compte une fois : de "
    f"ce qu’elle était à ce qu’elle est devenue. Les {AT_MOST} changements les plus récents sont montrés un à un.",
    "Réservé à l’équipe : l’historique contient des colonnes qui ne se publient pas. Le tableau ci-dessous les nomme "
    "sans en donner le contenu.",
)
_HEADER = ("Onglet", "Ligne", "Titre", "Changement", "Colonnes", "Vu le")


@dataclass(frozen=True)
class Period:
    """Two days, both counted whole."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        return _midnight(self.first)

    @property
    def words(self) -> str:
        """« du 3 mars au 5 mars », « le 5 mars »."""
        if self.first == self.last:
            return f"le {words.day(self.last)}"
        return f"du {words.day(self.first)} au {words.day(self.last)}"

    @property
    def until(self) -> datetime:
        return _midnight(self.last + timedelta(days=1))


def has_history() -> bool:
    """Whether two dates can be asked for: never for the public. A history that fails to answer is one."""
    try:
        return data.history_changes(_midnight(date.today())) is not None
    except HistoryProblem:
        return True


def choose_period() -> Period:
    """Draw the choice of two days since the history began, the older first. Raises ``HistoryProblem``."""
    known = data.history_changes(_midnight(date.today()))
    today = date.today()
    began = known.began.astimezone().date() if known else today
    days = [today - timedelta(days=back) for back in range(min((today - began).days, _DAYS_OFFERED) + 1)]
    labels = {day.isoformat(): words.day(day, year=True) for day in days}
    default = max(today - timedelta(days=_DAYS_BACK), days[-1]).isoformat()
    with st.container(key="controls-dates", horizontal=True, vertical_alignment="bottom", gap="medium"):
        first = address.pick_one(st.selectbox, "Du", "du", labels, default, filter_mode=None, width=200)
        last = address.pick_one(st.selectbox, "Au", "au", labels, today.isoformat(), filter_mode=None, width=200)
    return Period(*sorted((date.fromisoformat(first or default), date.fromisoformat(last or today.isoformat()))))


def changes_between(snapshot: Snapshot) -> str:
    """The choice of two dates and what changed between them. Gives the sentence of the view."""
    try:
        period = choose_period()
        recent = data.history_changes(period.since, period.until)
    except HistoryProblem:
        show(render("changes.html", summary=None), key="between")
        return "Ce qui a changé dans la feuille entre deux dates."
    if recent is not None:
        show(snapshot.derive(_markup, recent, period), key="between")
        table = snapshot.derive(changes_table, recent)
        frame.explain(
            METHOD, [f"{row[0]}, {' '.join(filter(None, row[1:3]))} : {row[3]}." for row in table.rows], table
        )
        if recent.removed:
            frame.data_behind(snapshot.derive(_removed, recent), "Relire ou exporter les lignes supprimées")
    return f"Ce qui a changé dans la feuille, {period.words}."


def _markup(_: Snapshot, recent: RecentChanges, period: Period) -> Markup:
    return render("changes.html", summary=summary(recent, period.since, period.until))


def changes_table(_: Snapshot, recent: RecentChanges) -> frame.DataTable:
    """Every change, the most recent first: which columns of which row, without what they hold."""
    rows = [
        (
            *(change.tab, row_key(change), row_title(change), KIND_WORDS[change.kind]),
            ", ".join(change.columns) if change.kind is Kind.EDITED else "",
            f"{change.seen_at.astimezone():%d/%m/%Y %H:%M}",
        )
        for change in reversed(recent.changes)
    ]
    return frame.DataTable("echos-dates", "Les lignes qui ont changé entre deux dates", _HEADER, rows)


def _removed(_: Snapshot, recent: RecentChanges) -> frame.DataTable:
    return removed_table(recent)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time()).astimezone()
