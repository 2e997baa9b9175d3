"""A medicine that is not paid for: within three working days it is, or something else is in place (R38)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.cost_barriers import CostBarrier
from steadystep.knowledge import Source
from steadystep.reasoning.facts.cost_barriers import barriers
from steadystep.reasoning.facts.like_medicines import generic_of, like_medicines
from steadystep.reasoning.facts.obstacles import Obstacle
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day

_ID: Final = "medication.cost_barrier"
_OWNERS: Final = ("case_manager", "nurse", "prescriber")
_WORKING_DAYS: Final = 3
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R38", year=2026),),
    why="A medicine that nobody can pay is not taken, whatever the order says.", verification="unverified",
)  # fmt: skip
_STEP: Final = Offer(
    key="cost_step", says=say("Write down what was done"), kind="entry", for_role="case_manager"
)
_ASSISTANCE: Final = Offer(
    key="assistance", says=say("Ask the maker's or the county's programme for help with the price"), kind="task", for_role="case_manager",
)  # fmt: skip
_WORDS: Final[dict[str, Words]] = {
    "payer_rejected": say("{name}: the payer said no."),
    "not_covered": say("{name}: the plan does not cover it."),
    "too_expensive": say("{name}: it costs more than they can pay."),
}


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for one in barriers(view.chart, view.courses):
        if not one.settled and not one.entry.imported and not view.over(one.course):
            yield _duty(view, one)


def _duty(view: View, barrier: Obstacle) -> Duty:
    entry = barrier.entry
    due = end_of_working_day(view.clinic, entry.recorded_at, _WORKING_DAYS)
    words = _WORDS.get(entry.body.what, say("{name}: the price is in the way."))
    return Duty(
        key=f"{_ID}/{view.chart.origin(entry.id)}", rule=_ID, level="T4", owner_role="case_manager",
        says=say(words.text, name=barrier.course.name), person=named(_OWNERS, view.person, view.clinic),
        known_at=entry.recorded_at, due=due, overdue=view.clock.reached(due),
        because=(entry.id, *(one.id for one in barrier.steps), *barrier.course.because),
        closes_by=say("It is paid for, something else is in place, or the client chose to go without."), ground=_GROUND,
        offers=(_STEP, _ASSISTANCE), remarks=tuple(_remarks(view, barrier)),
    )  # fmt: skip


def _remarks(view: View, barrier: Obstacle) -> Iterator[Words]:
    """The generic where a brand was ordered; like medicines of the formulary. Each is weighed when it is ordered."""
    generic = generic_of(view.knowledge, barrier.course)
    if generic:
        yield say("Ask for the generic: {generic}.", generic=generic)
    order = view.chart.head(barrier.course.entry)
    reason = order.body.indication if order is not None else ""
    taken = {one.drug for one in view.running}
    like = like_medicines(view.knowledge, barrier.course, reason, taken)
    if like:
        names = ", ".join(one.name for one in like)
        yield say(
            "Of the same class, for the same reason, in our formulary: {names}. No prices are known here.",
            names=names,
        )
    else:
        yield say("Our formulary has nothing of the same class for the same reason.")


RULE = Rule(
    id=_ID, reads=reads(CostBarrier), find=find,
    about="R38: a rejection or a price that cannot be paid is settled in three working days; generic and like medicines are said.",
)  # fmt: skip
