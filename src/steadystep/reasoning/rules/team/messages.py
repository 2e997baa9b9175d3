"""A message waits for an answer: it has an owner and a time. How urgent it is, only its reader can say."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import Words, say
from steadystep.chart.team import Message
from steadystep.reasoning.facts.conversations import Conversation, conversations
from steadystep.reasoning.finding import Duty, Offer, rests_on
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "team.messages"
_WHO = {
    "client": say("A message from the client waits for an answer."),
    "caregiver": say("Somebody who cares for them wrote to us: read it, and follow it up."),
    "team": say("A question of the team about them waits for an answer."),
}


def find(view: View) -> Iterator[Said]:
    for one in conversations(view):
        if one.due is not None:
            yield _duty(view, one)


def _duty(view: View, one: Conversation) -> Duty:
    answer = Offer(key="conversations", says=say("Read and answer"), kind="task", for_role=one.owner_role)
    return Duty(
        key=f"{_ID}/{one.key}", rule=_ID, says=_WHO[one.between], level=view.knowledge.working_together.messages.level,
        owner_role=one.owner_role, person=one.owner, known_at=one.waiting[0].recorded_at, due=one.due or one.last.occurred,
        overdue=one.due is not None and view.clock.reached(one.due), because=_because(one),
        closes_by=say("It is answered, or somebody said why no answer is needed."), offers=(answer,), remarks=_handed(one),
        ground=rests_on(view.knowledge.working_together.messages.basis, "Who writes to us hears from us."),
    )  # fmt: skip


def _because(one: Conversation) -> tuple[str, ...]:
    return (*(each.id for each in one.waiting), *((one.handed.id,) if one.handed else ()))


def _handed(one: Conversation) -> tuple[Words, ...]:
    return (say("Handed on: {why}", why=one.handed.body.why),) if one.handed else ()


RULE = Rule(
    id=_ID, reads=reads(Message), find=find,
    about="Every message that asks for an answer has an owner and a time; the software never judges how urgent its words are.",
)  # fmt: skip
