"""What is hostile in the Sheet is only ever text in the static copy: each file read whole, a page of each kind opened."""

import re
import threading
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from urllib.parse import quote, unquote, urlsplit

import lxml.html
import pytest

from components.static.site import build
from sheets.settings import Settings
from sheets.snapshot import public_snapshot
from sheets.sources import open_source
from tests.app.hostile import COMPUTED, DOCUMENTS, HOSTILE, write_hostile
from tests.app.hostile_page import TOLD_VIOLATIONS, faults, formulas
from tests.app.test_copie_statique import Quiet

# All that our templates and Vega write. The parser reads as browsers do (libxml2 2.14 and later).
TAG = re.compile(
    "a|article|b|body|br|caption|circle|col|colgroup|dd|del|details|div|dl|dt|em|fieldset|footer|g|h[1-4]|head|header|"
    "html|i|input|ins|label|legend|li|line|link|main|meta|nav|ol|p|path|rect|script|section|small|span|strong|summary|"
    "svg|table|tbody|td|text|tfoot|th|thead|title|tr|tspan|ul"
)
ATTRIBUTE = re.compile(
    "(aria|data)-[a-z]+|charset|class|colspan|content|cx|cy|d|defer|display|download|dy|fill(-opacity)?|focusable|"
    "font-(family|size|style|weight)|height|hidden|href|http-equiv|id|lang|name|opacity|open|preserveaspectratio|r|rel|"
    "role|rowspan|rx|scope|span|src|stroke(-dasharray|-linecap|-linejoin|-miterlimit|-opacity|-width)?|style|tabindex|"
    "target|text-anchor|title|transform|type|value|viewbox|width|x|x2|xmlns|y|y2"
)
STYLE = re.compile(r"(--[a-z-]+: (var\(--rp-[a-z0-9]+\)|-?[\d.]+(px|%)?)(; ?)?)*")
# Cells of web addresses lead to the first; the statement of accessibility, to the others.
HOSTS = (DOCUMENTS, "formulaire.defenseurdesdroits.fr", "www.defenseurdesdroits.fr")
FILE = re.compile(r"[\w-]+(/[\w-]+)?\.\w+", re.ASCII)
KIND = re.compile(r"(crash-test|[a-z]+)(-[a-z]+)?")


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """The files of the copy, in a folder."""
    source, out = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("copie")
    for name, content in build(
        public_snapshot(Settings(date=date(2020, 7, 22)), open_source(str(write_hostile(source))))
    ):
        assert FILE.fullmatch(name), name
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(content)
    return out


@pytest.fixture(scope="module")
def pages(copied):
    """Name -> the tree of each page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    files = sorted(copied.rglob("*.html"))
    return {
        one.relative_to(copied).as_posix(): lxml.html.document_fromstring(one.read_bytes(), parser) for one in files
    }


def test_every_page_of_the_copy_holds_only_what_our_templates_write(pages):
    assert len(pages) > 200
    for name, page in pages.items():
        scripts = [(one.attrib, one.text) for one in page.iter("script")]
        assert [({*attributes}, text) for attributes, text in scripts] == [({"src", "defer"}, None)], name
        for one in page.iter():
            assert TAG.fullmatch(one.tag), (name, one.tag)
            strange = [at for at in one.attrib if not ATTRIBUTE.fullmatch(at)]
            assert strange == (["autofocus"] if "data-reveal" in one.attrib else []), (name, strange)
            assert STYLE.fullmatch(one.get("style", "")), (name, one.get("style"))
        assert {one.get("http-equiv") for one in page.iter("meta")} == {None, "Content-Security-Policy"}, name
        assert {one.get("type") for one in page.iter("input")} <= {"checkbox"}, name
        assert COMPUTED not in page.text_content(), name


def test_every_address_of_the_copy_is_a_file_of_it_or_a_cell_of_addresses(pages, copied):
    for name, page in pages.items():
        told = [(one, one.get(at)) for at in ("href", "src") for one in page.iter() if one.get(at) is not None]
        assert told, name
        for one, address in told:
            parts = urlsplit(address)
            if parts.hostname in HOSTS:
                assert (one.tag, parts.scheme) == ("a", "https"), (name, address)
                assert parts.hostname != DOCUMENTS or "noopener" in one.get("rel"), name
            elif parts.scheme != "mailto":
                assert (parts.scheme, parts.netloc) == ("", ""), (name, address)
                assert not parts.path or ((copied / name).parent / unquote(parts.path)).is_file(), (name, address)


def test_what_is_hostile_is_there_as_text_and_no_cell_of_the_copy_runs_as_a_formula(pages, copied):
    """Without the first, nothing here could fail."""
    told = "\n".join(page.text_content() for page in pages.values())
    assert [one for one in HOSTILE[:8] if one not in told] == []
    tables = list(copied.rglob("*.csv"))
    assert len(tables) > 200
    assert [(one.name, found) for one in tables if (found := formulas(one.read_bytes()))] == []


def test_nothing_runs_or_goes_beyond_the_window_in_a_page_of_each_kind(pages, copied, open_page):
    kinds = {}
    for name in sorted(pages, key=lambda name: "alert" in name):  # one whose address is hostile too, where there is one
        kinds[KIND.match(name)[0]] = name
    assert len(kinds) > 25
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copied)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    dialogs, wrong = [], []
    screen = open_page("about:blank", settle=False)
    screen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    screen.page.add_init_script(TOLD_VIOLATIONS)
    for name in kinds.values():
        screen.page.goto(f"http://127.0.0.1:{server.server_port}/{quote(name)}")
        wrong += [(name, one) for one in faults(screen)]
    server.shutdown()
    server.server_close()
    assert wrong == []
    assert (dialogs, screen.page_errors, screen.outside(), screen.console_errors) == ([], [], [], [])
