"""What of one chart stands on a caregiver's page. The client is shown the very same under "as they see it"."""

from __future__ import annotations

from dataclasses import dataclass

from steadystep.chart import Chart
from steadystep.chart.corrections import Unseen
from steadystep.chart.plan import Goal, LifeEvent
from steadystep.chart.safety import SafetyPlan
from steadystep.clinic.chartroom.knowing import known
from steadystep.clinic.chartroom.opening import Opened
from steadystep.faces.look.safety_plan_words import Section
from steadystep.faces.look.words import said
from steadystep.faces.portal.helping.views import plan_sections
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.milestones import milestones
from steadystep.reasoning.facts.visits import VisitFact
from steadystep.reasoning.view import View

MEDICINES = frozenset({"order", "medicine_reported"})
OWN_STEPS = "caregiver_steps"  # of the safety plan: shown first, as theirs
VISITS, LINES = 3, 6


@dataclass(frozen=True, slots=True)
class Shown:
    """`steps` are the caregiver's own of the safety plan; `scores` are lines of totals, newest first."""

    called: str
    plan: tuple[Section, ...]
    steps: tuple[str, ...]
    medicines: tuple[str, ...]
    visits: tuple[VisitFact, ...]
    goals: tuple[str, ...]
    milestones: tuple[str, ...]
    scores: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return any((self.plan, self.steps, self.medicines, self.visits, self.goals, self.milestones, self.scores))  # fmt: skip


def shown_of(chart: Chart, opened: Opened) -> Shown:
    """`chart` is what this caregiver may see; clinic and instant come from the opening."""
    view = View(chart, known(), opened.clinic, Clock(opened.at))
    today = Clock(opened.at).today(view.person.zone)
    plan = plan_sections(chart.latest(SafetyPlan)) or []
    return Shown(
        called=view.person.called,
        plan=tuple(one for one in plan if one.name != OWN_STEPS),
        steps=tuple(line for one in plan if one.name == OWN_STEPS for line in one.lines),
        medicines=(*(one.name for one in view.courses if one.active_on(today)), *_summaries(chart, MEDICINES)),
        visits=tuple(one for one in view.visits if one.outcome == "booked" and one.starts > opened.at)[:VISITS],
        goals=tuple(one.body.text for one in chart.of(Goal) if one.body.status == "active"),
        milestones=(*(one.head.body.text for one in milestones(chart)), *_celebrated(chart)),
        scores=_summaries(chart, frozenset({"answers"}))[::-1][:LINES],
    )  # fmt: skip


def _celebrated(chart: Chart) -> tuple[str, ...]:
    """Life events marked as milestones, newest first."""
    return tuple(one.body.text for one in reversed(chart.of(LifeEvent)) if one.body.milestone)


def _milestones(chart: Chart) -> tuple[str, ...]:
    """Those that the client shares, however they were written down, the latest first."""
    told = tuple(one.body.text for one in chart.of(LifeEvent) if one.body.milestone)
    return (*told, *(one.head.body.text for one in milestones(chart)))[::-1]


def _summaries(chart: Chart, kinds: frozenset[str]) -> tuple[str, ...]:
    """Of kinds that a caregiver sees as a line and not whole, oldest first."""
    found = chart.of(Unseen)
    return tuple(said(one.body.summary) for one in found if one.body.of in kinds and one.body.summary)
