"""What each version changed, down to the word."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.versions import Change, Edit, word_edits, wording_changes
from sheets.tabs import CHANTIERS, CONTROVERSIES
from tests.analysis.drawn import drawn
from tests.analysis.reworded_map import MAP


def test_a_version_tells_what_it_renamed_renumbered_merged_retired_and_added() -> None:
    kinds = {change.id: change.kind for change in wording_changes(MAP, "V2")}
    assert kinds == {"C1": Change.REWORDED, "C10": Change.RETIRED, "C3": Change.RENUMBERED, "C4": Change.MERGED}
    third = {change.id: change for change in wording_changes(MAP, "V3")}
    assert third["C5"].kind is Change.NEW
    assert third["C2"].becomes == ("C1", "C5")
    assert all(change.kind is Change.NEW for change in wording_changes(MAP, "V1"))


def test_a_reworded_entity_keeps_its_words_before_and_after() -> None:
    change = wording_changes(MAP, "V2")[0]
    assert (change.previous_title, change.title) == ("Participation", "La participation citoyenne")
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("titre", "Participation", "La participation citoyenne")
    ]


def test_a_row_that_repeats_the_words_before_changes_nothing() -> None:
    chantiers = drawn(CHANTIERS, "| id | version | titre |\n| K1 | V1 | Guichet |\n| K1 | V2 | Guichet |")
    assert wording_changes(chantiers, "V2") == ()


def test_a_chantier_is_reworded_when_its_first_steps_are_written() -> None:
    chantiers = drawn(CHANTIERS, "| id | version | premiers_pas |\n| K1 | V1 | |\n| K1 | V2 | Réunir |")
    assert [change.kind for change in wording_changes(chantiers, "V2")] == [Change.REWORDED]


def test_words_removed_and_added_are_told_in_reading_order() -> None:
    assert word_edits("un guichet sans dossier", "un guichet mobile") == (
        (Edit.KEPT, "un guichet"),
        (Edit.REMOVED, "sans dossier"),
        (Edit.ADDED, "mobile"),
    )
    assert word_edits("", "neuf") == ((Edit.ADDED, "neuf"),)
    assert word_edits("", "") == ()


def test_an_entity_back_after_a_retirement_is_new() -> None:
    back = drawn(
        CONTROVERSIES,
        """
        | id | version | titre    | statut    |
        | C1 | V1      | Pilotage |           |
        | C1 | V2      | Pilotage | Retirée   |
        | C1 | V3      | Pilotage | Hypothèse |
        | C2 | V3      | Données  | Retirée   |
        """,
    )
    assert [(change.id, change.kind) for change in wording_changes(back, "V3")] == [("C1", Change.NEW)]


def test_no_version_asked_means_the_last_one() -> None:
    assert wording_changes(MAP, "") == wording_changes(MAP, "V3")
    assert wording_changes(drawn(CONTROVERSIES), "") == ()


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12))
def test_edits_hold_both_texts(before: str, after: str) -> None:
    edits = word_edits(before, after)
    assert " ".join(text for kind, text in edits if kind is not Edit.ADDED).split() == before.split()
    assert " ".join(text for kind, text in edits if kind is not Edit.REMOVED).split() == after.split()
