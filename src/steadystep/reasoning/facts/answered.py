"""Alerts that somebody already answered with a reason when signing, for as long as nothing about them changed.

The clinical specification, README "Severity words": the same pair, the same doses, the same client within 90 days and
answered is shown folded, never hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final, Protocol

from steadystep.chart import AnyEntry, Chart, Dose
from steadystep.chart.holds import DoseResumed
from steadystep.chart.medication import DoseChanged, MedicineReported, Order, OrderStopped, ReasonGiven
from steadystep.reasoning.finding import Answer, Finding

from .around import Around
from .medicines import Course

FOLDED_FOR: Final = timedelta(days=90)
_SIGNED: Final = (Order, DoseChanged, DoseResumed, OrderStopped)
Reasons = Mapping[str, tuple[tuple[AnyEntry, ReasonGiven], ...]]


class AroundReasons(Around, Protocol):
    """`reasoning.view.View` is one."""

    @property
    def reasons_given(self) -> Reasons: ...


def reasons_given(chart: Chart) -> Reasons:
    """Every reason that stands in a signed decision, by rule, in the order of signing."""
    found: dict[str, list[tuple[AnyEntry, ReasonGiven]]] = {}
    signed: list[AnyEntry] = [entry for kind in _SIGNED for entry in chart.of(kind)]
    for entry in sorted(signed, key=lambda one: one.seq):
        for given in entry.body.reasons:
            found.setdefault(given.rule, []).append((entry, given))
    return {rule: tuple(given) for rule, given in found.items()}


def answer_to(view: AroundReasons, finding: Finding) -> Answer | None:
    """The newest answer that still holds; None where the alert is open, or is none that a reason answers."""
    if not finding.needs_reason:
        return None
    for entry, given in reversed(view.reasons_given.get(finding.rule, ())):
        until = entry.recorded_at + FOLDED_FOR
        if not view.clock.reached(until) and all(_as_it_was(view, one, entry) for one in finding.about):
            return Answer(
                entry=entry.id, by=entry.author, at=entry.recorded_at, until=until, reason=given.reason
            )
    return None


def _as_it_was(view: AroundReasons, about: str, answer: AnyEntry) -> bool:
    """Whether what the alert is about has neither come nor changed its dose since it was answered."""
    origin = view.chart.origin(about)
    course = next((one for one in view.courses if origin == one.entry or about in one.because), None)
    if course is None:
        entry = view.chart.entry(about)
        return entry is None or entry.seq <= answer.seq
    if all(entry.seq <= answer.seq for entry in _entries(view.chart, course)):
        return True
    if not course.ordered_here:
        return _told_the_same(view.chart, course, answer)
    return _same_dose(view, course, answer)


def _entries(chart: Chart, course: Course) -> Iterator[AnyEntry]:
    return (entry for one in course.because if (entry := chart.entry(one)) is not None)


def _told_the_same(chart: Chart, course: Course, answer: AnyEntry) -> bool:
    """A medicine from elsewhere that was told again, in the same words."""
    told = [entry for entry in chart.of(MedicineReported) if course.drug and entry.body.drug == course.drug]
    before = [entry for entry in told if entry.seq <= answer.seq]
    return bool(before) and all(
        _words(entry.body) == _words(before[-1].body) for entry in told[len(before) :]
    )


def _words(body: MedicineReported) -> tuple[str, str, Dose | None, float | None]:
    return body.dose_text, body.status, body.amount, body.times_a_day


def _same_dose(view: AroundReasons, course: Course, answer: AnyEntry) -> bool:
    """The answered decision was about this medicine at these very doses: ordered anew, it brings nothing new."""
    body: Any = answer.body
    first = answer if isinstance(body, Order) else view.chart.head(body.order)
    if (
        first is None
        or not isinstance(first.body, Order)
        or first.body.drug != course.drug
        or not course.drug
    ):
        return False
    steps = body.steps if isinstance(body, Order | DoseChanged) else ()
    return bool(steps) and _doses(steps) == _doses(course.steps)


def _doses(steps: Any) -> Counter[tuple[object, ...]]:
    return Counter((step.doses, step.times_a_day, step.as_needed) for step in steps)
