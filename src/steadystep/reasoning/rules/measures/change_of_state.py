"""The daily check-ins are different from the client's own usual: since when and in what. Never why, and no diagnosis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import Words, say
from steadystep.chart.measures import DailyCheckin
from steadystep.knowledge import Source
from steadystep.reasoning.facts.checkin_days import told_days
from steadystep.reasoning.facts.control_chart import LEAST_DAYS
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.facts.state_changes import LineChanged, Usualness, usualness
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "measures.change_of_state"
FRESH = timedelta(days=7)  # a week without a check-in: what is usual now nobody can tell
AGAIN_AFTER = timedelta(days=14)
LEAST_TOLD = 7  # below a week of days nobody expects a usual yet, and nothing is said
METHOD = Ground(
    sources=(
        Source(document="Roberts, Control chart tests based on geometric moving averages, Technometrics 1", year=1959),
        Source(document="Lucas and Saccucci, EWMA control schemes, Technometrics 32", year=1990),
        Source(document="Smit, Schat and Ceulemans, The EWMA procedure for intensive longitudinal data, Assessment 30", year=2022),
        Source(document="Steadystep clinical specification", section="instruments.csv MOODCHART (28 days, 14 told)", year=2026),
    ),
    why="An average that follows the days slowly is held against the mean and spread of the 28 days before. It says that something is different, not what it means.",
    verification="unverified",
)  # fmt: skip
_NAMES = {"mood": "mood", "anxiety": "anxiety", "craving": "craving", "sleep_hours": "sleep"}


def find(view: View) -> Iterator[Said]:
    days = told_days(view.chart)
    if not view.person.in_care or len(days) < LEAST_TOLD:
        return
    found = usualness(days)
    if found.last is None or view.clock.reached_day(found.last + FRESH, view.person.zone):
        if found.known:
            yield _no_days(found, found.last)
        return
    if not found.known:
        yield _unknown(found)
    elif found.changes and not _answered(view):
        yield _different(found)


def _answered(view: View) -> bool:
    return any(rests(one, AGAIN_AFTER, view.clock) for one in answers_to(view.chart, _ID).values())


def _no_days(found: Usualness, last: date | None) -> Finding:
    return Finding(
        rule=_ID, state="cannot_tell", ground=METHOD, about=("change_of_state",),
        says=say("Whether the days are as usual cannot be told: the last check-in was on {day}.", day=last),
        missing=(say("Check-ins on most days of the week."),),
    )  # fmt: skip


def _unknown(found: Usualness) -> Finding:
    return Finding(
        rule=_ID, state="cannot_tell", ground=METHOD, about=("change_of_state",),
        says=say("What is usual for this person is not known yet."),
        missing=(say("{count} more days with a check-in, of {least} within 28 days.", count=found.short_of, least=LEAST_DAYS),),
    )  # fmt: skip


def _different(found: Usualness) -> Finding:
    worse = any(one.worse is not False for one in found.changes)
    since = min(one.change.since for one in found.changes)
    return Finding(
        rule=_ID, urgency="attention" if worse else "note", because=found.because, about=("change_of_state",), ground=METHOD,
        says=say("Different from the usual since {day}: {lines}.", day=since, lines=_lines(found.changes)),
        why=say("Against the 28 days before, further than chance would carry it. What it means, only the client can say."),
        offers=(
            Offer(key="ask", says=say("Ask how it is"), kind="message", for_role="therapist"),
            Offer(key="visit", says=say("Offer an earlier visit"), kind="booking", for_role="therapist"),
        ),
    )  # fmt: skip


def _lines(changes: tuple[LineChanged, ...]) -> Words:
    told = _line(changes[0])
    for one in changes[1:]:
        told = say("{before}; {then}", before=told, then=_line(one))
    return told


def _line(one: LineChanged) -> Words:
    usual, now = round(one.change.usual, 1), round(one.change.now, 1)
    if one.change.risen:
        return say(
            "{name} higher ({usual} before, {now} since)", name=say(_NAMES[one.line]), usual=usual, now=now
        )
    return say("{name} lower ({usual} before, {now} since)", name=say(_NAMES[one.line]), usual=usual, now=now)


RULE = Rule(
    id=_ID, reads=reads(DailyCheckin), find=find,
    about="A change of state in the daily check-ins, by an EWMA control chart against the client's own 28 days.",
)  # fmt: skip
