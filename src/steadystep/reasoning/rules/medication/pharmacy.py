"""A medicine that cannot be had is in hand, or an alternative is, within two working days; some the same day (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.pharmacy import SupplyTrouble
from steadystep.knowledge import Source
from steadystep.reasoning.facts.in_hand import due_in_hand, not_missed_for_a_day
from steadystep.reasoning.facts.like_medicines import like_medicines
from steadystep.reasoning.facts.obstacles import Obstacle
from steadystep.reasoning.facts.pharmacy import troubles
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.pharmacy"
_OWNERS: Final = ("nurse", "case_manager", "prescriber")
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="scope.md R29", year=2026),),
    why="A medicine that cannot be had helps nobody, and some must not be missed for a day.", verification="unverified",
)  # fmt: skip
_CALL: Final = Offer(key="call", says=say("Call the pharmacy"), kind="task", for_role="nurse")
_MORE: Final[dict[str, Offer]] = {
    "stock_out": Offer(key="elsewhere", says=say("Ask which pharmacy near by has it"), kind="task", for_role="nurse"),
    "prior_authorisation": Offer(key="payer", says=say("Send the payer what was tried before"), kind="task", for_role="nurse"),
    "substitution": Offer(key="ask", says=say("Ask the prescriber about what is offered instead"), kind="task", for_role="prescriber"),
}  # fmt: skip
_OTHERS_MAY_DO: Final = frozenset({"stock_out", "substitution", "prior_authorisation"})
_WORDS: Final[dict[str, Words]] = {
    "stock_out": say("{name}: the pharmacy does not have it."),
    "prior_authorisation": say("{name}: the payer wants to authorise it first."),
    "substitution": say("{name}: the pharmacy offers something else instead."),
}


def find(view: View) -> Iterator[Said]:
    if not view.person.in_care:
        return
    for one in troubles(view.chart, view.courses):
        if not one.settled and not one.entry.imported and not view.over(one.course):
            yield _duty(view, one)


def _duty(view: View, trouble: Obstacle) -> Duty:
    entry, soon = trouble.entry, not_missed_for_a_day(view.knowledge, trouble.course.drug)
    due = due_in_hand(view.clinic, entry.recorded_at, soon=soon)
    words = _WORDS.get(entry.body.what, say("{name}: it is not in hand."))
    more = _MORE.get(entry.body.what)
    return Duty(
        key=f"{_ID}/{view.chart.origin(entry.id)}", rule=_ID, level="T3" if soon else "T4", owner_role="nurse",
        says=say(words.text, name=trouble.course.name), person=named(_OWNERS, view.person, view.clinic),
        known_at=entry.recorded_at, due=due, overdue=view.clock.reached(due),
        because=(entry.id, *(one.id for one in trouble.steps), *trouble.course.because),
        closes_by=say("The medicine in hand, or an alternative."), ground=_GROUND, offers=(_CALL, *((more,) if more else ())),
        remarks=tuple(_like(view, trouble)),
    )  # fmt: skip


def _like(view: View, trouble: Obstacle) -> Iterator[Words]:
    """What of the same class the formulary has for the same reason, where another medicine may be the way."""
    order = view.chart.head(trouble.course.entry)
    if trouble.entry.body.what not in _OTHERS_MAY_DO or order is None:
        return
    found = like_medicines(
        view.knowledge, trouble.course, order.body.indication, {one.drug for one in view.running}
    )
    if found:
        names = ", ".join(one.name for one in found)
        yield say("Of the same class, for the same reason, in our formulary: {names}.", names=names)


RULE = Rule(
    id=_ID, reads=reads(SupplyTrouble), find=find,
    about="R29: a stock-out, an authorisation or a substitution is settled in two working days, the same day for what may not be missed.",
)  # fmt: skip
