"""« Ce qui a changé »: what is counted, told, read again and exported, from a real SQLite history."""

from datetime import UTC, date, datetime, timedelta

import pytest

from components.changes import view
from components.changes.between import Period, changes_table
from components.changes.model import AT_MOST, is_past_day, removed_table, since_moment, summary
from components.changes.view import changes_markup
from sheets.exports import to_csv
from sheets.history import History, HistoryProblem, Kind
from sheets.live import LiveCopy
from sheets.settings import Audience, Settings
from sheets.shared_source import SharedSource
from sheets.sources import FileSource, Reading
from tests.drawing import draw_book

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEADERS = "| Identifiant | Nom | Territoire | Courriel |\n"
BEFORE = HEADERS + "| P1 | Labo | Ici | a@exemple.fr |\n| P2 | Ville | Là | b@exemple.fr |\n| P3 | =1+1 | Loin | |"
AFTER = HEADERS + "| P1 | Labo neuf | Ici | |\n| P2 | Ville | Là | b@exemple.fr |\n| P4 | <b>Neuf</b> | | |"


class Pages:
    """A source that shows each drawing once."""

    def __init__(self, *drawings):
        self.drawings = list(drawings)

    def read(self):
        drawing = self.drawings.pop(0)
        return Reading(drawing, lambda: draw_book(Partenaires=drawing), datetime.now(UTC))

    def last(self):
        return None


@pytest.fixture
def told(tmp_path):
    """``told(drawing…)``: what the history knows once each drawing has been recorded, an hour apart."""

    def tell(*drawings):
        history = History(f"sqlite:///{tmp_path / 'history.db'}")
        for hours, drawing in enumerate(drawings):
            history.record("feuille", drawing, draw_book(Partenaires=drawing), START + timedelta(hours=hours))
        return SharedSource(Pages(), history, "feuille").changes(START - timedelta(days=1))

    return tell


def rows(recent):
    return {change.key: change for group in summary(recent, START).groups for change in group.changes}


def test_the_net_effect_is_counted_and_told_field_by_field(told):
    recent = told(BEFORE, AFTER)
    assert (
        summary(recent, START).counts.replace("\u00a0", " ") == "1 ligne ajoutée, 1 ligne modifiée et 1 ligne supprimée"
    )
    edited = [(field.label, field.before, field.after) for field in rows(recent)["P1"].fields]
    assert edited == [("Nom", "Labo", "Labo neuf"), ("Courriel", "a@exemple.fr", "")]
    assert [(field.label, field.before) for field in rows(recent)["P3"].fields][:2] == [
        ("Identifiant", "P3"),
        ("Nom", "=1+1"),
    ]
    assert rows(recent)["P4"].kind is Kind.ADDED


def test_what_was_undone_is_not_told(told):
    found = summary(told(BEFORE, AFTER, BEFORE), START)
    assert (found.counts, found.groups) == ("", ())


def test_a_removed_row_is_exported_whole_and_without_formula(told):
    table = removed_table(told(BEFORE, AFTER))
    assert table.header[1:] == ("Onglet", "Identifiant", "Nom", "Territoire")
    assert table.rows[0][1:] == ("Partenaires", "P3", "=1+1", "Loin")
    assert ";'=1+1;" in to_csv(table.header, table.rows).decode("utf-8-sig")


def test_only_the_latest_are_shown_and_the_others_counted(told):
    many = HEADERS + "\n".join(f"| P{n} | Nom {n} | | |" for n in range(10, 50))
    found = summary(told(HEADERS + "| P1 | Labo | | |", many), START)
    assert sum(len(group.changes) for group in found.groups) == AT_MOST
    assert found.others == 41 - AT_MOST


def test_a_long_text_is_cut_around_what_differs(told):
    long = HEADERS + f"| P1 | {'mot ' * 100}{{}} | | |"
    (field,) = rows(told(long.format("hier"), long.format("demain")))["P1"].fields
    assert (field.before[-4:], field.after[-6:]) == ("hier", "demain")
    assert len(field.before) < 60


def test_it_says_since_when_changes_are_known(told):
    recent = told(BEFORE, AFTER)
    assert "ne sont connus que depuis le 2\u00a0mars" in summary(recent, START - timedelta(days=7)).known
    assert "tout compte fait" in summary(recent, START + timedelta(minutes=1)).known


def test_what_people_typed_is_never_markup(told):
    markup = changes_markup(None, told(BEFORE, AFTER), START)
    assert "&lt;b&gt;Neuf" in markup
    assert "<b>" not in markup


def test_a_database_that_fails_is_a_calm_sentence(monkeypatch):
    def fail(_):
        raise HistoryProblem("La base de l’historique ne répond pas comme il faut.", "")

    shown = []
    monkeypatch.setattr(view.data, "history_changes", fail)
    monkeypatch.setattr(view, "_chosen", lambda _: "7")
    monkeypatch.setattr(view, "show", lambda markup, key: shown.append(markup))
    view.recent_changes(None)
    assert "L’historique ne répond pas pour le moment." in "".join(shown)


def test_a_choice_is_a_day_so_it_stays_the_same_all_day():
    morning, evening = datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 22)
    assert since_moment("hier", morning) == since_moment("hier", evening)
    assert since_moment("7", morning).date() == datetime(2026, 2, 23).date()


def test_any_past_day_can_be_chosen():
    assert since_moment("2026-02-14", datetime(2026, 3, 2, 8)).date() == date(2026, 2, 14)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("2026-02-14", True),
        ("2026-03-02", True),
        ("2026-03-03", False),
        ("2026-02-30", False),
        ("20260214", False),
        ("hier", False),
    ],
)
def test_a_day_of_the_address_is_one_of_the_calendar_and_not_to_come(typed, accepted):
    assert is_past_day(typed, date(2026, 3, 2)) is accepted


@pytest.mark.parametrize(("audience", "known"), [(Audience.TEAM, True), (Audience.PUBLIC, False)])
def test_the_public_is_never_told_even_on_the_same_database(tmp_path, audience, known):
    history = History(f"sqlite:///{tmp_path / 'history.db'}")
    live = LiveCopy(Settings(audience=audience), SharedSource(Pages(BEFORE, AFTER), history, "feuille"))
    live.refresh()
    live.refresh()
    recent = live.changes(datetime.now(UTC) - timedelta(days=1))
    assert (recent is not None and len(recent.changes) == 3) is known


def test_a_source_without_a_history_tells_nothing():
    assert LiveCopy(Settings(audience=Audience.TEAM), FileSource("demo")).changes(START) is None


def test_two_dates_bound_what_is_told(tmp_path):
    history = History(f"sqlite:///{tmp_path / 'history.db'}")
    last = AFTER.replace("Labo neuf", "Labo final")
    for hours, drawing in enumerate((BEFORE, AFTER, last)):
        history.record("feuille", drawing, draw_book(Partenaires=drawing), START + timedelta(hours=hours))
    source = SharedSource(Pages(), history, "feuille")
    recent = source.changes(START, START + timedelta(minutes=90))
    assert rows(recent)["P1"].fields[0].after == "Labo neuf"
    assert [change.key for change in recent.removed] == ["P3"]
    later = source.changes(START + timedelta(minutes=90), START + timedelta(hours=3))
    assert [change.key for change in later.changes] == ["P1"]
    assert later.removed == ()


def test_the_period_is_told_in_words(told):
    recent = told(BEFORE, AFTER)
    day = timedelta(days=1)
    known = summary(recent, START + timedelta(minutes=1), START + 2 * day).known
    assert known.startswith("Du 2\u00a0mars au 4\u00a0mars, tout compte fait")
    one = Period(START.date(), START.date())
    assert (one.until - one.since, one.words) == (day, "le 2\u00a0mars")
    assert Period(START.date(), (START + day).date()).words == "du 2\u00a0mars au 3\u00a0mars"


def test_the_table_of_changes_names_columns_and_shows_none_of_their_content(told):
    table = changes_table(None, told(BEFORE, AFTER))
    found = {row[1]: row for row in table.rows}
    assert found["P1"][:5] == ("Partenaires", "P1", "Labo neuf", "modifiée", "Nom, Courriel")
    assert "exemple.fr" not in str(table.rows)
