"""Who answers whom, and what waits for an echo."""

import re

import pytest

from components.echoes import link_words
from components.echoes.board import board
from components.echoes.controls import View
from components.echoes.detail import detail
from components.echoes.link_view import MOST_LISTED, board_markup, waiting_markup
from components.echoes.waiting import waiting
from tests.components.echoes.drawn import CHANTIERS, inquiry
from tests.drawing import take

ALONE = """
| K7 | V2 | Seul | | | | Piste | Publié |
| K8 | V2 | Loin | | | T03 | Piste | Publié |
"""
EMPTY = "| Identifiant | Version | Titre |"


@pytest.fixture(scope="module")
def snapshot():
    return inquiry()


def told(markup):
    return " ".join(re.sub(r"<[^>]+>", " ", markup).replace("\u202f", " ").replace("\xa0", " ").split())


def test_chantiers_come_under_their_main_controversy_and_the_unlinked_last(snapshot):
    shown = board(snapshot)
    assert [head.id for head in shown.heads] == ["C1", "C2", "C3", "C5"]
    drawn = {
        line.id: [link and (link.rank, [g.number for g in link.grounds]) for link in line.links] for line in shown.lines
    }
    # C4 was merged into C1; K3 names nothing but works on a terrain of C2; K5 was given up.
    assert drawn == {
        "K1": [(1, ["1.1"]), None, None, None],
        "K2": [None, (1, []), None, None],
        "K3": [None, (0, ["2.1"]), None, None],
        "K6": [None, (1, []), None, None],
        "K4": [None, None, (1, []), None],
    }
    assert list(drawn) == ["K1", "K2", "K3", "K6", "K4"]


def test_columns_and_rows_are_counted(snapshot):
    shown = board(snapshot)
    assert [(head.named, head.reached, head.observations) for head in shown.heads] == [
        (1, 0, 4),
        (2, 1, 2),
        (1, 0, 0),
        (0, 0, 0),
    ]
    assert [len(line.clues) for line in shown.lines] == [4, 2, 2, 2, 0]
    assert shown.links == 5


def test_orphans_are_told_both_ways(snapshot):
    found = waiting(snapshot)
    assert [head.id for head in found.unanswered] == ["C5"]
    assert [line.id for line in found.clueless] == ["K4"]
    assert found.unlinked == ()
    alone = waiting(inquiry(Chantiers=CHANTIERS + ALONE)).lonely
    # K8 has a terrain where nothing was seen; K7 has nothing at all.
    assert [line.id for line in alone] == ["K8", "K4", "K7"]
    assert ["controverse" in link_words.lonely_words(line) for line in alone] == [False, False, True]


def test_a_chantier_is_to_revisit_when_a_newer_clue_came(snapshot):
    (one,) = waiting(snapshot).outdated
    # The panorama's V2 was delivered in the week of 6 July; O4, of 20 July, is in C1.
    assert (one.line.id, one.worded, [clue.id for clue in one.clues]) == ("K1", "sem. du 6 juil.", ["O4"])
    assert "« Vote repris » (20 juil.)" in told(waiting_markup(snapshot))


def test_without_a_date_of_delivery_nothing_is_said_to_be_older():
    undated = inquiry(Calendrier="| Identifiant | Phase | Étape |\n| J1 | Enquêtes | Enquêtes |")
    assert waiting(undated).outdated == ()
    assert "ne date encore aucune version du panorama" in told(waiting_markup(undated))


def test_a_cell_opens_what_links_the_two_with_both_fiches(snapshot):
    opened = detail(snapshot, "K1", "C1")
    assert [clue.id for clue in opened.clues] == ["O4", "O3", "O1"]
    assert opened.newer == 1
    markup = board_markup(snapshot, View(chantier="K1", controversy="C1"))
    assert 'href="cartographie?controverse=C1"' in markup
    assert 'href="panorama?chantier=K1"' in markup
    assert 'aria-expanded="true"' in markup
    assert "Il part du terrain 1.1 Les budgets." in told(markup)
    through = told(board_markup(snapshot, View(chantier="K3", controversy="C2")))
    assert "par son terrain d’enquête qu’il la rejoint" in through


def test_two_that_do_not_answer_each_other_are_told_so(snapshot):
    assert detail(snapshot, "K1", "C3") is None
    assert "ne se répondent pas" in told(board_markup(snapshot, View(chantier="K1", controversy="C3")))
    assert "ne se répondent pas" not in told(board_markup(snapshot, View(chantier="K1")))


def test_the_grid_is_a_real_table_whose_cells_are_named(snapshot):
    markup = board_markup(snapshot, View())
    assert markup.count('scope="row"') == len(board(snapshot).lines) + 2
    assert markup.count('class="rp-echo-cell"') == 5
    labels = [told(label) for label in re.findall(r'aria-label="([^"]*)"', markup)]
    assert labels[0] == "Concertation répond à 1 Participation : controverse principale, par le terrain 1.1"
    assert labels[2] == "Atelier répond à 2 Pilotage : sans le citer, par le terrain 2.1"


def test_the_public_sees_no_draft_and_nothing_typed_is_markup(snapshot):
    public = inquiry(public=True)
    assert [line.id for line in board(public).lines] == ["K1", "K2", "K3", "K4"]
    assert board(public).heads[1].observations == 1
    assert "Secrets" not in waiting_markup(public)
    assert "&lt;b&gt;Secrets" in waiting_markup(snapshot)
    assert "<b>Secrets" not in waiting_markup(snapshot)


def test_words_and_table_say_what_the_grid_shows(snapshot):
    assert told(link_words.sentence(snapshot)) == (
        "Carte en V3, panorama en V2 : 5 chantiers et 4 controverses se répondent par 5 liens ; "
        "1 controverse attend encore un chantier."
    )
    lines = link_words.reading_lines(snapshot)
    assert told(lines[1]) == (
        "2 Pilotage, 2 observations : « Boussole » (controverse principale), « Atelier » (sans le citer, "
        "par le terrain 2.1) et « Caché » (controverse principale)."
    )
    rows = link_words.table(snapshot).rows
    assert {len(row) for row in rows} == {len(link_words.table(snapshot).header)}
    assert ("Atelier", "V1", "2 Pilotage", "par le terrain", "", "2.1 Les priorités", "2", "") in rows
    assert rows[-1][2:4] == ("5 <b>Secrets</b>", "aucun chantier")


def test_a_long_list_is_folded_after_its_first_ones():
    many = CHANTIERS + "".join(f"| X{n} | V2 | Seul {n} | | | | Piste | Publié |\n" for n in range(20))
    markup = told(waiting_markup(inquiry(Chantiers=many)))
    assert f"{21 - MOST_LISTED} autres" in markup


@pytest.mark.parametrize(
    ("tabs", "said"),
    [
        ({}, "Ni controverse ni chantier"),
        ({"Chantiers": EMPTY + "\n| K1 | V1 | Seul |"}, "Aucune controverse n’est encore écrite"),
        (
            {"Controverses": "| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C1 | V1 | Seule | a | b |"},
            "Pas encore de chantier",
        ),
    ],
)
def test_a_young_inquiry_is_told_what_is_missing(tabs, said):
    young = take(**tabs)
    assert said in told(board_markup(young, View()))
    assert told(waiting_markup(young))
    assert "se répondront ici" in link_words.sentence(young)
    assert link_words.table(young).header
