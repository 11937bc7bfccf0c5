"""Open screens follow the data by themselves: the browser looks at what is new, and then runs the screen again.

Filters, selection and place are kept: they live in the address and in the browser.
"""

from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import TypedDict

import streamlit as st
from markupsafe import Markup

from components import address, data, words
from components.show import keep_fresh
from components.templates import render
from sheets.doubts import Doubt
from sheets.history import HistoryProblem
from sheets.live import LOOK_EVERY_SECONDS, LiveState
from sheets.news import News, TabNews
from sheets.problems import Problem
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from sheets.tabs import PROJECT

LOOK = "fraicheur"  # the route, answered by ``components.routes.freshness``
_STALE_AFTER_SECONDS = 60
_NEWS_LAST_SECONDS = 60
_TABS_TOLD = 2
_CALM = "La mise à jour est momentanément interrompue."
_UNWRITTEN = "L’onglet « À corriger » de la feuille n’est pas tenu à jour."
_CALM_DOUBT = "Une partie des données est en cours de vérification : elle est montrée telle qu’elle était le {since}."
_IF_MEANT = (
    "Par prudence, les dernières lignes connues restent affichées pendant {duration}. "
    "Si c’est une erreur, annulez-la dans la feuille (Ctrl+Z, ou « Fichier > Historique des versions »). "
    "Si c’est voulu, dites-le ici, ou attendez."
)


def follow(snapshot: Snapshot, state: LiveState) -> None:
    """Say how fresh the data are and what just changed; the screen runs again when it is no longer the latest.

    The browser looks at ``LOOK`` every ``LOOK_EVERY_SECONDS``: a fragment would wake the script each time.
    """
    told = look(snapshot, state, datetime.now(UTC))
    keep_fresh(told["age"], told["news"], shown=told["shown"], path=LOOK, every=LOOK_EVERY_SECONDS)


class Look(TypedDict):
    """What an open screen asks: the ``age`` of the data and the ``news``; ``shown``, which changes when the screen is
    to be drawn again."""

    shown: str
    age: Markup
    news: Markup


def look(snapshot: Snapshot, state: LiveState, now: datetime) -> Look:
    """What an open screen is told at this moment."""
    age, news = _age(freshness(state, now), state.problem is not None), _news(news_text(state.news, now))
    return {"shown": fingerprint(snapshot, state), "age": age, "news": news}


@lru_cache(maxsize=256)
def _age(text: str, stale: bool) -> Markup:
    return render("live.html", text=text, stale=stale)


@lru_cache(maxsize=256)
def _news(text: str) -> Markup:
    return render("live_news.html", text=text)


def fingerprint(snapshot: Snapshot, state: LiveState) -> str:
    """What a screen shows of the data and of their state, as a short text that tells nothing of them."""
    held = [(doubt.tab, doubt.lost) for doubt in state.held]
    problems = [problem.what if problem else "" for problem in (state.problem, state.unwritten)]
    return blake2b(repr((snapshot.read_at, problems, held)).encode(), digest_size=8).hexdigest()


@st.fragment(run_every=LOOK_EVERY_SECONDS, key="waiting")
def wait_for_data() -> None:
    """Run the screen again as soon as there is something to show."""
    if data.is_ready():
        st.rerun()


def freshness(state: LiveState, now: datetime) -> str:
    """« à jour il y a 8 s », « copie d’il y a 12 min »."""
    if state.answered_at is None:
        return ""
    ago = max((now - state.answered_at).total_seconds(), 0)
    late = state.problem is not None or ago > _STALE_AFTER_SECONDS
    return f"{'copie d’' if late else 'à jour '}il y a {_duration(ago)}"


def _duration(seconds: float) -> str:
    for size, unit in ((86_400, "j"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size:.0f}{words.NO_BREAK}{unit}"
    return f"{seconds:.0f}{words.NO_BREAK}s"


def news_text(news: News | None, now: datetime) -> str:
    """« 2 lignes modifiées dans Observations », for a minute; '' after, and when nothing has changed."""
    if news is None or (now - news.seen_at).total_seconds() > _NEWS_LAST_SECONDS:
        return ""
    told = [_tab_news(tab) for tab in news.tabs[:_TABS_TOLD]]
    others = len(news.tabs) - len(told)
    return words.capital(
        words.listing([*told, *([words.count(others, "autre onglet", "autres onglets")] * (others > 0))])
    )


def _tab_news(news: TabNews) -> str:
    masculine = news.tab == PROJECT.name
    noun, ending = ("réglage", "") if masculine else ("ligne", "e")
    kinds = ((news.added, "ajouté"), (news.edited, "modifié"), (news.removed, "supprimé"))
    counts = [(number, words.plural(number, f"{verb}{ending}")) for number, verb in kinds if number]
    (first, verb), *rest = counts
    told = [f"{words.count(first, noun)} {verb}", *(f"{number}{words.NO_BREAK}{verb}" for number, verb in rest)]
    return f"{words.listing(told)} dans {news.tab}"


def banners(snapshot: Snapshot, state: LiveState, minutes: float) -> list[str]:
    """What is to be known above the title: why the data are not fresh, what is doubted. Calmer for the public.

    ``minutes``: how long what vanished is doubted.
    """
    team = snapshot.audience is Audience.TEAM
    said = []
    if state.problem is not None:
        since = words.moment(state.answered_at or snapshot.read_at)
        why = _cause(state.problem) if team else _CALM
        said.append(f"{why} Les données affichées sont celles du {since}.")
    if state.held and team:
        said += [*map(_doubt, state.held), _IF_MEANT.format(duration=_duration(minutes * 60))]
    elif state.held:
        said.append(_CALM_DOUBT.format(since=words.moment(min(doubt.since for doubt in state.held))))
    return [*said, *unwritten(snapshot, state)]


def unwritten(snapshot: Snapshot, state: LiveState) -> list[str]:
    """For the team: why what is to be mended is not written in the Sheet, and the account that writes."""
    if state.unwritten is None or snapshot.audience is not Audience.TEAM:
        return []
    return [f"{_UNWRITTEN} {_cause(state.unwritten)}"]


def _cause(problem: Problem) -> str:
    account = f" Compte à inviter : {problem.to_share_with}." if problem.to_share_with else ""
    return f"{problem.what} {problem.remedy}{account}"


def _doubt(doubt: Doubt) -> str:
    tab, since = words.guillemets(doubt.tab), words.moment(doubt.since)
    columns = words.listing([words.guillemets(header) for header in doubt.lost])
    lost = words.plural(len(doubt.lost), f"la colonne {columns} a disparu", f"les colonnes {columns} ont disparu")
    what = f"Dans l’onglet {tab}, {lost}" if doubt.lost else f"L’onglet {tab} n’a plus aucune ligne"
    return f"{what} depuis le {since}."


def ask_about(snapshot: Snapshot, state: LiveState) -> None:
    """For the team, a button a doubt: what vanished is meant."""
    if snapshot.audience is Audience.TEAM and state.held:
        with st.container(key="doubts", horizontal=True):
            for doubt in state.held:
                tab = words.plain_label(words.guillemets(doubt.tab))
                label = f"Oui, c’est voulu dans {tab}" if doubt.lost else f"Oui, {tab} est bien vide"
                st.button(label, key=f"believe:{doubt.tab}", on_click=_believe, args=(doubt.tab,))


def _believe(tab: str) -> None:
    try:
        data.believe(tab)
        address.tell(
            f"C’est noté : {words.guillemets(tab)} sera montré comme il est dans la feuille à la prochaine lecture."
        )
    except HistoryProblem:
        address.tell("La base de l’historique ne répond pas : réessayez dans quelques minutes.")
