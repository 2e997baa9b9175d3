"""After lithium was toxic it is taken again only once a level lies below 1.0, and a prescriber signs it (ES10, case F)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steadystep.chart import AnyEntry, Words, say
from steadystep.chart.holds import DoseResumed
from steadystep.chart.medication import DoseChanged, Order
from steadystep.chart.safety import Raised
from steadystep.knowledge import Source
from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.facts.results import Result
from steadystep.reasoning.finding import Finding, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID = "medication.lithium_restart"
_LITHIUM, _LEVEL = "lithium", "lithium_level"
_TOXIC: Final = frozenset({"ES10-2", "ES10-3"})
BELOW = 1.0  # mmol/L: escalation.md ES10, what closes it; cases.md F
EARLIEST_HOURS = 10.0  # MO01: a sample drawn sooner after a dose tells nothing of the level
GROUND = Ground(
    sources=(Source(document="Steadystep clinical specification", section="escalation.md ES10; cases.md F", year=2026),),
    why="Lithium given again while the level is still high does the harm a second time.", verification="partly",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    events = [one for one in view.events if one.open and one.raised.event in _TOXIC]
    if not events:
        return
    begun = _begun_again(view, events[-1])
    for entry in begun:
        if not any(_low_enough(one) for one in _levels_since(view, events[-1], entry)):
            yield _refused(view, events[-1], entry)
        elif entry.author and entry is begun[-1]:
            yield _after(view, events[-1], entry)


def _after(view: View, event: SafetyEventFact, entry: AnyEntry) -> Finding:
    """Case F: what keeps it from happening again; the letter goes only where consent allows, as every letter."""
    return Finding(
        rule=f"{_ID}.after", urgency="attention", because=(event.entry, entry.id), ground=GROUND,
        about=(view.chart.origin(entry.id if isinstance(entry.body, Order) else entry.body.order),),
        says=say("Lithium is taken again: pain is treated without ibuprofen or naproxen, and primary care should know."),
        do=say("Agree on acetaminophen for pain. Write to primary care: no NSAID with lithium, and look again at a medicine "
               "for blood pressure that raises lithium."),
        offers=(Offer(key="letter", says=say("Write to primary care"), kind="message", for_role="prescriber"),),
    )  # fmt: skip


def _begun_again(view: View, event: SafetyEventFact) -> list[AnyEntry]:
    """Decisions by which lithium would be taken, made since the event became known."""
    return [
        one for one in view.chart.among(Order, DoseChanged, DoseResumed)
        if one.recorded_at >= event.raised.known_at and _of_lithium(view, one)
    ]  # fmt: skip


def _of_lithium(view: View, entry: AnyEntry) -> bool:
    order = entry if isinstance(entry.body, Order) else view.chart.head(entry.body.order)
    return order is not None and isinstance(order.body, Order) and order.body.drug == _LITHIUM


def _levels_since(view: View, event: SafetyEventFact, before: AnyEntry) -> list[Result]:
    """Levels drawn since the event became known, up to the decision."""
    return [
        one for one in view.results.get(_LEVEL, ())
        if event.raised.known_at <= one.at <= before.recorded_at and one.entry != event.raised.anchor
    ]  # fmt: skip


def _low_enough(level: Result) -> bool:
    """A level below the line that was not drawn too soon after a dose."""
    timely = level.hours is None or level.hours >= EARLIEST_HOURS
    return level.value is not None and level.value < BELOW and timely


def _refused(view: View, event: SafetyEventFact, entry: AnyEntry) -> Finding:
    levels = view.results.get(_LEVEL, ())
    order = entry.id if isinstance(entry.body, Order) else entry.body.order
    return Finding(
        rule=_ID, severity="contraindicated", urgency="urgent", because=(event.entry, entry.id), ground=GROUND,
        about=(view.chart.origin(order), entry.id),
        says=say("No lithium before a level below 1.0 mmol/L: {last}.", last=_last(levels)),
        do=say("Draw a level 12 hours or more after the last dose; sign the new dose when it is below 1.0."),
    )  # fmt: skip


def _last(levels: tuple[Result, ...]) -> Words:
    if not levels:
        return say("none is known since the event")
    return say("the last was {level} on {day}", level=levels[-1].said, day=levels[-1].day)


RULE = Rule(
    id=_ID, reads=reads(Raised), find=find,
    about="R20, ES10: while ES10-2 or ES10-3 is open lithium is not given again before a level below 1.0 mmol/L.",
)  # fmt: skip
