"""Naloxone is in hand, in date, and somebody knows how to use it, wherever opioids may be met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.intake import IntakeAnswer
from steadystep.chart.medication import Fill, MedicineReported, Order
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.substance import LapseReported, LastUse, NaloxoneSupplied
from steadystep.reasoning.clock import midnight, months_before
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import for_good
from steadystep.reasoning.facts.overdoses_told import overdose_near, own_overdose
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.substance_use import OPIOIDS, STIMULANTS
from steadystep.reasoning.finding import Duty, Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.naloxone"
_AGONISTS = frozenset({"full_agonist", "partial_agonist"})
_RESCUE = "naloxone_nasal"
TOLD: Final = ("household_uses", "nonprescribed_opioid", "cocaine_or_methamphetamine_use")
_WATCHED_FOR: Final = timedelta(days=365)  # pathways.md 3: a client-led taper with a watch of 12 months
_THEMSELVES: Final = frozenset({"client", "the client", "themselves", "self", "patient", "the patient"})
# scope.md R53: "technique, never-use-alone, test strips, safe storage, overdose section of safety plan".
_STEPS: Final = (
    say(
        "Show how it is used, to the client and to one other person if they want that: call for help, spray, breathe for them, stay."
    ),
    say("Agree on where it is kept, and that others at home know where."),
    say(
        "Never using alone: somebody near who has naloxone. After days without, the same amount is too much."
    ),
    say("Offer fentanyl test strips."),
    say("Medicines that slow breathing are locked away, out of reach of children."),
    say("Write the overdose part of the safety plan together."),
)


def find(view: View) -> Iterator[Said]:
    met = _met(view) if view.person.in_care else None
    if met is None:
        return
    given = view.chart.of(NaloxoneSupplied)
    handed = [one for one in view.chart.of(Fill) if one.body.drug == _RESCUE]
    if not given and not handed:
        yield _duty(
            view, met, met.recorded_at, say("Naloxone is not in hand: give it today and show how it is used.")
        )
    elif given:
        yield from _expired(view, given[-1])
        yield from _at_the_end(view, given[-1])
        yield from _known_by_nobody_else(view, given)


def _known_by_nobody_else(view: View, given: tuple[AnyEntry, ...]) -> Iterator[Finding]:
    """R53: "known by one other person if wanted". A line of the safety plan settles it, also one that says nobody is wanted."""
    plan = view.chart.latest(SafetyPlan)
    shown = {name.strip().casefold() for one in given for name in one.body.trained}
    if shown - _THEMSELVES - {view.person.called.casefold()} or (plan and plan.body.naloxone_trained):
        return
    yield Finding(
        rule=f"{_ID}.known_by", urgency="note", because=(given[-1].id,),
        says=say("Naloxone is at home, and nobody else is said to know where it is or how to use it."),
        do=say("Ask whether the client wants one other person to know; show them, or write in the safety plan that nobody is to."),
        offers=(Offer(key="safety_plan", says=say("Write in the safety plan who knows"), kind="entry", for_role="nurse"),),
        ground=ground(view.knowledge.monitoring["MO34"].provenance),
    )  # fmt: skip


def _at_the_end(view: View, last: AnyEntry) -> Iterator[Duty]:
    """R58: who stops a medicine for opioid use goes with a kit of these months, whatever was handed out years ago."""
    months = view.knowledge.substance_care.within.naloxone_every_months
    for course, end in _ending(view):
        stop = view.chart.entry(course.because[-1])
        if stop is not None and last.body.when.day < months_before(end, months):
            says = say("{name} ends, and the naloxone at home was given on {day}: give a new kit with the last dose.",
                       name=course.name, day=last.body.when.day)  # fmt: skip
            yield _duty(view, stop, stop.recorded_at, says)


def _ending(view: View) -> list[tuple[Course, date]]:
    """The medicines for opioid use that end, or ended within the watch."""
    zone = view.person.zone
    return [
        (course, last)
        for course, last in for_good(view.knowledge, view.courses)
        if not view.clock.reached(midnight(last + _WATCHED_FOR, zone))
    ]


def _expired(view: View, last: AnyEntry) -> Iterator[Duty]:
    expires: date | None = last.body.expires
    if expires is None:
        return
    over = midnight(expires + timedelta(days=1), view.person.zone)
    if view.clock.reached(over):
        says = say("The naloxone given on {day} has expired: give a new kit.", day=last.body.when.day)
        yield _duty(view, last, over, says)


def _met(view: View) -> AnyEntry | None:
    """The entry by which opioids may be met: one is taken, or was used; stimulants too, for fentanyl hides in them; or the
    assessment was told of an overdose, their own or one they were near."""
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is not None and drug.mechanisms.opioid_activity in _AGONISTS:
            return view.chart.entry(course.because[0])
    told = [
        one for one in view.chart.among(LastUse, LapseReported) if one.body.substance in OPIOIDS | STIMULANTS
    ]
    met = told[0] if told else _told_of(view) or _stopped(view)
    return met or own_overdose(view.chart) or overdose_near(view.chart)


def _told_of(view: View) -> AnyEntry | None:
    """Somebody said that opioids or stimulants are used, by the client or by others in the household."""
    because = (view.circumstances.because(one) for one in TOLD if view.circumstances.holds(one))
    return next((view.chart.entry(entries[0]) for entries in because if entries), None)


def _stopped(view: View) -> AnyEntry | None:
    return next((view.chart.entry(course.because[-1]) for course, _ in _ending(view)), None)


def _duty(view: View, because: AnyEntry, known: datetime, says: Words) -> Duty:
    due = known + timedelta(days=1)
    rule = view.knowledge.monitoring["MO34"]
    offer = Offer(key="naloxone", says=say("Write down the kits given"), kind="entry", for_role="nurse")
    return Duty(
        key=f"{_ID}/{because.id}", rule=_ID, level="T3", owner_role="nurse", says=says, known_at=known, due=due,
        person=named(("nurse", "case_manager", "prescriber"), view.person, view.clinic), overdue=view.clock.reached(due),
        because=(because.id,), steps=_STEPS, closes_by=say("Naloxone handed out, with its date and who was shown."), offers=(offer,),
        ground=ground(rule.provenance),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, LastUse, LapseReported, CircumstanceTold, IntakeAnswer), find=find,
    about="MO34, R53, R58: naloxone for everyone who may meet an opioid, stimulants and the household included; renewed when it expires and when a medicine for opioid use ends.",
)  # fmt: skip
