"""The calendar as an .ics feed: what is certain is confirmed, what is vague stays tentative, the undated is counted.

Only what anybody may know of a step is in it, whoever asks: calendar programs keep and share what they read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from analysis.steps import StepState
from components import address, words
from components.calendar.agenda import facts
from components.calendar.model import Step, all_steps
from components.templates import harmless
from sheets.dates import Span
from sheets.hours import Hours, read_hours
from sheets.snapshot import Snapshot

FILE_NAME = "calendrier.ics"
ZONE = ZoneInfo("Europe/Paris")  # the hours of the Sheet are those of metropolitan France
# Since 1996; written out, for the one that icalendar derives is not read alike by other programs.
_PARIS = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
REFRESH = timedelta(hours=1)  # how often programs are asked to come back
_NAMES = UUID("3a9b7c52-5d0e-5c0b-9d5e-0b5a5f4f2c11")  # the space of our identifiers, chosen once
_BREAKS = re.compile("[^\\S\u00a0\u202f]+")  # all but the spaces of careful typography
_OF_THE_DAY = ("Situation", "Avancement")


@dataclass(frozen=True)
class Feed:
    """The file, and a tag that changes only with what it says: two servers that say the same agree on it."""

    body: bytes
    tag: str


def feed(snapshot: Snapshot, base: str = "") -> Feed:
    """The whole calendar. ``base``: the public address of the application with its final slash, '' when unknown."""
    steps = snapshot.derive(all_steps)
    calendar = _calendar(snapshot, sum(not step.dated for step in steps), len(steps))
    if any(map(_hours, steps)):
        calendar.add_component(Timezone.from_ical(_PARIS))
    for step in steps:
        for event in _events(snapshot, step, base):
            calendar.add_component(event)
    body = calendar.to_ical()
    said = [line for line in body.splitlines() if not line.startswith((b"DTSTAMP", b"LAST-MODIFIED"))]
    return Feed(body, sha256(b"\n".join(said)).hexdigest()[:32])


def _calendar(snapshot: Snapshot, undated: int, steps: int) -> Calendar:
    name = _title(snapshot) + (" (démonstration)" if snapshot.demo else "")
    told = _description(snapshot, undated, steps)
    calendar = Calendar()
    for key, value in (
        ("version", "2.0"),
        ("prodid", "-//Réflexes publics//Calendrier//FR"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", name),
        ("x-wr-calname", vText(name)),
        ("description", told),
        ("x-wr-caldesc", vText(told)),
        ("x-wr-timezone", ZONE.key),
        ("refresh-interval", REFRESH),
        ("x-published-ttl", "PT1H"),
    ):
        calendar.add(key, value)
    return calendar


def _title(snapshot: Snapshot) -> str:
    return _line(snapshot.workbook.project["titre"] or "Réflexes publics")


def _line(text: str) -> str:
    """The text on one line, without what could make it read as another."""
    return _BREAKS.sub(" ", harmless(text)).strip()


def _description(snapshot: Snapshot, undated: int, steps: int) -> str:
    parts = (
        snapshot.workbook.project["sous_titre"],
        snapshot.workbook.project["avertissement"],
        f"{words.count(steps, 'étape')} ; une date floue est un événement provisoire, sur tous les jours possibles",
        f"{words.count(undated, 'étape')} sans date, absente{'s' if undated > 1 else ''} d’ici" if undated else "",
    )
    return " ".join(words.typeset(f"{_line(part).rstrip('.')}.") for part in parts if part)


def _events(snapshot: Snapshot, step: Step, base: str) -> Iterator[Event]:
    """One event an alternative: « fin juillet ou début septembre » gives two, each saying so."""
    spans = step.spans
    identifiers = [_identifier(snapshot, step, rank) for rank in range(len(spans))]
    for span, identifier in zip(spans, identifiers, strict=True):
        event = Event()
        event.add("uid", str(identifier))
        event.add("dtstamp", snapshot.read_at.replace(microsecond=0))
        event.add("last-modified", snapshot.read_at.replace(microsecond=0))
        _add_moment(event, step, span)
        event.add("summary", _summary(step))
        event.add("status", _status(step))
        event.add("description", _facts(step))
        for key, value in (("location", step.place), ("categories", [step.phase] if step.phase else [])):
            if value:
                event.add(key, _line(value) if isinstance(value, str) else value)
        if base:
            event.add("url", base + address.link("calendrier", etape=step.id))
        for other in identifiers:
            if other != identifier:
                event.add("related-to", str(other), {"reltype": "SIBLING"})
        yield event


def _identifier(snapshot: Snapshot, step: Step, rank: int) -> UUID:
    """The same for the same step of the same inquiry, whatever its date becomes and whoever serves it."""
    return uuid5(_NAMES, "\n".join((_title(snapshot), step.id, str(rank))))


def _add_moment(event: Event, step: Step, span: Span) -> None:
    hours = _hours(step)
    if hours is None:
        event.add("dtstart", span[0])
        event.add("dtend", span[1] + timedelta(days=1))  # the first day after it: RFC 5545, 3.6.1
        event.add("transp", "TRANSPARENT")  # nobody's day is taken by it
        return
    start, end = hours
    event.add("dtstart", _at(span[0], start))
    if end is not None:
        event.add("dtend", _at(span[0], end))
    event.add("transp", "OPAQUE" if _status(step) == "CONFIRMED" else "TRANSPARENT")


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, ZONE)


def _hours(step: Step) -> Hours | None:
    """The hours of a step that has one day: those of its column, else those typed with the day."""
    if not step.fixed or step.when is None:
        return None
    return read_hours(step.hours) or (None if step.hours else read_hours(step.when.text))


def _status(step: Step) -> str:
    if step.state is StepState.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if step.fixed and not step.tentative else "TENTATIVE"


def _summary(step: Step) -> str:
    """« Approfondissement · Cartographie des controverses V3 (l’un ou l’autre, à confirmer) »."""
    output = " ".join(filter(None, (step.output, step.version))) if step.delivers else ""
    notes = ", ".join(note for note in (_alternative(step), "à confirmer" if step.tentative else "") if note)
    told = " · ".join(filter(None, (step.title, output))) + (f" ({notes})" if notes else "")
    return words.typeset(_line(told))


def _alternative(step: Step) -> str:
    if len(step.spans) > 1:
        return "l’un ou l’autre" if len(step.spans) == 2 else "l’une de ces dates"
    return {1: "pas avant", -1: "au plus tard"}.get(step.open_side, "")


def _facts(step: Step) -> str:
    lines = [_line(f"{label} : {text}") for label, text in facts(step) if label not in _OF_THE_DAY]
    if len(step.spans) > 1:
        others = "l’autre événement disparaîtra" if len(step.spans) == 2 else "les autres événements disparaîtront"
        lines.insert(0, f"Une seule de ces dates sera retenue : {others}.")
    return words.typeset("\n".join(lines))
