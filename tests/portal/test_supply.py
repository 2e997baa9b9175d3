"""In the portal: the next injection, the week on one page, and reminders that name no medicine."""

from datetime import UTC, datetime, timedelta

from steadystep.chart import Dose, When
from steadystep.chart.supply import InjectionGiven, ReminderChosen
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import fresh


def injected(rosa, days_ago: int) -> None:
    when = When.instant(datetime.now(UTC) - timedelta(days=days_ago), ZONE)
    body = InjectionGiven(
        when=when, name="Brixadi", drug="buprenorphine_xr_b", regimen="buprenorphine_xr_monthly_brixadi",
        dose=Dose(128, "mg"), site="left_abdomen",
    )  # fmt: skip
    write(rosa.clinic.prescriber, rosa.client, [fresh(body)])


def test_today_names_the_day_of_the_next_injection(rosa):
    injected(rosa, 7)
    page = rosa.get("/my/").content.decode()
    assert "My injection" in page
    assert str((TUESDAY_TEN + timedelta(days=21)).date()) in page


def test_a_late_injection_keeps_the_place(rosa):
    injected(rosa, 40)
    page = rosa.get("/my/").content.decode()
    assert "We kept your place." in page
    assert "miss" not in page.split("My injection")[1].split("</section>")[0].lower()


def test_the_week_changes_where_the_dose_does(rosa):
    page = rosa.get("/my/medicines/week/").content.decode()
    assert page.count("sertraline 25 mg") == 4
    assert page.count("sertraline 50 mg") == 3
    assert "Tue 3 March 2026" in page


def test_reminders_are_chosen_and_ended(rosa):
    rosa.post(
        "/my/medicines/reminder/",
        "/my/medicines/week/",
        time=["20:30", "08:00", "25:99", ""],
        words="A glass of water",
    )
    chosen = rosa.chart.latest(ReminderChosen)
    assert (chosen.body.times, chosen.body.words) == (("08:00", "20:30"), "A glass of water")
    assert "08:00, 20:30" in rosa.get("/my/medicines/week/").content.decode()
    rosa.post("/my/medicines/reminder/", "/my/medicines/week/")
    assert rosa.chart.latest(ReminderChosen).body.times == ()
