"""What was agreed in a huddle has an owner and a date until somebody says what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import AnyEntry, say
from steadystep.chart.teamwork import HuddleNoted
from steadystep.reasoning.facts.conversations import there
from steadystep.reasoning.facts.huddles import open_items
from steadystep.reasoning.finding import Duty, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "team.huddle"


def find(view: View) -> Iterator[Said]:
    for item in open_items(view.chart):
        yield _duty(view, item)


def _duty(view: View, item: AnyEntry) -> Duty:
    due, owner = item.body.by.end, there(item.body.owner, view.clinic, view.clock)
    first = view.chart.first(item).id
    done = Offer(key=f"huddle_done/{first}", says=say("Say what came of it"), kind="task")
    return Duty(
        key=f"{_ID}/{first}", rule=_ID, says=say("Agreed by the team: {text}", text=item.body.text), level="T4",
        owner_role=_role(view, owner), person=owner if owner in view.clinic.staff else "", known_at=item.recorded_at, due=due,
        overdue=view.clock.reached(due), because=(item.id,), closes_by=say("Somebody wrote down what came of it."), offers=(done,),
    )  # fmt: skip


def _role(view: View, person: str) -> str:
    member = view.clinic.staff.get(person)
    return min(member.roles, default="case_manager") if member else "case_manager"


RULE = Rule(
    id=_ID, reads=reads(HuddleNoted), find=find,
    about="R86: each item of a huddle has an owner and a date; what is not done by then is asked about.",
)  # fmt: skip
