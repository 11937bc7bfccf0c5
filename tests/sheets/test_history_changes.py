"""What the history tells of successive snapshots, on SQLite and on PostgreSQL."""

from collections import Counter
from datetime import date
from time import perf_counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets.history import Kind
from sheets.workbook import Grid, RawBook
from tests.drawing import draw_book
from tests.history_books import LONG_AGO, NONE, ONE, START, TWO, at, observations, record_all, told

pytest_plugins = ("tests.postgres",)


def test_rows_added_edited_and_removed_are_told_with_what_they_were(history, source):
    record_all(history, source, ONE, TWO, NONE)
    edited, added, removed_1, removed_2 = history.changes(source, LONG_AGO)
    assert (edited.tab, edited.key, edited.kind, edited.seen_at) == ("Observations", "O1", Kind.EDITED, at(1))
    assert edited.before == {"Identifiant": "O1", "Titre": "Le marché", "Récit": "Fermé"}
    assert edited.after == {"Identifiant": "O1", "Titre": "Le marché", "Récit": "Ouvert"}
    assert (added.key, added.kind, added.before, added.after["Titre"]) == ("O2", Kind.ADDED, None, "La file")
    assert told([removed_1, removed_2]) == [("O1", "removed"), ("O2", "removed")]
    assert (removed_1.before["Récit"], removed_1.after) == ("Ouvert", None)
    assert [(e.number, e.added, e.edited, e.removed) for e in history.snapshots(source)] == [
        (1, 1, 0, 0),
        (2, 1, 1, 0),
        (3, 0, 0, 2),
    ]


def test_rows_that_were_there_when_the_history_began_are_not_told_as_added(history, source):
    record_all(history, source, TWO)
    assert history.changes(source, LONG_AGO) == []
    assert told(history.changes(source, LONG_AGO, opening=True)) == [("O1", "added"), ("O2", "added")]
    assert history.began(source) == START


def test_changes_are_told_between_two_moments(history, source):
    record_all(history, source, ONE, TWO, NONE)
    assert told(history.changes(source, at(0), at(1))) == [("O1", "edited"), ("O2", "added")]
    assert history.changes(source, at(0), at(1))[0].after["Récit"] == "Ouvert"
    assert told(history.changes(source, at(1))) == [("O1", "removed"), ("O2", "removed")]
    assert history.changes(source, at(2)) == []


def test_sorting_rows_moving_columns_and_blank_rows_change_nothing(history, source):
    moved = observations(
        "| | | |",
        "| La file | O2 | Longue |",
        "| | | |",
        "| Le marché | O1 | Ouvert |",
        header="| Titres | identifiant | RÉCIT |",
    )
    _, again = record_all(history, source, TWO, moved)
    assert again.new
    assert history.changes(source, LONG_AGO) == []


def test_of_two_rows_with_one_key_the_one_deleted_is_told(history, source):
    twins = observations("| O1 | Le marché | Fermé |", "| O1 | La file | Longue |")
    left = observations("| O1 | La file | Longue |")
    then = observations("| O1 | La file | Courte |")
    record_all(history, source, twins, left, then)
    removed, edited = history.changes(source, LONG_AGO)
    assert (removed.kind, removed.before["Titre"]) == (Kind.REMOVED, "Le marché")
    assert (edited.kind, edited.before["Récit"], edited.after["Récit"]) == (Kind.EDITED, "Longue", "Courte")


def test_a_row_without_a_key_is_known_by_its_content(history, source):
    answers = [
        draw_book(Autodiagnostic="\n".join(["| Partenaire | Terrain | Vécu |", *rows]))
        for rows in (["| P1 | T1 | 2 |", "| P1 | T1 | 2 |"], ["| P1 | T1 | 2 |", "| P1 | T1 | 3 |"])
    ]
    record_all(history, source, *answers)
    removed, added = history.changes(source, LONG_AGO)
    assert (removed.kind, removed.before["Vécu"], removed.ordinal) == (Kind.REMOVED, "2", 2)
    assert (added.kind, added.after["Vécu"]) == (Kind.ADDED, "3")


def test_keys_of_several_columns_and_settings_name_their_rows(history, source):
    before = draw_book(
        Controverses="| Identifiant | Version | Titre |\n| C1 | v1 | Un |\n| C1 | V2 | Deux |",
        Projet="| Titre | Essai |",
    )
    after = draw_book(
        Controverses="| Identifiant | Version | Titre |\n| C1 | V1 | Un |\n| C1 | V2 | Trois |",
        Projet="| Titre | Réussi |",
    )
    record_all(history, source, before, after)
    changes = history.changes(source, LONG_AGO)
    assert {(c.tab, c.key, c.kind.value) for c in changes} == {
        ("Projet", "Titre", "edited"),
        ("Controverses", "C1 · V1", "edited"),
        ("Controverses", "C1 · V2", "edited"),
    }


def test_a_tab_nobody_declared_is_not_kept_as_rows(history, source):
    record_all(history, source, draw_book(_brouillon="| a |\n| b |", Divers="| a |\n| b |"))
    assert history.rows_at(source, START) == {}


def test_the_net_effect_is_one_change_a_row_and_nothing_when_it_cancels(history, source):
    record_all(
        history, source, ONE,
        observations("| O1 | Le marché | Ouvert |", "| O2 | La file | Longue |"),
        observations("| O1 | Le marché | Déplacé |"),
    )  # fmt: skip
    [change] = history.changes(source, START, net=True)
    assert (change.key, change.kind, change.seen_at) == ("O1", Kind.EDITED, at(2))
    assert (change.before["Récit"], change.after["Récit"]) == ("Fermé", "Déplacé")
    history.record(source, "back", ONE, at(3))
    assert history.changes(source, START, net=True) == []
    assert len(history.changes(source, START)) == 5


def test_a_number_that_becomes_a_tick_is_a_change(history, source):
    books = [RawBook((Grid("Observations", [["Identifiant", "Lien"], ["O1", cell]]),)) for cell in (1, True, 1.0)]
    record_all(history, source, *books)
    edited = history.changes(source, START, at(1), net=True)[0]
    assert (edited.before["Lien"], edited.after["Lien"]) == (1, True)
    assert [type(c.after["Lien"]) for c in history.changes(source, START)] == [bool, float]


def test_a_removed_row_can_be_read_again_whole(history, source):
    record_all(history, source, TWO, ONE, NONE)
    removed = history.removed_rows(source, LONG_AGO)
    assert [(r.key, r.seen_at, r.before) for r in removed] == [
        ("O2", at(1), {"Identifiant": "O2", "Titre": "La file", "Récit": "Longue"}),
        ("O1", at(2), {"Identifiant": "O1", "Titre": "Le marché", "Récit": "Fermé"}),
    ]
    assert told(history.removed_rows(source, at(1))) == [("O1", "removed")]


def test_a_row_that_came_back_is_not_removed_but_the_former_bearer_of_its_key_is(history, source):
    other = observations("| O1 | Tout autre chose | |")
    record_all(history, source, ONE, NONE, ONE)
    assert history.removed_rows(source, LONG_AGO) == []
    history.record(source, "gone", NONE, at(5))
    history.record(source, "reused", other, at(6))
    assert [r.before["Titre"] for r in history.removed_rows(source, LONG_AGO)] == ["Le marché"]


def test_a_header_broken_then_mended_leaves_nothing_removed(history, source):
    broken = observations("| O1 | Le marché | Fermé |", header="| Machin | Titre | Récit |")
    record_all(history, source, ONE, broken, ONE)
    assert history.removed_rows(source, LONG_AGO)[0].before["Machin"] == "O1"
    assert history.changes(source, START, net=True) == []


cells = st.sampled_from(["", "a", "b", "é", 1, 1.0, True, False, None, date(2020, 5, 7), "\x00"])
keys = st.sampled_from(["", "O1", "O2", "o1", 1, None])
few_rows = st.lists(st.tuples(keys, cells, cells), max_size=5)
small_books = st.fixed_dictionaries(
    {}, optional={"Observations": few_rows, "Positions": few_rows, "Autodiagnostic": few_rows}
)
HEADERS = {
    "Observations": ["Identifiant", "Titre", "Ma colonne"],
    "Positions": ["Observation", "Partenaire", "Commentaire"],
    "Autodiagnostic": ["Partenaire", "Terrain", "Vécu"],
}


def drawn(tabs):
    return RawBook(tuple(Grid(name, [HEADERS[name], *map(list, rows)]) for name, rows in tabs.items()))


def bag(rows):
    """Rows as (tab, cells with their types), however they are named."""
    return Counter((tab, frozenset((header, type(c), c) for header, c in row.items())) for tab, row in rows)


def expected(tabs):
    """Every row that holds something but unticked boxes, with what its cells say."""
    filled = [
        (name, {h: c for h, c in zip(HEADERS[name], row, strict=True) if c not in ("", None, "\x00")})
        for name, rows in tabs.items()
        for row in rows
    ]
    return bag((name, row) for name, row in filled if any(cell is not False for cell in row.values()))


@given(st.lists(small_books, min_size=1, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_replaying_changes_from_an_empty_book_gives_the_rows_of_every_snapshot(history, books):
    name = f"property {perf_counter()}"
    record_all(history, name, *map(drawn, books))
    changes = history.changes(name, LONG_AGO, opening=True)
    rows = {}
    for minute, book in enumerate(books):
        for change in (c for c in changes if c.seen_at == at(minute)):
            assert rows.get(change.row) == change.before
            rows[change.row] = change.after
            if change.after is None:
                del rows[change.row]
        there = bag((row.tab, content) for row, content in rows.items())
        assert there == expected(book)
        assert bag((row.tab, content) for row, content in history.rows_at(name, at(minute)).items()) == there
    summed = {c.row: c.after for c in history.changes(name, LONG_AGO, opening=True, net=True)}
    assert summed == rows
