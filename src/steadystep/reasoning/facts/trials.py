"""The trial, the unit of medication thinking: a medicine, its reason, what judges it, when that is fair, what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from steadystep.chart import AnyEntry
from steadystep.chart.medication import Order
from steadystep.chart.plan import Target
from steadystep.chart.trials import TrialJudged
from steadystep.knowledge import Drug
from steadystep.reasoning.clock import midnight

from .dosing import AroundWith
from .medicines import Course
from .trial_adequacy import Adequacy, adequacy
from .trial_adherence import Adherence, adherence
from .trial_dose import Lows, Span, adequate_spans, any_holds, longest, overlap, spans_in_range, usual_lows
from .trial_next import NextStep, next_step
from .trial_response import Reading, Response, response
from .trial_times import Times, times_for
from .troughs import valid_levels


class AroundTrials(AroundWith, Protocol):
    """What trials rest on: a view."""

    @property
    def trials(self) -> tuple[Trial, ...]: ...


class Trial:
    """One order and what it adds up to; worked out when asked for. Days are calendar days of the client's zone."""

    def __init__(self, view: AroundTrials, course: Course) -> None:
        self.view = view
        self.course = course
        head = view.chart.head(course.entry)
        self.order: Order | None = head.body if head and isinstance(head.body, Order) else None

    @property
    def entry(self) -> str:
        return self.course.entry

    @property
    def name(self) -> str:
        return self.course.name

    @property
    def reason(self) -> str:
        """What it was ordered for, in the order's words."""
        return self.order.indication if self.order else ""

    @property
    def route(self) -> str:
        return self.order.route if self.order else "other"

    @cached_property
    def drug(self) -> Drug | None:
        return self.view.knowledge.drugs.get(self.course.drug)

    @cached_property
    def measure(self) -> str:
        """What judges it: the order's own measure, else that of its target; '' when nobody named one."""
        target = self.view.chart.head(self.course.target) if self.course.target else None
        of_target = target.body.measure if target and isinstance(target.body, Target) else ""
        return self.course.measure or of_target

    @cached_property
    def lows(self) -> Lows:
        return usual_lows(self.view, self.drug, self.reason, self.route) if self.drug else Lows()

    @cached_property
    def times(self) -> Times:
        if self.drug is None:
            return Times()
        holds = self.view.circumstances.holds
        known = self.view.knowledge.trial_times_of(self.drug)
        return times_for(
            self.view.knowledge,
            [one for one in known if one.when is None or any_holds(one.when, holds)],
            self.reason,
        )

    @cached_property
    def levels(self) -> tuple[AnyEntry, ...]:
        """The valid blood levels of it, where a level decides whether the dose is enough."""
        if self.times.level_from is None:
            return ()
        return valid_levels(self.view.chart, self.view.knowledge, self.course)

    @cached_property
    def at_dose(self) -> Span | None:
        """The days at an adequate dose: the stretch that goes on, else the longest. None: not yet, or nobody can tell."""
        spans = adequate_spans(self.course, self.lows)
        if self.times.level_from is not None:
            spans = overlap(spans, tuple(spans_in_range(self.levels, self.times.level_from)))
        return longest(spans)

    @property
    def highest(self) -> float | None:
        """The highest mg a day of steps that have begun; None when no unit tells."""
        told = [step.milligrams_a_day for step in self.course.steps if self.reached(step.first)]
        known = [one for one in told if one is not None]
        return max(known, default=None)

    def reached(self, day: date) -> bool:
        """Whether that day has begun where the client lives."""
        return self.view.clock.reached(midnight(day, self.view.person.zone))

    def days_adequate(self, day: date) -> int:
        return self.at_dose.days_until(day) if self.at_dose else 0

    # when it is fair to judge

    def _from_start(self, days: int | None) -> date | None:
        return None if days is None or self.at_dose is None else self.at_dose.first + timedelta(days=days)

    @cached_property
    def earliest(self) -> date | None:
        """The first day on which judging is fair; None while the dose is not adequate or nobody knows the time."""
        return self._from_start(self.times.from_days)

    @cached_property
    def counts_from(self) -> date | None:
        """From this day on, too little counts as a failed trial."""
        return self._from_start(self.times.counts_from_days)

    @cached_property
    def latest(self) -> date | None:
        return self._from_start(self.times.to_days)

    @cached_property
    def early_from(self) -> date | None:
        """From this day on, very little asks for a look at dose and adherence."""
        return self._from_start(self.times.early_from_days)

    @property
    def next_step(self) -> NextStep | None:
        """The next dose up, where the dosing rows name a step and it stays within what is usual."""
        if self.drug is None or not self.course.steps:
            return None
        return next_step(self.view, self.drug, self.course, self.reason, self.route)

    # what came of it

    @cached_property
    def judged(self) -> AnyEntry | None:
        """The latest judgement that a person signed."""
        chart = self.view.chart
        mine = [one for one in chart.of(TrialJudged) if chart.origin(one.body.order) == self.course.entry]
        return mine[-1] if mine else None

    @property
    def outcome(self) -> str:
        """What a person judged it to be; '' while nobody has."""
        return self.judged.body.outcome if self.judged else ""

    @property
    def until(self) -> date | None:
        """The last day that is looked at: the judgement's, else the course's last. None: it goes on."""
        return self.judged.body.when.day if self.judged else self.course.last

    @cached_property
    def response(self) -> Response | None:
        """None when no measure judges it, or we do not know that measure."""
        instrument = self.view.knowledge.instruments.get(self.measure)
        if instrument is None or self.course.first is None:
            return None
        facts = self.view.scores.get(self.measure, ())
        return response(instrument, facts, self.course.first, self.until) if facts else None

    @property
    def reading(self) -> Reading:
        return self.response.reading(self.times.judged_by) if self.response else ""

    @cached_property
    def adherence(self) -> Adherence | None:
        """Over the days at an adequate dose, up to the judgement or the last score; None without such days."""
        last = self.response.last.day if self.response and self.response.last else None
        until = self.until or last
        if self.at_dose is None or until is None or until <= self.at_dose.first:
            return None
        return adherence(self.view.chart, self.course, self.at_dose, until)

    @cached_property
    def adequacy(self) -> Adequacy:
        return adequacy(self)

    @property
    def failed(self) -> bool:
        """Judged by a person to have brought nothing, and adequate: only such a trial counts as failed."""
        return self.outcome == "no_response" and self.adequacy.verdict is True

    @property
    def because(self) -> tuple[str, ...]:
        return (*self.course.because, *(self.response.because if self.response else ()))


def trials(view: AroundTrials) -> tuple[Trial, ...]:
    """One for every order of this chart, in order of their start."""
    ordered = [course for course in view.courses if course.ordered_here]
    return tuple(
        Trial(view, one) for one in sorted(ordered, key=lambda one: (one.first or date.min, one.entry))
    )
