"""Figures: files that stand alone, whatever is in the Sheet."""

import struct
import threading
from itertools import combinations

import pytest

from components.cartography.filters import Filters
from components.crash.model import crises_of
from components.data_table import DataTable
from components.figures import (
    calendar,
    comparison,
    crash,
    inquiry,
    links,
    looks,
    moves,
    panorama,
    robustness,
    sights,
    sources,
    threads,
)
from components.figures import tensions as maps
from components.figures.bands import band_figure
from components.figures.catalogue import figures
from components.figures.crises import crises_figure
from components.figures.frame import png, svg
from components.figures.letters import width_of, wrapped
from components.figures.marks import Mark, moved, rect, text
from components.figures.model import WIDTH, Drawing, Figure
from components.figures.palette import color, mixed, resolved
from components.figures.pending import Pending
from components.figures.ridges import relief_images, ridge_figure
from components.figures.stages import stage_figure
from components.panorama.filters import Choice
from components.panorama.filters import Filters as PanoramaFilters
from components.threads.controls import View as ThreadView
from sheets.settings import Audience, Settings
from sheets.snapshot import make_snapshot, public_snapshot
from sheets.sources import open_source
from tests.app.canaries import CANARY, plant
from tests.components.figures.extents import SVG, spans, tree
from tests.components.static.test_static_copy import HOSTILE, HOSTILE_TEXT
from tests.drawing import draw_book
from tests.large_inquiry import large_inquiry, write_inquiry

SETTINGS = Settings(date="2020-07-22")
EVERY = (
    *(maps.tension_figure, threads.thread_figure, panorama.panorama_figure, links.link_figure, sights.sight_figure),
    *(moves.move_figure, inquiry.heat_figure, calendar.calendar_figure, crash.grid_figure),
    *(robustness.robustness_figure, comparison.comparison_figure, looks.look_figure, sources.source_figure),
    *(ridge_figure, band_figure, crises_figure, stage_figure),
)


@pytest.fixture(scope="module")
def demo():
    return public_snapshot(Settings(), open_source("demo"))


@pytest.fixture(scope="module")
def drawn(demo):
    """Name -> (figure, its SVG), for everything that the demonstration has."""
    return {maker.name: (figure := maker.build(), svg(figure, demo)) for maker in figures(demo)}


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    write_inquiry(folder, large_inquiry())
    return public_snapshot(SETTINGS, open_source(str(folder)))


def test_an_emoji_of_several_signs_does_not_blot_out_its_line(demo):
    """usvg, which draws the PNG, gives every sign of such a line as an empty box."""

    def titled(title):
        return Figure("essai", title, "", Drawing((rect(0, 0, 10, 10),), 10), DataTable("essai", "", (), ()))

    simple, joined = "Vélos 👩 🏳 ⚠ 👍 prêts", "Vélos 👩\u200d🔬 🇫🇷 ⚠\ufe0f 👍🏽 prêts"
    assert joined in svg(titled(joined), demo)
    assert png(titled(joined), demo) == png(titled(simple), demo)


def test_the_demonstration_has_every_figure(drawn):
    assert len(drawn) == 17
    assert not any(figure.empty for figure, _ in drawn.values())


def test_a_figure_says_what_it_is_where_it_comes_from_of_what_day_and_under_which_licence(drawn):
    for name, (figure, file) in drawn.items():
        root = tree(file)
        assert root.find(f"{SVG}title").text == figure.title, name
        told = " ".join(said for said, *_ in spans(file))
        for text_ in (told, root.find(f"{SVG}desc").text):
            for said in ("Source\u202f: Réseau de démonstration", "Licence Ouverte 2.0", "22\u00a0juillet\u00a02020"):
                assert said in text_, (name, said)
        assert "Données de démonstration" in told, name
        assert root.get("role") == "img", name


def test_a_figure_needs_no_style_sheet_and_nothing_else(drawn):
    for name, (_, file) in drawn.items():
        for foreign in ("var(", "light-dark", "color-mix", "href", "<style", "<script", "url(", "class="):
            assert foreign not in file, (name, foreign)
        assert tree(file).get("viewBox").split()[2] == str(WIDTH), name


def test_no_text_leaves_the_frame(drawn):
    for name, (_, file) in drawn.items():
        assert [one for one in spans(file) if one[1] < 0 or one[2] > WIDTH] == [], name


def test_no_text_covers_another_of_its_line_even_in_a_wider_font(drawn):
    for name, (_, file) in drawn.items():
        if name in ("carte-terrains", "carte-tensions", "calendrier"):
            continue  # drawn by Vega, with halos and lines moved by dy: as on the screen
        said = sorted(spans(file), key=lambda one: one[1])
        pairs = [(a[0], b[0]) for a, b in combinations(said, 2) if abs(a[3] - b[3]) < 3 and b[1] < a[2] - 1]
        assert pairs == [], name


def test_the_comparison_says_in_grey_who_fares_worse_and_who_is_left_out(drawn):
    figure, file = drawn["crash-test-crises"]
    lines = [part for part in tree(file).iter(f"{SVG}path") if part.get("fill", "none") == "none"]
    worse = [part for part in lines if part.get("stroke") == color("casse")]
    better = [part for part in lines if part.get("stroke") == color("renforce")]
    assert all(part.get("stroke-dasharray") == "7,5" for part in worse)
    assert all(part.get("stroke-dasharray") == "1,0" for part in better)
    assert worse
    assert better
    told = " ".join(said for said, *_ in spans(file))
    assert "moins bien" in told
    assert "Hors de la comparaison, faute de verdict dans les trois" in told
    assert figure.drawing.keys


def test_the_fiche_of_a_controversy_has_its_relief_alone_and_no_other_fiche_has_one(demo):
    (relief,) = relief_images(demo, "C3")
    figure = relief.figure()
    assert figure.title.startswith("Démarches administratives")
    assert [row[0] for row in figure.table.rows] == ["C3"]
    assert "Coopérations institutionnelles" not in svg(figure, demo)
    assert [one for one in spans(svg(figure, demo)) if one[1] < 0 or one[2] > WIDTH] == []
    assert relief_images(demo, "nulle part") == relief_images(demo, "K01") == ()


def test_the_table_behind_a_figure_goes_with_it(drawn, demo):
    for name, (figure, _) in drawn.items():
        assert figure.table.rows, name
        assert all(len(row) == len(figure.table.header) for row in figure.table.rows), name
    assert figures(demo)[0].csv().startswith(b"\xef\xbb\xbf")


def test_a_png_is_twice_as_wide(demo, drawn):
    name = "crash-test-robustesse"
    height = int(tree(drawn[name][1]).get("height"))
    made = next(maker for maker in figures(demo) if maker.name == name).png()
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", made[16:24]) == (2 * WIDTH, 2 * height)
    assert len(made) < 500_000


def test_an_empty_workbook_gives_figures_that_say_so_and_an_empty_catalogue():
    empty = make_snapshot(SETTINGS, draw_book(Partenaires="| Identifiant | Nom |\n| P1 | a |"))
    assert figures(empty) == ()
    for draw in EVERY:
        figure = draw(empty)
        assert figure.empty
        assert figure.title in svg(figure, empty)


def test_what_is_hostile_in_the_sheet_stays_text(tmp_path):
    hostile = make_snapshot(SETTINGS, draw_book(**HOSTILE))
    for draw in EVERY:
        figure = draw(hostile)
        root = tree(svg(figure, hostile))
        tags = {part.tag.removeprefix(SVG) for part in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "rect", "path", "circle", "line", "text", "tspan"}, figure.name
        names = {name for part in root.iter() for name in part.attrib}
        assert not any(name.startswith("on") or "href" in name for name in names), figure.name
        assert "\u202e" not in "".join(root.itertext()), figure.name


def test_a_title_that_names_a_colour_is_not_taken_for_one(demo):
    figure = Figure("x", "var(--rp-c1)", "", Drawing((), 10), DataTable("x", "", (), ()))
    assert ">var(--rp-c1)<" in svg(figure, demo)


@pytest.mark.parametrize("length", [300, 5000])
def test_endless_titles_stay_in_the_frame(length):
    endless, words = "W" * length, "mot " * (length // 4)
    book = {
        tab: drawing.replace(HOSTILE_TEXT, endless if rank % 2 else words)
        for rank, (tab, drawing) in enumerate(HOSTILE.items())
    }
    snapshot = make_snapshot(SETTINGS, draw_book(**book))
    for draw in (crash.grid_figure, robustness.robustness_figure, links.link_figure, panorama.panorama_figure,
                 threads.thread_figure, sights.sight_figure):  # fmt: skip
        file = svg(draw(snapshot), snapshot)
        assert [one[0][:20] for one in spans(file) if one[1] < 0 or one[2] > WIDTH] == [], draw.__name__


def test_an_inquiry_three_times_as_large_stays_in_the_frame(large):
    for maker in figures(large):
        if maker.name in ("carte-terrains", "carte-tensions"):
            continue  # drawn by Vega: as on the screen
        file = maker.svg()
        assert [one for one in spans(file) if one[1] < -2 or one[2] > WIDTH + 2] == [], maker.name


def test_the_public_meets_no_canary_in_any_figure(tmp_path):
    book = open_source(str(plant(tmp_path)))
    snapshot = public_snapshot(SETTINGS, book)
    for maker in figures(snapshot):
        figure = maker.build()
        assert CANARY not in svg(figure, snapshot) + str(figure.table), maker.name


def test_the_team_is_told_not_to_spread_its_drafts():
    team = make_snapshot(Settings(audience=Audience.TEAM), open_source("demo"))
    assert "ne pas diffuser" in svg(links.link_figure(team), team)


def test_a_filtered_figure_says_so(demo):
    crisis = next(iter(demo.derive(crises_of)))
    choice = Choice("V2", PanoramaFilters(horizon=("des-demain",)))
    asked = Filters(source="entretien", text="agents")
    filtered = (
        (crash.grid_figure(demo, (crisis.id,)), crisis.name),
        (panorama.panorama_figure(demo, choice), "Dès demain"),
        (maps.tension_figure(demo, "V3", asked), "Entretien"),
        (inquiry.heat_figure(demo, "C1"), "articipation"),
    )
    for figure, said in filtered:
        assert figure.filters.startswith("Vue filtrée"), figure.name
        assert said in figure.filters
        assert "Vue filtrée" in svg(figure, demo)
    assert maps.tension_figure(demo).filters == ""


def test_a_thread_that_is_followed_is_named_and_red(demo):
    view = ThreadView("V3", Filters(), False, "C1", 0, False, ())
    figure = threads.thread_figure(demo, view)
    assert "La participation citoyenne" in figure.title
    assert color("fil") in svg(figure, demo)


def test_moves_are_those_between_the_versions_asked(demo):
    assert moves.move_figure(demo, "V1", "V2").title == "Ce qui s’est déplacé de V1 à V2"
    assert moves.move_figure(demo, "V2", "V2").empty


def test_nothing_is_drawn_until_it_is_asked_for(demo):
    made = []
    pending = Pending("x", demo, lambda snapshot: made.append(snapshot), about="Grille")
    assert (made, pending.says("Image PNG")) == ([], "Grille : image PNG")


def test_many_images_at_once_are_all_made(demo):
    maker = next(one for one in figures(demo) if one.name == "panorama")
    found = []
    crowd = [threading.Thread(target=lambda: found.append(maker.png())) for _ in range(3)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(set(found)) == 1


def test_lines_keep_to_their_room_and_say_where_they_are_cut():
    told = wrapped("une phrase « longue » de plusieurs mots et " + "d" * 80, 120, 14, 3)
    assert len(told) == 3
    assert told[-1].endswith("…")
    assert all(width_of(line, 14) <= 120 for line in told)
    assert "«\u202flongue" in " ".join(wrapped("ici «\u202flongue\u202f» là", 70, 14, 5))
    assert wrapped("  ", 100, 14) == ()


def test_colours_are_plain():
    assert color("fond") == "#FFFFFF"
    assert resolved("var(--rp-c1)") == color("c1") == "#3F67F1"
    assert mixed("encre", 0) == "#FFFFFF"
    with pytest.raises(KeyError):
        color("inconnue")


def test_marks_are_moved_together():
    here, there = rect(0, 0, 1, 1), text(0, 0, "a", 12, "#000000")
    assert [one.shift for one in moved((here, there), 3, 4)] == ["translate(3 4)"] * 2
    assert Mark("g").shift == ""
