"""A titration that a nurse goes on with: marked at the order, signed step by step, and nothing else (R19)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose
from steadystep.chart.medication import DoseChanged, DoseStep, Order
from steadystep.clinic.consent.actor import Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import _member, now
from .test_forms import filled, shown_errors

TODAY = timezone.localdate()
LATER = TODAY - timedelta(days=1)


@pytest.fixture
def nora(team):
    return _member("Nora", Role.NURSE, team)


@pytest.fixture
def order(put, pia, rosa):
    first = DoseStep(first=TODAY - timedelta(days=15), amount=Dose(50, "mg"))
    body = Order(
        when=now(), name="Sertraline", drug="sertraline", indication="depression", steps=(first,), reasons=UNCOMPARED,
        nurse_steps=(DoseStep(first=LATER, amount=Dose(100, "mg")),),
    )  # fmt: skip
    return put(pia, rosa, body)[0].id


def test_the_nurse_signs_the_step_in_her_form(as_, nora, rosa, order):
    browser, address = as_(nora), f"/clients/{rosa}/write/protocol-step/"
    shown = browser.get(address)
    assert "100 mg" in shown.content.decode()
    typed = {"order": order, "first": TODAY.isoformat(), "why": "No complaint"}
    assert browser.post(address, {**filled(shown), **typed}).status_code == 302
    [change] = reading.read_chart(rosa).of(DoseChanged)
    assert (change.author, change.body.by_protocol, change.body.steps[0].milligrams_a_day) == (
        str(nora.pk),
        True,
        100,
    )


def test_a_nurse_changes_no_dose_otherwise(put, nora, rosa, order):
    body = DoseChanged(
        when=now(), order=order, steps=(DoseStep(first=TODAY, amount=Dose(100, "mg")),), why="Better so"
    )
    with pytest.raises(NotAllowed):
        put(nora, rosa, body)


def test_the_prescriber_marks_it_at_the_order(as_, pia, rosa):
    browser, address = as_(pia), f"/clients/{rosa}/write/order/"
    typed = {
        "name": "Sertraline", "indication": "depression", "route": "oral", "reason-medication.options": "emergency",
        "dose_1": "50", "unit_1": "mg", "times_1": "1", "first_1": TODAY.isoformat(), "nurse_signs": "on",
        "dose_2": "100", "unit_2": "mg", "times_2": "1", "first_2": (TODAY + timedelta(days=14)).isoformat(),
    }  # fmt: skip
    assert browser.post(address, {**filled(browser.get(address)), **typed}).status_code == 302
    [order] = [one.body for one in reading.read_chart(rosa).of(Order)]
    assert (
        [one.milligrams_a_day for one in order.steps],
        [one.milligrams_a_day for one in order.nurse_steps],
    ) == ([50], [100])


def test_a_correction_keeps_the_steps_that_a_nurse_signs(as_, pia, rosa, order):
    browser, address = as_(pia), f"/clients/{rosa}/write/order/?corrects={order}"
    shown = browser.get(address)
    form = shown.context["form"]
    assert "ability" not in form.fields
    stands = {
        name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False, [])
    }
    typed = {**stands, "instruction": "With breakfast", "reason-medication.options": "emergency"}
    answer = browser.post(address, typed)
    assert answer.status_code == 302, shown_errors(answer)
    standing = reading.read_chart(rosa).head(order).body
    assert standing.instruction == "With breakfast"
    assert [one.milligrams_a_day for one in standing.steps] == [50]
    assert [one.milligrams_a_day for one in standing.nurse_steps] == [100]


def test_a_correction_of_words_leaves_the_step_one_of_the_protocol(as_, nora, pia, rosa, order):
    nurse, step = as_(nora), f"/clients/{rosa}/write/protocol-step/"
    typed = {"order": order, "first": TODAY.isoformat(), "why": "No complaint"}
    assert nurse.post(step, {**filled(nurse.get(step)), **typed}).status_code == 302
    [change] = reading.read_chart(rosa).of(DoseChanged)
    browser, address = as_(pia), f"/clients/{rosa}/write/dose/?corrects={change.id}"
    form = browser.get(address).context["form"]
    stands = {
        name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False, [])
    }
    answer = browser.post(address, {**stands, "why": "No complaint at all"})
    assert answer.status_code == 302, shown_errors(answer)
    [corrected] = reading.read_chart(rosa).of(DoseChanged)
    assert (corrected.body.why, corrected.body.by_protocol) == ("No complaint at all", True)
