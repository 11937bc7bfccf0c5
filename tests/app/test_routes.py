"""What the application answers beside its screens, asked over HTTP as a robot, a calendar or a probe would."""

import re
import time
from xml.etree import ElementTree

import pytest
import requests
import vobject

from tests.app.canaries import CANARY, plant
from tests.app.screens import SCREENS

THINGS = ("cartographie?controverse=C3", "panorama?chantier=K01", "fiche?terrain=T01")
PAGES = (*SCREENS.values(), "accessibilite", "recherche", "atelier", "fiche", *THINGS)


def get(url, **more):
    return requests.get(url, timeout=20, allow_redirects=False, **more)


def until_ready(app):
    for _ in range(200):
        if get(f"{app}/sante/pret").status_code == 200:
            return app
        time.sleep(0.1)
    raise AssertionError(get(f"{app}/sante").text)


@pytest.fixture(scope="module")
def public(public_app):
    return until_ready(public_app)


@pytest.fixture(scope="module")
def team(team_app):
    return until_ready(team_app)


@pytest.fixture(scope="module")
def broken(app_factory):
    return app_factory(REFLEXES_SOURCE="/nulle/part/CANARI.xlsx", REFLEXES_AUDIENCE="public")


@pytest.fixture(scope="module")
def named(app_factory, tmp_path_factory):
    """An application that knows its public address, a static copy, and who may frame it; its source has canaries."""
    return until_ready(
        app_factory(
            REFLEXES_SOURCE=str(plant(tmp_path_factory.mktemp("canaries"))),
            REFLEXES_ADDRESS="https://reflexes.exemple.fr",
            REFLEXES_STATIC_COPY="copie/",
            REFLEXES_FRAME_ANCESTORS="self https://www.exemple.fr",
            REFLEXES_DATE="2020-07-22",
        )
    )


def meta(page, name):
    found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)"', page)
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_title_its_card_and_its_text(public, path):
    page = get(f"{public}/{path}").text
    assert '<html lang="fr">' in page
    assert page.count("<title>") == 1
    assert len(meta(page, "description")) > 40
    assert meta(page, "og:title") in re.search("<title>(.*?)</title>", page)[1]
    assert meta(page, "og:url") == re.search('<link rel="canonical" href="([^"]*)"', page)[1] == f"{public}/{path}"
    noscript = re.findall("<noscript>(.*?)</noscript>", page, re.DOTALL)[1]
    assert "<h1>" in noscript
    assert "en texte elles aussi" in noscript
    assert "copie statique" not in noscript


def test_no_two_pages_have_the_same_title_or_description(public):
    pages = [get(f"{public}/{path}").text for path in PAGES]
    assert len({meta(page, "og:title") for page in pages}) == len(PAGES)
    assert len({meta(page, "description") for page in pages}) == len(PAGES)


def test_the_picture_of_the_cards_and_the_icon_are_served_from_here(public):
    page = get(public).text
    assert meta(page, "og:image").startswith(public)
    assert get(meta(page, "og:image")).headers["content-type"] == "image/png"
    assert get(f"{public}/favicon.svg").headers["content-type"].startswith("image/svg")


def test_a_page_names_the_style_of_the_screens_which_a_browser_may_keep_for_ever(public):
    for path in ("", "cartographie", "nulle-part"):
        [address] = re.findall(r'<link rel="stylesheet" href="\./(style\.css\?v=\w+)">', get(f"{public}/{path}").text)
        style = get(f"{public}/{address}")
        assert style.headers["content-type"].startswith("text/css")
        assert "immutable" in style.headers["cache-control"]
        assert "--rp-" in style.text


def test_the_style_of_another_version_of_the_application_is_not_kept(public):
    style = get(f"{public}/style.css", params={"v": "000000000000"})
    assert "--rp-" in style.text
    assert style.headers["cache-control"] == "no-cache"


def test_what_a_stranger_puts_in_the_address_or_the_host_stays_out_of_the_page(public):
    hostile = '"><script>alert(1)</script>'
    assert "alert(1)" not in get(f"{public}/cartographie", params={"controverse": hostile}).text
    assert "alert(1)" not in get(public, headers={"Host": hostile}).text
    assert "ailleurs" not in get(public, headers={"X-Forwarded-Host": "ailleurs.exemple"}).text


def test_unknown_addresses_are_told_in_french(public):
    page = get(f"{public}/nulle-part")
    assert (page.status_code, '<html lang="fr">' in page.text) == (200, True)
    for path in ("nulle/part", "index.php", "static/js/absent.js", "cartographie/_stcore/absent"):
        page = get(f"{public}/{path}")
        assert page.status_code == 404, path
        assert "Cette adresse ne mène à aucune page" in page.text
    assert get(f"{public}/cartographie/_stcore/health").status_code == 404


def test_of_streamlit_only_what_a_browser_needs_is_served(public, team):
    for app in (public, team):
        assert get(f"{app}/_stcore/health").text == "ok"
        for name in ("metrics", "%6detrics", "metrics/", "agent/openapi.json", "script-health-check", "demain"):
            answer = get(f"{app}/_stcore/{name}")
            assert (answer.status_code, "aucune page" in answer.text) == (404, True), name
    for name in ("agent/interact", "agent/mcp", "metrics"):
        assert requests.post(f"{public}/_stcore/{name}", json={}, timeout=20).status_code == 404
    assert requests.put(f"{public}/_stcore/upload_file/a/b", data=b"x", timeout=20).status_code == 403


def test_the_team_s_pages_say_nothing_of_the_data_before_anybody_is_known(team):
    for path in ("", "cartographie?controverse=C3", "contribuer", "calendrier"):
        page = get(f"{team}/{path}")
        assert 'name="description"' not in page.text
        assert "Démarches administratives" not in page.text
        assert '<meta name="robots" content="noindex" />' in page.text
        assert "noindex" in page.headers["x-robots-tag"]


def test_robots_are_welcome_to_the_public_and_to_nothing_of_the_team(public, team):
    assert get(f"{public}/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {public}/sitemap.xml",
    ]
    assert get(f"{team}/robots.txt").text.splitlines() == ["User-agent: *", "Disallow: /"]
    assert get(f"{team}/sitemap.xml").status_code == 404


def test_every_address_of_the_sitemap_is_its_own_canonical_page(public):
    sitemap = ElementTree.fromstring(get(f"{public}/sitemap.xml").content)  # noqa: S314 -- our own
    listed = [one.text for one in sitemap.iter() if one.tag.endswith("loc")]
    assert len(listed) > 100
    listed.remove(f"{public}/donnees/")  # it has no card of its own: it is written for whoever takes the files
    for address in listed[::12]:
        assert f'<link rel="canonical" href="{address}" />' in get(address).text


def test_the_feed_is_given_once_and_then_only_when_it_changes(public, team):
    first = get(f"{public}/calendrier.ics")
    assert first.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(vobject.readOne(first.text).vevent_list) == 20
    assert get(f"{public}/calendrier.ics", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert get(f"{public}/calendrier.ics", headers={"If-None-Match": '"autre"'}).status_code == 200
    assert requests.head(f"{public}/calendrier.ics", timeout=20).headers["etag"] == first.headers["etag"]
    assert "Un entretien à caler" not in get(f"{team}/calendrier.ics").text


def test_a_process_that_serves_says_so_and_how_old_its_data_are(public):
    for path in ("sante", "sante/pret"):
        told = get(f"{public}/{path}")
        assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
        assert told.json() | {"age_s": 0} == {
            "etat": "a jour",
            "pret": True,
            "age_s": 0,
            "panne_s": None,
            "onglets_retenus": 0,
        }
        assert 0 <= told.json()["age_s"] < 60


def test_an_open_screen_is_told_how_fresh_the_data_are_and_nothing_else(public):
    told = get(f"{public}/fraicheur")
    assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
    assert set(told.json()) == {"shown", "age", "news"}
    assert "à jour il y a" in told.json()["age"]
    assert get(f"{public}/fraicheur").json()["shown"] == told.json()["shown"]


def test_a_process_with_nothing_to_serve_is_alive_and_not_ready(broken):
    assert get(f"{broken}/sante").status_code == 200
    told = get(f"{broken}/sante/pret")
    assert (told.status_code, told.json()["pret"], told.json()["etat"]) == (503, False, "rien a servir")
    assert CANARY not in told.text
    for path in ("calendrier.ics", "sitemap.xml", "fraicheur"):
        assert get(f"{broken}/{path}").status_code == 503
    assert 'name="description"' not in get(broken).text


def test_wrong_settings_leave_the_routes_standing_and_closed(app_factory):
    app = app_factory(REFLEXES_AUDIENCE="tout-le-monde")
    assert get(f"{app}/sante").json()["etat"] == "reglages a corriger"
    assert get(f"{app}/sante/pret").status_code == 503
    assert "Disallow: /" in get(f"{app}/robots.txt").text
    assert get(app).status_code == 200


def test_the_address_of_the_settings_is_the_one_that_is_told(named):
    page = get(f"{named}/cartographie").text
    assert meta(page, "og:url") == "https://reflexes.exemple.fr/cartographie"
    assert "https://reflexes.exemple.fr/sitemap.xml" in get(f"{named}/robots.txt").text
    assert "URL:https://reflexes.exemple.fr/calendrier?etape=J01" in get(f"{named}/calendrier.ics").text
    assert '<a href="copie/">' in page


def test_every_answer_carries_the_headers(public, named):
    for path in ("", "nulle-part", "a/b", "calendrier.ics", "sante", "_stcore/health", "partage.png"):
        headers = get(f"{public}/{path}").headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in re.search("script-src [^;]*", policy)[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "geolocation=()" in headers["permissions-policy"]
        assert "x-robots-tag" not in headers
    framed = get(f"{named}/").headers
    assert "frame-ancestors 'self' https://www.exemple.fr" in framed["content-security-policy"]
    assert "x-frame-options" not in framed


def test_browsers_are_held_to_https_only_where_they_came_by_it(public):
    assert "strict-transport-security" not in get(public).headers
    by_https = get(public, headers={"X-Forwarded-Proto": "https"})
    assert by_https.headers["strict-transport-security"] == "max-age=31536000"
    assert meta(by_https.text, "og:url").startswith("https://")


def test_no_route_of_the_public_holds_a_canary(named, app_server):
    for path in (*PAGES, "calendrier.ics", "sitemap.xml", "robots.txt", "sante", "sante/pret", "nulle-part"):
        answer = get(f"{named}/{path}")
        assert CANARY not in answer.text + str(answer.headers), path
    assert "Atelier de lancement" in get(f"{named}/calendrier.ics").text.replace("\r\n ", "")
    assert CANARY not in app_server(named).log()
