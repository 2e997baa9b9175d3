"""In the waiting room: a device is handed over, answers one questionnaire, and leads nowhere else."""

import re

from playwright.sync_api import expect

from steadystep.chart.measures import Answers, ItemAnswered
from steadystep.clinic.ledger import reading


def test_a_device_is_handed_over_and_walks_back_into_nothing(
    desktop, phone, riverside, come_in, accessible, live_server
):
    staff = come_in(desktop, "therapist")
    staff.goto(f"{live_server.url}/clients/{riverside.rosa}/device/?instrument=phq_9")
    accessible(staff)
    staff.get_by_role("button", name="Make the number").click()
    pin = staff.locator(".kiosk-pin strong").inner_text()
    accessible(staff)
    before = len(reading.read_chart(riverside.rosa).of(Answers))
    phone.goto(f"{live_server.url}/kiosk/")
    accessible(phone)
    phone.get_by_label("Number").fill(pin)
    phone.get_by_role("button", name="Go on").click()
    accessible(phone)
    phone.get_by_role("button", name=re.compile("Start|Go on")).click()
    for _ in range(8):
        phone.get_by_label("Several days").check()
        phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_text("Before you answer")).to_be_visible()
    accessible(phone)
    phone.get_by_label("Not at all").check()
    phone.get_by_role("button", name="Next").click()
    phone.get_by_role("button", name="Look it over").click()
    accessible(phone)
    phone.get_by_role("button", name="Hand it in").click()
    expect(phone.get_by_text("It is handed in")).to_be_visible()
    accessible(phone)
    assert len(reading.read_chart(riverside.rosa).of(Answers)) == before + 1
    phone.evaluate("history.back()")
    expect(phone.get_by_label("Number")).to_be_visible()
    expect(phone.get_by_label("Several days")).to_have_count(0)
    phone.goto(f"{live_server.url}/clients/{riverside.rosa}/")
    expect(phone).to_have_url(re.compile("login"))


def test_a_risk_answer_goes_to_the_clinic_the_moment_it_is_chosen(
    desktop, phone, riverside, come_in, accessible, live_server
):
    """The page says so before it asks; who then puts the device down has been heard."""
    staff = come_in(desktop, "therapist")
    staff.goto(f"{live_server.url}/clients/{riverside.rosa}/device/?instrument=phq_9")
    staff.get_by_role("button", name="Make the number").click()
    phone.goto(f"{live_server.url}/kiosk/")
    phone.get_by_label("Number").fill(staff.locator(".kiosk-pin strong").inner_text())
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("button", name=re.compile("Start|Go on")).click()
    phone.goto(f"{live_server.url}/kiosk/9/")
    phone.get_by_label("Several days").check()
    expect(phone.get_by_text("You do not have to carry this alone")).to_be_visible()
    accessible(phone)
    assert [one.body.value for one in reading.read_chart(riverside.rosa).of(ItemAnswered)][-1:] == [1]
    phone.get_by_role("button", name="Stop and close").click()
    expect(phone.get_by_text("The questions are closed")).to_be_visible()
