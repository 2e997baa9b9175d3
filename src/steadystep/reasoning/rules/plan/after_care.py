"""After care: contacts on the days agreed, each with an outcome; and who asks to come back is answered by the next working day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from steadystep.chart import AnyEntry, When, say
from steadystep.chart.plan import CareEnded, CareResumed
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.after_care import AfterCare, FollowUp, after_care
from steadystep.reasoning.facts.deadlines import deadline
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.after_care"
AHEAD = timedelta(days=3)  # clinic rule: the contact is on the list three days before its day
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R110, R111", year=2026),),
    why="7/30/90/180-day contacts, rapid reopen; outcomes are stored and counted.", verification="unverified",
)  # fmt: skip
_OWNERS = ("case_manager", "therapist", "lead")


def find(view: View) -> Iterator[Said]:
    after = after_care(view.chart)
    if after is None or after.ended.body.ending == "died":
        return
    if after.wants_back is not None:
        yield _come_back(view, after.wants_back)
        return
    for one in after.follow_ups:
        opens = midnight(one.day, view.person.zone) - AHEAD
        if one.done is None and view.clock.reached(opens):
            yield _contact(view, after, one)


def _contact(view: View, after: AfterCare, one: FollowUp) -> Duty:
    due = midnight(one.day + timedelta(days=1), view.person.zone)
    return Duty(
        key=f"{_ID}/{after.ended.id}/{one.day.isoformat()}", rule=_ID, level="T4", owner_role=_OWNERS[0],
        says=say("Ask how they are: the contact {days} days after care, agreed for {day}.", days=one.after, day=one.day),
        person=named(_OWNERS, view.person, view.clinic), known_at=midnight(one.day, view.person.zone) - AHEAD, due=due,
        because=(after.ended.id,), overdue=view.clock.reached(due), closes_by=say("What the contact brought; not reached is an answer, too."),
        ground=GROUND, offers=(Offer(key=f"follow_up/{one.day.isoformat()}", says=say("Write what it brought"), kind="task"),),
    )  # fmt: skip


def _come_back(view: View, asked: AnyEntry) -> Duty:
    due = deadline("T3", asked.recorded_at, view.knowledge, view.clinic)
    when = When.instant(view.chart.entries[-1].recorded_at, view.person.zone)
    back = CareResumed(when=when, note="Asked to come back.")
    return Duty(
        key=f"{_ID}/back/{asked.id}", rule=_ID, level="T3", owner_role=_OWNERS[0], because=(asked.id,), due=due,
        says=say("They would like to come back: call, and open the door today. No new intake, no waiting list."),
        person=named(_OWNERS, view.person, view.clinic), known_at=asked.recorded_at, overdue=view.clock.reached(due),
        closes_by=say("Care resumed, or what the call brought."), ground=GROUND,
        offers=(Offer(key="back", says=say("Resume care"), kind="entry", drafts=back),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CareEnded), find=find,
    about="R111: after care, contacts at 7, 30, 90 and 180 days with their outcome; who asks to come back is answered by the next working day.",
)  # fmt: skip
