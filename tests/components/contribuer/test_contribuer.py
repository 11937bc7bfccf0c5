"""What the screen Contribuer says and shows, on small drawn sheets, on the messy one and on the demonstration."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from components.contribuer import texts
from components.contribuer.check import checked_markup
from components.contribuer.download import template
from components.contribuer.model import NOBODY, Choice, findings, lab_options, owings, tab_order
from components.contribuer.owed import HEADS, owed, summary
from components.contribuer.sections import PLACES_AT_MOST, PLACES_SHOWN, SENTENCES_AT_MOST, by_lab, by_tab
from components.contribuer.tables import finding_table, owed_table
from components.contribuer.view import findings_markup, labs_markup, owed_markup
from sheets.checking import Checked, check_book
from sheets.exports import to_csv
from sheets.findings import Fault, make_finding
from sheets.publication import public_view
from sheets.reading import read_workbook
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.sources import open_source
from sheets.tabs import TABS
from sheets.uploads import open_upload
from tests.drawing import PARTNERS, TODAY, draw_book, read
from tests.planted import MESSY

CHANTIERS = """
| Identifiant | Version | Titre | Intention | Effort | Porteur |
| K1 | V1 | Concertation | Écouter | Énorme | P1 |
| K2 | V1 | Réserve | | | P2 |
| K1 | V1 | Concertation | | | P2 |
| K3 | V1 | <b>Halte</b> | | <i>rude</i> | |
"""


def taken(workbook, audience=Audience.TEAM):
    return Snapshot(workbook, audience, date(2020, 7, 22), datetime.now(UTC))


@pytest.fixture
def snapshot():
    return taken(read(Partenaires=PARTNERS, Chantiers=CHANTIERS))


@pytest.fixture(scope="module")
def messy():
    return taken(read_workbook(TABS, open_source(str(MESSY)), TODAY))


@pytest.fixture(scope="module")
def demo():
    return taken(read_workbook(TABS, open_source("demo"), TODAY))


def found(snapshot, **asked):
    return [f.cell or f.row for f in findings(snapshot, Choice(tab="Chantiers", **asked)) if f.row]


def fault(row, column="Titre", tab="Crises", rule="required-empty", index=3, **more):
    return make_finding(Fault(rule), tab, row, column, index, **more)


def test_findings_are_filtered_by_lab_level_tab_and_words(snapshot):
    assert set(found(snapshot)) == {"E2", 4, "E5"}
    assert found(snapshot, lab="P1") == ["E2"]
    assert found(snapshot, lab="P2") == [4]
    assert found(snapshot, lab=NOBODY) == ["E5"]
    assert found(snapshot, levels=("bloquant",)) == [4]
    assert set(found(snapshot, levels=("bloquant", "a-corriger"))) == {"E2", 4, "E5"}
    assert found(snapshot, text="  ENORME effort ") == ["E2"]
    assert found(snapshot, text="ligne 4") == [4]
    assert found(snapshot, text="introuvable") == []


def test_every_finding_of_the_messy_sheet_is_in_exactly_one_labs_view(messy):
    of_labs = [findings(messy, Choice(lab)) for lab in lab_options(messy)]
    assert sorted(map(repr, sum(of_labs, ()))) == sorted(map(repr, messy.workbook.findings))
    assert sum(map(bool, of_labs)) > 4


def test_sections_by_tab_follow_the_sheet_and_hold_every_sentence(messy):
    every = findings(messy, Choice())
    sections = by_tab(every).sections
    assert [section.title for section in sections] == tab_order(every)
    assert [section.title for section in sections][:3] == ["Projet", "Partenaires", "Controverses"]
    assert sum(len(told.shown) + len(told.folded) for s in sections for told in s.told) == sum(
        f.row is not None for f in every
    )


def test_sections_by_lab_end_with_what_is_nobodys(messy):
    sections = by_lab(findings(messy, Choice()), lab_options(messy)).sections
    assert (sections[0].title, sections[0].lab) == ("Labo des Deux-Rives", "P01")
    assert (sections[-1].title, sections[-1].lab) == ("Sans labo", NOBODY)


def test_twelve_places_are_shown_the_others_folded_but_never_one_alone():
    for count, shown, folded, others in (
        (12, 12, 0, 0),
        (13, 13, 0, 0),
        (46, 12, 34, 0),
        (PLACES_AT_MOST + 5, PLACES_SHOWN, PLACES_AT_MOST - PLACES_SHOWN, 5),
    ):
        ((told,),) = (section.told for section in by_tab([fault(row) for row in range(2, 2 + count)]).sections)
        assert (len(told.shown), len(told.folded), told.others) == (shown, folded, others)


def test_a_page_holds_a_bounded_number_of_sentences_and_says_how_many_are_left():
    many = [fault(row, column=f"Colonne {row}") for row in range(SENTENCES_AT_MOST + 7)]
    grouped = by_tab([*many, fault(2, tab="Zones")])
    assert [len(section.told) for section in grouped.sections] == [SENTENCES_AT_MOST]
    assert grouped.left_out == 8


def test_a_place_opens_the_sheet_when_it_has_an_address_and_is_a_text_otherwise():
    grids = draw_book(Partenaires=PARTNERS, Chantiers=CHANTIERS).grids
    book = replace(
        draw_book(),
        grids=tuple(replace(grid, gid=7) for grid in grids),
        url="https://docs.google.com/spreadsheets/d/abc/edit",
    )
    linked = findings_markup(taken(read_workbook(TABS, book, TODAY)), Choice())
    href = 'href="https://docs.google.com/spreadsheets/d/abc/edit#gid=7&amp;range=E2"'
    assert f'{href} target="_blank" rel="noopener noreferrer"' in linked
    assert ">E2</a>" in linked
    plain = findings_markup(taken(read(Partenaires=PARTNERS, Chantiers=CHANTIERS)), Choice())
    assert '<span class="rp-contrib-place">E2</span>' in plain
    assert "target=" not in plain


def test_what_people_typed_is_never_markup(snapshot):
    markup = findings_markup(snapshot, Choice()) + owed_markup(snapshot, "P1") + labs_markup(snapshot)
    assert "<i>" not in markup
    assert "&lt;i&gt;rude" in markup


def test_a_level_is_a_sign_and_a_word(messy):
    markup = findings_markup(messy, Choice())
    for sign, word in (("✕", "Bloquant"), ("!", "À corriger"), ("i", "Conseil")):
        assert f'aria-hidden="true">{sign}</span>' in markup
        assert f"<b>{word}</b>" in markup


def test_when_all_is_read_it_is_said_and_what_is_owed_is_still_there():
    whole = read(Partenaires=PARTNERS, Chantiers="| Identifiant | Version | Titre | Porteur |\n| K1 | V1 | Un | P1 |")
    snapshot = taken(replace(whole, findings=()))
    assert "Tout se lit. Rien à corriger." in findings_markup(snapshot, Choice())
    assert texts.sentence(snapshot, Choice()).startswith("Tout se lit. Rien à corriger.")
    assert texts.reading(snapshot, Choice())[0] == "Tout se lit. Rien à corriger."
    assert "chantier à compléter" in owed_markup(snapshot, "P1")


def test_filters_that_keep_nothing_do_not_say_that_all_is_read(snapshot):
    asked = Choice(text="introuvable")
    assert "Tout se lit" not in findings_markup(snapshot, asked)
    assert "Aucune remarque avec ces filtres." in findings_markup(snapshot, asked)
    assert texts.reading(snapshot, asked)[0] != texts.ALL_READ


def test_the_sentence_counts_for_all_then_for_a_lab(snapshot):
    assert "1\u00a0ligne mise de côté, 2\u00a0points à corriger" in texts.sentence(snapshot, Choice())
    assert texts.sentence(snapshot, Choice("P1")).startswith("Labo des Deux-Rives : 1\u00a0point à corriger ; ")
    assert "ne nomment aucun labo" in texts.sentence(snapshot, Choice(NOBODY))


def test_a_lab_is_told_what_it_could_write_and_where(demo):
    kinds = owed(demo, "P06")
    assert [(kind.count, kind.title) for kind in kinds] == [
        (9, "terrains sans réponse"),
        (1, "chantier à compléter"),
        (14, "cases de crash test sans aucun avis"),
        (2, "observations de ses terrains à lire"),
    ]
    assert kinds[1].shown[0].note == "sans premiers pas"
    assert kinds[1].shown[0].href == "panorama?chantier=K15"
    assert all("Dans l’onglet" in kind.how for kind in kinds)
    cells = kinds[2]
    assert len(cells.shown) + len(cells.folded) == len(owings(demo)["P06"].cells)
    assert cells.more == "et 63 autres, dont 57 où d’autres labos ont déjà donné un avis"


def test_the_summary_has_a_line_a_lab_with_its_address_and_true_counts(demo):
    lines = summary(demo)
    assert len(lines) == 9
    line = lines[5]
    assert line.href == "contribuer?labo=P06"
    assert dict(zip(HEADS, line.numbers, strict=True)) == {
        "Bloquants": 0,
        "À corriger": 0,
        "Conseils": 0,
        "Terrains sans réponse": 9,
        "Chantiers à compléter": 1,
        "Cases sans aucun avis": 14,
        "Entretiens sans synthèse": 0,
        "Observations à lire": 2,
    }


def test_the_summary_of_the_messy_sheet_counts_each_labs_findings(messy):
    lines = {line.href: line.numbers[:3] for line in summary(messy)}
    own = [finding.level.value for finding in findings(messy, Choice("P01"))]
    assert lines["contribuer?labo=P01"] == tuple(own.count(level) for level in ("bloquant", "à corriger", "conseil"))
    assert sum(own.count(level) for level in set(own)) > 30


def test_the_table_has_every_finding_neutralised_and_no_whole_row(messy):
    table = finding_table(messy, Choice())
    assert len(table.rows) == len(messy.workbook.findings)
    assert [row[0] for row in table.rows] == sorted(
        (row[0] for row in table.rows), key=["bloquant", "à corriger", "conseil"].index
    )
    # What a row holds may be a name or an address: only the cell at fault is given.
    assert all(row[3] for row in table.rows if row[6])
    assert "@" not in "".join(row[6] for row in table.rows)
    formula = taken(read(Chantiers="| Identifiant | Version | Titre | Effort |\n| K1 | V1 | Un | =1+1 |"))
    assert ";'=1+1;" in to_csv(table.header, finding_table(formula, Choice()).rows).decode("utf-8-sig")


def test_the_table_of_what_is_left_holds_what_the_screen_folds(demo):
    assert len(owed_table(demo, "P06").rows) == 9 + 1 + len(owings(demo)["P06"].cells) + 2
    assert len(owed_table(demo, "").rows) > 700
    assert owed_table(demo, NOBODY).rows == []


def test_the_text_alternative_says_each_sentence_with_its_places(messy):
    lines = texts.reading(messy, Choice(tab="Terrains", levels=("bloquant",)))
    assert lines[0].startswith("Bloquant. Onglet « Terrains », ligne 1")
    assert any("attendue" in line for line in lines)


def test_without_partners_the_screen_says_how_a_lab_gets_its_line():
    snapshot = taken(read(Crises="| Identifiant | Nom |\n| R1 | |"))
    assert "L’onglet" in labs_markup(snapshot)
    assert set(lab_options(snapshot)) == {NOBODY}


def test_labs_of_the_same_name_are_told_apart(messy):
    options = lab_options(messy)
    assert (options["P04"], options["P05"]) == ("Métropole de Saint-Orme (P04)", "Métropole de Saint-Orme (P05)")
    assert (options["P01"], options["P07"]) == ("Labo des Deux-Rives", "P07")


def test_the_public_projection_leaves_nothing_to_show(messy):
    public = taken(public_view(messy.workbook), Audience.PUBLIC)
    assert findings(public, Choice()) == ()


def test_a_checked_file_is_summed_up_and_its_findings_told():
    finding = fault(3, value="")
    markup = checked_markup(Checked(("Crises", "Terrains"), 12, (finding,)))
    assert (
        "12\u00a0lignes lues dans les onglets «\u202fCrises\u202f» et «\u202fTerrains\u202f»\u202f; 1\u00a0point à corriger."
        in markup
    )
    assert ">D3</span>" in markup
    assert "rien à corriger" in checked_markup(Checked(("Crises",), 1, ()))


def test_the_template_passes_the_check_it_is_offered_beside(demo):
    checked = check_book(open_upload("modele.xlsx", template()), demo.workbook, TODAY)
    assert checked.findings == ()
    assert len(checked.tabs) == len(TABS)
