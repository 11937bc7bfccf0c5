"""« Vérifier un fichier »: dropped, read by the same reader, told, and forgotten."""

from typing import Any

import streamlit as st
from markupsafe import Markup

from components import words
from components.contribuer.download import offer_template
from components.contribuer.sections import by_tab
from components.levels import level_counts
from components.show import show
from components.templates import render
from sheets.cells import shorten
from sheets.checking import Checked, check_book
from sheets.problems import SourceProblem
from sheets.snapshot import Snapshot
from sheets.tabs import BY_NAME, TABS
from sheets.uploads import as_tab, guess_tab, only_sheet, open_upload
from sheets.workbook import RawBook

_KEPT = "_checked_file"


def check_a_file(snapshot: Snapshot) -> None:
    """The place to drop a file, and what is found in it."""
    with st.container(key="controls-check", gap="small"):
        show(render("contribuer_check.html"), key="check-head")
        offer_template()
        size = st.get_option("server.maxUploadSize")
        label = f"Un classeur .xlsx ou un fichier .csv, {size}{words.NO_BREAK}Mo au plus"
        dropped = st.file_uploader(label, type=["xlsx", "csv"], key="check-file")
        if dropped is None:
            forget_file()
            return
        try:
            book = _once("book", dropped.file_id, lambda: open_upload(dropped.name, dropped.getvalue()))
            book, title = _settle(book, dropped.file_id)
            asked = (dropped.file_id, title, snapshot)
            checked = _once("checked", asked, lambda: check_book(book, snapshot.workbook, snapshot.today))
            show(checked_markup(checked), key="checked")
        except SourceProblem as problem:
            show(render("contribuer_refused.html", what=problem.what, remedy=problem.remedy), key="checked")


def forget_file() -> None:
    """Forget what was read of a file: the screen is left."""
    st.session_state.pop(_KEPT, None)


def _settle(book: RawBook, file_id: str) -> tuple[RawBook, str]:
    """The book to check; when it is one sheet that could be any tab, people say which, the likeliest being chosen."""
    alone = only_sheet(book)
    if alone is None:
        return book, ""
    guess = guess_tab(alone)
    names = [tab.name for tab in TABS]
    title = st.selectbox(
        "À lire comme l’onglet",
        names,
        index=names.index(guess.name) if guess else None,
        placeholder="Choisissez un onglet",
        key=f"check-tab:{file_id}",
        width=260,
    )
    if not title:
        raise SourceProblem(
            f"Rien ne dit de quel onglet est « {shorten(alone.title)} ».", "Choisissez l’onglet ci-dessus."
        )
    return as_tab(alone, BY_NAME[title]), title


def _once(what: str, asked: Any, make: Any) -> Any:
    """The last answer of this session, made again when something else is asked; an error is not kept."""
    kept = st.session_state.setdefault(_KEPT, {})
    if kept.get(what, (None,))[0] != asked:
        kept[what] = (asked, make())
    return kept[what][1]


def checked_markup(checked: Checked) -> Markup:
    """What was read, then the findings as on the rest of the screen."""
    tabs = words.listing([words.guillemets(tab) for tab in checked.tabs])
    read = words.count(checked.rows, "ligne lue", "lignes lues")
    where = f"{words.plural(len(checked.tabs), 'l’onglet', 'les onglets')} {tabs}" if tabs else "ce fichier"
    return render(
        "contribuer_checked.html",
        summary=f"{read} dans {where} ; {level_counts(checked.findings) or 'rien à corriger'}.",
        grouped=by_tab(checked.findings),
    )
