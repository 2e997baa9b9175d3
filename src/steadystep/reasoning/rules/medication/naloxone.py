"""Naloxone is in hand, in date, and somebody knows how to use it, wherever opioids may be met."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.medication import Fill, MedicineReported, Order
from steadystep.chart.substance import LapseReported, LastUse, NaloxoneSupplied
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.facts.substance_use import OPIOIDS, STIMULANTS
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.naloxone"
_AGONISTS = frozenset({"full_agonist", "partial_agonist"})
_RESCUE = "naloxone_nasal"


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


def _expired(view: View, last: AnyEntry) -> Iterator[Duty]:
    expires: date | None = last.body.expires
    if expires is None:
        return
    over = midnight(expires + timedelta(days=1), view.person.zone)
    if view.clock.reached(over):
        says = say("The naloxone given on {day} has expired: give a new kit.", day=last.body.when.day)
        yield _duty(view, last, over, says)


def _met(view: View) -> AnyEntry | None:
    """The entry by which opioids may be met: one is taken, or was used; stimulants too, for fentanyl hides in them."""
    for course in view.running:
        drug = view.knowledge.drugs.get(course.drug)
        if drug is not None and drug.mechanisms.opioid_activity in _AGONISTS:
            return view.chart.entry(course.because[0])
    told = [
        one for one in view.chart.among(LastUse, LapseReported) if one.body.substance in OPIOIDS | STIMULANTS
    ]
    return told[0] if told else None


def _duty(view: View, because: AnyEntry, known: datetime, says: Words) -> Duty:
    due = known + timedelta(days=1)
    rule = view.knowledge.monitoring["MO34"]
    offer = Offer(key="naloxone", says=say("Write down the kits given"), kind="entry", for_role="nurse")
    return Duty(
        key=f"{_ID}/{because.id}", rule=_ID, level="T3", owner_role="nurse", says=says, known_at=known, due=due,
        person=named(("nurse", "case_manager", "prescriber"), view.person, view.clinic), overdue=view.clock.reached(due),
        because=(because.id,), closes_by=say("Naloxone handed out, with its date and who was shown."), offers=(offer,),
        ground=ground(rule.provenance),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, LastUse, LapseReported), find=find,
    about="MO34, R53: naloxone for everyone who may meet an opioid, stimulants included; renewed when it expires.",
)  # fmt: skip
