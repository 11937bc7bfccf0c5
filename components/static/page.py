"""A whole page: its head, its navigation, its foot; and the style sheet that all share."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit
from markupsafe import Markup

from components import accessibility, stylesheet, words
from components.open_data import FOLDER
from components.static.screen import Page
from components.templates import render
from sheets.cells import shorten
from sheets.snapshot import Snapshot

OWN = Path(__file__).parent / "assets"
POLICY = (
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)
_FONTS = {"Source Sans": "SourceSansVF-Upright.*.woff2", "Source Serif": "SourceSerifVariable-Roman.*.woff2"}
_DESCRIBED = 300  # characters: search engines show fewer


def page_markup(snapshot: Snapshot, page: Page, **values: object) -> Markup:
    """The HTML of a page. ``values``: what is not as on most pages of the static copy."""
    project = snapshot.workbook.project
    site = str(project["titre"] or "Réflexes publics")
    around = {
        "name": f"{page.name} · {site}" if page.name else site,
        "description": shorten(page.sentence or project["introduction"] or project["sous_titre"] or site, _DESCRIBED),
        "site": site,
        "policy": POLICY,
        "style": "",
        "root": "",
        "home": "index.html",
        "page": page,
        "warning": project["avertissement"],
        "state": f"Situation au {words.day(snapshot.today, year=True)} · {data_of(snapshot)}, copie statique",
        "producer": project["producteur"],
        "licence": project["licence"],
        "statement": ("accessibilite", accessibility.STATE),
        "open_data": f"{FOLDER}/index.html",
        "explained": "",
        "tables": (),
        "pages": (),
    }
    return render("static_page.html", **around | values)


def data_of(snapshot: Snapshot) -> str:
    """« données du 22 juillet 2020 »."""
    return f"données du {words.day(snapshot.updated, year=True)}"


@cache
def fonts() -> Mapping[str, Path]:
    """Family -> its file, among those that Streamlit ships."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    return {family: file for family, pattern in _FONTS.items() for file in sorted(media.glob(pattern))[:1]}


def style(addresses: Mapping[str, str]) -> str:
    """The style sheets of the application, then that of the copy. ``addresses``: of the files of ``fonts``."""
    faces = (
        f'@font-face {{ font-family: "{family}"; src: url("{address}") format("woff2"); '
        "font-weight: 200 900; font-display: swap; }"
        for family, address in addresses.items()
    )
    return "\n".join([*faces, stylesheet.style(), (OWN / "static.css").read_text("utf-8")])
