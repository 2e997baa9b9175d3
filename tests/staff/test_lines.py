"""Rows of What next, and what stands under a signature."""

from datetime import UTC, date, datetime

import pytest

from steadystep.chart import When, say
from steadystep.chart.medication import DoseStep, Order
from steadystep.chart.quantity import Dose
from steadystep.faces.staff.describing_orders import _order
from steadystep.faces.staff.lines import joined, line_of
from steadystep.reasoning import Duty
from steadystep.reasoning.finding import Ground

AT = datetime(2026, 3, 3, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def unanswered(name, person="tess", rule="measures.overdue"):
    duty = Duty(
        key=f"{rule}/{name}", rule=rule, says=say("{name} has no first score yet.", name=name), level="T4", because=("e",),
        owner_role="therapist", person=person, known_at=AT, due=AT, closes_by=say("{name} answered.", name=name), ground=Ground(),
        remarks=(say("Not sent yet."),),
    )  # fmt: skip
    return line_of(duty, "c", "", {"tess": "Tess", "otto": "Otto"}, "nobody")


def test_unanswered_questionnaires_are_one_line_that_names_each():
    [line] = joined([unanswered(name) for name in ("PHQ-9", "GAD-7", "ISI")])
    assert line.what == "3 questionnaires are not answered."
    assert line.remarks == tuple(f"{name} has no first score yet. Not sent yet." for name in ("PHQ-9", "GAD-7", "ISI"))  # fmt: skip
    assert "tab=measures" in line.action_href


def test_one_alone_and_anything_else_stay_as_they_are():
    lines = [unanswered("PHQ-9"), unanswered("x", rule="visits.next"), unanswered("GAD-7", person="otto")]
    assert joined(lines) == lines


def test_every_step_that_is_signed_is_said():
    steps = tuple(
        DoseStep(first=date(2026, 3, day), amount=Dose(mg, "mg"), times_a_day=1)
        for day, mg in ((3, 25), (10, 50), (17, 75))
    )
    order = Order(when=When.on(date(2026, 3, 3)), name="sertraline", indication="panic", steps=steps)
    said = _order(order, None)
    assert all(dose in said for dose in ("25 mg", "50 mg", "75 mg"))
    assert "(+" not in said
