"""A trip or an operation ahead of somebody on a medicine for opioid use: a signed plan a week before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, When, Words, say
from steadystep.chart.plans_ahead import PlanAhead, ProcedurePlanned, TravelPlanned
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.blockade import Blockade, blockade
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, Signal, rests_on
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "plan.ahead"
_EVENT = "ES28"
CONTINUE = (
    "Continue buprenorphine through surgery. The daily dose may be split into several doses. Pain relief without opioids first: "
    "acetaminophen, ice, regional block. Surgeon and anaesthetist are told, with consent. Home with the same dose as before."
)
HOLD = (
    "Naltrexone blocks opioids: the next injection is timed with the surgeon and the anaesthetist. Pain relief without opioids; "
    "a date for starting again after the operation."
)
AWAY = (
    "Doses for every day away within what the law allows, a travel letter, naloxone in the bag, doses by the time of home until "
    "the first visit back, a list of clinics there, and whom to call from there."
)
METHADONE = "The opioid treatment programme is called first: it arranges the doses of methadone."


def find(view: View) -> Iterator[Said]:
    planned = {view.chart.origin(one.body.about) for one in view.chart.of(PlanAhead)}
    for entry in view.chart.among(TravelPlanned, ProcedurePlanned):
        day = _first_day(entry)
        if entry.imported or view.clock.reached_day(day, view.person.zone):
            continue
        yield from _blocked(view, entry, day)
        text = _text(view, entry, day)
        if text and view.chart.first(entry).id not in planned:
            yield _duty(view, entry, day, text)


def _first_day(entry: AnyEntry) -> date:
    body = entry.body
    day: date = body.day if isinstance(body, ProcedurePlanned) else body.first
    return day


def _text(view: View, entry: AnyEntry, day: date) -> str:
    """The words a plan begins with; empty for somebody without such a medicine. An injection counts while it blocks on `day`."""
    taken, groups = {course.drug for course in view.running}, view.knowledge.groups
    surgery = isinstance(entry.body, ProcedurePlanned)
    injected = blockade(view.chart, view.knowledge)
    if taken & groups.get("NALTREXONE", frozenset()) or (injected is not None and day < injected.until):
        return HOLD if surgery else AWAY
    if taken & groups.get("BUP", frozenset()):
        return CONTINUE if surgery else AWAY
    return METHADONE if "methadone" in taken else ""


def _duty(view: View, entry: AnyEntry, day: date, text: str) -> Duty:
    within, zone = view.knowledge.substance_care.within, view.person.zone
    last = day - timedelta(days=within.plan_before_days)
    due = max(midnight(last + timedelta(days=1), zone), entry.recorded_at)
    surgery = isinstance(entry.body, ProcedurePlanned)
    told = _dated(view, text)
    says = (
        say("Surgery plan due {last} for {what} on {day}: {text}", last=last, what=entry.body.what, day=day, text=told)
        if surgery else say("Travel plan due {last} for {what} from {day}: {text}", last=last, what=entry.body.where, day=day, text=told)
    )  # fmt: skip
    draft = PlanAhead(
        when=When.instant(entry.recorded_at, zone), about=view.chart.first(entry).id, text=str(told)
    )
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}", rule=_ID, says=says, level="T4", owner_role="prescriber",
        person=named(("prescriber", "case_manager", "nurse"), view.person, view.clinic), known_at=entry.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(entry.id,), closes_by=say("A signed plan for it."),
        offers=(Offer(key="plan_ahead", says=say("Write the plan"), kind="entry", for_role="prescriber", drafts=draft),),
        ground=rests_on(within.basis, "A medicine stopped for an operation or a trip is often never started again."),
    )  # fmt: skip


def _dated(view: View, text: str) -> Words:
    """With the days between which an injection of naltrexone blocks opioids, where the plan is to hold it."""
    blocked = blockade(view.chart, view.knowledge)
    if text != HOLD or blocked is None:
        return say(text)
    return say(
        "{text} Injected on {given}, it blocks opioids until {until}.",
        text=say(text),
        given=blocked.given,
        until=blocked.until,
    )


def _blocked(view: View, entry: AnyEntry, day: date) -> Iterator[Signal]:
    """An operation while an injection of naltrexone still blocks pain relief (R55, ES28)."""
    blocked: Blockade | None = blockade(view.chart, view.knowledge)
    surgery = isinstance(entry.body, ProcedurePlanned)
    if blocked is None or not surgery or not blocked.given <= day < blocked.until:
        return
    says = say(
        "Surgery on {day} while naltrexone blocks opioids until {until}.", day=day, until=blocked.until
    )
    yield from opened(view, _ID, _EVENT, entry, says, because=(entry.id, blocked.entry))


RULE = Rule(
    id=_ID, reads=reads(TravelPlanned, ProcedurePlanned), find=find,
    about="R55: a signed plan 7 days before a trip or an operation; ES28 for surgery under naltrexone.",
)  # fmt: skip
