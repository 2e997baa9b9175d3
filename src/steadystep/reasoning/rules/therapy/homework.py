"""Practice that rested for three weeks is an offer to solve it together, never blame (R67)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart import say
from steadystep.chart.therapy import PracticeAssigned
from steadystep.knowledge import Source
from steadystep.reasoning.facts.homework import UNDONE_AFTER, PracticeFact, practices, undone_for_weeks
from steadystep.reasoning.facts.offers_answered import answers_to, rests
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "therapy.homework"
_GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R67", year=2026),),
    why="What is not done was too big, too vague or came at the wrong time; the task is changed, not the person.",
    verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    answered = answers_to(view.chart, _ID)
    for one in practices(view.chart):
        if undone_for_weeks(view, one) and not rests(answered.get(_key(one)), UNDONE_AFTER, view.clock):
            yield _rested(one)


def _key(practice: PracticeFact) -> str:
    return f"solve/{practice.entry}"


def _rested(practice: PracticeFact) -> Finding:
    barriers = practice.barriers
    told = say("In their words, in the way: {barrier}", barrier=barriers[-1]) if barriers else None
    return Finding(
        rule=_ID, because=(practice.assigned.id, *(one.id for one in practice.told[-3:])), ground=_GROUND,
        about=(practice.entry,), why=told or _GROUND_WORDS,
        says=say("“{practice}” has rested for three weeks: solve it together.", practice=practice.assigned.body.name),
        do=say("Ask what got in the way; make it smaller, choose another time or another practice, or let it go."),
        offers=(Offer(key=_key(practice), kind="task", for_role="therapist", says=say("Solve it together in the next session")),),
    )  # fmt: skip


_GROUND_WORDS = say("Nobody has told what got in the way yet.")

RULE = Rule(
    id=_ID, reads=reads(PracticeAssigned), find=find,
    about="R67: three weeks without a try at what was agreed offer to solve it together.",
)  # fmt: skip
