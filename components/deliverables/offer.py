"""One document on the screen: asked for, in preparation, ready to download, or why it is not."""

import time

import streamlit as st

from components import words
from components.deliverables.documents import Document
from components.making import Progress, State, workshop
from components.show import show_alone
from components.templates import render
from sheets.snapshot import Snapshot

_LOOK_EVERY = 1.0  # seconds, while a document is in preparation
CHANGED = "Les données ont changé depuis qu’il est fait."
_PATIENCE = 0.8  # seconds: a document that is ready by then is given at once
_MEANT = "_documents_meant"  # what this visitor waits for: asked again by itself when the data change meanwhile
_MEANT_AT_MOST = 6  # documents that a visitor waits for at once, so that one leaves room to the others
_REFUSED = "_documents_refused"
# What this visitor was given, still to be taken when the data change just before the click: on a day of workshop they
# never stop changing. Not for long: what is withdrawn from publication goes away.
_GIVEN, _GIVEN_AT_MOST, _GIVEN_FOR = "_documents_given", 2, 120.0  # documents a visitor; seconds


def offer(snapshot: Snapshot, document: Document) -> None:
    """The button of a document, which becomes its download. The screen is looked at again only while one is made."""
    if _progress(snapshot, document).state is State.PENDING:
        st.fragment(_offer, run_every=_LOOK_EVERY, key=f"document:{document.key}")(snapshot, document, True)
    else:
        _offer(snapshot, document, False)


def _offer(snapshot: Snapshot, document: Document, was_pending: bool) -> None:
    progress = _progress(snapshot, document)
    if (progress.state is State.PENDING) != was_pending:
        st.rerun()
    earlier = _given(document, progress)
    with st.container(key=f"deliver-{document.key}", gap="xsmall"):
        if progress.content or earlier:
            _download(document, progress.content or earlier)
        if progress.state not in (State.READY, State.PENDING):
            _button(snapshot, document, progress, bool(earlier))
        show_alone(
            render(
                "deliverables_state.html",
                told=CHANGED if earlier else told(progress),
                since=since(progress),
                pending=progress.state is State.PENDING,
            )
        )


def _progress(snapshot: Snapshot, document: Document) -> Progress:
    meant, asked = st.session_state.setdefault(_MEANT, set()), (document.make, *document.choice)
    progress = workshop().progress(snapshot, *asked)
    if progress.state is State.UNASKED and asked in meant:
        progress = workshop().ask(snapshot, *asked)
    if progress.state is not State.PENDING:
        meant.discard(asked)
    if progress.state is State.UNASKED and asked in st.session_state.get(_REFUSED, set()):
        return Progress(State.REFUSED)
    return progress


def _given(document: Document, progress: Progress) -> bytes:
    """The document as this visitor was given it, of data that have changed a moment ago; empty when there is none."""
    given, asked, now = st.session_state.setdefault(_GIVEN, {}), (document.make, *document.choice), time.monotonic()
    content, changed = given.pop(asked, (b"", None))
    if progress.state is State.READY:
        given[asked] = progress.content, None
    elif progress.state is State.UNASKED and content and now - (changed or now) < _GIVEN_FOR:
        given[asked] = content, changed or now
    for oldest in list(given)[:-_GIVEN_AT_MOST]:
        del given[oldest]
    return content if asked in given and progress.state is State.UNASKED else b""


def _ask(snapshot: Snapshot, document: Document) -> None:
    asked = (document.make, *document.choice)
    refused = _waiting(snapshot) >= _MEANT_AT_MOST or (
        workshop().ask(snapshot, *asked, patience=_PATIENCE).state is State.REFUSED
    )
    st.session_state[_REFUSED] = {asked} if refused else set()
    if not refused:
        st.session_state.setdefault(_MEANT, set()).add(asked)


def _waiting(snapshot: Snapshot) -> int:
    """How many documents this visitor waits for, on whatever screen."""
    meant = st.session_state.get(_MEANT, ())
    return sum(workshop().progress(snapshot, *asked).state is State.PENDING for asked in meant)


def _button(snapshot: Snapshot, document: Document, progress: Progress, earlier: bool) -> None:
    again = progress.state in (State.FAILED, State.REFUSED)
    label = f"Réessayer : {document.label}" if again else f"{'Refaire' if earlier else 'Préparer'} {document.label}"
    st.button(words.typeset(label), key=f"ask:{document.key}", on_click=_ask, args=(snapshot, document))


def _download(document: Document, content: bytes) -> None:
    st.download_button(
        f"Télécharger {document.label} ({weight(len(content))})",
        content,
        file_name=document.file_name,
        mime=document.mime,
        key=f"get:{document.key}",
        on_click="ignore",
    )


def told(progress: Progress) -> str:
    """What is said under the button; '' when there is nothing to say."""
    return {
        State.PENDING: "En préparation…",
        State.READY: "Prêt.",
        State.FAILED: "Ce document n’a pas pu être fait. Réessayez ; si cela recommence, dites-le à l’équipe.",
        State.REFUSED: "Trop de documents sont en préparation en ce moment. Réessayez dans une minute.",
    }.get(progress.state, "")


def since(progress: Progress) -> str:
    """« depuis 2 s », while it is in preparation."""
    if progress.state is not State.PENDING or progress.seconds < 1:
        return ""
    return f"depuis {progress.seconds:.0f}{words.NO_BREAK}s"


def weight(size: int) -> str:
    """« 840 ko », « 1,2 Mo », from bytes."""
    if size < 1_000_000:
        return f"{words.number(max(size / 1_000, 1))}{words.NO_BREAK}ko"
    return f"{words.number(size / 1_000_000, 1)}{words.NO_BREAK}Mo"
