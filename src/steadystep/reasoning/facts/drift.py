"""Drift: what was to be expected of this person, visits, supply, injections, being heard, and what came of it.

Each thread is on its rhythm, off it, or nobody can tell. A person drifts when visits, supply, injections or hearing
from them are off; a measure that is late alone is a duty of its own and no drift.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice, pairwise, takewhile
from operator import attrgetter
from statistics import median
from typing import Literal, NamedTuple

import msgspec

from steadystep.chart import AnyEntry, Chart, Entry, Words, say
from steadystep.chart.measures import Answers, DailyCheckin
from steadystep.chart.medication import DoseReport, SideEffect
from steadystep.chart.outreach import OutreachEnded
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.supply import EffectsChecked
from steadystep.chart.team import Message
from steadystep.chart.therapy import PracticeTried
from steadystep.chart.visits import VisitAttended, VisitMissed
from steadystep.chart.when import zone_named
from steadystep.knowledge.keeping_touch import grace_days
from steadystep.reasoning.clock import midnight

from .around_touch import AroundTouch
from .life_stages import fitting
from .measures_due import measures_due

State = Literal["on", "off", "cannot_tell"]
Of = Literal["missed_visit", "visits", "supply", "injection", "heard", "measures"]
_BY_THE_CLIENT = (DailyCheckin, Answers, DoseReport, Message, SideEffect, EffectsChecked, PracticeTried)
_DAY = timedelta(days=1)
_ORDER = attrgetter("occurred", "seq")


class _Mark(NamedTuple):
    """From `at` on a rhythm counts, because of these entries."""

    at: datetime
    because: tuple[str, ...]


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was to be expected. `since` is when it was left, None while it is on or nobody can tell."""

    of: Of
    state: State
    expected: Words
    came: Words
    since: datetime | None = None
    because: tuple[str, ...] = ()


def threads(view: AroundTouch) -> tuple[Thread, ...]:
    """Every thread of a person in care, those that weigh most first; none for who is not."""
    if not view.person.in_care:
        return ()
    gone = missed(view)
    return (
        *((gone,) if gone else ()),
        *_injections(view),
        *_supply(view),
        _visits(view),
        view.part("drift.heard", lambda: _heard(view)),
        *_measures(view),
    )


def drifting(found: tuple[Thread, ...]) -> tuple[Thread, ...]:
    """The threads that are off, where they make a drift: a late measure alone does not."""
    off = tuple(one for one in found if one.state == "off")
    return off if any(one.of != "measures" for one in off) else ()


def contacts(chart: Chart) -> Iterator[Iterator[AnyEntry]]:
    """What the client sent or said, kind by kind, and contacts in which they were reached; each newest first."""
    for kind in _BY_THE_CLIENT:
        yield filter(_by_the_client, reversed(chart.of(kind)))
    yield filter(_reached, reversed(chart.of(ContactAttempted)))


def _by_the_client(entry: AnyEntry) -> bool:
    return entry.role == "client" and not entry.imported


def _reached(entry: Entry[ContactAttempted]) -> bool:
    return entry.body.outcome == "reached" and entry.body.to_whom == "client"


def missed(view: AroundTouch) -> Thread | None:
    """The last visit that was missed, as long as nobody saw or reached the client since, nor ended looking for them."""
    entry = view.chart.latest(VisitMissed)
    if entry is None or entry.imported or _seen_since(view, entry):
        return None
    return Thread(
        of="missed_visit", state="off", expected=say("A visit on {day}.", day=entry.body.when.day), came=say("They did not come."),
        since=entry.occurred, because=(entry.id,),
    )  # fmt: skip


def _seen_since(view: AroundTouch, entry: AnyEntry) -> bool:
    reached = filter(_reached, view.chart.of(ContactAttempted))
    after = (*reached, *view.chart.among(VisitAttended, OutreachEnded))
    return any(one.occurred > entry.occurred for one in after)


def _visits(view: AroundTouch) -> Thread:
    who = view.person
    row = view.knowledge.keeping_touch.visit_rhythm(who.pathway, who.phase)
    last = _last_visit(view)
    came = (
        say("Last visit {day}.", day=last.at.astimezone(zone_named(who.zone)).date())
        if last
        else say("No visit yet.")
    )
    if row is None:
        unknown = say("Nobody wrote down a phase that says how often.")
        return Thread(of="visits", state="cannot_tell", expected=unknown, came=came)
    expected = say(
        "A visit every {days} days at the longest ({words}).", days=row.every_days, words=say(row.words)
    )
    begun = _restarted(view, last)
    left = begun.at + timedelta(days=row.every_days + grace_days(row.every_days))
    off = view.clock.reached(left) and not _booked_in_time(view, row.every_days)
    return Thread(of="visits", state="off" if off else "on", expected=expected, came=came, since=left if off else None,
                  because=begun.because)  # fmt: skip


def _booked_in_time(view: AroundTouch, every_days: int) -> bool:
    """A visit that is to come soon is the answer to the drift, whoever agreed on it."""
    return any(
        one.outcome == "booked" and not view.clock.reached(one.starts)
        and view.clock.reached(one.starts - timedelta(days=every_days))
        for one in view.visits
    )  # fmt: skip


def _last_visit(view: AroundTouch) -> _Mark | None:
    came = [one for one in view.visits if one.outcome == "attended"]
    last = max(came, key=lambda one: one.starts, default=None)
    return _Mark(last.starts, (last.entry,)) if last else None


def _restarted(view: AroundTouch, *marks: _Mark | None) -> _Mark:
    """From where the rhythm counts: the last of `marks`, the start of care, how reaching out ended, whichever came last."""
    joined, ended = view.chart.entry(view.person.since), view.chart.latest(OutreachEnded)
    told = [
        *marks,
        _Mark(joined.occurred, (joined.id,)) if joined else None,
        _Mark(_again(ended), (ended.id,)) if ended else None,
    ]
    return max((one for one in told if one), key=lambda one: one.at)


def _again(ended: AnyEntry) -> datetime:
    """When it is looked at anew: the day agreed, else as if somebody had been here on the day it ended."""
    return max(ended.occurred, ended.body.look_again.earliest) if ended.body.look_again else ended.occurred


def _heard(view: AroundTouch) -> Thread:
    own = view.knowledge.keeping_touch.own
    newest = max((one for kind in contacts(view.chart) for one in islice(kind, 1)), key=_ORDER, default=None)
    days = _days(view.chart, newest, own.looks_back_days) if newest else []
    came = say("Last heard from on {day}.", day=days[-1]) if days else say("Not heard from yet.")
    if newest is None or len(days) < own.least_days:
        expected = say("Their own rhythm is not known: fewer than {least} days.", least=own.least_days)
        return Thread(of="heard", state="cannot_tell", expected=expected, came=came)
    usual = median((after - before).days for before, after in pairwise(days))
    limit = max(own.at_least_days, round(usual * own.times_usual))
    begun = _restarted(view, _last_visit(view), _Mark(newest.occurred, (newest.id,)))
    left = begun.at + timedelta(days=limit)
    off = view.clock.reached(left)
    return Thread(
        of="heard", state="off" if off else "on", expected=_usually(usual),
        came=came, since=left if off else None, because=tuple(dict.fromkeys((newest.id, *begun.because))),
    )  # fmt: skip


def _usually(days: float) -> Words:
    if days <= 1:
        return say("Usually heard from every day.")
    return say("Usually heard from every {usual} days.", usual=round(days, 1))


def _days(chart: Chart, newest: AnyEntry, looks_back: int) -> list[date]:
    """The days on which something came, in the stretch that ends with the newest."""
    first = newest.occurred - timedelta(days=looks_back)
    recent = (takewhile(lambda one: one.occurred >= first, kind) for kind in contacts(chart))
    return sorted({one.occurred.date() for kind in recent for one in kind})


def _supply(view: AroundTouch) -> Iterator[Thread]:
    zone = view.person.zone
    for fact in view.supplies:
        if fact.fills[-1].imported or view.over(fact.course) or not decides(view, fact.course.drug):
            continue
        if fact.run_out is None:
            continue
        off = view.clock.reached_day(fact.run_out, zone)
        yield Thread(
            of="supply", state="off" if off else "on", because=fact.because,
            expected=say("{name} handed out before {day}.", name=fact.course.name, day=fact.run_out + _DAY),
            came=say("Supply lasted until {day}.", day=fact.run_out) if off else say("Supply lasts until {day}.", day=fact.run_out),
            since=midnight(fact.run_out + _DAY, zone) if off else None,
        )  # fmt: skip


def decides(view: AroundTouch, drug_id: str) -> bool:
    """Whether it is a medicine of which the supply, and not the visit alone, says how urgent it is."""
    drug = view.knowledge.drugs.get(drug_id)
    wanted = view.knowledge.keeping_touch.supply_decides
    return drug_id in wanted or (drug is not None and not drug.groups.isdisjoint(wanted))


def _injections(view: AroundTouch) -> Iterator[Thread]:
    zone = view.person.zone
    for fact in view.injections:
        if fact.next_due is None or fact.latest is None:
            yield Thread(of="injection", state="cannot_tell", because=(fact.entry,),
                         expected=say("{name}: the next day cannot be counted.", name=fact.name), came=say("Given {day}.", day=fact.given))  # fmt: skip
            continue
        off = view.clock.reached_day(fact.latest, zone)
        yield Thread(
            of="injection", state="off" if off else "on", because=(fact.entry,), came=say("Given {day}.", day=fact.given),
            expected=say("{name} due {due}, at the latest {last}.", name=fact.name, due=fact.next_due, last=fact.latest),
            since=midnight(fact.latest + _DAY, zone) if off else None,
        )  # fmt: skip


def _measures(view: AroundTouch) -> Iterator[Thread]:
    for due in measures_due(
        view.chart, view.knowledge, view.running, view.every_score, partial(fitting, view)
    ):
        if view.clock.reached(due.overdue):
            name = view.knowledge.instruments[due.instrument].short
            came = say("Last answered {day}.", day=due.last.day) if due.last else say("Never answered.")
            yield Thread(of="measures", state="off", expected=say("{name} due since {day}.", name=name, day=due.day),
                         came=came, since=due.overdue, because=due.because)  # fmt: skip
