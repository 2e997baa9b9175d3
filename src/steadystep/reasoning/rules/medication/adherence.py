"""MO46: doses missed week after week, or supply that ended days ago: ask what gets in the way, and offer what fits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import DoseReport, Fill
from steadystep.chart.taking import AdherenceTalk
from steadystep.knowledge import MonitoringRule
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.adherence import missed, reason_of
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_RULE_ID = "MO46"
_ID = "medication.adherence"
_OWNERS = ("case_manager", "nurse", "prescriber")
WEEK: Final = timedelta(days=7)
A_WEEK: Final = 2  # MO46: 2 or more missed doses a week for 2 weeks
GAP: Final = timedelta(days=3)  # MO46: a refill gap over 3 days
OLD: Final = timedelta(days=30)
_SOON_DRUGS: Final = frozenset({"clozapine", "lithium"})  # MO46: within 1 day; else within 7

# The offer that fits the reason (R26, R38).
OFFERS: Final[dict[str, Offer]] = {
    "forgot": Offer(key="remind", says=say("Offer a reminder and a weekly box"), kind="task", for_role="case_manager"),
    "cost": Offer(key="cost", says=say("Look for a cheaper way: generic, assistance"), kind="task", for_role="case_manager"),
    "side_effect": Offer(key="effects", says=say("Look at the side effects with the prescriber"), kind="task", for_role="prescriber"),
    "not_sure": Offer(key="worth", says=say("Look together at whether it helps"), kind="task", for_role="prescriber"),
    "could_not_get": Offer(key="get", says=say("Call the pharmacy; help with the way there"), kind="task", for_role="case_manager"),
    "none_left": Offer(key="refill", says=say("Ask the pharmacy for a refill"), kind="task", for_role="nurse"),
    "not_wanted": Offer(key="choice", says=say("Talk about what they want; the choice is theirs"), kind="task", for_role="prescriber"),
}  # fmt: skip
_ASK: Final = Offer(
    key="ask", says=say("Ask kindly what gets in the way"), kind="task", for_role="case_manager"
)
_FAMILY: Final = Offer(key="family", says=say("Ask whether somebody close may help, as far as the client agrees"), kind="task", for_role="case_manager")  # fmt: skip
_ONCE: Final = Offer(key="once_daily", says=say("See whether one dose a day would do"), kind="task", for_role="prescriber")  # fmt: skip
_INJECTION: Final = Offer(key="injection", says=say("Talk about a long-acting injection, where there is one"), kind="task", for_role="prescriber")  # fmt: skip
_PRIVATE: Final = Offer(key="private", says=say("Look together for a way that nobody else sees"), kind="task", for_role="case_manager")  # fmt: skip
_AGREE: Final = Offer(key="agree", says=say("Agree on a help and write it down"), kind="task", for_role="case_manager")  # fmt: skip
# What helps with a barrier that was told in a talk.
HELPS: Final[dict[str, tuple[Offer, ...]]] = {
    "forgot": (OFFERS["forgot"], _FAMILY, _ONCE, _INJECTION),
    "cost": (OFFERS["cost"],),
    "side_effects": (OFFERS["side_effect"],),
    "beliefs": (OFFERS["not_sure"],),
    "access": (OFFERS["could_not_get"],),
    "stigma": (_PRIVATE, _ONCE, _INJECTION),
    "other_barrier": (_AGREE,),
}


def find(view: View) -> Iterator[Said]:
    facts = view.knowledge.monitoring.get(_RULE_ID)
    if facts is None or not view.person.in_care:
        return
    for course in view.running:
        yield from _doses(view, facts, course) if course.ordered_here else ()
    for fact in view.supplies:
        if fact.run_out and not fact.fills[-1].imported and not view.over(fact.course):
            yield from _gap(view, facts, fact.course, fact.run_out, fact.fills[-1])


def _doses(view: View, facts: MonitoringRule, course: Course) -> Iterator[Duty]:
    told = missed(view.chart, course)
    if not told or told[-1].imported:
        return
    last = told[-1].body.day
    weeks = [_between(told, last - WEEK * (back + 1), last - WEEK * back) for back in (0, 1)]
    over = view.clock.reached(midnight(last + OLD, view.person.zone))
    if over or min(map(len, weeks)) < A_WEEK or _talked(view, course, told[-1].recorded_at):
        return
    both = (*weeks[1], *weeks[0])
    says = say(
        "{name}: {count} doses not taken from {first} to {last}. Ask what gets in the way.",
        name=course.name, count=len(both), first=both[0].body.day, last=last,
    )  # fmt: skip
    known = told[-1].recorded_at
    offers = _helping(view, course, known) or _fitting(both)
    yield _duty(view, facts, course, says, known, tuple(entry.id for entry in both), offers)


def _between(told: tuple[AnyEntry, ...], after: date, until: date) -> list[AnyEntry]:
    """One report for each day missed after `after`, up to `until`."""
    return list({entry.body.day: entry for entry in told if after < entry.body.day <= until}.values())


def _gap(view: View, facts: MonitoringRule, course: Course, run_out: date, fill: AnyEntry) -> Iterator[Duty]:
    since = midnight(run_out + GAP + timedelta(days=1), view.person.zone)
    if not view.clock.reached(since) or view.clock.reached(midnight(run_out + OLD, view.person.zone)):
        return
    if not _talked(view, course, since):
        says = say("{name}: supply ended on {day} and no refill is known. Ask what gets in the way.",
                   name=course.name, day=run_out)  # fmt: skip
        offers = _helping(view, course, since) or (_ASK, OFFERS["none_left"])
        yield _duty(view, facts, course, says, since, (fill.id,), offers)


def _talked(view: View, course: Course, since: datetime) -> bool:
    """Whether a help was agreed on since."""
    return any(entry.body.did for entry in _talks(view, course, since))


def _helping(view: View, course: Course, since: datetime) -> tuple[Offer, ...]:
    """What helps with the barriers told since, where nothing is agreed on yet."""
    told = (entry.body.barrier for entry in _talks(view, course, since))
    return tuple({offer.key: offer for barrier in told for offer in HELPS[barrier]}.values())


def _talks(view: View, course: Course, since: datetime) -> list[AnyEntry]:
    talks = (entry for entry in view.chart.of(AdherenceTalk) if entry.recorded_at >= since)
    return [entry for entry in talks if view.chart.origin(entry.body.order) == course.entry]


def _fitting(told: tuple[AnyEntry, ...]) -> tuple[Offer, ...]:
    """What fits the reasons given, the latest first; else the question."""
    codes = dict.fromkeys(reason_of(entry) for entry in reversed(told))
    return tuple(OFFERS[code] for code in codes if code in OFFERS) or (_ASK,)


def _duty(
    view: View, facts: MonitoringRule, course: Course, says: Words, known: datetime, because: tuple[str, ...],
    offers: tuple[Offer, ...],
) -> Duty:  # fmt: skip
    drug = view.knowledge.drugs.get(course.drug)
    soon = course.drug in _SOON_DRUGS or (drug is not None and "BUP" in drug.groups)
    due = known + (timedelta(days=1) if soon else WEEK)
    return Duty(
        key=f"{_ID}/{because[-1]}", rule=_ID, says=says, level="T3" if soon else "T4", owner_role="case_manager",
        person=named(_OWNERS, view.person, view.clinic), known_at=known, due=due, overdue=view.clock.reached(due),
        closes_by=say("A talk about it, with what gets in the way and the help that was agreed."), because=because,
        ground=ground(facts.provenance), offers=offers,
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(DoseReport, Fill), find=find,
    about="MO46, R26: doses missed in two weeks running or a refill gap; the offer fits the reason or the barrier told in a talk; no blame.",
)  # fmt: skip
