"""R31: with every start the client is offered the card of the medicine; where nobody did, somebody is to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from steadystep.chart import AnyEntry, say
from steadystep.chart.education import EducationGiven
from steadystep.chart.medication import Order
from steadystep.chart.when import zone_named
from steadystep.knowledge import Source
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.responsible import named
from steadystep.reasoning.finding import Duty, Ground, Offer
from steadystep.reasoning.view import Rule, Said, View, reads

_ID: Final = "medication.education"
# R18: the follow-up of a start is booked within 14 days; the card is gone through by then.
WITHIN_DAYS: Final = 14
# A card that was not given in so long is part of the next visit, and no longer a duty of its own: a clinic rule.
ASKED_FOR_DAYS: Final = 90
_GROUND: Final = Ground(
    sources=(Source(document="Steadystep clinical specification", section="R18, R31", year=2026),),
    why="Who knows what a medicine does, and what to call about, takes it more safely.", verification="unverified",
)  # fmt: skip


def find(view: View) -> Iterator[Said]:
    told = _last_told(view)
    for course in view.running:
        entry = view.chart.head(course.entry)
        if entry is None or not isinstance(entry.body, Order) or entry.imported:
            continue
        if course.drug in view.knowledge.drugs:
            yield from _due(view, course, entry, told.get(course.entry))


def _last_told(view: View) -> dict[str, AnyEntry]:
    """The newest word about the card, by the order's first id."""
    return {
        view.chart.origin(one.body.order): one for one in view.chart.of(EducationGiven)
        if one.body.order and "client" in one.body.heard_by
    }  # fmt: skip


def _due(view: View, course: Course, ordered: AnyEntry, told: AnyEntry | None) -> Iterator[Duty]:
    """Nothing once it was given or declined, nor long after the start."""
    if told is not None and told.body.outcome != "later":
        return
    zone, known_at = view.person.zone, view.chart.first(ordered).recorded_at
    started = known_at.astimezone(zone_named(zone)).date()
    if view.clock.reached(midnight(started + timedelta(days=ASKED_FOR_DAYS), zone)):
        return
    due = midnight(started + timedelta(days=WITHIN_DAYS + 1), zone)
    yield Duty(
        key=f"{_ID}/{course.entry}", rule=_ID, level="T4", owner_role="prescriber",
        says=say("{name}: the card in plain words was not given yet.", name=course.name),
        person=named(("prescriber", "nurse"), view.person, view.clinic), known_at=known_at, due=due,
        overdue=view.clock.reached(due), because=(ordered.id, *((told.id,) if told else ())), ground=_GROUND,
        closes_by=say("Written down as given or declined."),
        offers=(Offer(key="card", says=say("Note that it was explained"), kind="entry", for_role="prescriber",
                      drafts=_draft(ordered)),),
    )  # fmt: skip


def _draft(ordered: AnyEntry) -> EducationGiven:
    body: Order = ordered.body
    return EducationGiven(when=body.when, drug=body.drug, name=body.name, order=ordered.id)


RULE = Rule(
    id=_ID, reads=reads(Order), find=find,
    about="R18, R31: the card of a new medicine is given, declined or asked for later; a duty for 90 days until then.",
)  # fmt: skip
