"""Around a pregnancy: each medicine weighed, a plan by 34 weeks, a visit after the birth; nothing guessed without a due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.life_stages import PerinatalPlan, RiskBenefitWeighed
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.life_stages import due_date, stage_fact
from steadystep.reasoning.facts.monitoring_line import and_so_on
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "plan.perinatal"
_TOLD: Final = frozenset({"pregnancy", "pregnancy_planned", "breastfeeding", "birth", "postpartum"})
WEIGHED_WITHIN = timedelta(days=7)  # monitoring.csv MO45: the perinatal plan within 7 days
PLAN_BY = timedelta(weeks=6)  # R96: by 34 weeks; the due date ends the fortieth
PLAN_FROM = timedelta(weeks=12)  # it is spoken of from 28 weeks on; clinic rule
VISIT_WITHIN = timedelta(weeks=2)  # instruments.csv EPDS: the first asking is 2 weeks after the birth


def find(view: View) -> Iterator[Said]:
    told = [
        one for one in view.chart.of(CircumstanceTold) if one.body.circumstance in _TOLD and one.body.holds
    ]
    if (
        not view.person.in_care
        or not told
        or not stage_fact(view, view.knowledge.life_stages["perinatal"]).theirs
    ):
        return
    basis = ground(view.knowledge.life_stages["perinatal"].provenance)
    yield from _weighing(view, told, basis)
    pregnant = view.circumstances.holds("pregnancy") is True
    due = due_date(view) if pregnant else None
    if pregnant and due is None:
        yield _no_due_date(view, basis)
    if due is not None:
        yield from _plan(view, due, basis)
    yield from _visit_after(view, due, basis)


def _weighing(view: View, told: list[AnyEntry], basis: Ground) -> Iterator[Duty]:
    """One duty for all medicines that nobody has weighed since the first of it was told."""
    since = told[0]
    weighed = {
        view.chart.origin(one.body.medicine)
        for one in view.chart.of(RiskBenefitWeighed)
        if one.recorded_at >= since.recorded_at
    }
    open_ones = [one for one in view.running if one.entry not in weighed and one.drug != "naloxone_nasal"]
    if not open_ones:
        return
    known = max(since.recorded_at, min(_known(view, one.entry, since.recorded_at) for one in open_ones))
    names = and_so_on([one.name for one in open_ones])
    yield _duty(
        view, "weigh", known, known + WEIGHED_WITHIN, ("prescriber",), basis,
        say("Risk and benefit are not weighed yet: {medicines}.", medicines=names),
        because=(since.id, *(one.entry for one in open_ones)), closes=say("A signed note for each medicine."),
        offer=Offer(key="weigh", says=say("Weigh risk and benefit"), kind="entry", for_role="prescriber"),
    )  # fmt: skip


def _known(view: View, entry: str, otherwise: datetime) -> datetime:
    found = view.chart.entry(entry)
    return found.recorded_at if found else otherwise


def _no_due_date(view: View, basis: Ground) -> Finding:
    return Finding(
        rule=f"{_ID}.week", because=view.circumstances.because("pregnancy"), urgency="attention", state="cannot_tell", ground=basis,
        says=say("The week of the pregnancy cannot be told: no due date is written down."), missing=(say("the due date"),),
        why=say("The plan by 34 weeks, the trimesters and the lithium levels are counted from it."),
        offers=(Offer(key="health", says=say("Write down the due date"), kind="entry", for_role="nurse"),),
    )  # fmt: skip


def _plan(view: View, due: date, basis: Ground) -> Iterator[Duty]:
    zone = view.person.zone
    begins, by = midnight(due - PLAN_FROM, zone), midnight(due - PLAN_BY, zone)
    told = view.circumstances.because("pregnancy")
    first = view.chart.entry(told[0]) if told else None
    signed = [one for one in view.chart.of(PerinatalPlan) if one.body.when.day > due - timedelta(weeks=40)]
    if signed or first is None or not view.clock.reached(begins):
        return
    yield _duty(
        view, "plan", max(begins, first.recorded_at), by, ("prescriber", "case_manager", "therapist"), basis,
        say("A plan for the birth and after is due by 34 weeks, on {day}.", day=due - PLAN_BY), because=told,
        closes=say("A signed plan: feeding, the newborn, doses around the birth."),
        offer=Offer(key="perinatal_plan", says=say("Write the plan together"), kind="entry", for_role="prescriber"),
    )  # fmt: skip


def _visit_after(view: View, due: date | None, basis: Ground) -> Iterator[Duty]:
    """From 34 weeks on a visit after the due date is booked; after a birth one within two weeks of it."""
    zone, born = view.person.zone, view.circumstances.first_told("birth")
    day, from_day = (due, due - PLAN_BY) if due else (born, born)
    if day is None or from_day is None or not view.clock.reached(midnight(from_day, zone)):
        return
    if any(one.day >= day and one.outcome in ("booked", "attended") for one in view.visits):
        return
    told = view.circumstances.because("pregnancy" if due else "birth") or view.circumstances.because(
        "postpartum"
    )
    yield _duty(
        view, "visit", midnight(from_day, zone), midnight(day + (timedelta() if due else VISIT_WITHIN), zone),
        ("case_manager", "prescriber", "front_desk"), basis, say("No visit after the birth is booked."), because=told,
        closes=say("A visit is booked after the due date, or after the birth."),
        offer=Offer(key="book/prescriber", says=say("Find a time"), kind="booking", for_role="case_manager"),
    )  # fmt: skip


def _duty(
    view: View, part: str, known: datetime, due: datetime, owners: tuple[str, ...], basis: Ground, says: Words, *,
    because: tuple[str, ...], closes: Words, offer: Offer,
) -> Duty:  # fmt: skip
    return Duty(
        key=f"{_ID}/{part}/{view.chart.client}", rule=f"{_ID}.{part}", says=says, level="T3" if part == "weigh" else "T4", owner_role=owners[0],
        person=named(owners, view.person, view.clinic), known_at=known, due=due, overdue=view.clock.reached(due), because=because,
        ground=basis, closes_by=closes, offers=(offer,),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold), find=find,
    about="R96: each active medicine is weighed with the client, a plan is signed by 34 weeks, and a visit after the birth is booked.",
)  # fmt: skip
