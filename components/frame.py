"""What surrounds every screen: style, title, notices, notes of method, the table behind the view, the foot."""

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import accessibility, address, data, words
from components.data_table import DataTable as DataTable
from components.figures.pending import Pending
from components.follow import ask_about, banners, follow, wait_for_data
from components.setup import setup_markup
from components.sharing.foot import sharing
from components.show import NEWS, reserve, show
from components.templates import render
from sheets.exports import to_csv
from sheets.live import LiveState
from sheets.problems import Problem, SetupProblem
from sheets.settings import Audience
from sheets.snapshot import Snapshot

_ASSETS = Path(__file__).parent / "assets"
_HEAD, _FOOT = "head", "foot"
_BEHIND = "Les données de cette vue"

FAVICON = _ASSETS / "favicon.svg"


def _data_uri(image: Path) -> str:
    """An SVG of ours as an address. Streamlit, given a path, would read the file at each run."""
    return f"data:image/svg+xml;base64,{b64encode(image.read_bytes()).decode()}"


ICON, _LOGO = _data_uri(FAVICON), _data_uri(_ASSETS / "logo.svg")


@lru_cache(maxsize=16)
def _wordmark(title: str) -> str:
    return f"<style>.stApp {{ --rp-wordmark: {_css_string(title)}; }}</style>"


def dress(title: str = "") -> None:
    """Put the inquiry's name on the page."""
    if title:
        st.html(_wordmark(title))
    st.logo(_LOGO, size="large")


def _css_string(text: str) -> str:
    """A CSS string that holds any text: whatever is not a letter or a digit is written as its code point."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text[:40]) + '"'


def begin(snapshot: Snapshot) -> DeltaGenerator:
    """Open a screen. The place it returns, above the title, is for ``end`` to say what the address got wrong."""
    dress(str(snapshot.workbook.project["titre"] or "Réflexes publics"))
    address.applied()  # those of a run that was stopped before its title
    return st.container(key="notices")


def reserve_title() -> None:
    """Keep the place of a title that depends on what the controls below it say."""
    reserve(_HEAD)


def head(title: str, sentence: str) -> None:
    """The title of a screen, the one sentence that says what it shows and, on paper, the filters chosen before it."""
    show(render("head.html", title=title, sentence=sentence, filters=address.applied()), key=_HEAD)


def explain(method: Sequence[str], reading: Sequence[str], table: DataTable, *images: Pending) -> None:
    """Below a view: how it is made, its text alternative, and the table behind it, made only when asked for.

    ``images``: the view as files of its own, as it is filtered now.
    """
    show(render("explain.html", method=method, reading=reading), key=f"explain:{table.name}")
    data_behind(table, f"{_BEHIND}, et son image" if images else _BEHIND, *images)


def data_behind(table: DataTable, label: str = _BEHIND, *images: Pending) -> None:
    """A table folded under its label, made only when asked for, with its CSV and the images of the view."""
    with st.expander(label, key=f"data:{table.name}", on_change="rerun") as opened:
        if opened.open:
            show(
                render("data.html", caption=table.caption, header=table.header, rows=table.rows),
                key=f"table:{table.name}",
            )
            with st.container(horizontal=True, gap="small", key=f"files:{table.name}"):
                make = partial(to_csv, table.header, table.rows)
                download("Télécharger en CSV", make, f"{table.name}.csv", "text/csv")
                for image in images:
                    download(image.says("Image PNG"), image.png, f"{image.name}.png", "image/png")
                    download(image.says("Image SVG"), image.svg, f"{image.name}.svg", "image/svg+xml")


def download(label: str, make: Callable[[], bytes | str], name: str, kind: str) -> None:
    """A button whose file is made once it is pressed."""
    st.download_button(label, make, file_name=file_name(name), mime=kind, key=f"download:{name}", on_click="ignore")


def file_name(name: str) -> str:
    """The name that a file is saved under: an identifier is in some, and may hold what leads elsewhere on a disk."""
    stem, dot, extension = name.rpartition(".")
    return "-".join(re.findall(r"\w+", stem)) + dot + extension


def end(snapshot: Snapshot, notices: DeltaGenerator, state: LiveState) -> None:
    """Close a screen: what the address got wrong and what the source lacks, then the foot and how fresh it is."""
    told = [*banners(snapshot, state, data.settings().vanished_after), *address.told()]
    if told:
        with notices:
            show(render("notices.html", sentences=told, calm=snapshot.audience is Audience.PUBLIC), key="told")
            ask_about(snapshot, state)
    project = snapshot.workbook.project
    reserve(_FOOT, NEWS)
    show(
        render(
            "foot.html",
            warning=project["avertissement"],
            state=_state(snapshot),
            producer=project["producteur"],
            licence=project["licence"],
            accessibility=accessibility.STATE,
            public=snapshot.audience is Audience.PUBLIC,
            embedded=st.context.is_embedded,
            sharing=sharing(data.settings(), project["titre"] or "Réflexes publics"),
        ),
        key=_FOOT,
    )
    follow(snapshot, state)


def _state(snapshot: Snapshot) -> str:
    read = snapshot.read_at.astimezone()
    source = "classeur de démonstration" if snapshot.demo else "données"
    who = " · vue de l’équipe, brouillons compris" if snapshot.audience is Audience.TEAM else ""
    return (
        f"Situation au {words.day(snapshot.today, year=True)} · {source} lu{'' if snapshot.demo else 'es'} "
        f"le {words.day(read.date())} à {read:%H}{words.NARROW}h{words.NARROW}{read:%M}{who}"
    )


def show_problem(problem: Problem, account: str = "") -> None:
    """The one screen of a setting or a source that cannot be used. ``account``: whom to share with, for the team."""
    dress()
    if isinstance(problem, SetupProblem):
        show(setup_markup(problem, account), key="setup")
        return
    show(render("problem.html", what=problem.what, remedy=problem.remedy, account=account), key="problem")
    wait_for_data()
