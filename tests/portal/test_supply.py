"""In the portal: the next injection, the week on one page, and reminders that name no medicine."""

from datetime import UTC, datetime, timedelta

from steadystep.chart import Dose, When
from steadystep.chart.supply import InjectionGiven, ReminderChosen
from steadystep.clinic.chartroom import waking
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.wording import letter
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
        words="plan",
    )
    chosen = rosa.chart.latest(ReminderChosen)
    assert (chosen.body.times, chosen.body.words) == (("08:00", "20:30"), "plan")
    assert "08:00, 20:30" in rosa.get("/my/medicines/week/").content.decode()
    rosa.post("/my/medicines/reminder/", "/my/medicines/week/")
    assert rosa.chart.latest(ReminderChosen).body.times == ()


def test_a_reminder_goes_out_once_and_names_no_medicine(rosa, at):
    rosa.post("/my/medicines/reminder/", "/my/medicines/week/", time=["11:00"], words="plan")
    at(TUESDAY_TEN + timedelta(minutes=61))
    for _ in range(2):
        waking.recompute(rosa.client)
    sent = Notice.objects.filter(duty__startswith="reminder/")
    assert {one.recipient for one in sent} == {str(rosa.person.pk)}
    assert len(sent) == len({one.channel for one in sent})
    letters = [letter(one, rosa.person, datetime.now(UTC)) for one in sent]
    assert {one.subject for one in letters} == {"Your plan for today is here."}
    assert not any("sertraline" in one.text.lower() for one in letters)


def test_no_reminder_comes_hours_late(rosa, at):
    rosa.post("/my/medicines/reminder/", "/my/medicines/week/", time=["11:00"])
    at(TUESDAY_TEN + timedelta(hours=3, minutes=1))
    waking.recompute(rosa.client)
    assert not Notice.objects.filter(duty__startswith="reminder/").exists()


def test_a_reminder_is_put_off_from_the_page_to_which_it_leads(rosa, at):
    rosa.post("/my/medicines/reminder/", "/my/medicines/week/", time=["10:20"], words="plan")
    assert "Remind me again" not in rosa.get("/my/").content.decode()
    at(TUESDAY_TEN + timedelta(minutes=25))
    assert "Remind me again" in rosa.get("/my/").content.decode()
    rosa.post("/my/medicines/reminder/later/", "/my/", minutes="30")
    chosen = rosa.chart.latest(ReminderChosen).body
    assert (chosen.times, chosen.words) == (("10:20",), "plan")
    assert chosen.again.earliest == TUESDAY_TEN + timedelta(minutes=55)


def test_without_a_reminder_nothing_is_put_off(rosa):
    rosa.post("/my/medicines/reminder/later/", "/my/", minutes="30")
    assert rosa.chart.latest(ReminderChosen) is None
