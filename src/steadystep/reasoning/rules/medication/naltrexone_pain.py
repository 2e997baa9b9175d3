"""Before an injection of naltrexone there is a plan for pain: opioids will not work for its month (R47)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import say
from steadystep.chart.medication import Order
from steadystep.chart.plans_ahead import PlanAhead
from steadystep.reasoning.facts.blockade import DEPOT
from steadystep.reasoning.finding import Finding, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.naltrexone_pain"


def find(view: View) -> Iterator[Said]:
    planned = {view.chart.origin(one.body.about) for one in view.chart.of(PlanAhead)}
    for course in view.running:
        if course.drug != DEPOT or not course.ordered_here or course.entry in planned:
            continue
        yield Finding(
            rule=_ID, urgency="attention", because=course.because, about=(course.entry,),
            says=say("{name} blocks opioids: there is no plan for pain yet.", name=course.name),
            do=say("Agree on pain relief without opioids, who is called after an injury, and that the card goes along."),
            offers=(Offer(key=f"pain_plan/{course.entry}", says=say("Write the plan for pain"), kind="entry", for_role="prescriber"),),
            ground=rests_on(view.knowledge.substance_care.naltrexone_start.basis, "In an emergency nobody else knows that opioids will not work."),
        )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Order, PlanAhead), find=find,
    about="R47: with an injection of naltrexone goes a plan for pain without opioids.",
)  # fmt: skip
