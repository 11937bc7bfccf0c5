"""Livrables: a visitor composes a cahier, waits for it, and gets it."""

import io
import re

import docx
from pypdf import PdfReader


def test_a_cahier_is_asked_for_and_got(public_app, open_page):
    screen = open_page(f"{public_app}/livrables", height=1200)
    page = screen.page
    page.get_by_role("button", name="3 Démarches administratives").click()
    screen.settle()
    assert page.url.endswith("?controverse=C3")
    page.get_by_role("button", name="Préparer le document à modifier").click()
    ready = page.get_by_role("button", name=re.compile("Télécharger le document à modifier"))
    ready.wait_for(timeout=30_000)
    with page.expect_download() as got:
        ready.click()
    assert got.value.suggested_filename == "reflexes-publics-cahier-v3-extrait.docx"
    with open(got.value.path(), "rb") as file:
        document = docx.Document(io.BytesIO(file.read()))
    second = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    assert [one for one in second if one[:1].isdigit()] == ["3. Démarches administratives"]
    assert "Extrait : 1 controverse sur 6" in " ".join(" ".join(one.text for one in document.paragraphs).split())
    # What one visitor had made is there for the next one, and another choice is still to be asked for.
    other = open_page(f"{public_app}/livrables?controverse=C3", dark=True, width=390)
    assert other.page.get_by_role("button", name=re.compile("Télécharger le document à modifier")).is_visible()
    assert other.page.get_by_role("button", name="Préparer le PDF").is_visible()
    assert other.axe() == []


def test_an_image_is_chosen_and_got_with_its_data(public_app, open_page):
    screen = open_page(f"{public_app}/livrables?image=crash-test", height=2200)
    for label, name, begins in (
        ("Image SVG", "crash-test.svg", b"<svg"),
        ("Données CSV", "crash-test.csv", b"\xef\xbb\xbf"),
    ):
        with screen.page.expect_download(timeout=60_000) as got:
            screen.page.get_by_role("button", name=label).click()
        assert got.value.suggested_filename == name
        with open(got.value.path(), "rb") as file:
            assert file.read().lstrip().startswith(begins)
    screen.page.get_by_role("link", name="Voir ce graphique sur son écran").click()
    screen.settle()
    assert screen.page.url == f"{public_app}/crash-test"


def test_the_page_of_a_fiche_is_asked_for_and_got(public_app, open_page):
    screen = open_page(f"{public_app}/fiche?controverse=C3", height=2600)
    screen.page.get_by_role("button", name="Préparer la page à imprimer").click()
    ready = screen.page.get_by_role("button", name=re.compile("Télécharger la page à imprimer"))
    ready.wait_for(timeout=30_000)
    with screen.page.expect_download() as got:
        ready.click()
    with open(got.value.path(), "rb") as file:
        [page] = PdfReader(io.BytesIO(file.read())).pages
    addresses = [one.get_object()["/A"]["/URI"] for one in page["/Annots"]]
    assert addresses == [f"{public_app}/fiche?controverse=C3"]


TO_PRESS = """() => [...document.querySelectorAll('.st-key-cards-livrables > * [class*="st-key-card-"]')].map((card) => {
  const box = [...card.querySelectorAll('button, .rp-deliver-links a')].at(0).getBoundingClientRect();
  return [Math.round(card.getBoundingClientRect().top), Math.round(box.top), Math.round(box.height)];
})"""


def test_what_is_to_be_pressed_stands_on_one_line_from_a_card_to_its_neighbour(public_app, open_page):
    cards = open_page(f"{public_app}/livrables").page.evaluate(TO_PRESS)
    assert len(cards) >= 5
    rows = {top: [(at, tall) for above, at, tall in cards if above == top] for top, _, _ in cards}
    assert max(map(len, rows.values())) == 2
    assert all(len(set(row)) == 1 for row in rows.values()), rows
