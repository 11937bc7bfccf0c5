"""Every computation holds on what the public gets: no private column, and tables of no row or one."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from analysis.coverage import gaps, lab_terrain
from analysis.echoes import echoes
from analysis.links import chantier_links, controversies_of_observations, orphans, to_revisit
from analysis.positions import all_readings, density, leaning, places, shift, trail
from analysis.progress import current_version, deliveries, delivery_dates, phases, steps
from analysis.ranking import compare, ranking, regret
from analysis.robustness import cell_verdicts, crisis_profile, robustness
from analysis.versions import as_of, successors, until, wording_changes
from sheets.schema import Tab
from sheets.tabs import CALENDAR, CHANTIERS, CONTROVERSIES, CRASH_TESTS, OBSERVATIONS, READINGS, TERRAINS
from sheets.vocabularies import MAP
from tests.analysis.drawn import drawn

TODAY = date(2020, 7, 22)
ROWS = {
    CONTROVERSIES: "| id | version |\n| C1 | V1 |",
    TERRAINS: "| id | version | controverse |\n| T1 | V1 | C1 |",
    OBSERVATIONS: "| id | version | terrain | position | date |\n| O1 | V1 | T1 | Plutôt A | 7 mai |",
    READINGS: "| observation | partenaire | position |\n| O1 | | Plutôt B |",
    CHANTIERS: "| id | version | controverses |\n| K1 | V1 | C1 |",
    CRASH_TESTS: "| chantier | crise | tenue |\n| K1 | R1 | Tient |",
    CALENDAR: "| id | quand | production | livraison | phase |\n| J1 | mai | Toutes | V1 | Enquêtes |",
}


def public(tab: Tab, drawing: str) -> pd.DataFrame:
    return drawn(tab, drawing)[[field for field, column in tab.columns.items() if column.public]].reset_index(drop=True)


def one_row(tab: Tab) -> pd.DataFrame:
    return public(tab, ROWS[tab])


def no_row(tab: Tab) -> pd.DataFrame:
    return public(tab, "")


@pytest.mark.parametrize("table", [one_row, no_row])
@pytest.mark.parametrize("version", ["V1", "", "V9"])
def test_nothing_needs_a_private_column_nor_many_rows(table: Callable[[Tab], pd.DataFrame], version: str) -> None:
    controversies, terrains, chantiers = table(CONTROVERSIES), table(TERRAINS), table(CHANTIERS)
    clues, calendar = until(table(OBSERVATIONS), version), table(CALENDAR)
    readings = all_readings(clues, table(READINGS))
    placed = controversies_of_observations(clues, terrains, controversies, version)
    shown = as_of(chantiers, version)
    links = chantier_links(shown, controversies, version)
    delivered = deliveries(calendar, MAP, TODAY)
    dates = delivery_dates(delivered)
    cells = cell_verdicts(table(CRASH_TESTS))
    robust = robustness(cells, shown["id"], ["R1", "R2"])
    rows = len(controversies)
    assert len(places(readings)) == len(placed) == len(links) == len(cells) == len(robust) == rows
    assert len(steps(calendar, TODAY)) == len(phases(calendar, TODAY, ())) == len(delivered) == rows
    assert len(ranking(robust)) == len(regret(cells)) == len(compare(cells, ("R1",), shown["id"]).table) == rows
    assert len(successors(controversies, version)) == len(trail(clues, readings)) == rows
    assert len(wording_changes(chantiers, "")) == rows
    assert lab_terrain(clues, readings, ["T1"]).empty
    assert shift(trail(clues, readings)).delta == 0
    assert density(places(readings)["median"])[1].max() == pytest.approx(rows)
    assert orphans(controversies, shown, links, placed).controversies == ()
    assert to_revisit(shown, links, clues, placed, dates, dates) == ()
    down = echoes(clues, placed, chantiers, links, map_version="V1", panorama_version="V1", panorama_dates=dates)
    assert len(down) == 2 * rows
    assert crisis_profile(cells, shown["id"], ["R1"])["tested"].sum() == rows
    assert current_version(delivered) == ""
    lacks = gaps(robust, shown, as_of(terrains, version), clues, calendar, {"C1": leaning(readings)})
    assert lacks.untested.count == lacks.terrains.count == rows
