"""Every monitoring rule plans something on a course it is for; schedules keep their promises on any dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steadystep import knowledge
from steadystep.chart import Chart, Dose, Entry, When
from steadystep.chart.medication import DoseStep, Order
from steadystep.knowledge import Drug, MonitoringRule, Selector
from steadystep.knowledge.examples import MonitoringExample
from steadystep.reasoning import Clock
from steadystep.reasoning.facts.monitoring import monitoring_at
from steadystep.reasoning.facts.monitoring_schedule import Anchors, after, asks_of, open_slots, window
from steadystep.reasoning.view import View
from tests.knowledge import running
from tests.spec.clinic import clinic

KNOWN = knowledge.load()
START = date(2026, 2, 3)
days = st.dates(date(2000, 1, 1), date(2090, 1, 1))
rules = st.sampled_from(list(KNOWN.monitoring.values()))


def medicine_for(rule: MonitoringRule) -> Drug | None:
    return next((drug for drug in KNOWN.drugs.values() if rule.select.takes(drug.id, drug.groups)), None)


def view_of(drug: Drug, at: datetime) -> View:
    step = DoseStep(first=START, amount=Dose(1, "mg"))
    body = Order(when=When.on(START), name=drug.name, drug=drug.id, indication="a reason", steps=(step,))
    entry = Entry(id="order", client="rosa", seq=1, occurred=body.when.earliest, recorded_at=body.when.earliest, author="pia", role="prescriber", body=body)  # fmt: skip
    return View(Chart("rosa", (entry,)), KNOWN, clinic(), Clock(at))


@pytest.mark.parametrize("rule", KNOWN.monitoring.values(), ids=lambda rule: rule.id)
def test_every_rule_plans_and_says_why(rule: MonitoringRule) -> None:
    drug = medicine_for(rule)
    if drug is None:
        assert rule.select.conditions, "a rule of the person is asked by its circumstance"
        return
    view = view_of(drug, datetime.fromisoformat("2026-02-20T12:00:00+00:00"))
    lines = [line for line in monitoring_at(view, drug.id, date(2026, 2, 20)) if line.rule.id == rule.id]
    assert lines or all(variant.kind == "only" for token in rule.schedule for variant in token.variants), (
        "silence"
    )
    for line in lines:
        assert str(line.why)
        assert (line.first is None) == (line.last is None)


@pytest.mark.parametrize("rule", KNOWN.monitoring.values(), ids=lambda rule: rule.id)
def test_examples_of_the_rows_come_true_in_the_ledgers_mathematics(rule: MonitoringRule) -> None:
    """By days counted from a start, as the knowledge's own examples are; months make a day's difference."""
    for example in rule.examples:
        if example.days_since_start is not None:
            late = is_late(rule, example)
            assert late == (running.monitored(rule, example) == "fires"), example.name


def is_late(rule: MonitoringRule, example: MonitoringExample) -> bool:
    today = START + timedelta(days=example.days_since_start or 0)
    done, change = (
        () if ago is None else (today - timedelta(days=ago),)
        for ago in (example.days_since_last_done, example.days_since_change)
    )
    events = {name: today - timedelta(days=ago) for name, ago in example.days_since_event.items()}
    at = Anchors(start=START, changes=change, done=done, events=events)
    tokens = [token for token in rule.schedule if asks_of(token, nobody_knows)]
    return any(
        today > slot.last or slot.reason == "baseline" for slot in open_slots(tokens, at, nobody_knows)
    )


def nobody_knows(select: Selector) -> bool | None:
    return None


@given(rules, days, st.lists(days, max_size=4), st.lists(days, max_size=3), st.booleans())
def test_nothing_is_due_before_the_start(rule, start, done, changes, holds) -> None:
    at = Anchors(
        start=start,
        done=tuple(sorted(done)),
        changes=tuple(sorted(day for day in changes if day >= start)),
        events={},
    )
    for slot in open_slots(rule.schedule, at, lambda select: holds):
        assert slot.due >= start
        assert slot.first <= slot.due <= slot.last
        assert slot.reason == "baseline" or slot.last - slot.due <= timedelta(days=120)


@given(days, st.sampled_from(["days", "weeks", "months"]), st.integers(1, 60))
def test_a_span_goes_forward_and_months_keep_their_day(day, unit, count) -> None:
    later = after(day, knowledge.Span(count=count, unit=unit))
    assert later > day
    if unit == "months":
        assert later.day in (day.day, 28, 29, 30)


@given(st.integers(0, 4000))
def test_a_window_is_two_to_thirty_days(interval) -> None:
    assert 2 <= window(interval).days <= 30
