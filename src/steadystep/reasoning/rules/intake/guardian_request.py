"""What a guardian asks for and the law gives to the young person goes to a lead; so does what nobody can tell (R95)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.life_stages import GuardianAnswered, GuardianAsked
from steadystep.knowledge import Source
from steadystep.reasoning.facts import persons
from steadystep.reasoning.facts.care_of_minors import CARE, OF_AGE, decides_alone
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "intake.guardian_request"
PRIVATE: Final = say(
    "Say: “some parts are private”. Answer it with the young person; a guardian is shown what is shared, and a copy of the safety plan."
)
WITHIN = timedelta(days=7)  # clinic rule: the specification names no clock
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R95; consent_and_roles.md, Adolescents"),),
    why="Where a parent's wish and the law part, a person decides and says on what ground.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    answered = {view.chart.origin(one.body.asked) for one in view.chart.of(GuardianAnswered)}
    for entry in view.chart.of(GuardianAsked):
        if view.chart.first(entry).id not in answered and view.person.in_care:
            yield _said(view, entry)


def _said(view: View, entry: AnyEntry) -> Said:
    """A lead's duty where the young person decides or nobody can tell; else a finding for those who answer."""
    parted = _parted(view, entry)
    if parted is not None:
        return _duty(view, entry, parted)
    return Finding(
        rule=f"{_ID}.guardian", because=(entry.id,), about=(entry.id,), ground=_GROUND,
        says=say("A parent or guardian asks about {care}: here a guardian has a say in it.", care=CARE[entry.body.care]),
        do=PRIVATE, offers=(_answer(entry),),
    )  # fmt: skip


def _parted(view: View, entry: AnyEntry) -> Words | None:
    """Where the wish and the clinic's own table part, in words; None where a guardian has a say.

    Who asked is not repeated: those who may read a summary of the request read this sentence too.
    """
    ages, row = persons.ages(view), {one.care: one for one in view.clinic.consent_ages}.get(entry.body.care)
    care, alone = CARE[entry.body.care], decides_alone(ages, row)
    if ages and min(ages) >= OF_AGE:
        return say("A parent or guardian asks about {care}; the client is 18 and decides alone.", care=care)
    if row is None or alone is None:
        return say("A parent or guardian asks about {care}, and who decides cannot be told here.", care=care)
    if alone:
        return say(
            "A parent or guardian asks about {care}, about which the client decides alone from the age of {age}.",
            care=care, age=row.age,
        )  # fmt: skip
    return None


def _duty(view: View, entry: AnyEntry, says: Words) -> Duty:
    due = entry.recorded_at + WITHIN
    return Duty(
        key=f"{_ID}/{view.chart.first(entry).id}", rule=_ID, level="T3", owner_role="lead", says=says, known_at=entry.recorded_at, due=due,
        person=named(("lead", "prescriber"), view.person, view.clinic), overdue=view.clock.reached(due), because=(entry.id,), ground=_GROUND,
        closes_by=say("What was decided, and on what ground."), offers=(_answer(entry),),
        steps=(PRIVATE,), remarks=(say("Until then nothing of it is shared beyond what keeps the client safe."),),
    )  # fmt: skip


def _answer(entry: AnyEntry) -> Offer:
    return Offer(
        key=f"guardian/{entry.id}", says=say("Write down what was decided"), kind="entry", for_role="lead"
    )


RULE = Rule(
    id=_ID, reads=reads(GuardianAsked), find=find,
    about="R95: a parent's request that meets the young person's own right goes to a lead within seven days.",
)  # fmt: skip
