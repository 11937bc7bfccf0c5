"""What the screen of the threads says and where it leads; nothing of the Sheet is ever markup."""

import re

import pytest

from components.cartography.filters import Filters
from components.threads import words
from components.threads.bar import fiche_link
from components.threads.drawing import trace
from components.threads.model import threads
from components.threads.pills import Kind
from components.threads.view import reading, shown_threads, table, threads_markup
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.components.threads.inquiry import TABS, snapshot, view
from tests.drawing import read

HOSTILE = "<img src=x onerror=alert(1)>"


def pill(markup, title):
    """The opening tag of a pill's link."""
    return re.search(rf'<a data-go id="fil-\d+"[^>]*title="{title}"[^>]*>', markup)[0]


def state(markup, title):
    """Of a pill in the graph: '', focus, traced or apart."""
    item = markup[: markup.index(pill(markup, title))].rsplit("<li", 1)[1]
    return (re.search(r'class="rp-(\w+)"', item) or ["", ""])[1]


def test_a_pill_leads_to_its_thread_and_back():
    free, followed = threads_markup(snapshot(), view()), threads_markup(snapshot(), view("K1"))
    assert 'href="cartographie?lecture=fils&amp;fil=K1"' in pill(free, "Concertation")
    assert 'href="cartographie?lecture=fils"' in pill(followed, "Concertation")
    assert 'href="cartographie?fil=K2&amp;lecture=fils"' in pill(followed, "Boussole")


def test_a_focus_traces_its_thread_and_sets_the_rest_apart():
    markup = threads_markup(snapshot(), view("K1"))
    states = {title: state(markup, title) for title in ("Concertation", "Les budgets", "Crue", "Boussole", "Panne")}
    assert list(states.values()) == ["focus", "traced", "traced", "apart", "apart"]
    assert markup.count('aria-current="true"') == 2  # the pill, and the degree chosen
    assert not state(threads_markup(snapshot(), view()), "Boussole")


def test_one_degree_stops_at_the_neighbours():
    markup = threads_markup(snapshot(), view("C1", degrees=1))
    assert (state(markup, "Les budgets"), state(markup, "Concertation")) == ("traced", "apart")


def test_alone_a_thread_hides_the_rest():
    markup = threads_markup(snapshot(), view("K2", alone=True))
    assert state(markup, "Les priorités") == "traced"
    assert "Concertation" not in markup


def test_arrow_keys_follow_the_links():
    shown = shown_threads(snapshot(), view())
    markup = threads_markup(snapshot(), view())
    tag = pill(markup, "Boussole")
    assert f'data-left="{shown.ranks["T2"]}"' in tag
    assert f'data-right="{shown.ranks["R1"]}"' in tag
    assert "data-left" not in pill(markup, "Orphelin")


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("C1", "cartographie?version=V1&controverse=C1"),
        ("T1", "cartographie?version=V1&controverse=C1&terrain=T1&terrains=oui"),
        ("K1", "panorama?chantier=K1"),
        ("R1", "crash-test?crise=R1"),
    ],
)
def test_the_bar_leads_to_the_fiche_of_what_is_followed(key, address):
    asked = view(key, query=(("fil", key), ("lecture", "fils"), ("version", "V1")))
    shown = shown_threads(snapshot(), asked)
    assert fiche_link(asked, shown.pills[key]) == address
    assert address.replace("&", "&amp;") in threads_markup(snapshot(), asked)


def test_a_focus_out_of_the_view_is_told_not_lost():
    markup = threads_markup(snapshot(), view("C7"))
    assert "Ce fil n’est pas dans cette vue" in markup
    assert 'id="fil-clear"' in markup
    assert "rp-apart" not in markup


def test_letting_go_keeps_the_other_filters():
    markup = threads_markup(
        snapshot(), view("K1", query=(("degres", "1"), ("fil", "K1"), ("lecture", "fils"), ("source", "veille")))
    )
    assert 'id="fil-clear" class="rp-close" href="cartographie?lecture=fils&amp;source=veille"' in markup


def test_filters_that_keep_nothing_say_so_and_give_a_way_out():
    asked = view(filters=Filters(text="introuvable"), query=(("lecture", "fils"), ("texte", "introuvable")))
    markup = threads_markup(snapshot(), asked)
    assert "Aucun terrain" in markup
    assert 'href="cartographie?lecture=fils"' in markup


def test_an_empty_inquiry_has_its_sentence():
    empty = Snapshot(read(), Audience.TEAM, snapshot().today, snapshot().read_at)
    assert "dès que la feuille" in threads_markup(empty, view(version=""))
    assert words.sentence(shown_threads(empty, view(version="")), "", filtered=False).startswith("Aucun fil")
    assert reading(empty, view(version="")) == []


def test_texts_of_the_sheet_are_escaped():
    tabs = {
        name: re.sub("La participation|Les budgets|Concertation|Crue", HOSTILE, text) for name, text in TABS.items()
    }
    shot = snapshot(**tabs)
    for asked in (view(), view("K1", fragile=True), view("C1"), view("T1", alone=True), view("R1")):
        assert "<img" not in threads_markup(shot, asked)
    assert "&lt;img src=x" in threads_markup(shot, view())


def test_hostile_ids_stay_in_their_link():
    hostile = '"><script>alert(1)</script>'
    shot = snapshot(Crises=f"| Identifiant | Nom |\n| {hostile} | Crue |", Crash_tests="")
    assert "<script" not in threads_markup(shot, view(hostile))
    assert "Crue" in threads_markup(shot, view(hostile))


def test_the_list_of_phones_nests_what_the_graph_links():
    markup = threads_markup(snapshot(), view("K1", fragile=True))
    tree = markup[markup.index("rp-threads-phones") :]
    first = tree[: tree.index("</details>")]
    assert re.findall(r"La participation|Les budgets|Concertation|casse : Crue|fragile : Panne|Les rues", first)[
        :5
    ] == [
        *("La participation", "Les budgets", "Concertation", "casse : Crue", "fragile : Panne"),
    ]
    assert "<details" in tree
    assert tree.count(" open>") == 1
    assert "Sans terrain précis" in tree
    assert tree.index("Hors des controverses") < tree.index("Les friches") < tree.index("Orphelin")


def test_each_thread_is_told_in_words():
    lines = reading(snapshot(), view())
    assert lines[0] == (
        "1. La participation : terrain «\u202f1.1 Les budgets\u202f» (2\u00a0observations), chantier "
        "«\u202fConcertation\u202f» (casse : Crue) ; terrain «\u202f7.1 Les rues\u202f» (1\u00a0observation), chantier "
        "«\u202fConcertation\u202f» (casse : Crue) ; terrain «\u202f9.1 Les votes\u202f» (0\u00a0observation), aucun chantier."
    )
    assert lines[1].endswith("sans terrain précis, chantier «\u202fRéserve\u202f».")
    assert lines[2:] == [
        "Sans controverse : terrain «\u202f8.1 Les friches\u202f», aucun chantier.",
        "Sans terrain ni controverse : chantier «\u202fOrphelin\u202f».",
        "Ne cassent aucun de ces chantiers : «\u202fPanne\u202f» et «\u202fCanicule\u202f».",
    ]


def test_the_thread_followed_is_told_first():
    first = reading(snapshot(), view("R1"))[0]
    assert first.startswith("Fil suivi, depuis la crise «\u202fCrue\u202f» : controverses «\u202fLa participation")
    assert reading(snapshot(), view("K4"))[0].endswith("rien ne s’y rattache.")


def test_the_sentence_counts_what_is_shown():
    shown = threads(snapshot(), "V2", Filters())
    told = words.sentence(shown, "V2", filtered=False)
    assert told.replace("\u00a0", " ") == (
        "De fil en aiguille, en V2 : 2 controverses, 5 terrains, 4 chantiers et 3 crises. "
        "2 chantiers cassent dans une crise au moins."
    )


def test_the_table_behind_has_a_link_a_row_and_follows_the_focus():
    rows = table(snapshot(), view(fragile=True)).rows
    assert ("Chantier", "Boussole", "Crise", "Crue", "casse dans", "2") in rows
    assert ("Chantier", "Concertation", "Crise", "Panne", "est fragile dans", "1") in rows
    assert ("Controverse", "Le pilotage", "Chantier", "Réserve", "a pour chantier", "") in rows
    assert len(table(snapshot(), view("K2")).rows) == 3


def test_a_thread_counts_what_it_goes_through():
    shown = threads(snapshot(), "V2", Filters())
    told = words.thread_words(shown, trace(shown, "C2", 0))
    assert told.replace("\u00a0", " ") == "1 terrain, 2 chantiers et 1 crise"


def test_every_pill_can_be_reached_and_is_named_once():
    shown = shown_threads(snapshot(), view())
    markup = threads_markup(snapshot(), view())
    ids = re.findall(r'id="(fil-\d+)"', markup)
    assert sorted(ids) == sorted({f"fil-{rank}" for rank in shown.ranks.values()})
    assert [len(shown.of(kind)) for kind in Kind] == [2, 5, 4, 3]
