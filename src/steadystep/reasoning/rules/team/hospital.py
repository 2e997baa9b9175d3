"""Somebody is in hospital, or left it: seen within a week, the lists compared in two days, the safety plan looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.hospital import HospitalAdmitted, HospitalLeft
from steadystep.reasoning.facts.hospital import AfterStay, after_stay, staying
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID = "team.hospital"
_CARERS = ("case_manager", "nurse", "therapist", "prescriber")


class _Part(msgspec.Struct, frozen=True):
    """One of the three things that follow a stay; the first of `roles` owns it."""

    name: str
    level: str
    roles: tuple[str, ...]
    offer: Offer
    closes_by: Words


_CONTACT = _Part(
    "contact", "T4", _CARERS,
    Offer(key="reach_out/call/client/safety_event", says=say("Call them"), kind="task", for_role="case_manager"),
    say("A visit they came to, or a call that reached them."),
)  # fmt: skip
_COMPARE = _Part(
    "compare", "T3", ("nurse", "prescriber"),
    Offer(key="reconcile", says=say("Compare the lists"), kind="task", for_role="nurse"),
    say("The lists are compared and signed."),
)  # fmt: skip
_PLAN = _Part(
    "safety_plan", "T4", ("therapist", *_CARERS),
    Offer(key="safety_plan", says=say("Open the safety plan"), kind="task", for_role="therapist"),
    say("The safety plan is written anew or gone through."),
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    stay, after = staying(view.chart), after_stay(view.chart)
    if stay is not None:
        yield _in_hospital(view, stay)
    elif after is not None:
        yield from _follow_up(view, after)


def _in_hospital(view: View, stay: AnyEntry) -> Finding:
    return Finding(
        rule=_ID, urgency="attention", because=(stay.id,), ground=_ground(view),
        says=say("In hospital since {day}: {place}.", day=stay.body.when.day, place=stay.body.place),
        do=say("Call the ward: their list of medicines, the day of discharge, who sees them within 7 days of it."),
    )  # fmt: skip


def _follow_up(view: View, after: AfterStay) -> Iterator[Duty]:
    rows, left = view.knowledge.working_together.after_hospital, after.left.body.when
    if after.contact is None:
        says = say("Left hospital on {day}: see or speak to them.", day=left.day)
        yield _duty(view, after, _CONTACT, says, _fair(view, after, rows.contact_days))
    if after.compared is None:
        says = say("Left hospital on {day}: compare their list of medicines with ours.", day=left.day)
        yield _duty(view, after, _COMPARE, says, after.left.recorded_at + timedelta(hours=rows.compare_hours))
    if after.plan_looked_at is None:
        says = say("Left hospital on {day}: go through the safety plan together.", day=left.day)
        yield _duty(view, after, _PLAN, says, _fair(view, after, rows.safety_plan_days))


def _fair(view: View, after: AfterStay, days: int) -> datetime:
    """Days after they left, never before the end of the working day after we heard of it."""
    due: datetime = after.left.body.when.end + timedelta(days=days)
    return max(due, end_of_working_day(view.clinic, after.left.recorded_at, 1))


def _duty(view: View, after: AfterStay, part: _Part, says: Words, due: datetime) -> Duty:
    return Duty(
        key=f"{_ID}/{part.name}/{view.chart.first(after.left).id}", rule=_ID, says=says, level=part.level, owner_role=part.roles[0],
        person=named(part.roles, view.person, view.clinic), known_at=after.left.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(after.left.id,), offers=(part.offer,), ground=_ground(view),
        closes_by=part.closes_by,
    )  # fmt: skip


def _ground(view: View) -> Ground:
    return rests_on(
        view.knowledge.working_together.after_hospital.basis,
        "The weeks after a discharge carry the most risk.",
    )


RULE = Rule(
    id=_ID, reads=reads(HospitalAdmitted, HospitalLeft), find=find,
    about="R90: after a stay in hospital, contact within 7 days, medicines compared in 48 hours, the safety plan checked.",
)  # fmt: skip
