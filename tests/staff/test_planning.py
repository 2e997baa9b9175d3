"""Steps are planned from the knowledge, laid on a calendar, and signed in the order they are for."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from django.utils import timezone

from steadystep.chart import Coding, Dose, When
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseStep, MedicineReported, Order
from steadystep.chart.substance import PdmpChecked
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


def test_buprenorphine_goes_down_by_two_milligrams_on_days_that_are_worked_out(page, put, pia, rosa):
    step = DoseStep(first=TODAY - timedelta(days=90), amount=Dose(8, "mg"))
    order = Order(
        when=now(), name="Buprenorphine and naloxone", drug="buprenorphine_naloxone_sl", indication="opioid use disorder",
        route="sublingual", steps=(step,), strengths=(2, 8), reasons=UNCOMPARED,
    )  # fmt: skip
    put(pia, rosa, PdmpChecked(when=now(), summary="Nothing unexpected."))
    entry = put(pia, rosa, order)[0].id
    shown = page("plan", order=entry, first=TODAY.isoformat(), way="mat-taper")
    assert "2 mg less" in shown
    accept = shown.split('class="button button-main" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "dose_1=6" in accept
    assert "dose_3=2" in accept
    assert f"last_3={(TODAY + timedelta(days=83)).isoformat()}" in accept


def test_the_day_table_of_a_low_dose_start_is_typed_over_before_it_is_signed(as_, pia, rosa, put):
    """R44: day 2 is repeated on day 3, as the prescriber wants it; the name of the schedule stays."""
    put(pia, rosa, PdmpChecked(when=now(), summary="Nothing unexpected."))
    browser = as_(pia)
    shown = browser.get(
        f"/clients/{rosa}/medicines/plan/",
        {"medicine": "buprenorphine_naloxone_sl", "way": "BUP-LOW", "first": TODAY.isoformat()},
    ).content.decode()
    accept = shown.split('class="button button-main" href="')[1].split('"')[0].replace("&amp;", "&")
    table = dict(parse_qsl(urlsplit(accept).query))
    assert (table["dose_3"], table["times_3"]) == ("1", "2")
    typed = {
        "dose_3": "0.5",
        "route": "sublingual",
        "indication": "opioid use disorder",
        "reason-medication.options": "emergency",
    }
    address = f"/clients/{rosa}/write/order/"
    browser.post(address, {**table, **filled(browser.get(address)), **typed})
    body = reading.read_chart(rosa).entries[-1].body
    assert isinstance(body, Order)
    assert body.schedule == "BUP-LOW"
    assert [step.amount.value for step in body.steps[:4]] == [0.5, 0.5, 0.5, 2]


def test_a_taper_offered_in_the_checks_of_a_stop_arrives_with_its_steps(as_, pia, put, rosa):
    """Stopped at once after weeks: the offer opens the change of dose with every step, its plan and why; nothing is signed by it."""
    first = TODAY - timedelta(days=90)
    steps = (DoseStep(first=first, amount=Dose(100, "mg")),)
    when = When.instant(timezone.now() - timedelta(days=90), "UTC")
    (order,) = put(pia, rosa, Order(reasons=UNCOMPARED, when=when, name="sertraline", drug="sertraline", indication="panic", steps=steps))  # fmt: skip
    browser, here = as_(pia), f"/clients/{rosa}/write/stop/considered/"
    typed = {"entry_id": str(uuid4()), "order": order.id, "last_day": TODAY.isoformat(), "why": "Her wish"}
    checks = unescape(browser.post(here, typed).content.decode())
    (address,) = re.findall(rf'href="(/clients/{rosa}/write/dose/[^"]*)"', checks)
    before = reading.read_chart(rosa).seq
    page = browser.get(address).content.decode()
    doses = [float(one) for one in re.findall(r'name="dose_\d+" value="([\d.]+)"', page)]
    assert len(doses) > 2
    assert doses == sorted(doses, reverse=True)
    assert re.search(r'name="first_2" value="\d{4}-\d\d-\d\d"', page)
    assert re.search(rf'value="{order.id}" selected', page)
    assert "Down slowly instead of all at once." in page
    assert re.search(r'name="schedule" value="\w', page)
    assert reading.read_chart(rosa).seq == before


def test_a_plan_that_a_link_fills_in_never_mixes_with_steps_typed_before(as_, pia, put, rosa):
    steps = (DoseStep(first=TODAY - timedelta(days=90), amount=Dose(100, "mg")),)
    (order,) = put(pia, rosa, Order(reasons=UNCOMPARED, when=When.instant(timezone.now(), "UTC"), name="sertraline", drug="sertraline", indication="panic", steps=steps))  # fmt: skip
    browser, here = as_(pia), f"/clients/{rosa}/write/dose/"
    typed = {"order": order.id, "why": "Up", "dose_1": "150", "first_1": "2031-01-01", "dose_2": "200", "first_2": "2031-02-01"}  # fmt: skip
    browser.post(f"{here}considered/", {"entry_id": str(uuid4()), **typed})
    assert 'value="200' in browser.get(here).content.decode()
    page = browser.get(here, {"order": order.id, "dose_1": "75", "first_1": "2031-01-01"}).content.decode()
    assert 'value="75' in page
    assert 'value="200' not in page
