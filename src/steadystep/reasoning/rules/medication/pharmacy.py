"""A medicine that cannot be had is in hand, or an alternative is, within two working days; some the same day (R29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart import Words, say
from steadystep.chart.pharmacy import SupplyTrouble
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.like_medicines import like_medicines
from steadystep.reasoning.facts.obstacles import Obstacle
from steadystep.reasoning.facts.pharmacy import troubles
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads
from steadystep.reasoning.working_time import end_of_working_day, open_between

_ID: Final = "medication.pharmacy"
_OWNERS: Final = ("nurse", "case_manager", "prescriber")
_WORKING_DAYS: Final = 2
_SAME_DAY: Final = frozenset({"lithium", "clozapine"})
_SAME_DAY_GROUPS: Final = frozenset({"BUP", "NALTREXONE", "LAI"})
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
    entry, soon = trouble.entry, _same_day(view, trouble)
    due = _due(view, entry.recorded_at, soon=soon)
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


def _same_day(view: View, trouble: Obstacle) -> bool:
    drug = view.knowledge.drugs.get(trouble.course.drug)
    if drug is None:
        return False
    return drug.id in _SAME_DAY or not _SAME_DAY_GROUPS.isdisjoint(drug.groups)


def _due(view: View, known: datetime, *, soon: bool) -> datetime:
    """Closing time of the same day, or its end where the clinic is closed or closing time is past; else of the second working day."""
    if not soon:
        return end_of_working_day(view.clinic, known, _WORKING_DAYS)
    day = known.astimezone(zone_named(view.clinic.zone)).date()
    hours = open_between(view.clinic, day)
    return (
        hours[1]
        if hours is not None and known < hours[1]
        else midnight(day + timedelta(days=1), view.clinic.zone)
    )


RULE = Rule(
    id=_ID, reads=reads(SupplyTrouble), find=find,
    about="R29: a stock-out, an authorisation or a substitution is settled in two working days, the same day for what may not be missed.",
)  # fmt: skip
