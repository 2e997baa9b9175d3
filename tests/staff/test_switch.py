"""From one medicine to another: two plans in one form, weighed together, signed once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Dose
from steadystep.chart.medication import DoseChanged, DoseStep, Order, OrderStopped
from steadystep.chart.monitoring import MonitoringDone
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled, shown_errors

TODAY = timezone.localdate()
TYPED = {"indication": "depression", "route": "oral", "first": TODAY.isoformat(), "pace": "usual", "why": "No response", "reason-medication.options": "emergency",
         "reason-medication.taper": "Agreed", "reason-medication.MR02": "A short overlap"}  # fmt: skip


def taken(put, pia, rosa, drug, mg):
    step = DoseStep(first=TODAY - timedelta(days=200), amount=Dose(mg, "mg"))
    body = Order(
        reasons=UNCOMPARED,
        when=now(),
        name=drug,
        drug=drug,
        indication="depression",
        steps=(step,),
        strengths=(25, 50),
    )
    (order,) = put(pia, rosa, body)
    return order.id


@pytest.fixture
def switch(as_, pia, rosa):
    """switch(address ending, **typed) sends the form, or asks what the checks say of it."""
    browser = as_(pia)
    page = f"/clients/{rosa}/write/switch/"

    def sent(ending="", **typed):
        return browser.post(f"{page}{ending}", {**filled(browser.get(page)), **TYPED, **typed})

    return sent


def test_two_entries_are_signed_at_once_and_stand_on_one_calendar(switch, put, pia, rosa, as_):
    order = taken(put, pia, rosa, "sertraline", 75)
    answer = switch(order=order, name="mirtazapine", method="cross", old_strengths="25 50", strengths="15")
    assert answer.status_code == 302, shown_errors(answer)
    new, old = [one.body for one in reading.read_chart(rosa).entries][-2:]
    assert isinstance(old, DoseChanged)
    assert (old.order, [step.amount.value for step in old.steps], old.schedule) == (
        order,
        [50, 25],
        "AD-TAPER",
    )
    assert isinstance(new, Order)
    assert (new.drug, new.steps[0].first, new.steps[0].amount.value) == ("mirtazapine", TODAY, 15)
    shown = as_(pia).get(f"/clients/{rosa}/medicines/calendar/", {"weeks": "4"}).content.decode()
    assert "1 tablet of 15 mg" in shown
    assert "1 tablet of 50 mg" in shown


def test_the_checks_show_both_doses_by_day(switch, put, pia, rosa):
    order = taken(put, pia, rosa, "sertraline", 75)
    shown = switch(
        "considered/", order=order, name="mirtazapine", method="cross", old_strengths="25 50"
    ).content.decode()
    assert "Both on one calendar" in shown
    assert "may be taken together for a while" in shown
    assert shown.index("50 mg once a day") < shown.index("25 mg once a day")


def test_without_a_start_day_the_washout_is_counted(switch, put, pia, rosa):
    order = taken(put, pia, rosa, "fluoxetine", 40)
    put(pia, rosa, MonitoringDone(when=now(), rule="MO52"))
    last = TODAY + timedelta(days=3)
    answer = switch(order=order, name="phenelzine", method="washout", last_day=last.isoformat())
    assert answer.status_code == 302, shown_errors(answer)
    new, old = [one.body for one in reading.read_chart(rosa).entries][-2:]
    assert isinstance(old, OrderStopped)
    assert new.steps[0].first == last + timedelta(days=35)


def test_two_that_must_never_meet_are_refused_and_nothing_is_half_written(switch, put, pia, rosa):
    order = taken(put, pia, rosa, "fluoxetine", 40)
    before = reading.read_chart(rosa).seq
    answer = switch(
        order=order, name="phenelzine", method="cross", last_day=(TODAY + timedelta(days=9)).isoformat()
    )
    assert answer.status_code == 422
    assert "never overlap" in shown_errors(answer)
    assert reading.read_chart(rosa).seq == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"name": "wonder drops", "old_strengths": "25"}, "fits no medicine we know"),
     ({"name": "mirtazapine"}, "Write its tablet strengths"),
     ({"name": "mirtazapine", "old_strengths": "25", "starts": (TODAY - timedelta(days=9)).isoformat()}, "choose a later day")],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_said(switch, put, pia, rosa, typed, said):
    order = taken(put, pia, rosa, "sertraline", 75)
    answer = switch(order=order, method="cross", **typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
