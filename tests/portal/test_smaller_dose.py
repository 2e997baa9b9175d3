"""How is it since the smaller dose? Asked on Today on the day that was chosen, answered with one tap."""

from datetime import date, timedelta

from steadystep.chart import Dose, When
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.chart.tapering import TaperCheckin, TaperCheckinsPlanned
from steadystep.clinic.chartroom.writing import write
from tests.portal.conftest import TUESDAY_TEN, ZONE
from tests.small_clinic import fresh

ASKED = "The smaller dose"


def tapering(rosa, at, mg=12.5):
    """A smaller dose from tomorrow on, asked about two days later; then it is that day."""
    order, first = rosa.ids["order"], (TUESDAY_TEN + timedelta(days=1)).date()
    step = DoseStep(first=first, last=first + timedelta(days=13), amount=Dose(mg, "mg"))
    now = When.instant(TUESDAY_TEN, ZONE)
    signed = [
        fresh(DoseChanged(when=now, order=order, steps=(step,), why="Her wish")),
        fresh(TaperCheckinsPlanned(when=now, order=order, days_after=2, watch_for="Vivid dreams")),
    ]
    write(rosa.clinic.prescriber, rosa.client, signed)
    at(TUESDAY_TEN + timedelta(days=3))
    rosa.browser.force_login(rosa.person)
    return f"/my/medicines/smaller/{order}/", first


def test_today_asks_and_the_answer_is_written(rosa, at):
    page, first = tapering(rosa, at)
    assert ASKED in rosa.get("/my/").content.decode()
    shown = rosa.get(page).content.decode()
    assert "Vivid dreams" in shown
    assert "I had a seizure" not in shown  # asked of sedatives only
    assert rosa.post(page, page, how="same", words="A little tired").status_code == 302
    (told,) = rosa.chart.of(TaperCheckin)
    assert (told.body.since, told.body.how, told.body.words) == (first, "same", "A little tired")
    assert ASKED not in rosa.get("/my/").content.decode()


def test_worse_is_answered_with_what_happens_next_and_no_dose_is_changed(rosa, at):
    page, _first = tapering(rosa, at)
    answer = rosa.post(page, page, how="much_worse")
    said = rosa.get(answer["Location"]).content.decode()
    assert "Your prescriber looks at it" in said
    assert "before you have spoken" in said
    assert len(rosa.chart.of(DoseChanged)) == 1


def test_without_a_taper_there_is_no_such_page(rosa):
    assert rosa.get(f"/my/medicines/smaller/{rosa.ids['order']}/").status_code == 404


def test_the_check_in_stands_in_her_calendar(rosa, at):
    tapering(rosa, at)
    assert (
        "check in how it is with the smaller dose"
        in rosa.get("/my/medicines/calendar/?weeks=4").content.decode()
    )


def test_the_day_is_the_one_that_was_chosen(rosa, at):
    _page, first = tapering(rosa, at)
    assert first + timedelta(days=2) == date.fromisoformat("2026-03-06")
