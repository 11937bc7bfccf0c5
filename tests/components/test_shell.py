"""The page that every screen starts from: Streamlit's own, with ours put in, and nothing lost."""

import re

import pytest
from markupsafe import Markup
from streamlit import config

from components.routes import routes
from components.routes.shell import INDEX, changed, inline_scripts, shell
from components.templates import render


def filled():
    return shell().filled(Markup("<title>Ici</title>"), Markup("<noscript>Sans</noscript>")).decode()


def test_all_that_streamlit_loads_is_still_there():
    loaded = re.findall(
        r'(?:src|href)="([^"]+)"', re.sub("<noscript>.*?</noscript>", "", INDEX.read_text("utf-8"), flags=re.DOTALL)
    )
    assert len(loaded) > 5
    assert [one for one in loaded if f'"{one}"' not in filled()] == ["./favicon.png"]


def test_it_speaks_french_and_says_what_it_is_given():
    page = filled()
    assert '<html lang="fr">' in page
    assert page.count("<title>") == page.count("<noscript>") == 1
    assert "You need to enable JavaScript" not in page


def test_every_inline_script_has_its_hash_in_the_policy():
    assert len(inline_scripts(filled())) == len(shell().scripts) == 2
    assert (
        inline_scripts(
            str(
                render(
                    "page_head.html", title="", site="", description="x", canonical="", picture="", base="", feed="x"
                )
            )
        )
        == []
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<html lang="en"><title>Streamlit</title>',
        INDEX.read_text("utf-8").replace("<title>", "<title></title><title>"),
    ],
)
def test_a_page_that_is_not_the_one_we_know_is_refused(html):
    with pytest.raises(RuntimeError, match=r"index\.html has changed"):
        changed(html)


def test_under_a_base_path_every_route_is_under_it():
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "/enquete/")
    try:
        paths = {route.path for route in routes()}
    finally:
        config.set_option("server.baseUrlPath", before)
    assert {"/enquete/", "/enquete/cartographie", "/enquete/calendrier.ics", "/enquete/sante/pret"} <= paths
    assert [path for path in paths if not path.startswith("/enquete/")] == []
