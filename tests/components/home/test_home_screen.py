"""What the home screen draws: the path, the panels, the echoes, what lacks; and never a crash nor a leak."""

import re

import pytest

from components.home.dates import brief, core
from components.home.lacks import lacks
from components.home.model import is_empty
from components.home.news import last_echoes
from components.home.panels import BAR_WIDTH, bands, crisis_bars, size
from components.home.ridges import WIDTH, ridges
from components.home.stages import stages
from components.home.telling import key_figures, reading_lines
from components.home.view import home_markup
from sheets.dates import read_fuzzy_date
from sheets.settings import Audience
from tests.components.home.inquiries import CHANTIERS, CRISES, INQUIRY, calendar, whole
from tests.drawing import CONTROVERSIES, TERRAINS, TODAY, take


def numbers(path):
    return [float(text) for text in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_the_path_says_where_each_phase_stands():
    found = {stage.name: (stage.when, stage.state, stage.mark) for stage in stages(whole())}
    assert found == {
        "Préfiguration": ("7\u00a0mai", "fait", "done"),
        "Enquêtes": ("du 8 juin au 31 juillet", "fait", "done"),
        "Atelier crash test": ("fin août", "à venir", "to-come"),
    }


def test_a_late_phase_says_so():
    late = stages(whole(Calendrier=calendar("10 juillet", "En cours")))[-1]
    assert (late.late, late.state) == (True, "en retard")


def test_what_is_not_finished_is_never_at_100():
    rows = "\n".join(f"| J{n} | Enquêtes | Étape {n} | mai | Fait |" for n in range(300))
    drawn = (
        "| Identifiant | Phase | Étape | Quand | Statut |\n"
        + rows
        + "\n| J999 | Enquêtes | Reste | fin août | À venir |"
    )
    assert stages(take(Calendrier=drawn))[0].share == 99


def test_a_date_still_to_define_says_so_until_it_is_done():
    vague = "Date à définir / fin juillet ou début septembre"
    assert stages(whole(Calendrier=calendar(vague)))[-1].when == "fin juillet ou début septembre, à définir"
    assert stages(whole(Calendrier=calendar(vague, "Fait")))[-1].when == "fin juillet ou début septembre"


def test_without_calendar_the_path_waits():
    assert {stage.state for stage in stages(take(Controverses=CONTROVERSIES))} == {"à dater"}


@pytest.mark.parametrize(
    ("typed", "short", "shorter"),
    [
        ("semaine du 13 juillet 2020", "semaine du 13 juillet", "sem. du 13 juil."),
        ("du 29 juin au 3 juillet 2020", "du 29 juin au 3 juillet", "29 juin – 3 juil."),
        ("20/07/2020", "20\u00a0juillet", "20\u00a0juil."),
        ("été 2019", "été 2019", "été 2019"),
        ("à définir / semaine du 13 juillet 2020", "semaine du 13 juillet", "sem. du 13 juil."),
    ],
)
def test_dates_are_shortened_never_changed(typed, short, shorter):
    when = read_fuzzy_date(typed, 2020)
    assert (core(when, TODAY), brief(when, TODAY)) == (short, shorter)


def test_a_ridge_stays_in_its_picture():
    first = ridges(whole())[0]
    assert all(-1 <= number <= WIDTH + 1 for number in numbers(first.line) + numbers(first.head))


def test_under_three_readings_dots_and_no_verdict():
    second = ridges(whole())[1]
    assert (second.said, second.line, second.way) == ("trop peu d’avis", "", None)
    assert len(second.dots) == 1


def test_horizons_go_from_the_farthest_to_the_nearest_and_name_the_most_supported():
    found = bands(whole())
    assert [band.label for band in found] == ["Au-delà", "2021", "Automne 2020", "Dès demain"]
    assert [band.best.title if band.best else "" for band in found] == [
        "Guichet sans dossier", "", "", "Contrat public-commun"
    ]  # fmt: skip


def test_a_chantier_without_horizon_or_controversy_is_still_shown():
    lost = "| K9 | V1 | Sans attache | | | | | | Piste | | Publié |"
    band = bands(whole(Chantiers=CHANTIERS + lost))[-1]
    assert (band.label, [(d.title, d.number, d.hue) for d in band.discs]) == (
        "Sans horizon",
        [("Sans attache", "·", 0)],
    )


def test_support_sizes_a_disc_within_bounds():
    assert size(0) == 18
    assert size(3) > size(2)
    assert size(50) == size(10)


def test_crises_go_from_the_best_held_and_stay_on_one_scale():
    found = crisis_bars(whole())
    assert [(bar.name, bar.weak, bar.strong) for bar in found.bars] == [("Inondation", 0, 2), ("Cyberattaque", 1, 0)]
    assert found.bars[1].said == "1\u00a0casse, 1\u00a0à tester"


def test_sixty_chantiers_fit_in_the_bar():
    rows = "\n".join(f"| X{n} | V1 | Chantier {n} |" for n in range(60))
    tests = "\n".join(f"| X{n} | R{1 + n % 2} | P1 | {'Casse' if n % 3 else 'Tient'} |" for n in range(60))
    found = crisis_bars(
        take(
            Partenaires=INQUIRY["Partenaires"],
            Chantiers="| Identifiant | Version | Titre |\n" + rows,
            Crises=CRISES,
            Crash_tests="| Chantier | Crise | Partenaire | Tenue |\n" + tests,
        )
    )
    assert all(x >= 0 and x + width <= BAR_WIDTH for bar in found.bars for x, width, _ in bar.units)


def test_echoes_are_dated_both_ways_and_lead_somewhere():
    found = last_echoes(whole())
    assert {echo.down for echo in found} == {True, False}
    assert found[0].when == "10\u00a0juil."
    assert found[0].text == (
        "«\u202fVote par téléphone\u202f» interpelle le chantier «\u202fContrat public-commun\u202f»."
    )
    assert [href for _, href in found[0].parts if href] == ["cartographie?controverse=C1", "panorama?chantier=K1"]


def test_a_chantier_reworded_says_what_it_changed():
    later = "| K1 | V2 | Contrat public-commun | quatre agents | écrire à dix collectifs | C1 | T01 | Dès demain | Piste | P1 | Publié |"
    steps = calendar("20 juillet", "Fait").replace("Toutes | | Fait", "Toutes | V2 | Fait")
    texts = [echo.text for echo in last_echoes(whole(Chantiers=CHANTIERS + later, Calendrier=steps))]
    assert any("«\u202fContrat public-commun\u202f» revoit ses moyens en écho à" in text for text in texts)


def test_what_lacks_agrees_and_leads_to_where_it_is_seen():
    found = {lack.href: f"{lack.count} {lack.what}" for lack in lacks(whole(Calendrier=calendar("à définir")))}
    assert found == {
        "crash-test": "1 essai de crash test, pour «\u202fGuichet sans dossier\u202f»",
        "panorama?chantier=K2": "1 chantier sans premiers pas, «\u202fGuichet sans dossier\u202f»",
        "cartographie?terrain=T02": "1 terrain avec moins de trois observations, «\u202fLes critères de priorité\u202f»",
        "cartographie?controverse=C2": "1 controverse avec trop peu d’avis, «\u202fLe pilotage\u202f»",
        "calendrier": "1 date à fixer : «\u202fAtelier crash test\u202f»",
    }


def test_findings_are_counted_for_the_team_only():
    cells = {
        **INQUIRY,
        "Crises": CRISES.replace("| Nom |", "| Nom | Famille |").replace("Inondation |", "Inondation | Sorcellerie |"),
    }
    assert "à corriger" in home_markup(take(**cells))
    public = home_markup(take(Audience.PUBLIC, **cells))
    assert "dans la feuille" not in public
    assert "à corriger" not in public


def test_the_public_meets_no_draft():
    assert "Trois listes" in " ".join(reading_lines(whole())) + home_markup(whole())
    public = take(Audience.PUBLIC, **INQUIRY, Calendrier=calendar())
    assert "Trois listes" not in " ".join(reading_lines(public)) + home_markup(public)


def test_demonstration_data_are_marked():
    assert "Données de démonstration" in home_markup(take(demo=True, **INQUIRY))
    assert "Données de démonstration" not in home_markup(take(**INQUIRY))


def test_a_text_of_the_sheet_is_never_markup():
    hostile = CONTROVERSIES.replace("La participation", "<script>x</script>")
    assert "<script>" not in home_markup(whole(Controverses=hostile))


def test_an_empty_workbook_says_what_to_fill_first():
    markup = home_markup(take())
    assert is_empty(take())
    assert re.findall(r"<strong>([^<]+)</strong>", markup)[:3] == [
        "Projet",
        "Partenaires",
        "Controverses",
    ]
    assert "Par où commencer" not in home_markup(take(Audience.PUBLIC))


AGES = {
    "controversies only": {"Controverses": CONTROVERSIES},
    "terrains": {"Controverses": CONTROVERSIES, "Terrains": TERRAINS},
    "no chantier": {name: INQUIRY[name] for name in ("Partenaires", "Controverses", "Terrains", "Observations")},
    "chantiers only": {"Chantiers": CHANTIERS},
    "crises without test": {"Chantiers": CHANTIERS, "Crises": CRISES},
    "tests without calendar": INQUIRY,
    "calendar only": {"Calendrier": calendar()},
    "headers only": {name: drawing.strip().splitlines()[0] for name, drawing in INQUIRY.items()},
}


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("tabs", AGES.values(), ids=AGES)
def test_every_age_of_an_inquiry_has_its_screen(tabs, public):
    snapshot = take(Audience.PUBLIC if public else Audience.TEAM, **tabs)
    assert "<h1>" in home_markup(snapshot)
    assert reading_lines(snapshot)
    assert all(len(row) == 3 for row in key_figures(snapshot).rows)
    assert "nan" not in home_markup(snapshot).lower().replace("finance", "")


def test_colons_of_the_text_take_one_narrow_space():
    lines = reading_lines(whole())
    assert not [line for line in lines if " :" in line or " \u202f" in line]
