"""The calendar as other programs read it: icalendar, which writes it, and vobject, which has nothing to do with it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar

from components.calendar.feed import feed
from components.calendar.subscription import feed_address, subscription
from sheets.publication import public_view
from sheets.settings import Audience
from sheets.snapshot import Snapshot
from tests.components.calendar.drawn import SMALL, calendar
from tests.drawing import TODAY, read

TIMED = """
| Identifiant | Phase | Étape | Quand | Horaire | Statut |
| J1 | Enquêtes | Lancement | 5 juin 2020 | 11 h – 12 h 30 | |
| J2 | Enquêtes | Point | 8 décembre 2020 à 14 h | | |
| J3 | Enquêtes | Semaine | semaine du 6 juillet 2020 | 9 h – 10 h | |
| J4 | Enquêtes | Matinée | 9 juin 2020 | le matin | |
| J5 | Enquêtes | Annulée | 10 juin 2020 | 9 h | Annulé |
"""


def timed():
    book = read(Calendrier=TIMED)
    return Snapshot(book, Audience.TEAM, TODAY, datetime(2026, 1, 5, 9, 30, 15, 999, tzinfo=UTC))


def events(snapshot):
    """Both readings of the same feed: summary -> (first moment, last moment, status)."""
    body = feed(snapshot).body
    ours = [
        (str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend", None), str(e["status"]))
        for e in Calendar.from_ical(body).walk("VEVENT")
    ]
    theirs = [
        (e.summary.value, e.dtstart.value, e.dtend.value if hasattr(e, "dtend") else None, e.status.value)
        for e in getattr(vobject.readOne(body.decode()), "vevent_list", [])
    ]
    return ours, theirs


def one(snapshot, title):
    found = [event for event in events(snapshot)[0] if event[0].startswith(title)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("snapshot", [calendar(*SMALL), timed()], ids=["fuzzy", "timed"])
def test_two_libraries_read_the_same_events(snapshot):
    ours, theirs = events(snapshot)
    assert len(ours) > 4
    assert [(title, _instant(start), _instant(end), status) for title, start, end, status in ours] == [
        (title, _instant(start), _instant(end), status) for title, start, end, status in theirs
    ]


def _instant(moment):
    """A moment whatever the library's own time zones; a day stays a day."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def test_a_certain_day_is_confirmed_and_a_vague_one_spans_all_its_days_tentatively():
    snapshot = calendar(*SMALL)
    assert one(snapshot, "Hypothèse 0")[1:] == (date(2020, 5, 7), date(2020, 5, 8), "CONFIRMED")
    assert one(snapshot, "Carte revue")[1:] == (date(2020, 7, 6), date(2020, 7, 13), "TENTATIVE")
    assert one(snapshot, "Livrable")[1:] == (date(2020, 9, 1), date(2020, 10, 1), "TENTATIVE")


def test_one_or_the_other_is_two_tentative_events_that_say_so_and_know_each_other():
    found = [e for e in Calendar.from_ical(feed(calendar(*SMALL)).body).walk("VEVENT") if "Crash test" in e["summary"]]
    assert [e.decoded("dtstart") for e in found] == [date(2020, 7, 21), date(2020, 9, 1)]
    for event, other in zip(found, reversed(found), strict=True):
        assert event["summary"] == "Crash test (l’un ou l’autre, à confirmer)"
        assert event["status"] == "TENTATIVE"
        assert "l’autre événement disparaîtra" in event["description"]
        assert event["related-to"] == other["uid"]


def test_what_has_no_date_is_left_out_and_counted():
    rows = (*SMALL, "J9 | Finalisation | Bilan")
    whole = Calendar.from_ical(feed(calendar(*rows)).body)
    assert not [e for e in whole.walk("VEVENT") if e["summary"] in ("Restitution", "Bilan")]
    assert "2\u00a0étapes sans date" in whole["x-wr-caldesc"]
    assert "sans date" not in Calendar.from_ical(feed(calendar(SMALL[0])).body)["x-wr-caldesc"]


def test_hours_are_those_of_paris_in_summer_and_in_winter():
    snapshot = timed()
    start, end = one(snapshot, "Lancement")[1:3]
    assert (start.astimezone(UTC), end.astimezone(UTC)) == (
        datetime(2020, 6, 5, 9, tzinfo=UTC),
        datetime(2020, 6, 5, 10, 30, tzinfo=UTC),
    )
    assert one(snapshot, "Point")[1].astimezone(UTC) == datetime(2020, 12, 8, 13, tzinfo=UTC)
    assert one(snapshot, "Point")[2] is None, "an end that nobody wrote is not made up"


def test_hours_without_a_sure_day_or_that_are_no_hours_leave_whole_days():
    assert one(timed(), "Semaine")[1] == date(2020, 7, 6)
    assert one(timed(), "Matinée")[1:3] == (date(2020, 6, 9), date(2020, 6, 10))


def test_a_cancelled_step_stays_as_cancelled():
    assert one(timed(), "Annulée")[3] == "CANCELLED"


@pytest.mark.parametrize(
    ("typed", "note", "day"),
    [
        ("à partir du 1er septembre 2020", "pas avant", date(2020, 9, 1)),
        ("avant le 15 juin 2020", "au plus tard", date(2020, 6, 14)),
    ],
)
def test_a_bound_is_held_at_its_known_end_and_said(typed, note, day):
    summary, start, _, status = one(calendar(f"J1 | Enquêtes | Envoi | {typed}"), "Envoi")
    assert (summary, start, status) == (f"Envoi ({note})", day, "TENTATIVE")


def test_a_step_keeps_its_identifier_when_its_date_becomes_certain():
    vague = Calendar.from_ical(feed(calendar("J1 | Enquêtes | Envoi | juin ou septembre 2020")).body).events
    sure = Calendar.from_ical(feed(calendar("J1 | Enquêtes | Envoi revu | 12 juin 2020")).body).events
    assert len({event["uid"] for event in vague}) == 2
    assert sure[0]["uid"] == vague[0]["uid"]


def test_the_tag_follows_what_is_said_and_not_when_it_was_read():
    first = calendar(*SMALL)
    later = replace(first, read_at=first.read_at + timedelta(hours=2))
    assert feed(first).tag == feed(later).tag
    assert feed(first).body != feed(later).body
    assert feed(first).tag != feed(calendar(*SMALL[:-1])).tag


def test_the_feed_holds_nothing_of_the_team_whoever_asks():
    body = feed(calendar(*SMALL)).body.decode()
    assert "Entretiens" in body
    assert "Secret" not in body
    assert "Deux-Rives" not in body
    public = feed(calendar(*SMALL, public=True))
    assert public.tag == feed(calendar(*SMALL)).tag


def test_hostile_texts_cannot_add_a_line():
    trap = "Un⏎BEGIN:VEVENT⏎SUMMARY:faux; \\n, \u202edroite"
    book = public_view(
        read(
            Projet=f"| Clé | Valeur |\n| Titre | {trap} |\n| Sous-titre | {trap} |",
            Calendrier=f"| Identifiant | Phase | Étape | Quand | Lieu | Horaire |\n| J1 | Enquêtes | {trap} | 5 juin 2020 | {trap} | {trap} |",
        )
    )
    snapshot = Snapshot(book, Audience.PUBLIC, TODAY, datetime(2026, 1, 5, tzinfo=UTC))
    ours, theirs = events(snapshot)
    assert len(ours) == len(theirs) == 1
    body = feed(snapshot).body
    assert body.count(b"\r\nBEGIN:VEVENT") == 1
    assert "\u202e" not in body.decode()


def test_an_event_links_to_its_step_when_the_application_knows_its_address():
    event = Calendar.from_ical(feed(calendar(SMALL[0]), "https://exemple.fr/").body).events[0]
    assert event["url"] == "https://exemple.fr/calendrier?etape=J1"
    assert "url" not in Calendar.from_ical(feed(calendar(SMALL[0])).body).events[0]


def test_the_address_to_subscribe_to_is_the_public_one_else_the_one_seen():
    assert feed_address("https://exemple.fr/enquete/", "http://interne:8501/calendrier") == (
        "https://exemple.fr/enquete/calendrier.ics"
    )
    seen = feed_address("", "http://interne:8501/base/calendrier")
    assert seen == "http://interne:8501/base/calendrier.ics"
    assert 'href="webcal://interne:8501/base/calendrier.ics"' in subscription(seen)
    assert "webcal" not in subscription(feed_address("", ""))
    assert feed_address("", "http://[::1") == "calendrier.ics"
