"""Who sees a risk answer and by when, said truthfully: before it is given, and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.heartbeat import silent
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.chartroom.writing import Written
from steadystep.knowledge import Instrument
from steadystep.reasoning import Clinic
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import in_charge, named, on_call_at
from steadystep.reasoning.view import View
from steadystep.reasoning.working_time import is_open, open_between

from .people_to_call import people_to_call

NEXT_OPENING_WITHIN = 30  # days; a clinic closed for longer says only that it is closed


@dataclass(frozen=True, slots=True)
class Told:
    """`name` and `role` of whoever is asked to look, by `by`; empty when nobody could be named.

    `open` is whether the clinic is open now; `opens` the next opening; `seen` whether somebody has taken it on already.
    `by` is None while the clinic is closed and nobody is on call: then no hour can be promised before it opens.
    `known` is False when the review broke and nobody can be promised; `late` when nothing carries messages to staff just
    now: it stands on their list, and no hour is promised.
    """

    name: str
    role: str
    by: datetime | None
    open: bool
    opens: datetime | None
    seen: bool = False
    known: bool = True
    late: bool = False
    people: tuple[str, ...] = ()


def told_by(written: Written, chart: Opened, now: datetime) -> Told:
    """What the duties say after writing: the most urgent open safety duty counts."""
    clinic, people = chart.clinic, people_to_call(chart.chart, now)
    opened = is_open(clinic, now)
    opens = None if opened else next_opening(clinic, now)
    safety = [duty for duty in written.duties if duty.safety]
    mine = {entry.id for entry in (*written.raised, *written.entries)}
    duty = next(
        (one for one in safety if one.raised in mine or mine & set(one.because)),
        safety[0] if safety else None,
    )
    if duty is None:
        return Told("", "", None, opened, opens, known=False, people=people)
    person, late = clinic.staff.get(duty.person), silent()
    watched = not late and (opened or bool(on_call_at(clinic, now)))
    return Told(
        name=person.name if person else "", role=duty.owner_role, by=duty.due if watched else None, open=opened, opens=opens,
        seen=bool(duty.acknowledged_by), late=late, people=people,
    )  # fmt: skip


def would_tell(view: View, instrument: Instrument, item: int, now: datetime) -> Told | None:
    """Who would be asked to look if this item were answered yes; None for an item that alarms nobody."""
    risks = [risk for risk in instrument.safety_items if risk.item == item]
    if not risks:
        return None
    variants = [view.knowledge.safety_variant(risk.event) for risk in risks]
    # The latest of the deadlines is the promise that holds whatever the answer is.
    by = max(deadline(variant.level, now, view.knowledge, view.clinic) for variant in variants)
    roles = variants[0].first_actor
    on_call = on_call_at(view.clinic, now)
    person = on_call or named(roles, view.person, view.clinic, now) or in_charge(view.clinic, now)
    who = view.clinic.staff.get(person)
    opened, late = is_open(view.clinic, now), silent()
    return Told(
        name=who.name if who else "", role=roles[0] if roles else "", by=by if (opened or on_call) and not late else None,
        open=opened, opens=None if opened else next_opening(view.clinic, now), late=late,
        people=people_to_call(view.chart, now),
    )  # fmt: skip


def next_opening(clinic: Clinic, now: datetime) -> datetime | None:
    """The next instant at which the clinic opens."""
    first = now.astimezone(zone_named(clinic.zone)).date()
    for offset in range(NEXT_OPENING_WITHIN):
        hours = open_between(clinic, first + timedelta(days=offset))
        if hours and hours[0] > now:
            return hours[0]
    return None
