"""The crash test: the grid, the ranks, the bars, what is opened, the crises side by side, what is said."""

import pytest

from components.crash.bars import bars
from components.crash.chart import courses_height, courses_spec, courses_table, margin, places
from components.crash.comparison import most_different, side_by_side
from components.crash.controls import View
from components.crash.method import method
from components.crash.model import board, cells_of, crises_of
from components.crash.opinions import UNNAMED, all_opinions
from components.crash.panel import panel_of
from components.crash.view import board_markup, comparison_markup, dom_id
from components.crash.wording import opinion_table, rank_range, reading_lines, robustness_words, sentence
from sheets.settings import Audience
from tests.drawing import CONTROVERSIES, PARTNERS, TERRAINS, take

CHANTIERS = """
| Identifiant | Version | Titre      | Controverses | Maturité   | Publication |
| K1          | V1      | Un vieux   | C1           | Piste      | Publié      |
| K1          | V2      | Un         | C1           | Piste      | Publié      |
| K2          | V1      | Deux       | C2 ; C1      | Piste      | Publié      |
| K3          | V1      | Trois      |              | Piste      | Publié      |
| K4          | V1      | Quatre     | C1           | Abandonné  | Publié      |
"""
CRISES = """
| Identifiant | Nom          | Famille          |
| R1          | Inondation   | Environnementale |
| R2          | Cyberattaque | Technologique    |
| R3          | Canicule     | Environnementale |
| R4          | Défiance     |                  |
"""
OPINIONS = """
| Chantier | Crise | Partenaire | Tenue       | Point de rupture | Amélioration | Version | Publication |
| K1       | R1    | P1         | Casse       | L’eau monte      |              | V1      | Publié      |
| K1       | R1    | P1         | Tient       |                  | Surélever    | V2      | Publié      |
| K1       | R1    | P2         | Se renforce |                  |              | V2      | Publié      |
| K1       | R2    | P1         | Casse       | Le serveur tombe |              | V2      | Publié      |
| K1       | R2    |            | Tient       |                  |              | V2      | Publié      |
| K1       | R3    | P1         | Sans objet  |                  |              | V2      | Publié      |
| K2       | R1    | P1         | Fragile     |                  |              | V1      | Publié      |
| K2       | R2    | P2         | Tient       |                  |              | V1      | Publié      |
| K4       | R1    | P1         | Casse       |                  |              | V1      | Publié      |
"""


def snapshot(audience=Audience.TEAM, **tabs):
    given = {
        "Partenaires": PARTNERS,
        "Controverses": CONTROVERSIES,
        "Terrains": TERRAINS,
        "Chantiers": CHANTIERS,
        "Crises": CRISES,
        "Crash_tests": OPINIONS,
        **tabs,
    }
    return take(audience, **given)


@pytest.fixture(scope="module")
def drawn():
    return snapshot()


@pytest.fixture(scope="module")
def shown(drawn):
    return board(drawn, (), "")


def test_a_row_is_a_chantier_as_last_worded_without_the_abandoned_ones(shown):
    assert {line.title for line in shown.lines} == {"Un", "Deux", "Trois"}
    assert shown.version == "V2"


def test_crises_of_one_family_stand_together_and_those_without_one_come_last(drawn, shown):
    assert [crisis.id for crisis in crises_of(drawn)] == ["R1", "R3", "R2", "R4"]
    assert shown.families == (("Environnementale", 2), ("Technologique", 1), ("", 1))


def test_what_has_no_title_yet_is_shown_by_its_identifier():
    unnamed = snapshot(
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | |", Crises="| Identifiant | Nom |\n| R1 | |"
    )
    shown = board(unnamed, (), "")
    assert (shown.lines[0].title, shown.columns[0].crisis.name) == ("K1", "R1")


def test_a_square_says_its_verdict_its_opinions_and_the_opposite_one(shown):
    squares = {square.crisis: square for square in shown.line("K1").squares}
    assert (squares["R1"].verdict, squares["R1"].opinions, squares["R1"].opposite) == ("tient", 2, None)
    assert (squares["R2"].verdict, squares["R2"].opposite) == ("casse", 2)
    assert squares["R3"].verdict == "sans objet"
    assert squares["R4"].verdict == "à tester"


def test_lines_come_by_rank_the_untested_last(shown):
    assert [(line.id, line.rank) for line in shown.lines] == [("K2", 1), ("K1", 2), ("K3", None)]
    assert rank_range(shown.line("K3")).startswith("de 1 à")


def test_only_my_crises_count(drawn):
    mine = board(drawn, ("R2",), "")
    assert [column.crisis.id for column in mine.columns] == ["R2"]
    assert [(line.id, line.rank, line.tested, line.applicable) for line in mine.lines] == [
        ("K2", 1, 1, 1),
        ("K1", 2, 1, 1),
        ("K3", None, 0, 1),
    ]


def test_a_controversy_hides_the_others_and_leaves_ranks_alone(drawn, shown):
    second = board(drawn, (), "C2")
    assert [line.id for line in second.lines] == ["K2"]
    assert second.lines[0].rank == shown.line("K2").rank
    assert [column.tested for column in second.columns] == [1, 0, 1, 0]


def test_counted_opinions_are_those_of_the_verdicts(drawn):
    cells = cells_of(drawn)
    counted = [(one.chantier, one.crisis) for one in all_opinions(drawn) if one.counted]
    for chantier, crisis, number in zip(cells["chantier"], cells["crise"], cells["opinions"], strict=True):
        assert counted.count((chantier, crisis)) == number


def test_a_bar_holds_a_square_a_tested_crisis_on_the_right_side_of_the_axis(shown):
    drawing = bars(shown)
    for line, bar in zip(shown.lines, drawing.rows, strict=True):
        left = [unit for unit in bar.units if unit.at < drawing.across.axis]
        assert len(bar.units) == line.tested
        assert len(left) == line.tested - line.held
        assert all(0 <= unit.at <= drawing.across.length for unit in bar.units)


def test_a_cell_opens_the_opinions_in_words(drawn):
    panel = panel_of(drawn, View(chantier="K1", crisis="R1"))
    assert panel.chantier == "K1"
    assert [(one.lab, one.counted) for one in panel.groups[0].opinions][-1] == ("Labo des Deux-Rives", False)
    markup = board_markup(drawn, View(chantier="K1", crisis="R1"))
    for text in ("L’eau monte", "Surélever", "sur la V1, avis remplacé depuis", "panorama?chantier=K1"):
        assert text in markup


def test_a_chantier_alone_opens_all_its_opinions_and_a_crisis_alone_too(drawn):
    assert [group.title for group in panel_of(drawn, View(chantier="K1")).groups] == [
        "Inondation",
        "Canicule",
        "Cyberattaque",
    ]
    assert {group.title for group in panel_of(drawn, View(crisis="R2")).groups} == {"Un", "Deux"}
    assert panel_of(drawn, View()) is None


def test_a_cell_without_any_opinion_says_so(drawn):
    assert "Personne ne s’est encore prononcé" in board_markup(drawn, View(chantier="K3", crisis="R1"))


def test_links_keep_the_other_filters_and_an_open_cell_closes_itself(drawn):
    view = View(crises=("R1", "R2"), controversy="C1", compared=("R1", "R2"), chantier="K1", crisis="R1")
    kept = "crises=R1~R2&amp;controverse=C1&amp;comparer=R1~R2"
    markup = board_markup(drawn, view)
    assert f'id="case-K1-R1" href="crash-test?{kept}"' in markup
    assert f'id="case-K1-R2" href="crash-test?{kept}&amp;chantier=K1&amp;crise=R2"' in markup


def test_a_chantier_hidden_by_the_controversy_still_opens(drawn):
    assert "caché par le choix de la controverse" in board_markup(drawn, View(controversy="C2", chantier="K1"))


def test_only_chantiers_with_a_verdict_everywhere_are_compared(drawn):
    found = side_by_side(drawn, ("R1", "R2"), (), "")
    assert {course.id: (course.levels, course.change) for course in found.courses} == {
        "K1": ((2, 0), -2),
        "K2": ((1, 2), 1),
    }
    assert found.missing == ("Trois",)


def test_what_is_compared_first_is_what_differs_most(drawn):
    assert most_different(drawn, ("R1", "R2", "R3", "R4")) == ("R1", "R2")
    assert most_different(drawn, ("R3", "R4")) == ()


def test_lines_take_one_place_each_in_a_band(drawn):
    found = side_by_side(drawn, ("R1", "R2"), (), "")
    for step, taken in enumerate(places(found.courses, 2)):
        where = [(course.levels[step], taken[course.id]) for course in found.courses]
        assert len(set(where)) == len(where)


def test_the_drawing_fits_its_height_and_says_its_colours_by_name(drawn):
    found = side_by_side(drawn, ("R1", "R2"), (), "")
    frame, height = courses_table(found).to_pandas(), courses_height(found)
    assert frame["y"].dropna().between(0, height).all()
    assert set(frame["color"].dropna()) <= {f"var(--rp-{name})" for name in ("casse", "fragile", "tient", "renforce")}
    spec = courses_spec(height, margin(found))
    assert not spec.get("datasets")
    assert spec["height"] == height


def test_what_is_said_comes_from_the_data(drawn, shown):
    assert "Chaque chantier face à d’autres crises" in sentence(shown)
    lines = reading_lines(shown, side_by_side(drawn, ("R1", "R2"), (), ""))
    assert any(line.startswith("Trois : pas encore testé") for line in lines)
    assert any(line == "Un : tient, puis casse." for line in lines)
    assert "en V2" in method(shown)[0]
    table = opinion_table(drawn, (), "")
    assert len(table.rows) == 8
    assert all(len(row) == len(table.header) for row in table.rows)


def test_texts_of_the_sheet_are_never_markup():
    nasty = CHANTIERS.replace("| Un ", "| <img src=x onerror=alert(1)> ")
    markup = board_markup(snapshot(Chantiers=nasty), View(chantier="K1"))
    assert "<img" not in markup
    assert "&lt;img" in markup


def test_ids_of_the_sheet_make_ids_of_the_page():
    assert dom_id("case", "K 1", "R<é>") == "case-K_20_1-R_3c__e9__3e_"


def test_the_public_sees_published_opinions_only_and_no_lab_that_is_not_named():
    draft = OPINIONS.replace(
        "| Le serveur tombe |              | V2      | Publié ",
        "| Le serveur tombe |              | V2      | Brouillon ",
    )
    public = snapshot(Audience.PUBLIC, Crash_tests=draft)
    markup = board_markup(public, View(chantier="K1"))
    assert "Le serveur tombe" not in markup
    assert UNNAMED in markup
    assert opinion_table(public, (), "").rows


EMPTY = [
    ({"Crises": "| Identifiant | Nom |", "Crash_tests": "| Chantier | Crise |"}, "Aucune crise"),
    ({"Chantiers": "| Identifiant | Version | Titre |", "Crash_tests": "| Chantier | Crise |"}, "Aucun chantier"),
    ({"Crash_tests": "| Chantier | Crise | Tenue |"}, "Aucun avis pour l’instant"),
    ({"Controverses": "| Identifiant | Version | Titre |", "Terrains": "| Identifiant |"}, "Inondation"),
    ({"Partenaires": "| Identifiant | Nom |"}, UNNAMED),
]


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("tabs", "told"), EMPTY)
def test_an_empty_tab_is_told_and_nothing_breaks(tabs, told, audience):
    bare = snapshot(audience, **tabs)
    shown = board(bare, (), "")
    assert told in board_markup(bare, View(chantier="K1"))
    assert sentence(shown)
    reading_lines(shown, None)
    opinion_table(bare, (), "")
    compared = most_different(bare, tuple(crisis.id for crisis in crises_of(bare)))
    if compared:
        comparison_markup(bare, compared, (), "")


def test_a_controversy_without_a_chantier_says_so_and_leads_back(drawn):
    alone = CHANTIERS.replace("C2 ; C1", "C1     ")
    markup = board_markup(snapshot(Chantiers=alone), View(controversy="C2", crises=("R1",)))
    assert "Aucun chantier ne répond encore à cette controverse" in markup
    assert 'href="crash-test?crises=R1"' in markup


def test_a_column_that_a_lab_added_is_on_its_opinion_for_the_team_alone():
    drawn = """
    | Chantier | Crise | Partenaire | Tenue | Publication | Ambiance       |
    | K1       | R1    | P1         | Casse | Publié      | CANARI <tendu> |
    | K1       | R1    | P2         | Tient | Publié      |                |
    """
    team = snapshot(Crash_tests=drawn)
    assert [one.extras for one in all_opinions(team)] == [(("Ambiance", "CANARI <tendu>"),), ()]
    opened = View(chantier="K1", crisis="R1")
    assert "<dt>Ambiance</dt><dd>CANARI &lt;tendu&gt;</dd>" in board_markup(team, opened)
    assert "CANARI" not in board_markup(snapshot(Audience.PUBLIC, Crash_tests=drawn), opened)


def test_what_holds_nowhere_is_not_said_to_hold_best():
    broken = "| Chantier | Crise | Partenaire | Tenue | Version |\n| K1 | R1 | P1 | Casse | V2 |"
    shown = board(snapshot(Crash_tests=broken), (), "")
    assert sentence(shown).partition(" ? ")[2].startswith("Aucun des chantiers testés ne tient ; l’épreuve")
    assert robustness_words(shown.lines[0]) == "0\u00a0tenue sur 1\u00a0testée, 4\u00a0crises"
