"""The home screen in a browser: for the team and the public, wide and narrow, light and dark."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.looks import looks
from tests.app.screen import Screen

OpenPage = Callable[..., Screen]
FITS = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth <= m.clientWidth; }"
# Links of 24 px at least, those within a sentence left out (WCAG 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll('.rp-home a, .rp-home summary')]
    .filter((a) => !a.closest('.rp-home-echoes, h2, p:not(.rp-home-discs)'))
    .map((a) => [a.id, a.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24).map(([id]) => id)"""
SMALL_TEXT = """() => [...document.querySelectorAll('.rp-home *')]
    .filter((e) => !e.closest('.rp-disc') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12).map((e) => e.textContent)"""


def test_the_team_reads_it_anywhere(team_app: str, open_page: OpenPage) -> None:
    screen = open_page(team_app, width=390)
    page = screen.page
    for look in looks(screen, height=900):
        assert "troisième version" in page.get_by_role("heading", level=1).inner_text(), look
        assert page.evaluate(FITS), look
        assert screen.axe() == [], look
        assert page.evaluate(SMALL_TARGETS) == [], look
        assert page.evaluate(SMALL_TEXT) == [], look
    assert screen.console_errors == screen.page_errors == screen.outside() == []


def test_the_public_gets_it_without_findings_nor_drafts(public_app: str, open_page: OpenPage) -> None:
    screen = open_page(public_app, width=390)
    assert screen.page.locator(".rp-home-tag").inner_text() == "Données de démonstration"
    assert not screen.received("dans la feuille")
    assert screen.page.locator(".rp-home-panel").count() == 5
    assert screen.page.evaluate(FITS)
    assert screen.axe() == []
    assert screen.console_errors == []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("#home-c1", r"/cartographie\?controverse=C1$"),
        (".rp-home-discs a >> nth=0", r"/panorama\?chantier=K\d+$"),
        (".rp-home-crises a >> nth=0", r"/crash-test\?crises=R\d+$"),
        (".rp-home-lacks a >> nth=0", r"/crash-test$"),
        ("#home-p1", r"/calendrier$"),
    ],
)
def test_a_click_leads_to_the_screen_with_its_choice(
    public_app: str, open_page: OpenPage, link: str, address: str
) -> None:
    screen = open_page(public_app)
    screen.page.locator(link).click()
    screen.settle()
    screen.page.wait_for_url(re.compile(address))
    assert screen.page_errors == []


def test_the_introduction_and_the_figures_unfold(public_app: str, open_page: OpenPage) -> None:
    screen = open_page(public_app, width=390)
    screen.page.get_by_text("De quoi s’agit-il").click()
    assert screen.page.locator(".rp-home-about .rp-prose").is_visible()
    screen.page.get_by_text("Les données de cette vue").click()
    screen.settle()
    assert screen.page.get_by_role("cell", name="Terrains observés", exact=True).is_visible()
    assert screen.page.evaluate(FITS)


def test_a_stale_address_is_harmless(public_app: str, open_page: OpenPage) -> None:
    screen = open_page(f"{public_app}/?chantier=K99&rien=1")
    assert screen.page.locator(".rp-home-panel").count() == 5
    assert screen.page_errors == []


@pytest.fixture(scope="module")
def young_inquiries(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder where only controversies are written, and one with headers only."""
    begun, empty = tmp_path_factory.mktemp("begun"), tmp_path_factory.mktemp("empty")
    headers = "Identifiant,Version,Titre,Pôle A,Pôle B,Publication\n"
    (empty / "Controverses.csv").write_text(headers, "utf-8")
    (begun / "Controverses.csv").write_text(headers + "C1,V1,La participation,pause,levier,Publié\n", "utf-8")
    return begun, empty


def test_young_inquiries_are_welcomed(
    app_factory: Callable[..., str], open_page: OpenPage, young_inquiries: tuple[Path, Path]
) -> None:
    for folder, words in zip(young_inquiries, ("pas encore d’observation", "Par où commencer"), strict=True):
        url = app_factory(REFLEXES_AUDIENCE="equipe", REFLEXES_SOURCE=str(folder))
        for width in (1280, 390):
            screen = open_page(url, width=width)
            assert screen.page.get_by_text(words).first.is_visible()
            assert screen.page.evaluate(FITS)
        assert screen.axe() == []
        assert screen.page_errors == screen.console_errors == []
