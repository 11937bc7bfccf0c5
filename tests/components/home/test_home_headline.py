"""The sentence at the top tells where the inquiry stands, whatever its age, and what remains."""

import pytest

from components.home.headline import figures_line, headline, plain
from sheets.settings import Audience
from tests.components.home.inquiries import CHANTIERS, INQUIRY, calendar, whole
from tests.drawing import CONTROVERSIES, take

NO_BREAK = "\u00a0"


def told(snapshot):
    return plain(headline(snapshot)).replace(NO_BREAK, " ")


def figures(snapshot):
    return figures_line(snapshot).replace(NO_BREAK, " ")


def remains(when, status, steps="", **settings):
    text = told(take(**INQUIRY, Calendrier=calendar(when, status) + steps, **settings))
    return text.removeprefix("Le 22 juillet, les controverses et les chantiers en sont à leur première version. ")


def test_two_deliverables_at_different_versions():
    later = "| K2 | V2 | Guichet | | | C2 | | Au-delà | Piste | | Publié |"
    snapshot = take(**{**INQUIRY, "Chantiers": CHANTIERS + later})
    assert told(snapshot).startswith(
        "Le 22 juillet, les controverses en sont à leur première version, les chantiers à leur deuxième. "
    )


def test_the_versions_take_the_colour_of_the_thread():
    assert [text for text, thread in headline(whole()) if thread] == ["première version"]


def test_the_calendar_says_which_version_is_delivered_whatever_is_being_written():
    draft = "| C1 | V2 | La participation, encore | a | b | Publié |"
    assert "première version" in told(whole(Controverses=CONTROVERSIES + draft))


def test_a_version_delivered_but_not_written_is_not_shown():
    only_second = CONTROVERSIES.replace("V1", "V2")
    assert "les controverses en sont à leur deuxième version" in told(whole(Controverses=only_second))


def test_a_single_controversy_and_a_single_chantier_agree():
    snapshot = take(
        Controverses="| Identifiant | Version | Titre | Pôle A | Pôle B |\n| C1 | V1 | Seule | a | b |",
        Chantiers="| Identifiant | Version | Titre |\n| K1 | V1 | Seul |",
    )
    assert "la controverse en est à sa première version, le chantier à sa première." in told(snapshot)


def test_only_a_map():
    assert told(take(Controverses=CONTROVERSIES)) == (
        "Le 22 juillet, les controverses en sont à leur première version ; les chantiers restent à ouvrir. "
        "Reste à écrire le calendrier."
    )


def test_only_a_panorama():
    assert "; les controverses restent à formuler." in told(take(Chantiers=CHANTIERS))


def test_only_a_calendar():
    snapshot = take(Calendrier="| Identifiant | Phase | Étape | Quand |\n| J1 | Enquêtes | Entretiens | fin août |")
    assert told(snapshot) == (
        "Le 22 juillet, l’enquête commence. Prochaine étape : «\u202fEntretiens\u202f», fin août."
    )


def test_an_empty_workbook_welcomes_the_team_and_the_public():
    assert told(take()) == "Tout est prêt : l’enquête peut commencer."
    assert told(take(Audience.PUBLIC)) == "Cette enquête n’a encore rien publié."


def test_final_versions():
    final = "\n".join(
        f"| J{n} | Finalisation | Livrable | 20 juillet | {output} | Finale | Fait |"
        for n, output in ((8, "Cartographie des controverses"), (9, "Panorama des chantiers"))
    )
    both = told(take(**INQUIRY, Calendrier=calendar("1er juillet", "Fait") + final))
    assert (
        both
        == "Le 22 juillet, les controverses et les chantiers ont leur version finale. Toutes les étapes sont faites."
    )
    one = told(take(**INQUIRY, Calendrier=calendar() + final.splitlines()[0]))
    assert "ont leur version finale, les chantiers en sont à leur première version." in one


@pytest.mark.parametrize(
    ("when", "status", "sentence"),
    [
        ("10 juillet", "En cours", "Reste à finir l’atelier crash test, en retard."),
        ("Date à définir / fin août", "À venir", "Reste à dater l’atelier crash test."),
        ("", "À venir", "Reste à dater l’atelier crash test."),
        ("fin août", "En cours", "En cours : «\u202fAtelier crash test\u202f»."),
        ("juillet", "À venir", "C’est le moment : «\u202fAtelier crash test\u202f»."),
        ("fin août 2020", "À venir", "Prochaine étape : «\u202fAtelier crash test\u202f», fin août."),
        ("28/08/2020", "À venir", "Prochaine étape : «\u202fAtelier crash test\u202f», 28 août."),
        ("1er juillet", "Fait", "Toutes les étapes sont faites."),
        ("1er juillet", "Annulé", "Toutes les étapes sont faites."),
    ],
)
def test_what_remains(when, status, sentence):
    assert remains(when, status).replace(NO_BREAK, " ") == sentence


def test_what_is_late_comes_before_what_has_no_date():
    late = "| J4 | Enquêtes | Restitution | 3 juillet | | | À venir |"
    sentence = remains("à définir", "À venir", late)
    assert sentence == "Reste à finir les enquêtes, en retard, et à dater l’atelier crash test."


def test_a_step_without_date_in_a_phase_that_has_one_is_named():
    vague = "| J4 | Atelier crash test | Bilan | à définir | | | À venir |"
    assert remains("fin août", "À venir", vague) == "Reste à dater «\u202fBilan\u202f»."


def test_the_public_of_an_inquiry_without_calendar_is_not_asked_to_write_it():
    assert told(take(Audience.PUBLIC, **INQUIRY)).endswith("première version.")


def test_figures_agree_and_count_what_is_shown():
    assert figures(whole()) == (
        "4 observations lues par 2 labos sur 2 terrains, 2 chantiers ouverts, 3 essais sur 4 face à 2 autres crises."
    )


def test_readers_who_are_not_all_labs_are_partners():
    partners = INQUIRY["Partenaires"].replace("| Nom |", "| Nom | Type |").replace("Rives |", "Rives | Collectivité |")
    assert "lues par 2 partenaires" in figures(whole(Partenaires=partners.replace("Orvel |", "Orvel | |")))


def test_observations_that_nobody_placed_are_told():
    unread = INQUIRY["Observations"].replace("Plutôt A", "")
    assert figures(whole(Observations=unread)).startswith("4 observations, dont 3 lues par 2 labos, sur 2 terrains,")


def test_before_observations_controversies_and_terrains_are_counted():
    few = {name: INQUIRY[name] for name in ("Controverses", "Terrains")}
    assert figures(take(**few)) == "2 controverses, 2 terrains à observer."
    assert figures(take()) == ""


def test_no_test_yet():
    assert figures(whole(Crash_tests="| Chantier |")).endswith("aucun essai encore face à 2 autres crises.")
