"""What a family agreed is looked at again on the day they chose (R66)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from steadystep.chart import say
from steadystep.chart.worksheets import Worksheet
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.family_agreements import FamilyAgreement, family_agreements
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Finding, Ground
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "therapy.agreement"
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R66: agreements, review date", year=2026),),
    why="An agreement nobody comes back to teaches that it was not meant.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for one in family_agreements(view.chart):
        if one.look_again is None:
            yield _no_day(one)
        elif one.near(view.clock, view.person.zone):
            yield _due(view, one, one.look_again)


def _no_day(one: FamilyAgreement) -> Finding:
    return Finding(
        rule=_ID, state="cannot_tell", because=(one.head.id,), about=(one.entry,), ground=_GROUND,
        says=say("What the family agreed on “{topic}” has no day on which it is looked at again.", topic=one.topic),
        do=say("Choose a day together, and write it into the agreement."),
    )  # fmt: skip


def _due(view: View, one: FamilyAgreement, day: date) -> Duty:
    due = max(midnight(day + timedelta(days=1), view.person.zone), one.head.recorded_at)
    return Duty(
        key=f"{_ID}/{one.entry}/{day.isoformat()}", rule=_ID, level="T4", owner_role="therapist",
        says=say("Look again at what the family agreed on “{topic}”: by {day}.", topic=one.topic, day=day),
        person=named(("therapist", "case_manager"), view.person, view.clinic), known_at=one.head.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(one.head.id,), ground=_GROUND,
        closes_by=say("The agreement gone through in a session, or agreed anew."),
    )  # fmt: skip


RULE = Rule(
    id=_ID, reads=reads(Worksheet), find=find,
    about="R66: a family's agreement is due for a second look on the day they chose, from a week before.",
)  # fmt: skip
