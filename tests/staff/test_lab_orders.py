"""Laboratory orders, days drawn for urine tests, programs and offers, in a browser's eyes."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from steadystep.chart import Coding
from steadystep.chart.intake import Demographics
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.measures import Observation
from steadystep.chart.medication import MedicineReported
from steadystep.chart.otp import OtpContact
from steadystep.chart.plans_ahead import ResultFollowed
from steadystep.chart.urine_days import UrineDayDrawn
from steadystep.chart.when import When
from steadystep.clinic.chartroom import clinic_value
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.models import Clinic
from steadystep.reasoning.clinic_value import Clinic as ClinicValue
from steadystep.reasoning.clinic_value import TreatmentProgram

from .test_forms import filled

pytestmark = pytest.mark.django_db


def send(browser, client, slug, **typed):
    page = browser.get(f"/clients/{client}/write/{slug}/")
    return page, browser.post(f"/clients/{client}/write/{slug}/", {**filled(page), **typed})


def as_typed(page):
    """What the form starts with, as a browser would send it."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page.content.decode()):
        parts = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = parts.get("type") != "checkbox" or " checked" in tag
        if (
            parts.get("name") in ("due", "draw_on", "result_by", "hours_after_dose", "drug", "fasting")
            and ticked
        ):
            found.setdefault(parts["name"], []).append(
                parts.get("value", "on" if parts.get("type") == "checkbox" else "")
            )
    return found


def set_clinic(**values):
    Clinic.objects.update(**values)
    clinic_value.forget_clinic()


@pytest.fixture(autouse=True)
def _forgotten():
    yield
    clinic_value.forget_clinic()


def test_what_is_due_becomes_one_signed_order_on_paper(as_, pia, put, rosa):
    """Lithium taken: its level is offered 12 hours after a dose; signed, it stands on paper and in FHIR."""
    today = date(2026, 1, 5)
    told = MedicineReported(
        when=When.on(today),
        medicine=Coding("lithium"),
        drug="lithium",
        started=When.on(today - timedelta(days=400)),
    )
    put(pia, rosa, told)
    browser = as_(pia)
    begun = as_typed(browser.get(f"/clients/{rosa}/write/lab-order/"))
    assert begun["hours_after_dose"] == ["12"], begun
    _page, answer = send(
        browser, rosa, "lab-order", **{**begun, "others": "Ferritin", "laboratory": "Oak Street"}
    )
    assert answer.status_code == 302, answer.content.decode()[:2000]
    (order,) = reading.read_chart(rosa).of(LabOrdered)
    names = [one.what.text.casefold() for one in order.body.tests]
    assert "ferritin" in names
    assert any("lithium" in one for one in names)
    assert (order.body.hours_after_dose, order.body.drug) == (12, "lithium")
    paper = browser.get(f"/clients/{rosa}/medicines/orders/{order.id}/").content.decode()
    assert "12 hours after the last dose" in paper
    assert "Ferritin" in paper
    assert "Oak Street" in paper
    shown = browser.get(f"/clients/{rosa}/medicines/orders/").content.decode()
    assert f"/medicines/orders/{order.id}/" in shown


@pytest.fixture
def on_lithium(pia, put, rosa):
    told = MedicineReported(when=When.on(date(2026, 1, 5)), medicine=Coding("lithium"), drug="lithium", started=When.on(date(2024, 12, 1)))  # fmt: skip
    put(pia, rosa, Demographics(when=When.instant(timezone.now(), "UTC"), legal_name="Rosa", birth_date=When("1990-05-03")), told)  # fmt: skip
    return pia


def test_a_day_that_is_over_is_marked_on_the_list_of_orders(as_, on_lithium, put, rosa):
    """From the day after results were expected, as the rule counts it; the birth date on the paper is one that people read."""
    day = timezone.localdate()
    tests = (OrderedTest(what=Coding("TSH")),)
    past, coming = (
        LabOrdered(
            when=When.instant(timezone.now(), "UTC"), tests=tests, draw_on=last - timedelta(2), result_by=last
        )
        for last in (day - timedelta(2), day + timedelta(2))
    )
    (order,) = put(on_lithium, rosa, past)
    page = as_(on_lithium).get(f"/clients/{rosa}/medicines/orders/").content.decode()
    assert page.count("not there in time") == 1
    put(on_lithium, rosa, coming)
    assert as_(on_lithium).get(f"/clients/{rosa}/medicines/orders/").content.decode().count("not there in time") == 1  # fmt: skip
    assert "3 May 1990" in as_(on_lithium).get(f"/clients/{rosa}/medicines/orders/{order.id}/").content.decode()  # fmt: skip


def test_what_was_cleared_stays_empty_when_the_draft_is_opened_again(as_, on_lithium, rosa):
    browser, here = as_(on_lithium), f"/clients/{rosa}/write/lab-order/"
    page = browser.get(here)
    begun = as_typed(page)
    assert begun["hours_after_dose"] == ["12"]
    assert len(begun["due"]) > 1
    typed = {**filled(page), **begun, "hours_after_dose": "", "drug": "", "due": begun["due"][1:], "note": "Please call"}  # fmt: skip
    browser.post(f"{here}considered/", typed)
    again = as_typed(browser.get(here))
    assert again["hours_after_dose"] == [""]
    assert again["drug"] == [""]
    assert again["due"] == begun["due"][1:]


def test_timing_goes_with_the_test_that_asked_for_it(as_, on_lithium, rosa):
    """The level is unticked: its hour and its medicine would make the laboratory wait for nothing."""
    browser = as_(on_lithium)
    begun = as_typed(browser.get(f"/clients/{rosa}/write/lab-order/"))
    left = {**begun, "due": [one for one in begun["due"] if not one.startswith("MO01")]}
    assert left["due"]
    _page, answer = send(browser, rosa, "lab-order", **left, others="TSH")
    assert answer.status_code == 422
    assert "clear this, or order the level" in answer.content.decode()
    _page, answer = send(browser, rosa, "lab-order", **{**left, "fasting": "on", "hours_after_dose": "", "drug": ""})  # fmt: skip
    assert "take the tick away" in answer.content.decode()
    _page, answer = send(browser, rosa, "lab-order", **{**left, "hours_after_dose": "", "drug": ""})
    assert answer.status_code == 302


def test_a_day_is_drawn_only_where_the_policy_is_chance(as_, pia, rosa):
    browser = as_(pia)
    set_clinic(urine_tests="scheduled")
    window = {"first": "2030-01-07", "last": "2030-01-18"}
    _page, answer = send(browser, rosa, "urine-day", **window)
    assert answer.status_code == 422
    assert "by schedule" in answer.content.decode()
    set_clinic(urine_tests="random")
    page, answer = send(browser, rosa, "urine-day", **window)
    assert answer.status_code == 302
    (drawn,) = reading.read_chart(rosa).of(UrineDayDrawn)
    assert drawn.author == str(pia.pk)
    assert drawn.body.day in drawn.body.days
    assert {day.weekday() for day in drawn.body.days} <= set(range(5))
    browser.post(f"/clients/{rosa}/write/urine-day/", {**filled(page), **window})
    assert len(reading.read_chart(rosa).of(UrineDayDrawn)) == 1


def test_the_clinics_own_programs_are_offered_and_their_phone_is_filled_in(as_, pia, rosa):
    programs = [
        {"name": "Invented program", "phone": "555 0134", "address": "1 Oak Street", "hours": "Mon to Sat"}
    ]
    set_clinic(treatment_programs=programs)
    browser = as_(pia)
    page, answer = send(browser, rosa, "otp-contact", program="Invented program")
    assert "Invented program" in page.content.decode()
    assert answer.status_code == 302
    (contact,) = reading.read_chart(rosa).of(OtpContact)
    assert contact.body.phone == "555 0134"
    assert "555 0134" in browser.get(f"/clients/{rosa}/medicines/recovery/").content.decode()


def test_a_result_is_not_told_before_it_is_known_whose_it_is(as_, pia, put, rosa):
    """The form stops a telling that is still to come; one that has happened is written, and settles nothing."""
    put(
        pia,
        rosa,
        Observation(
            when=When.on(date(2026, 1, 5)),
            what=Coding("HIV antigen/antibody"),
            category="lab",
            text="negative",
        ),
    )
    found = reading.read_chart(rosa).of(Observation)[0].id
    browser = as_(pia)
    _page, answer = send(browser, rosa, "result-followed", result=found, step="explained")
    assert answer.status_code == 422
    assert "Hold name and birth date" in answer.content.decode()
    assert not reading.read_chart(rosa).of(ResultFollowed)
    _page, answer = send(
        browser, rosa, "result-followed", result=found, step="explained", told_unchecked="on"
    )
    assert answer.status_code == 302
    assert reading.read_chart(rosa).of(ResultFollowed)[0].body.told_unchecked


def test_a_program_is_found_by_its_name_however_it_is_written():
    known = ClinicValue(programs=(TreatmentProgram(name="Invented program", phone="555 0134"),))
    assert known.program_named(" invented PROGRAM ").phone == "555 0134"
    assert known.program_named("Another") is None
