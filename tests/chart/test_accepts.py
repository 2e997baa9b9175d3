"""What a chart refuses, in words. Reports are refused only for what they refer to; decisions are weighed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from steadystep.chart import Chart, Coding, Dose, When, accepts
from steadystep.chart.corrections import Retracted, Unseen
from steadystep.chart.discharge import follow_up_days
from steadystep.chart.measures import DailyCheckin
from steadystep.chart.medication import (
    DoseChanged,
    DoseReport,
    DoseStep,
    MedicineReported,
    Order,
    OrderStopped,
)
from steadystep.chart.plan import CareEnded, Goal, PathwayPhase, Target
from steadystep.chart.safety import Acknowledged, Closed, HandedOver, Raised, SafetyPlan
from steadystep.chart.team import ConsentGiven, ConsentRevoked, Relabelled, TeamJoined, TeamLeft
from steadystep.chart.visits import VisitAttended, VisitBooked, VisitCancelled, VisitMissed
from steadystep.chart.words import say
from tests.chart.writing import CLIENT, W, chart, entry, new

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)
DAY = date(2026, 3, 17)
STEP = DoseStep(first=DAY, amount=Dose(50, "mg"))
ORDER = Order(when=W, name="sertraline", drug="sertraline", indication="mood", steps=(STEP,))
RAISED = Raised(
    when=When.instant(NOW), event="ES01-1", family="ES01", anchor="a", level="T2", rule="r", says=say("x"), because=(),
    owner_role="therapist", known_at=NOW, due=NOW + timedelta(hours=4),
)  # fmt: skip
GOAL = Goal(when=W, text="Shop alone.")
VISIT = VisitBooked(when=When.instant(NOW), minutes=50, purpose="therapy")
CONSENT = ConsentGiven(
    when=W, recipient_kind="caregiver", recipient="c", recipient_name="C", purpose="Support."
)
STOPPED = OrderStopped(when=W, order="e1", last_day=DAY, why="Done.")
GONE = Retracted(when=W, reason="Wrong chart.")
EMPTY = Chart(CLIENT, ())


def says(it: Chart, *args, seen=None, **kwargs) -> str:
    return " ".join(map(str, accepts(it, new(*args, **kwargs), seen=seen)))


# Corrections


@pytest.mark.parametrize(
    ("it", "body", "supersedes", "reason"),
    [
        (EMPTY, GONE, None, "must name the entry it takes back"),
        (EMPTY, GOAL, "e9", "not in this chart"),
        (chart(GOAL, entry(2, GOAL, supersedes="e1")), GOAL, "e1", "corrected by someone else since"),
        (chart(GOAL, entry(2, GOAL, supersedes="e1")), GONE, "e1", "corrected by someone else since"),
        (
            chart(GOAL),
            Target(when=W, name="x"),
            "e1",
            "A goal can only be corrected by a goal, not by a target",
        ),
        (chart(RAISED), RAISED, "e1", "never corrected away: close it"),
        (chart(RAISED), GONE, "e1", "never corrected away: close it"),
        (chart(GOAL, entry(2, GONE, supersedes="e1")), GONE, "e2", "What was retracted stays retracted"),
        (chart(GOAL, entry(2, GONE, supersedes="e1")), GOAL, "e2", "What was retracted stays retracted"),
        (
            chart(GOAL),
            Unseen(when=W, of="goal", why="summary"),
            "e1",
            "What cannot be seen cannot be written",
        ),
        (chart(GOAL), GOAL, "e1", ""),
        (chart(GOAL), GONE, "e1", ""),
    ],
)
def test_corrections(it, body, supersedes, reason):
    said = says(it, body, supersedes=supersedes)
    assert reason in said
    assert bool(reason) == bool(said)


# References: kind by kind what it needs, what else it is given, and what it is when nothing is there

NEEDS = {
    "dose changed": (ORDER, lambda one: DoseChanged(when=W, order=one, steps=(STEP,), why="x")),
    "order stopped": (ORDER, lambda one: OrderStopped(when=W, order=one, last_day=DAY, why="x")),
    "acknowledged": (RAISED, lambda one: Acknowledged(when=W, raised=one)),
    "handed over": (RAISED, lambda one: HandedOver(when=W, raised=one, to_person="Pete", reason="x")),
    "closed": (RAISED, lambda one: Closed(when=W, raised=one, finding="x")),
    "attended": (VISIT, lambda one: VisitAttended(when=W, visit=one)),
    "missed": (VISIT, lambda one: VisitMissed(when=W, visit=one)),
    "cancelled": (VISIT, lambda one: VisitCancelled(when=W, visit=one)),
    "revoked": (CONSENT, lambda one: ConsentRevoked(when=W, consent=one)),
    "left": (TeamJoined(when=W, team="blue"), lambda one: TeamLeft(when=W, joined=one)),
}


@pytest.mark.parametrize("name", NEEDS)
def test_it_is_about_an_entry_of_the_right_kind(name):
    needed, make = NEEDS[name]
    assert says(chart(needed), make("e1")) == ""
    assert "not in this chart (e1)" in says(EMPTY, make("e1"))
    assert f"needs a {needed.kind()}" in says(chart(GOAL), make("e1"))


@pytest.mark.parametrize(
    "name", [name for name in NEEDS if name not in ("acknowledged", "handed over", "closed")]
)
def test_decisions_are_not_about_what_was_retracted_and_reports_may_be(name):
    needed, make = NEEDS[name]
    said = says(chart(needed, entry(2, GONE, supersedes="e1")), make("e1"))
    assert ("has been retracted" in said) == (make("e1").nature == "decision")


def test_a_report_that_refers_to_what_is_there_is_never_refused():
    told = [DoseReport(when=W, order="e1", day=DAY, outcome="taken"), DailyCheckin(when=W, day=DAY),
            MedicineReported(when=W, medicine=Coding("anything"))]  # fmt: skip
    it = chart(ORDER, STOPPED)
    assert [says(it, body) for body in told] == ["", "", ""]


# State


@pytest.mark.parametrize("named", ["e1", "e2"])
def test_a_stopped_order_is_neither_changed_nor_stopped_again(named):
    """Whichever version of the order is named."""
    it = chart(ORDER, entry(2, ORDER, supersedes="e1"), STOPPED)
    change = DoseChanged(when=W, order=named, steps=(STEP,), why="x")
    assert "This order ended on 17 March 2026" in says(it, change)
    assert "This order ended" in says(it, OrderStopped(when=W, order=named, last_day=DAY, why="x"))


def test_the_day_of_a_stop_can_be_corrected():
    it = chart(ORDER, STOPPED)
    assert (
        says(it, OrderStopped(when=W, order="e1", last_day=date(2026, 3, 20), why="x"), supersedes="e2") == ""
    )


@pytest.mark.parametrize("body", [VisitAttended, VisitMissed, VisitCancelled])
@pytest.mark.parametrize("named", ["e1", "e2"])
def test_a_visit_has_one_outcome(body, named):
    it = chart(VISIT, entry(2, VISIT, supersedes="e1"), VisitAttended(when=W, visit="e1"))
    assert "already marked as visit_attended" in says(it, body(when=W, visit=named))


def test_an_outcome_can_be_corrected():
    it = chart(VISIT, VisitAttended(when=W, visit="e1"))
    assert says(it, VisitAttended(when=W, visit="e1", note="Late."), supersedes="e2") == ""


def test_two_walk_ins_are_two_visits():
    """A visit that nobody booked says nothing of another such visit."""
    assert says(chart(VisitAttended(when=W)), VisitAttended(when=W)) == ""


@pytest.mark.parametrize("body", [Closed(when=W, raised="e1", finding="x"), HandedOver(when=W, raised="e1", to_person="P", reason="x")])  # fmt: skip
def test_a_closed_event_is_closed(body):
    it = chart(RAISED, Closed(when=W, raised="e1", finding="x"))
    assert "already closed" in says(it, body)


def test_a_consent_is_taken_back_once():
    it = chart(CONSENT, ConsentRevoked(when=W, consent="e1"))
    assert "already taken back" in says(it, ConsentRevoked(when=W, consent="e1"))


def test_a_psychotherapy_note_is_one_from_the_start():
    change = Relabelled(when=W, entry="e1", add=("psychotherapy_note",), reason="x")
    assert "from the start or not at all" in says(chart(GOAL), change)


@pytest.mark.parametrize(
    ("reason", "refused"),
    [
        ("discharge for positive test", True),
        ("Positive urine drug screen", True),
        ("Dirty urine", True),
        ("Relapsed twice", True),
        ("three lapses", True),
        ("Rosa has reached her goals", False),
        ("", False),
    ],
)
def test_a_lapse_is_no_reason_to_end_care(reason, refused):
    said = says(
        EMPTY,
        CareEnded(
            when=W,
            ending="client_choice",
            reason=reason,
            follow_ups=follow_up_days(W.day),
            without_kit="Sent by post.",
        ),
    )
    assert said.startswith("A positive test is not a reason to end treatment") == refused
    assert bool(said) == refused


# `seen`


@pytest.mark.parametrize(
    ("body", "later", "refused"),
    [
        (ORDER, ORDER, True),
        (ORDER, MedicineReported(when=W, medicine=Coding("x")), True),
        (ORDER, DailyCheckin(when=W, day=DAY), False),
        (ORDER, GOAL, False),
        (GOAL, GOAL, False),
        (SafetyPlan(when=W, my_steps=("Walk.",)), SafetyPlan(when=W, my_steps=("Call.",)), True),
        (PathwayPhase(when=W, pathway="panic", phase="acute"), PathwayPhase(when=W, pathway="panic", phase="response"), True),
        (MedicineReported(when=W, medicine=Coding("x")), ORDER, False),
    ],
)  # fmt: skip
def test_seen_binds_decisions_to_later_entries_of_the_kinds_they_name(body, later, refused):
    it = chart(GOAL, later)
    assert bool(says(it, body, seen=1)) == refused
    assert says(it, body, seen=2) == ""
    assert says(it, body, seen=None) == ""


def test_a_stale_decision_is_told_what_came_and_that_nothing_is_lost():
    said = says(chart(GOAL, ORDER, ORDER), ORDER, seen=1)
    assert "2 entries were written" in said
    assert "(the latest: order)" in said
    assert "what you typed is kept" in said


def test_every_reason_is_told_at_once():
    said = accepts(chart(GOAL), new(Target(when=W, name="x", goal="e9"), supersedes="e1"))
    assert len(said) == 2
