"""A monoamine oxidase inhibitor and a serotonergic or stimulating medicine never overlap, nor come within the washout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import say
from steadystep.chart.medication import MedicineReported, Order
from steadystep.chart.medicine_lists import MedicineListReceived
from steadystep.knowledge import Drug, MechanismRule
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.finding import Finding, ground
from steadystep.reasoning.view import Rule, Said, View, reads

_RULE_ID = "MR01"


def find(view: View) -> Iterator[Said]:
    facts = view.knowledge.mechanism_rules.get(_RULE_ID)
    if facts is None:
        return
    known = [(course, drug) for course in view.courses if (drug := view.knowledge.drugs.get(course.drug))]
    inhibitors = [(course, drug) for course, drug in known if drug.mechanisms.maoi]
    for inhibitor, maoi in inhibitors:
        for other, drug in known:
            if other.entry != inhibitor.entry and facts.takes_pair(maoi, drug):
                yield from _pair(view, facts, (inhibitor, maoi), (other, drug))


def _pair(
    view: View, facts: MechanismRule, inhibitor: tuple[Course, Drug], other: tuple[Course, Drug]
) -> Iterator[Finding]:
    """The two courses in order of start; the later one must wait until the washout of the earlier one is over."""
    earlier, later = sorted((inhibitor, other), key=lambda pair: pair[0].first or date.min)
    before, after = earlier[0], later[0]
    days = _washout(view, facts, earlier[1], later[1])
    clear = None if before.last is None else before.last + timedelta(days=days)
    if clear is not None and after.first is not None and after.first >= clear:
        return
    if view.over(after) and _harmless_by_now(
        view, before, after, _washout(view, facts, later[1], earlier[1])
    ):
        return  # history: told by the timeline, not by an alarm
    yield _finding(facts, before, after, days, clear)


def _harmless_by_now(view: View, before: Course, after: Course, days: int) -> bool:
    """Whether nothing of it can meet any more: both are over, or `after` has left the body while `before` goes on."""
    if after.last is None or view.over(before):
        return True
    return view.clock.reached(midnight(after.last + timedelta(days=days), view.person.zone))


def _washout(view: View, facts: MechanismRule, earlier: Drug, later: Drug) -> int:
    """Days from the last dose of the earlier medicine to the first of the later one: the longest that any row asks."""
    days = [facts.washout.days_after(earlier.id)] if facts.washout and earlier.mechanisms.maoi else []
    days += [
        row.washout_days
        for row in view.knowledge.explicit_interactions
        if row.washout_days
        and row.a_select.takes(later.id, later.groups)
        and row.b_select.takes(earlier.id, earlier.groups)
    ]
    return max(days, default=facts.washout.days if facts.washout else 14)


def _finding(facts: MechanismRule, before: Course, after: Course, days: int, clear: date | None) -> Finding:
    if clear is None:
        says = say(
            "{later} with {earlier}: these two must never overlap.", later=after.name, earlier=before.name
        )
    else:
        says = say(
            "{later} within {days} days of {earlier}, last taken {last}: earliest {day}.",
            later=after.name, earlier=before.name, days=days, last=before.last, day=clear,
        )  # fmt: skip
    return Finding(
        rule=f"medication.{_RULE_ID}", says=says, because=(*before.because, *after.because), urgency="urgent",
        severity=facts.severity, about=(after.entry, before.entry), ground=ground(facts.provenance),
        why=say("It can lead to {effect}.", effect=say(facts.effect)), do=say(facts.action),
    )  # fmt: skip


RULE = Rule(
    id="medication.maoi", reads=reads(Order, MedicineReported, MedicineListReceived), find=find,
    about="MR01 with the washouts of IX01 and IX02: counted in days from real entries.",
)  # fmt: skip
