"""Many medicines, their anticholinergic load, 65 years or a stay in hospital: all of them are looked through and it is
signed, by a pharmacist where there is one (R35, R97)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.life_stages import MedicinesLookedThrough
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.knowledge import Source
from steadystep.reasoning.facts.looking_through import Trigger, last_look, triggers
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.medicines_review"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R35", year=2026),),
    why="Each medicine was begun for a reason; together they weigh more than any of them.", verification="unverified",
)  # fmt: skip
_OFFER: Final = Offer(
    key="medicines_review", says=say("Look through the medicines"), kind="entry", for_role="prescriber"
)


def find(view: View) -> Iterator[Said]:
    found = triggers(view)
    if not found:
        return
    first, *others = found
    yearly = first.reason == "age_65"
    known = min(one.known for one in found)
    yield Duty(
        key=f"{_ID}/{view.chart.client}", rule=_ID, level="T4", owner_role="prescriber", known_at=known, due=first.due,
        overdue=view.clock.reached(first.due), person=named(("prescriber", "nurse"), view.person, view.clinic),
        because=tuple(dict.fromkeys(entry for one in found for entry in one.because)),
        ground=ground(view.knowledge.life_stages["older"].provenance) if yearly else _GROUND,
        says=_says(view, first), remarks=tuple(_says(view, one) for one in others),
        closes_by=say("A signed look through every medicine, with a pharmacist where there is one."), offers=(_OFFER,),
    )  # fmt: skip


def _says(view: View, trigger: Trigger) -> Words:
    if trigger.reason == "age_65":
        last = last_look(view)
        if last is None:
            return say("All medicines have not been looked through yet: from 65 on once a year.")
        return say("All medicines were last looked through on {day}.", day=last.body.when.day)
    if trigger.reason == "hospital":
        return say("They were in hospital: look through all medicines.")
    if trigger.reason == "anticholinergic":
        return say(
            "The anticholinergic load of all medicines is {number}: look through them.", number=trigger.number
        )
    if trigger.reason == "many_psychotropics":
        return say("{number} psychotropic medicines are taken: look through them.", number=trigger.number)
    return say("{number} medicines are taken: look through them.", number=trigger.number)


RULE = Rule(
    id=_ID, reads=reads(Order, MedicineReported, MedicineListReceived, MedicinesLookedThrough), find=find,
    about="R35, R97: 5 psychotropics, 10 medicines, an anticholinergic sum of 3, 65 years or a discharge: a signed look in 30 days.",
)  # fmt: skip
