"""For whom a missed visit weighs more: the list of ES19, as far as a chart can tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from steadystep.chart import Words, say
from steadystep.chart.when import zone_named
from steadystep.knowledge.keeping_touch import Recent

from .around_touch import AroundTouch
from .medicines import Course, taken_before


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody is on the list, and the entries that show it."""

    says: Words
    because: tuple[str, ...]


def high_risk(view: AroundTouch, at: datetime) -> tuple[Reason, ...]:
    """The reasons that held at that instant. What the list names too and no chart holds: `not_in_chart` of knowledge."""
    return (*_safety_event(view, at), *_new_on_medicine(view, at), *_late_injection(view, at))


def _safety_event(view: AroundTouch, at: datetime) -> Iterator[Reason]:
    recent = view.knowledge.keeping_touch.high_risk.safety_event
    found = [
        one for one in view.events
        if one.raised.family == recent.family and at - timedelta(days=recent.days) <= one.raised.known_at <= at
    ]  # fmt: skip
    if found:
        yield Reason(
            says=say(
                "a safety event ({family}) in the {days} days before.", family=recent.family, days=recent.days
            ),
            because=(found[-1].entry,),
        )


def _new_on_medicine(view: AroundTouch, at: datetime) -> Iterator[Reason]:
    recent = view.knowledge.keeping_touch.high_risk.new_on_medicine
    day = at.astimezone(zone_named(view.person.zone)).date()
    for course in view.courses:
        begun = course.first is not None and course.active_on(day) and (day - course.first).days < recent.days
        if begun and _counts(view, course, recent) and not taken_before(view.courses, course):
            yield Reason(
                says=say("in the first {days} days of {name}.", days=recent.days, name=course.name),
                because=course.because,
            )


def _counts(view: AroundTouch, course: Course, recent: Recent) -> bool:
    drug = view.knowledge.drugs.get(course.drug)
    names = {course.drug, *(drug.groups if drug else ())}
    wanted = set(recent.medicines)
    if view.person.pathway.lower().startswith(recent.pathway):
        wanted.update(recent.on_pathway)
    return not names.isdisjoint(wanted)


def _late_injection(view: AroundTouch, at: datetime) -> Iterator[Reason]:
    day = at.astimezone(zone_named(view.person.zone)).date()
    for fact in view.injections:
        if fact.latest is not None and fact.latest < day:
            yield Reason(says=say("{name} is past its window.", name=fact.name), because=(fact.entry,))
