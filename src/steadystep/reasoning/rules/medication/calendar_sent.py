"""The pharmacy's calendar of doses: sent anew when the steps are others; offered where one medicine takes another's place (R22)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.holds import DoseHeld, DoseResumed
from steadystep.chart.medication import DoseChanged, Order, OrderStopped
from steadystep.chart.pharmacy import PharmacyChosen
from steadystep.chart.sharing import Disclosed
from steadystep.knowledge import Source
from steadystep.reasoning.facts.conversations import there
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.plans.sent_calendar import Changed, changed_since, last_sent
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "medication.calendar_sent"
_OWNERS: Final = ("nurse", "prescriber", "case_manager")
_CHANGES: Final = (DoseChanged, DoseHeld, DoseResumed, OrderStopped)
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification; that it is due on the next working day is a clinic rule", section="scope.md R22, R29", year=2026),),
    why="Who hands out tablets by an old calendar hands out the wrong ones.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    chosen, sent = view.chart.latest(PharmacyChosen), last_sent(view.chart)
    today = view.clock.today(view.person.zone)
    if sent is not None and (changed := changed_since(view, sent.body, today)):
        yield _outdated(view, sent, changed)
    elif chosen is not None:
        yield from _never_sent(view, chosen, sent, today)


def _outdated(view: View, sent: AnyEntry, changed: tuple[Changed, ...]) -> Duty:
    since = _known(view, sent, changed)
    due = end_of_working_day(view.clinic, since[0], 1)
    wrote = there(sent.author, view.clinic, view.clock)
    return Duty(
        key=f"{_ID}/{view.chart.first(sent).id}", rule=_ID, level="T3", owner_role="nurse",
        says=say("The calendar of doses that {pharmacy} has of {day} is out of date: {medicines} from {first}. Send the new one.",
                 pharmacy=sent.body.recipient_name, day=sent.body.when.day, medicines=", ".join(one.name for one in changed), first=min(one.first for one in changed)),
        person=wrote if wrote in view.clinic.staff else named(_OWNERS, view.person, view.clinic),
        known_at=since[0], due=due, overdue=view.clock.reached(due), because=(sent.id, *since[1]), offers=(_send(),),
        closes_by=say("The new calendar went out, or the days of the old one are over."), ground=_GROUND,
    )  # fmt: skip


def _known(view: View, sent: AnyEntry, changed: tuple[Changed, ...]) -> tuple[datetime, tuple[str, ...]]:
    """When we first knew that the plan is another, and by which entries; a retraction leaves none to name."""
    orders = {one.order for one in changed}
    later = [
        one for one in view.chart.among(*_CHANGES)
        if one.seq > sent.seq and view.chart.origin(one.body.code) in orders
    ]  # fmt: skip
    first = min((one.recorded_at for one in later), default=sent.recorded_at)
    return first, tuple(one.id for one in later)


def _never_sent(view: View, chosen: AnyEntry, sent: AnyEntry | None, today: date) -> Iterator[Finding]:
    """One medicine goes down while another begins: the pharmacy needs both plans on one calendar."""
    held = sent.body.orders if sent is not None else ()
    for old, new in _crossing(view, today):
        if {old.entry, new.entry} <= set(held):
            continue
        yield Finding(
            rule=_ID, urgency="note", because=(chosen.id, *old.because, *new.because), about=(old.entry, new.entry), ground=_GROUND,
            says=say("{new} takes the place of {old}, and {pharmacy} has no calendar of both.",
                     new=new.name, old=old.name, pharmacy=chosen.body.name),
            do=say("Send the calendar of doses, so that what is handed out fits each day."), offers=(_send(),),
        )  # fmt: skip


def _crossing(view: View, today: date) -> Iterator[tuple[Course, Course]]:
    """An order that ends by plan, and one that begins between the first day of less and the end of what it leaves behind."""
    ordered = [one for one in view.running if one.ordered_here and one.first is not None]
    for old in ordered:
        falls = _first_fall(old)
        if old.last is None or old.last < today or falls is None:
            continue
        drug = view.knowledge.drugs.get(old.drug)
        days = drug.washout.days if drug is not None and drug.washout else 0
        for new in ordered:
            if (
                new.drug != old.drug
                and new.first
                and falls <= new.first
                and (new.first - old.last).days <= days + 1
            ):
                yield old, new


def _first_fall(course: Course) -> date | None:
    """The first day with less than before: a lower step, or the day after the last."""
    for before, after in zip(course.steps, course.steps[1:], strict=False):
        if after.units_a_day < before.units_a_day:
            return after.first
    return course.last


def _send() -> Offer:
    return Offer(
        key="calendar_out", says=say("Send the calendar to the pharmacy"), kind="task", for_role="nurse"
    )


RULE = Rule(
    id=_ID, reads=reads(Order, Disclosed), find=find,
    about="R22: the pharmacy's calendar of doses is sent anew when the plan is another, and offered for a switch.",
)  # fmt: skip
