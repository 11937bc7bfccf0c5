"""The static copy: whole, linked, valid, silent, and holding nothing that is not public."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import html5lib
import pytest

from components.static.addresses import Files
from components.static.copying import CopyProblem, copy
from components.static.page import POLICY
from components.static.screens import SCREENS
from components.static.site import build
from sheets.settings import Audience, Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source
from sheets.tabs import CHANTIERS, CONTROVERSIES
from tests import drawing
from tests.app.canaries import CANARY, plant
from tests.drawing import draw_book
from tests.large_inquiry import large_inquiry, write_inquiry

SETTINGS = Settings(date="2020-07-22")
HOSTILE_TEXT = (
    '<script>alert(1)</script><img src=x onerror=alert(2)> \' " onmouseover=alert(3) href="javascript:alert(4)" '
    "{{ 7*7 }} ![x](http://exemple.invalid/x.png) \u202eevil"
)
HOSTILE = {
    "Projet": f"| Clé | Valeur |\n| Titre | {HOSTILE_TEXT} |\n| Avertissement | {HOSTILE_TEXT} |",
    "Partenaires": f"| Identifiant | Nom |\n| P1 | {HOSTILE_TEXT} |\n| P2 | b |\n| P3 | c |",
    "Controverses": f"""
        | Identifiant | Version | Titre | Pôle A | Pôle B | Question | Publication |
        | C1 | V1 | {HOSTILE_TEXT} | {HOSTILE_TEXT} | {HOSTILE_TEXT} | {HOSTILE_TEXT} | Publié |
        | c1 | V1 | b | x | y | z | Publié |
        """,
    "Terrains": f"""
        | Identifiant | Version | Controverse | Titre | Publication |
        | T"1> | V1 | C1 | {HOSTILE_TEXT} | Publié |
        """,
    "Observations": f"""
        | Identifiant | Terrain | Version | Titre | Récit | Position | Publication |
        | O1 | T"1> | V1 | {HOSTILE_TEXT} | {HOSTILE_TEXT} | 2 | Publié |
        """,
    "Chantiers": f"""
        | Identifiant | Version | Titre | Intention | Controverses | Horizon | Publication |
        | K/../1 | V1 | {HOSTILE_TEXT} | {HOSTILE_TEXT} | C1 | Dès demain | Publié |
        """,
    "Crises": f"| Identifiant | Nom |\n| R1 | {HOSTILE_TEXT} |\n| R2 | b |",
    "Crash-tests": f"""
        | Chantier | Crise | Partenaire | Tenue | Danger | Publication |
        | K/../1 | R1 | P1 | Casse | {HOSTILE_TEXT} | Publié |
        | K/../1 | R2 | P1 | Tient | {HOSTILE_TEXT} | Publié |
        """,
    "Calendrier": f"""
        | Identifiant | Phase | Étape | Quand |
        | J1 | Enquêtes | {HOSTILE_TEXT} | 7 mai 2020 |
        """,
}


def hostile_book():
    return draw_book(**{name.replace("-", "_"): text for name, text in HOSTILE.items()})


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    planted = plant(tmp_path_factory.mktemp("canaries"))
    return public_snapshot(SETTINGS, open_source(str(planted)))


@pytest.fixture(scope="module")
def copied(snapshot):
    return dict(build(snapshot))


@pytest.fixture(scope="module")
def hostile():
    return dict(build(public_snapshot(SETTINGS, hostile_book())))


class Seen(HTMLParser):
    """Every element and attribute of a page, and its texts."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def given(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def pages(files):
    return {name: Seen(content) for name, content in files.items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def read(copied):
    return pages(copied)


def test_every_screen_has_its_page_and_every_controversy_and_chantier_its_fiche(snapshot, copied):
    assert {f"{path or 'index'}.html" for path, screen in SCREENS.items() if screen.named} <= set(copied)
    for tab, kind in ((CONTROVERSIES, "controverse"), (CHANTIERS, "chantier")):
        living = {one for one in snapshot[tab]["id"] if f"fiche-{kind}-{one}.html" in copied}
        assert len(living) >= len(set(snapshot[tab]["id"])) - 1  # a merged controversy is what it became
    assert {"cartographie-version-V1.html", "cartographie-lecture-fils.html", "crash-test-chantier-K01.html"} <= set(
        copied
    )


def test_every_link_leads_to_a_file_of_the_copy(copied, read):
    ids = {name: set(page.given("id")) for name, page in read.items()}
    for name, page in read.items():
        folder = "donnees/" if name.startswith("donnees/") else ""
        for href in (*page.given("href"), *page.given("src")):
            if re.match(r"https?://|mailto:", href):
                continue
            file, anchor = urldefrag(href)
            path = f"{folder}{unquote(file)}".replace("donnees/../", "") if file else name
            assert path in copied, (name, href)
            assert not anchor or anchor in ids[path], (name, href)


def one_of_each(files):
    """A page of each kind: parsing them all is slow."""
    kinds = {tuple(name.split("-")[:2]): name for name in files if re.match(r"[a-z]+(-test)?[.-].*html", name)}
    return sorted(kinds.values())


@pytest.mark.parametrize("which", ["copied", "hostile"])
def test_every_kind_of_page_is_valid_html(which, request):
    files = request.getfixturevalue(which)
    assert len(one_of_each(files)) > len(SCREENS)
    for name in one_of_each(files):
        parser = html5lib.HTMLParser()
        parser.parse(files[name])
        assert parser.errors == [], name


@pytest.mark.parametrize("which", ["copied", "hostile"])
def test_every_page_is_in_french_with_its_title_its_description_and_no_id_twice(which, request):
    files = request.getfixturevalue(which)
    titles = set()
    for name, page in pages(files).items():
        ids = page.given("id")
        assert len(ids) == len(set(ids)), (name, sorted(one for one in ids if ids.count(one) > 1)[:5])
        assert page.all("html")[0]["lang"] == "fr"
        assert len(page.all("h1")) == 1, name
        assert [a["content"] for a in page.all("meta") if a.get("name") == "description"][0], name
        assert page.all("meta")[1] == {"http-equiv": "Content-Security-Policy", "content": POLICY}
        titles.add(re.search(r"<title>(.*?)</title>", files[name].decode())[1])
    assert len(titles) > len(SCREENS) - 1


def test_every_page_has_its_style_its_script_and_its_icon(read):
    for name, page in read.items():
        root = "../" if name.startswith("donnees/") else ""
        linked = [link.get("href") for link in page.all("link")]
        assert linked == [f"{root}statique/favicon.svg", f"{root}statique/style.css"], name
        assert [script["src"] for script in page.all("script")] == [f"{root}statique/page.js"], name


def test_nothing_is_asked_of_anybody_else(copied, read):
    for name, page in read.items():
        asked = [
            a for tag, a in page.elements if tag in ("script", "link", "img", "iframe", "source", "object", "form")
        ]
        assert not [a for a in asked if re.match(r"(https?:)?//", a.get("href", "") + a.get("src", ""))], name
    styles = copied["statique/style.css"].decode()
    assert not re.findall(r"@import|url\((?![\"']?(?:data:|[a-z-]+\.woff2))", styles)


def test_no_canary_is_in_any_file(copied):
    for name, content in copied.items():
        assert CANARY.encode() not in content, name


def test_hostile_contents_never_become_markup(hostile):
    for name, page in pages(hostile).items():
        assert {a.get("src", "").removeprefix("../") for a in page.all("script")} == {"statique/page.js"}, name
        attributes = {key for _, given in page.elements for key in given}
        assert not [key for key in attributes if key.startswith("on")], name
        assert not [
            href for href in page.given("href") if re.match(r"\s*(javascript|data|vbscript):", href, re.IGNORECASE)
        ], name
        assert not page.all("img"), name
        assert "49" not in "".join(page.words), name
        assert "\u202e" not in hostile[name].decode(), name
    assert "<script>alert(1)" in "".join(Seen(hostile["index.html"]).words)


def test_a_file_name_never_leaves_the_folder_and_ids_that_differ_by_case_are_two_files(hostile):
    assert not [name for name in hostile if ".." in name or name.startswith("/") or name.count("/") > 1]
    names = [name.lower() for name in hostile]
    assert len(names) == len(set(names))
    assert len([name for name in hostile if re.match(r"fiche-controverse-[Cc]1", name) and name.endswith(".html")]) == 2


def test_charts_keep_their_colours_as_variables_and_speak_no_english(copied):
    content = copied["cartographie.html"].decode()
    svgs = re.findall(r'<div class="rp-chart".*?</svg></div>', content, re.DOTALL)
    assert len(svgs) == 2
    for svg in svgs:
        assert "var(--rp-c1)" in svg
        assert not re.search(r'(fill|stroke)="#', svg)
        assert "mark" not in svg
        assert "La participation citoyenne" in svg


def test_what_only_the_application_does_is_not_promised(read):
    words = "".join(read["cartographie-lecture-fils-fil-C3.html"].words)
    assert "Sa fiche" in words
    assert "data-go" not in {key for _, given in read["index.html"].elements for key in given}


def test_the_same_data_give_the_same_bytes(hostile):
    assert dict(build(public_snapshot(SETTINGS, hostile_book()))) == hostile


def test_a_large_inquiry_opens_fiches_rather_than_whole_views_again(tmp_path):
    source = write_inquiry(tmp_path, large_inquiry(chantiers=150))
    files = Files(public_snapshot(SETTINGS, open_source(str(source))))
    assert files.asked("crash-test?chantier=K07&crise=R1") == ("fiche", {"chantier": "K07"})
    assert files.asked("cartographie?lecture=fils&fil=K07") == ("cartographie", {"lecture": "fils"})
    assert files.asked("cartographie?lecture=fils&fil=C7") == ("cartographie", {"lecture": "fils", "fil": "C7"})
    assert files.asked("echos?chantier=K07&controverse=C7") == ("echos", {})


def test_an_empty_inquiry_has_its_copy_too():
    files = dict(build(public_snapshot(SETTINGS, draw_book(Partenaires=drawing.PARTNERS))))
    assert {f"{path or 'index'}.html" for path, screen in SCREENS.items() if screen.named} <= set(files)


def test_copying_again_takes_away_what_is_gone_and_leaves_alone_what_is_the_same(tmp_path):
    source, out = tmp_path / "source", tmp_path / "copie"
    source.mkdir()
    (source / "Partenaires.csv").write_text("Identifiant,Nom\nP1,a\nP2,b\n", "utf-8")
    settings = Settings(source=str(source), date="2020-07-22", audience=Audience.TEAM)
    assert "pages" in copy(settings, out)
    style = (out / "statique" / "style.css").stat().st_mtime_ns
    (out / "cartographie-version-V9.html").write_text("ancienne")
    (out / "robots.txt").write_text("à garder")
    copy(settings, out)
    assert not (out / "cartographie-version-V9.html").exists()
    assert (out / "robots.txt").exists()
    assert (out / "statique" / "style.css").stat().st_mtime_ns == style


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(CopyProblem):
        copy(SETTINGS, tmp_path)
