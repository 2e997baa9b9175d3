"""The ways in which a medicine can be begun or taken down: its schedules, its dosing ranges, the taper of its class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from steadystep.knowledge import Basis, Drug, Source
from steadystep.reasoning.facts.medicines import Course
from steadystep.reasoning.facts.opioid_medicines import is_taken_daily
from steadystep.reasoning.plans.fitting import schedule_on
from steadystep.reasoning.plans.schedules import Plan, planned, planned_by_range, schedules_of
from steadystep.reasoning.plans.taper_pauses import moved_after_rest, turn_after
from steadystep.reasoning.view import View

TAPER = "taper"
MAT_TAPER = "mat-taper"
PAUSE, GO_ON = "pause", "go-on"
_RANGE = "range"


@dataclass(frozen=True, slots=True)
class Way:
    """`fits`: this chart's other medicines point to it; None: a person chooses. `schedule` goes into the entry."""

    id: str
    label: str
    when: str
    schedule: str
    fits: bool | None
    verification: str
    sources: tuple[str, ...]


def ways_for(view: View, drug: Drug, course: Course | None, first: date) -> list[Way]:
    """Those that fit first; a taper where something is taken that day."""
    chosen = schedule_on(view, drug, first)
    found = [
        _way(name, name, rows[0].applies_when, name, rows[0].basis, fits=None if chosen is None else name == chosen[0])
        for name, rows in schedules_of(drug).items()
    ]  # fmt: skip
    for index, row in enumerate(drug.dosing):
        if not isinstance(row.step_mg_day, str):
            label = f"{row.indication}, {row.population}"
            found.append(_way(f"{_RANGE}-{index}", _("Dosing range"), label, "", row.basis, fits=None))
    if course is not None and course.step_on(first):
        for rule in view.knowledge.class_tapers_of(drug):
            basis = Basis(
                verification=rule.provenance.verification,
                sources=rule.provenance.sources,
                evidence=rule.provenance.evidence,
            )
            found.append(_way(TAPER, rule.id, rule.dose_text, rule.id, basis, fits=None))
        if is_taken_daily(view.knowledge, drug.id):
            words = _("the client asks for it: over months, 2 mg less every 2 to 4 weeks")
            basis = Basis(verification="unverified", sources=drug.provenance.sources)
            found.append(_way(MAT_TAPER, _("Taper at the client's wish"), words, "", basis, fits=None))
    return [*_waiting(course, first), *sorted(found, key=lambda way: way.fits is not True)]


def _waiting(course: Course | None, first: date) -> list[Way]:
    """Where steps are planned already: the pause of them, or, of a medicine that rests, how they go on."""
    source = Source(document="Steadystep clinical specification", section="scope.md R21", year=2026)
    basis = Basis(verification="unverified", sources=(source,))
    if course is not None and moved_after_rest(course, first):
        words = _("from the step at which it came to rest; those after it and the last day as much later")
        return [_way(GO_ON, _("Go on after the pause"), words, "", basis, fits=None)]
    if course is not None and turn_after(course, first) is not None:
        words = _(
            "the present dose goes on; the next step, those after it and the last day come as much later"
        )
        return [_way(PAUSE, _("Pause the taper"), words, "", basis, fits=None)]
    return []


def _way(name: str, label: str, when: str, schedule: str, basis: Basis, *, fits: bool | None) -> Way:
    sources = tuple(f"{one.document} {one.section}".strip() for one in basis.sources)
    return Way(name, label, when, schedule, fits, basis.verification, sources)


def plan_of(drug: Drug, way: Way, first: date) -> Plan | None:
    """The steps of a schedule or a dosing range from that day on; None where the range names no step in mg."""
    if way.id.startswith(_RANGE):
        return planned_by_range(drug, drug.dosing[int(way.id.partition("-")[2])], first)
    return planned(drug, way.id, first)
