"""Where chantiers stand in the landscape, and how its hills are drawn."""

import re
from dataclasses import replace

import pytest

from components.panorama.landscape import CREST, DENSE_ABOVE, WIDTH, diameter, hill_edge, landscape
from components.panorama.model import Chantier
from sheets.vocabularies import EFFORTS, HORIZONS, Term

ONE = Chantier("K1", "V1", 2, "Un", *[""] * 11, (), (), (), ())


def one(identifier: str, horizon: str = "", effort: str = "") -> Chantier:
    return replace(ONE, id=identifier, horizon=horizon, effort=effort)


def places(scene):
    bands = [*scene.bands, *([scene.vague] if scene.vague else [])]
    return {c.id: (b.label, cell.effort) for b in bands for cell in b.cells for c in cell.chantiers}


def test_a_chantier_stands_in_its_horizon_and_its_effort():
    scene = landscape([one("K1", "2021", "Lourd"), one("K2", "Dès demain", "Léger")], HORIZONS, EFFORTS)
    assert places(scene) == {"K1": ("2021", "Lourd"), "K2": ("Dès demain", "Léger")}
    assert scene.vague is None
    assert [column.label for column in scene.columns] == ["Léger", "Moyen", "Lourd"]


def test_what_has_no_horizon_or_no_effort_is_shown_apart_and_only_then():
    scene = landscape([one("K1"), one("K2", "2021")], HORIZONS, EFFORTS)
    assert places(scene) == {"K1": ("Horizon à préciser", ""), "K2": ("2021", "")}
    assert scene.columns[-1].label == ""


def test_nearest_bands_come_first_and_are_darkest():
    scene = landscape([], (Term("Demain"), Term("Un jour"), Term("Jamais")), EFFORTS)
    assert [(band.label, band.near) for band in scene.bands] == [("Demain", 100), ("Un jour", 50), ("Jamais", 0)]


def test_a_single_horizon_is_a_landscape_too():
    assert landscape([one("K1", "Demain", "Léger")], (Term("Demain"),), EFFORTS).bands[0].size == 1


def test_every_chantier_is_drawn_once():
    everyone = [one(f"K{i}", h.label, e) for i, h in enumerate(HORIZONS) for e in ("Léger", "", "Inconnu")]
    scene = landscape(everyone, HORIZONS, EFFORTS)
    assert sum(band.size for band in scene.bands) == len(everyone)


def test_chips_are_smaller_above_24_chantiers():
    many = [one(f"K{i}", "2021", "Moyen") for i in range(DENSE_ABOVE + 1)]
    assert landscape(many, HORIZONS, EFFORTS).dense
    assert not landscape(many[:-1], HORIZONS, EFFORTS).dense


def test_a_disc_grows_with_its_supports_up_to_what_a_chip_holds():
    sizes = [diameter(n) for n in range(12)]
    assert sizes[0] == 18
    assert sizes[1] == 20.6
    assert sizes == sorted(sizes)
    assert max(sizes) <= 39
    assert max(diameter(n, dense=True) for n in range(50)) <= 32


@pytest.mark.parametrize("rank", range(12))
def test_a_hill_stays_in_its_box_and_is_closed(rank):
    path = hill_edge(rank)
    points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"-?[\d.]+,-?[\d.]+", path)]
    assert path.endswith("Z")
    assert min(x for x, _ in points) == 0
    assert max(x for x, _ in points) == WIDTH
    assert min(y for _, y in points) >= 0
    assert max(y for _, y in points) <= CREST


def test_neighbouring_hills_differ():
    assert len({hill_edge(rank) for rank in range(8)}) == 8
