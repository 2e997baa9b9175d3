"""Steps are planned from the knowledge, laid on a calendar, and signed in the order they are for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.clinic.ledger import reading
from tests.small_clinic import UNCOMPARED

from .conftest import now
from .test_forms import filled

TODAY = timezone.localdate()


@pytest.fixture
def page(as_, rosa, pia):
    """page(part, **asked) is the text of a page about her medicines."""
    browser = as_(pia)
    return lambda part, **asked: browser.get(f"/clients/{rosa}/medicines/{part}/", asked).content.decode()


def lamotrigine(**more):
    step = DoseStep(first=TODAY, amount=Dose(25, "mg"), times_a_day=0.5, last=TODAY + timedelta(days=13))
    return Order(
        reasons=UNCOMPARED,
        when=now(),
        name="Lamotrigine",
        drug="lamotrigine",
        indication="bipolar",
        steps=(step,),
        **more,
    )


def test_the_schedule_that_fits_stands_first_and_leads_to_an_order_filled_in(page, put, pia, rosa, as_):
    put(
        pia,
        rosa,
        MedicineReported(
            when=now(), medicine=Coding("Valproate"), drug="divalproex", started=When("2025-01-01")
        ),
    )
    shown = page("plan", medicine="lamotrigine", first="2026-06-01", strengths="25 100")
    assert shown.index("LTG-V") < shown.index("LTG-N")
    assert "every other day" in shown
    assert "1 tablet of 25 mg" in shown
    accept = shown.split('class="button button-main" href="')[1].split('"')[0].replace("&amp;", "&")
    browser = as_(pia)
    typed = browser.get(accept).content.decode()
    assert 'name="dose_4" value="100"' in typed
    assert 'name="schedule" value="LTG-V"' in typed


def test_what_is_signed_holds_the_schedule_and_the_strengths(as_, pia, rosa):
    browser = as_(pia)
    address = f"/clients/{rosa}/write/order/"
    hidden = filled(browser.get(address))
    sent = {"name": "lamotrigine", "indication": "bipolar", "route": "oral", "dose_1": "25", "unit_1": "mg", "times_1": "1",
            "first_1": TODAY.isoformat(), "schedule": "LTG-N", "strengths": "25, 100", "halves": "on", "reason-medication.options": "emergency"}  # fmt: skip
    browser.post(address, {**hidden, **sent})
    body = reading.read_chart(rosa).entries[-1].body
    assert (body.schedule, body.strengths, body.halves) == ("LTG-N", (25, 100), True)


def sertraline(**more):
    step = DoseStep(first=TODAY - timedelta(days=300), amount=Dose(75, "mg"))
    return Order(
        reasons=UNCOMPARED,
        when=now(),
        name="Sertraline",
        drug="sertraline",
        indication="panic",
        steps=(step,),
        **more,
    )


def test_a_taper_goes_down_by_the_strengths_that_are_sold(page, put, pia, rosa):
    (order,) = put(pia, rosa, sertraline())
    shown = page("plan", order=order.id, way="taper")
    assert 'value="25 50 100"' in shown
    assert shown.index("50 mg once a day") < shown.index("25 mg once a day")


def test_the_calendar_counts_tablets_that_are_sold_and_says_so(page, put, pia, rosa):
    put(pia, rosa, sertraline())
    shown = page("calendar")
    assert "1 tablet of 50 mg and 1 tablet of 25 mg" in shown
    assert "tablets are counted with strengths that are sold" in shown


def test_strengths_of_the_order_win_over_what_is_sold(page, put, pia, rosa):
    put(pia, rosa, sertraline(strengths=(25,)))
    shown = page("calendar")
    assert "3 tablets of 25 mg" in shown
    assert "strengths that are sold" not in shown


def test_a_plan_with_more_steps_than_five_opens_as_many_rows(page, pia, as_):
    shown = page("plan", medicine="clozapine", way="CLZ-S")
    accept = shown.split('class="button button-main" href="')[1].split('"')[0].replace("&amp;", "&")
    assert 'name="dose_13" value="300"' in as_(pia).get(accept).content.decode()


def test_without_the_steps_left_to_the_response_the_last_one_goes_on(page, pia, as_):
    """The order does not end on the day before a step that nobody has decided on."""
    shown = page("plan", medicine="mirtazapine", way="range-0", first="2026-06-01")
    accept = shown.split('class="button button-main" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "first_1=2026-06-01" in accept
    assert "last_1" not in accept


def test_a_name_that_fits_nothing_is_said(page):
    assert "fits no medicine we know" in page("plan", medicine="Wonder drops")


@pytest.mark.parametrize(
    "asked", [{"first": "yesterday"}, {"weeks": "900"}, {"first": "0001-01-01", "size": "tent"}]
)
def test_the_calendar_takes_any_address(page, asked):
    assert "Calendar of doses" in page("calendar", **asked)


def test_the_calendar_shows_alternate_days_tablets_and_supply(page, put, pia, rosa):
    put(pia, rosa, lamotrigine(strengths=(25,)))
    shown = page("calendar", weeks="4")
    assert shown.count("1 tablet of 25 mg") == 7
    assert "7 tablets of 25 mg" in shown


def test_a_paused_medicine_is_shown_as_paused(page, put, pia, rosa):
    (order,) = put(pia, rosa, lamotrigine())
    put(pia, rosa, DoseHeld(when=now(), order=order.id, first=TODAY, reason="A rash"))
    assert "Lamotrigine: paused, none today" in page("calendar")
