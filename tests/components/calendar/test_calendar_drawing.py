"""The time axis: nothing drawn lies, overlaps or leaves the chart."""

from datetime import date

import pytest

from components.calendar import drawing as time_drawing
from components.calendar.axis import time_axis
from components.calendar.boxes import NARROWEST, WIDEST, text_box, text_width
from components.calendar.chart import calendar_spec
from components.calendar.model import Choice, all_steps
from components.calendar.stops import stops_of
from tests.components.calendar.drawn import MAP, PANORAMA, SMALL, calendar

THREE_YEARS = (
    "A1 | Préfiguration | Lancement | mars 2019 | Toutes | | Fait",
    f"A2 | Préfiguration | Une hypothèse de départ | 15 avril 2019 | {MAP} | V1 | Fait",
    "A3 | Enquêtes | Entretiens | du 1er mai 2019 au 30 juin 2020 | Enquêtes | | En cours",
    f"A4 | Enquêtes | Carte revue | semaine du 6 janvier 2020 | {MAP} | V2 | Fait",
    f"A5 | Enquêtes | Carte revue encore | semaine du 20 janvier 2020 | {MAP} | V3",
    f"A6 | Enquêtes | Pistes | semaine du 13 janvier 2020 | {PANORAMA} | V1 | Fait",
    f"A7 | Ateliers de conception | Conception | à partir de septembre 2020 | {PANORAMA} | V2",
    "A8 | Atelier crash test | Crash test | printemps 2021 ou automne 2021 | Toutes",
    f"A9 | Finalisation | Livrable | décembre 2021 | {MAP} | Finale",
)
DENSE = tuple(f"D{n} | Enquêtes | Une étape de plus sur la carte | {n} juillet | {MAP} | V{n}" for n in range(1, 13))
BOOKS = {"small": SMALL, "three years": THREE_YEARS, "dense": DENSE, "one": SMALL[:1]}


def drawing(snapshot, choice):
    """(records as a frame, height)."""
    table, height = time_drawing.drawing(snapshot, choice)
    return table.to_pandas(), height


def texts(table):
    """(text, box) of each text drawn."""
    for row in table[table["kind"] == "text"].to_dict("records"):
        width = text_width(row["text"], row["size"], bold=row["weight"] >= 600)
        yield row["text"], text_box(row["x"], row["dx"], width, row["align"], row["y"], row["size"])


@pytest.mark.parametrize("rows", BOOKS.values(), ids=BOOKS)
def test_no_text_overlaps_another_nor_the_today_line_nor_leaves_the_chart(rows):
    table, height = drawing(calendar(*rows), Choice())
    placed = [(text, box) for text, box in texts(table) if text != "!"]
    today = table[(table["kind"] == "over") & (table["width"] == 2) & (table["y2"] > height - 10)]
    line = None if today.empty else float(today["x"].iloc[0])
    for at, (text, box) in enumerate(placed):
        assert box.top >= -2, text
        assert box.bottom <= height, text
        for width in (NARROWEST, WIDEST):
            left, right = box.at(width)
            assert left >= -10, text
            assert right <= width + 10, text
            if line is not None and not text.startswith(("V", "!", "T")):
                assert not left < line * width < right, text
            for other, other_box in placed[:at]:
                a, b = other_box.at(width)
                apart = right <= a + 1 or b <= left + 1 or box.bottom <= other_box.top or other_box.bottom <= box.top
                assert apart, (text, other)


@pytest.mark.parametrize("rows", BOOKS.values(), ids=BOOKS)
def test_every_dated_step_can_be_pointed_at(rows):
    snapshot = calendar(*rows)
    table, _ = drawing(snapshot, Choice())
    told = " ".join(table[table["kind"] == "hit"]["text"])
    assert all(step.title in told for step in all_steps(snapshot) if step.spans)


def test_a_small_calendar_is_far_under_two_thousand_marks():
    assert len(drawing(calendar(*SMALL), Choice())[0]) < 400


def test_a_day_is_a_diamond_a_week_a_capsule_a_proposal_hatched():
    for when, kind, shape in (
        ("7 mai", "symbol", "diamond"),
        ("semaine du 6 mai", "box", ""),
        ("à définir / mai", "hatch", ""),
    ):
        table, _ = drawing(calendar(f"J1 | Enquêtes | Un | {when} | Toutes"), Choice())
        found = table[(table["kind"] == kind) & (table["shape"].fillna("") == shape)]
        assert len(found), when


def test_a_proposal_that_is_done_is_no_longer_hatched():
    table, _ = drawing(calendar("J1 | Enquêtes | Un | à définir / mai | Toutes | | Fait"), Choice())
    assert "hatch" not in set(table["kind"])


def test_an_open_date_is_never_drawn_as_a_day():
    table, _ = drawing(calendar("J1 | Enquêtes | Un | à partir de septembre | Toutes"), Choice())
    assert set(table[table["kind"] == "symbol"]["shape"]) == {"triangle-right", "triangle-down"}


def test_what_is_late_has_a_sign_and_a_word():
    table, _ = drawing(calendar(*SMALL), Choice())
    written = set(table[table["kind"] == "text"]["text"])
    assert {"!", "· 1 en retard"} <= written


def test_a_pill_stays_near_its_date_or_gives_up_its_text():
    snapshot = calendar(*DENSE)
    axis = time_axis([date(2020, 7, 1), date(2020, 7, 12)], snapshot.today)
    for stop in stops_of(axis, all_steps(snapshot), MAP):
        natural = sum(axis.span(*stop.step.spans[0])) / 2
        assert abs(stop.middle - natural) * NARROWEST <= 40
    axis = time_axis([date(2019, 1, 1), date(2021, 12, 1)], snapshot.today)
    assert all(stop.compact for stop in stops_of(axis, all_steps(snapshot), MAP))


def test_a_thread_is_solid_up_to_the_reference_day_and_dotted_after():
    table, _ = drawing(calendar(*SMALL), Choice(output="cartographie"))
    solid, dotted = (table[table["kind"] == kind]["x"] for kind in ("solid", "dotted"))
    assert solid.max() == pytest.approx(dotted.min())
    assert solid.max() == pytest.approx(
        time_axis([date(2020, 5, 7), date(2020, 9, 30)], date(2020, 7, 22)).at(date(2020, 7, 22))
    )


def test_nothing_is_drawn_without_a_date():
    for rows in ((), ("J1 | Enquêtes | Un",), ("J1 | Enquêtes | Un | à définir",)):
        table, height = drawing(calendar(*rows), Choice())
        assert table.empty
        assert height == 0


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2020, 5, 7), date(2020, 7, 2), ["mai 2020", "juin", "juillet"]),
        (date(2019, 11, 7), date(2020, 10, 2), ["nov. 2019", "déc.", "janv. 2020"]),
        (date(2019, 3, 1), date(2021, 12, 1), ["T1 2019", "T2", "T3"]),
        (date(2010, 3, 1), date(2020, 12, 1), ["2010", "2011", "2012"]),
        (date(2020, 5, 7), date(2020, 5, 7), ["mai 2020"]),
    ],
)
def test_ticks_are_in_french_by_month_quarter_or_year(first, last, labels):
    axis = time_axis([first, last], first)
    assert [tick.label for tick in axis.ticks][:3] == labels
    assert axis.first <= first <= last < axis.end


def test_a_far_reference_day_does_not_crush_the_steps():
    axis = time_axis([date(2020, 5, 7)], date(2026, 1, 5))
    assert (axis.end - axis.first).days == 31
    table, _ = drawing(calendar(SMALL[0], today=date(2026, 1, 5)), Choice())
    assert "aujourd’hui, 5\u00a0janvier\u00a02026 ▸" in set(table["text"].dropna())


def test_the_specification_holds_no_data_and_no_colour_of_its_own():
    spec = calendar_spec(400)
    assert "data" not in spec
    assert "datasets" not in spec
    assert not any("data" in layer for layer in spec["layer"])
    assert "#" not in str(spec)
