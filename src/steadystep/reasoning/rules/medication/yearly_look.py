"""From 65 on every medicine is looked through once a year, by a pharmacist where there is one, and signed (R97)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts import persons
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.yearly_look"
YEAR, BEFORE = timedelta(days=365), timedelta(days=30)  # R97: yearly; spoken of a month before, clinic rule


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care or not view.running or view.circumstances.holds("age_65") is not True:
        return
    last = view.chart.latest(MedicinesLookedThrough)
    joined, born = view.chart.entry(view.person.since), view.person.birth_date
    if joined is None or born is None:
        return
    of_age = midnight(persons.birthday(born.day, 65), view.person.zone)
    known = last.occurred + YEAR - BEFORE if last else max(joined.occurred, of_age)
    if not view.clock.reached(known):
        return
    due = known + BEFORE
    told = (last.id,) if last else (joined.id, *persons.because(view))
    yield Duty(
        key=f"{_ID}/{view.chart.client}", rule=_ID, level="T4", owner_role="prescriber", known_at=known, due=due, overdue=view.clock.reached(due),
        person=named(("prescriber", "nurse"), view.person, view.clinic), because=told, ground=ground(view.knowledge.life_stages["older"].provenance),
        says=say("All medicines were last looked through on {day}.", day=last.body.when.day) if last
        else say("All medicines have not been looked through yet: from 65 on once a year."),
        closes_by=say("A signed look through every medicine, with a pharmacist where there is one."),
        offers=(Offer(key="look_through", says=say("Look through the medicines"), kind="entry", for_role="prescriber"),),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="R97: from 65 on a signed look through all medicines every year.",
)  # fmt: skip
