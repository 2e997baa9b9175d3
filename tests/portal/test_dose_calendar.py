"""My medicines calendar: today first, pausing, when the next step is, and the private address for my own calendar."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from steadystep.chart import Dose, When
from steadystep.chart.dose_feed import DoseFeedChosen
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseStep, Order
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN
from tests.small_clinic import UNCOMPARED, fresh

PAGE = "/my/medicines/calendar/"
SHARE = PAGE + "address/"


def address(rosa) -> str:
    return re.search(r'value="(http[^"]+\.ics)"', rosa.get(PAGE).content.decode())[1]


def shared(rosa, **fields) -> str:
    assert rosa.post(SHARE, PAGE, **fields).status_code == 302
    return address(rosa)


def days_of(answer) -> list:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_today_stands_first_with_what_to_take(rosa):
    page = rosa.get(PAGE).content.decode()
    assert page.index("25 mg") < page.index("The coming days")
    after = page[page.index("What changes next") :]
    assert "50 mg" in after  # the step of the seventh of March, as it was signed
    assert "Sat 7 March" in after


def test_ready_to_go_up_is_answered_with_the_day_of_the_next_step(rosa):
    order = rosa.ids["order"]
    answer = rosa.browser.post(f"/my/medicines/ready/{order}/", rosa_fields(rosa), follow=True)
    assert "The next step is Sat 7 March 2026." in answer.content.decode()


def rosa_fields(rosa) -> dict[str, str]:
    return {"of": re.search(r'name="of" value="([^"]*)"', rosa.get(PAGE).content.decode())[1]}


def test_a_pause_is_written_once_and_the_prescriber_is_asked(rosa):
    fields = {"reason": "It makes me sick", "id": "0192b1a0-0000-7000-8000-000000000001"}
    for _twice in range(2):
        rosa.post(f"/my/medicines/pause/{rosa.ids['order']}/", PAGE, **fields)
    held = [entry.body for entry in rosa.chart.of(DoseHeld)]
    assert [(one.reason, one.first) for one in held] == [("It makes me sick", date(2026, 3, 3))]
    duties = open_chart(rosa.clinic.prescriber, rosa.client, "treatment").review.duties
    assert any(duty.rule == "medication.held" for duty in duties)
    assert "Please ask your team before you start it again" in rosa.get(PAGE).content.decode()


def test_a_pause_of_something_else_is_refused_in_words(rosa):
    answer = rosa.post("/my/medicines/pause/no-such-order/", PAGE)
    assert answer.status_code == 409


def test_the_address_is_neutral_unless_names_were_chosen(rosa):
    events = days_of(Client().get(shared(rosa)))
    assert str(events[0]["summary"]) == "Something for today"
    assert "description" not in events[0]
    assert "ertraline" not in Client().get(address(rosa)).content.decode()
    named = days_of(Client().get(shared(rosa, names="on")))
    assert "Sertraline 25 mg" in str(named[0]["description"])


def test_an_address_that_was_ended_or_replaced_or_invented_is_not_found(rosa):
    first = shared(rosa)
    second = shared(rosa)
    assert [Client().get(one).status_code for one in (first, second)] == [404, 200]
    rosa.post(SHARE, PAGE, do="stop")
    assert Client().get(second).status_code == 404
    assert Client().get("/my/medicines/calendar/invented.ics").status_code == 404
    assert [entry.body.stopped for entry in rosa.chart.of(DoseFeedChosen)] == [False, False, True]


def test_the_address_dies_with_the_account(rosa):
    there = shared(rosa)
    rosa.person.is_active = False
    rosa.person.save()
    assert Client().get(there).status_code == 404


def test_alternate_days_are_in_the_calendar_and_on_no_other_day_asked_for(rosa, at):
    step = DoseStep(first=date(2026, 3, 3), amount=Dose(25, "mg"), times_a_day=0.5)
    body = Order(
        reasons=UNCOMPARED,
        when=When.instant(TUESDAY_TEN, "America/New_York"),
        name="Lamotrigine",
        drug="lamotrigine",
        indication="mood",
        steps=(step,),
    )
    write(rosa.clinic.prescriber, rosa.client, [fresh(body)])
    there = shared(rosa, names="on")
    events = days_of(Client().get(there))
    named = [one["dtstart"].dt for one in events if "Lamotrigine 25 mg" in str(one["description"])]
    assert named[:3] == [date(2026, 3, 3), date(2026, 3, 5), date(2026, 3, 7)]
    assert "Lamotrigine" in rosa.get("/my/").content.decode()
    at(TUESDAY_TEN + timedelta(days=1))
    rosa.browser.force_login(rosa.person)
    assert "Lamotrigine" not in rosa.get("/my/").content.decode()


@pytest.mark.parametrize("weeks", ["2", "8", "many"])
def test_any_number_of_weeks_is_answered(rosa, weeks):
    assert rosa.get(PAGE, data={"weeks": weeks}).status_code == 200
