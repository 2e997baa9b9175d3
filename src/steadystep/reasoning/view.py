"""What a rule is given to look at, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from steadystep.chart import AnyEntry, Body, Chart
from steadystep.knowledge import Knowledge

from .clinic_value import Clinic
from .clock import Clock
from .facts.answered import Reasons, reasons_given
from .facts.asking import Request, requests
from .facts.cadence import Cadence, cadences
from .facts.circumstances import Circumstances
from .facts.decision_points import Guards, all_guards
from .facts.drift import Thread, threads
from .facts.episodes import Episode, episodes
from .facts.events import SafetyEventFact, safety_events
from .facts.exposures import Taken, taken
from .facts.gaps import Gap, reports_by_course
from .facts.injections import InjectionFact, injections
from .facts.intake import IntakeFact, intake
from .facts.life_stages import StageFact, life_stages
from .facts.listed_medicines import listed_courses
from .facts.measured import Newest, newest
from .facts.medicine_list import EmergencyCard, emergency_card
from .facts.medicines import Course, courses
from .facts.monitoring import Watch, lines_of, watches
from .facts.monitoring_line import Line
from .facts.pairs import PairFact, pairs
from .facts.person import Person, person
from .facts.reconciliation import Reconciliation, reconciliation
from .facts.results import Result, results
from .facts.scores import ScoreFact, counting, scores
from .facts.side_effects import EffectFact, effects
from .facts.substance_use import Use, uses
from .facts.supply import SupplyFact, supplies
from .facts.tapering import CheckinFact, checkins
from .facts.trials import Trial, trials
from .facts.trials_failed import FailedTrial, failed_trials
from .facts.urine import Panel, panels
from .facts.visits import VisitFact, visits
from .finding import Duty, Finding, Reminder, Signal

Said = Finding | Duty | Signal | Reminder
T = TypeVar("T")
Kinds = frozenset[type[Body]]


class View:
    """Chart, knowledge, clinic and clock, with what they add up to; each fact is worked out once, when first asked for."""

    def __init__(self, chart: Chart, knowledge: Knowledge, clinic: Clinic, clock: Clock) -> None:
        self.chart = chart
        self.knowledge = knowledge
        self.clinic = clinic
        self.clock = clock

    def part(self, key: Hashable, work_out: Callable[[], T], rests_on: Kinds = frozenset()) -> T:
        """A part of a fact. With the same key it may be carried over to another view (`carrying`): the key names all that
        it rests on besides what it asks of this view, `rests_on` the kinds that were asked for beforehand."""
        return work_out()

    def forget(self) -> None:
        """Nobody asks any more. Facts that go on asking hold the view that holds them: let go, all of it is freed at once,
        and the collector of garbage, which stops everything for as long as a review takes, has nothing to find."""
        vars(self).clear()

    @cached_property
    def person(self) -> Person:
        return person(self.chart, self.clinic)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """Ordered here and told one by one, then what only a list from elsewhere holds."""
        known = courses(self.chart, self.person.zone)
        return (*known, *listed_courses(self.chart, known))

    @cached_property
    def running(self) -> tuple[Course, ...]:
        """Courses whose last day, if they have one, is not over in the client's zone."""
        return tuple(course for course in self.courses if not self.over(course))

    def over(self, course: Course) -> bool:
        return course.last is not None and self.clock.reached_day(course.last, self.person.zone)

    @cached_property
    def emergency_card(self) -> EmergencyCard:
        """The list of medicines and what an emergency team must know of them."""
        today = self.clock.today(self.person.zone)
        return emergency_card(
            self.chart, self.courses, self.knowledge, self.over, today, self.injections, self.circumstances
        )  # fmt: skip

    @cached_property
    def reconciliation(self) -> Reconciliation:
        """Our medicines held against the latest list of everybody else."""
        today = self.clock.today(self.person.zone)
        return reconciliation(self.chart, self.courses, self.knowledge, self.over, today)

    @cached_property
    def gaps(self) -> dict[str, tuple[Gap, ...]]:
        """Days without a dose by course, as far as they were asked for (`plans.allowed.gaps_of`)."""
        return {}

    @cached_property
    def dose_reports(self) -> dict[str, list[AnyEntry]]:
        """Dose reports by the first id of their order."""
        return reports_by_course(self.chart)

    @cached_property
    def reasons_given(self) -> Reasons:
        return reasons_given(self.chart)

    @cached_property
    def every_score(self) -> dict[str, tuple[ScoreFact, ...]]:
        """For pages, for safety, and for whether something was asked at all: nothing is hidden."""
        return scores(self.chart, self.knowledge)

    @cached_property
    def scores(self) -> dict[str, tuple[ScoreFact, ...]]:
        """What is judged by: without the sheets that have to be checked by a person first."""
        return counting(self.every_score)

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """Which questionnaires are asked, since when, and how far they have come."""
        return requests(self)

    @cached_property
    def results(self) -> Mapping[str, tuple[Result, ...]]:
        return results(self.chart, self.knowledge)

    @cached_property
    def watches(self) -> tuple[Watch, ...]:
        """What monitoring rules watch; rules ask for the lines they need (`lines_of`)."""
        return watches(self)

    @cached_property
    def monitoring(self) -> tuple[Line, ...]:
        """Every line of the monitoring ledger."""
        return lines_of(self.watches)

    @cached_property
    def intake(self) -> IntakeFact:
        """What is there of the assessment, what is missing, and who decides next."""
        return intake(self)

    @cached_property
    def life_stages(self) -> tuple[StageFact, ...]:
        """Which stages of life and lasting needs are theirs."""
        return life_stages(self)

    @cached_property
    def visits(self) -> tuple[VisitFact, ...]:
        return visits(self.chart)

    @cached_property
    def cadences(self) -> tuple[Cadence, ...]:
        """How often a visit of each kind is offered by the policy, and what was agreed."""
        return cadences(self)

    @cached_property
    def threads(self) -> tuple[Thread, ...]:
        """What was to be expected of them, and whether it came."""
        return threads(self)

    @cached_property
    def newest(self) -> Newest:
        return newest(self.chart)

    @cached_property
    def circumstances(self) -> Circumstances:
        return Circumstances(self)

    @cached_property
    def effects(self) -> tuple[EffectFact, ...]:
        return effects(self.chart, self.knowledge, self.courses)

    @cached_property
    def supplies(self) -> tuple[SupplyFact, ...]:
        return supplies(self.chart, self.knowledge, self.courses)

    @cached_property
    def taper_checkins(self) -> tuple[CheckinFact, ...]:
        return checkins(self.chart, self.courses)

    @cached_property
    def taken(self) -> tuple[Taken, ...]:
        return taken(self)

    @cached_property
    def pairs(self) -> tuple[PairFact, ...]:
        return pairs(self)

    @cached_property
    def injections(self) -> tuple[InjectionFact, ...]:
        return injections(self.chart, self.knowledge, self.courses)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        return trials(self)

    @cached_property
    def failed_trials(self) -> dict[str, tuple[FailedTrial, ...]]:
        return failed_trials(self)

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """Every pathway that they are on."""
        return episodes(self.chart, self.knowledge)

    @cached_property
    def guards(self) -> tuple[Guards, ...]:
        """The guards of every pathway they are on; what two of them ask is told once."""
        return all_guards(self)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        return uses(self.chart)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        return panels(self.chart, self.knowledge, self.courses, self.uses)

    @cached_property
    def events(self) -> tuple[SafetyEventFact, ...]:
        return safety_events(self.chart)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A family of noticing. It is only asked when the chart holds an entry of one of the kinds it reads."""

    id: str
    reads: frozenset[type[Body]]
    find: Callable[[View], Iterator[Said]]
    about: str


def reads(*kinds: type[Any]) -> frozenset[type[Body]]:
    return frozenset(kinds)
