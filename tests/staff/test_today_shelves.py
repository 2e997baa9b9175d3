"""On Today, what has waited for months is folded at the end; a safety duty never is."""

from datetime import UTC, datetime, timedelta

from steadystep.chart import say
from steadystep.faces.staff.lines import line_of
from steadystep.faces.staff.today import _by_urgency
from steadystep.reasoning import Duty

NOW = datetime(2026, 3, 17, 12, tzinfo=UTC)


def line(key: str, level: str, days_over: int, raised: str = ""):
    due = NOW - timedelta(days=days_over)
    duty = Duty(
        key=key, rule="medication.monitoring", says=say("Blood test due."), level=level, owner_role="nurse", person="nora",
        known_at=due, due=due, closes_by=say("The result."), raised=raised,
    )  # fmt: skip
    return line_of(duty, "rosa", "Rosa", {}, "nora")


def test_what_is_months_over_is_folded_and_counted():
    lines = [line("new", "T3", 3), line("old", "T3", 90), line("older", "T4", 300)]
    shelves = {key: [one.duty.key for one in found] for key, _, found in _by_urgency(lines, NOW)}
    assert shelves == {"soon": ["new"], "long": ["old", "older"]}


def test_a_safety_duty_is_never_folded():
    lines = [line("missed", "T3", 300, raised="event"), line("alarm", "T1", 300, raised="event")]
    shelves = {key: [one.duty.key for one in found] for key, _, found in _by_urgency(lines, NOW)}
    assert shelves == {"now": ["alarm"], "soon": ["missed"]}
