"""Visits as a calendar file (iCalendar), for the client's own calendar and for a clinician's: instants, so that the
change of the clocks moves nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event


@dataclass(frozen=True, slots=True)
class CalendarVisit:
    """One visit in the words that may be shown. `remind` is how long before a reminder rings; None: none does."""

    uid: str
    starts: datetime
    ends: datetime
    summary: str
    description: str = ""
    remind: timedelta | None = None


def visits_file(title: str, visits: Iterable[CalendarVisit], at: datetime) -> bytes:
    """The file; every visit is private, whoever shares the calendar."""
    made = Calendar()
    made.add("prodid", "-//Steadystep//Visits//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for visit in visits:
        made.add_component(_event(visit, at))
    return bytes(made.to_ical())


def _event(visit: CalendarVisit, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{visit.uid}@steadystep")
    event.add("dtstamp", at)
    event.add("dtstart", visit.starts)
    event.add("dtend", visit.ends)
    event.add("class", "PRIVATE")
    event.add("summary", visit.summary)
    if visit.description:
        event.add("description", visit.description)
    if visit.remind is not None:
        ring = Alarm()
        ring.add("action", "DISPLAY")
        ring.add("description", visit.summary)
        ring.add("trigger", -visit.remind)
        event.add_component(ring)
    return event
