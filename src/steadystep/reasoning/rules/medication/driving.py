"""Who drives at an age of slower nights and takes what makes drowsy: the medicines are looked at with them (R97). Nothing is
reported to anybody, and nobody is told to stop driving by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from steadystep.chart import say
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.medication import MedicineReported, Order
from steadystep.reasoning.facts.looking_through import last_look
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.stage_again import AskedAgain, asked_again
from steadystep.reasoning.finding import Finding, Offer, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.driving"


def find(view: View) -> Iterator[Said]:
    for one in asked_again(view):
        if one.again.sedative_at_least and one.last is not None and one.last.body.holds:
            yield from _weighed(view, one)


def _weighed(view: View, one: AskedAgain) -> Iterator[Finding]:
    courses = _sedating(view, one.again.sedative_at_least)
    told = one.last
    if (
        not courses
        or told is None
        or _looked_since(view, max(told.recorded_at, *(_since(view, course) for course in courses)))
    ):
        return
    yield Finding(
        rule=_ID, urgency="attention", because=(told.id, *(name for course in courses for name in course.because)),
        about=tuple(course.entry for course in courses), ground=ground(one.stage.provenance),
        says=say("They drive, or work where being drowsy is a danger, and take {medicines}.", medicines=", ".join(course.name for course in courses)),
        why=say("What makes drowsy slows the hands and eyes on the road, more so from 65 on and in the first weeks."),
        do=say("Talk it over with them: how awake they are in the morning, when it is taken, whether less or another would do, who else could drive. Nothing is reported to anybody by this."),
        offers=(Offer(key="medicines_review", says=say("Look through the medicines"), kind="entry", for_role="prescriber"),),
    )  # fmt: skip


def _sedating(view: View, strength: int) -> list[Course]:
    drugs = view.knowledge.drugs
    return [
        one for one in view.running
        if (drug := drugs.get(one.drug)) is not None and drug.mechanisms.sedative >= strength
    ]  # fmt: skip


def _since(view: View, course: Course) -> datetime:
    """When we learned of it, or of its latest dose."""
    known = [entry.recorded_at for name in course.because if (entry := view.chart.entry(name))]
    return max(known, default=datetime.min.replace(tzinfo=view.chart.entries[0].recorded_at.tzinfo))


def _looked_since(view: View, since: datetime) -> bool:
    last = last_look(view)
    return last is not None and last.recorded_at >= since


RULE = Rule(
    id=_ID, reads=reads(CircumstanceTold, Order, MedicineReported), find=find,
    about="R97: who is 65 or older, drives and takes what makes drowsy has it talked over; a signed look through the medicines ends it.",
)  # fmt: skip
