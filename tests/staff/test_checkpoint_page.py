"""The page that a team looks at together at a checkpoint: everything of the last weeks, from whichever page it was written (R15)."""

import html
import re
from datetime import timedelta

from django.utils import timezone

from steadystep.chart import Dose, When
from steadystep.chart.measures import ScoreTotal
from steadystep.chart.medication import DoseReport, DoseStep, Order, OrderStopped, SideEffect
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.plan import Goal
from steadystep.chart.setbacks import Setback
from steadystep.chart.supply import InjectionGiven
from steadystep.chart.therapy import PracticeTried
from tests.small_clinic import UNCOMPARED

from .conftest import now


def test_doses_told_hard_times_and_milestones_stand_on_it(as_, pia, rosa, put):
    today = timezone.localdate()
    step = DoseStep(first=today - timedelta(days=10), amount=Dose(25, "mg"))
    (order,) = put(
        pia, rosa, Order(when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=(step,), reasons=UNCOMPARED)
    )  # fmt: skip
    taken = DoseReport(when=now(), order=order.id, day=today - timedelta(days=2), outcome="taken")
    missed = DoseReport(when=now(), order=order.id, day=today - timedelta(days=1), outcome="missed")
    (line,) = put(pia, rosa, Milestone(when=now(), text="The bus on my own", area="exposure_step"))
    put(pia, rosa, taken, missed, MilestoneReached(when=now(), line=line.id, evidence="There and back."))
    put(pia, rosa, Setback(when=now(), what="hard_event", told="Three weeks of short nights."))
    page = html.unescape(as_(pia).get(f"/clients/{rosa}/checkpoint/").content.decode())
    assert "Sertraline: 50 %: 1 of 2 doses told of; 10 planned" in page
    assert "There and back." in page
    assert "Three weeks of short nights." in page


def test_measures_side_effects_practice_and_goals_stand_on_it(as_, pia, tom, rosa, put):
    put(tom, rosa, ScoreTotal(when=now(), instrument="phq_9", total=18))
    put(tom, rosa, ScoreTotal(when=now(), instrument="phq_9", total=12))
    put(pia, rosa, SideEffect(when=now(), effect="Hands tremble", burden=4))
    put(tom, rosa, PracticeTried(when=now(), name="Morning walk"), Goal(when=now(), text="Take the train"))
    sections = parts(as_(pia).get(f"/clients/{rosa}/checkpoint/"))
    assert "PHQ-9: 18 → 12" in sections["Measures"]
    assert "Hands tremble" in sections["Side effects"]
    assert "Morning walk" in sections["Practice"]
    assert "Take the train" in sections["Goals"]


def parts(answer) -> dict[str, str]:
    """What stands under each heading of the page."""
    page = html.unescape(answer.content.decode())
    return dict(re.findall(r"<h2[^>]*>\s*([^<]+?)\s*</h2>(.*?)</section>", page, re.DOTALL))


def test_what_was_stopped_meanwhile_and_what_is_injected_stand_on_it_too(as_, pia, rosa, put):
    """A medicine that ended last week was taken for three of the four: without it the page would tell of the wrong weeks."""
    today = timezone.localdate()
    step = DoseStep(first=today - timedelta(days=20), amount=Dose(25, "mg"))
    (order,) = put(
        pia, rosa, Order(when=now(), name="Sertraline", drug="sertraline", indication="panic", steps=(step,), reasons=UNCOMPARED)
    )  # fmt: skip
    put(pia, rosa, DoseReport(when=now(), order=order.id, day=today - timedelta(days=9), outcome="taken"))
    put(
        pia,
        rosa,
        OrderStopped(when=now(), order=order.id, last_day=today - timedelta(days=7), why="Her wish"),
    )
    given = When.instant(timezone.now() - timedelta(days=5), "UTC")
    depot = InjectionGiven(
        when=given, name="Brixadi", drug="buprenorphine_xr_b", regimen="buprenorphine_xr_monthly_brixadi",
        dose=Dose(128, "mg"), site="left_abdomen",
    )  # fmt: skip
    put(pia, rosa, depot)
    taken = parts(as_(pia).get(f"/clients/{rosa}/checkpoint/"))["Medicines taken"]
    assert "Sertraline: 100 %: 1 of 1 doses told of; 14 planned · stopped, last day" in taken
    assert "injection given" in taken
    assert "next due" in taken
    old = DoseStep(first=today - timedelta(days=90), amount=Dose(20, "mg"), last=today - timedelta(days=60))
    put(pia, rosa, Order(when=now(), name="Paroxetine", drug="paroxetine", indication="panic", steps=(old,), reasons=UNCOMPARED))  # fmt: skip
    assert "Paroxetine" not in parts(as_(pia).get(f"/clients/{rosa}/checkpoint/"))["Medicines taken"]
