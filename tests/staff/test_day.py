"""My day: what is booked with me, the free time between; and the form that takes and gives back that time."""

import re
import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from steadystep.clinic.calendar import claiming, reading
from steadystep.clinic.calendar.claiming import Time
from steadystep.clinic.chartroom import booking
from steadystep.clinic.ledger import clock
from steadystep.clinic.people.actors import actor_of

HERE = ZoneInfo("America/New_York")
TUESDAY = date(2030, 3, 5)


def at(text: str, day: date = TUESDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(text), tzinfo=HERE)


@pytest.fixture(autouse=True)
def here(settings):
    settings.TIME_ZONE = "America/New_York"


@pytest.fixture
def in_the_morning(monkeypatch):
    """From here on it is Tuesday, 9:12, for the lists and the day."""
    monkeypatch.setattr(clock, "now", lambda: at("09:12"))


@pytest.fixture
def booked():
    """booked(person, client, "10:00") books a visit of 50 minutes with that person."""

    def book(person, client, text, day=TUESDAY, minutes=50):
        when = Time(person=str(person.pk), starts=at(text, day), minutes=minutes)
        entry = str(uuid.uuid4())
        booking.book(
            actor_of(person, clock.now()), client, when, entry=entry, purpose="therapy", place="video"
        )
        return entry

    return book


def day_of(page) -> list[str]:
    """The lines of the day, without their markup."""
    html = page.content.decode()
    part = html[html.index('id="day-title"') : html.index("</section>", html.index('id="day-title"'))]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in re.findall(r"<li.*?</li>", part, re.S)
    ]


def typed(**more) -> dict[str, str]:
    start = {
        "entry_id": str(uuid.uuid4()),
        "starts": "2030-03-05T10:00",
        "minutes": "50",
        "purpose": "therapy",
        "place": "video",
    }
    return {**start, **more}


def test_the_day_is_in_order_with_the_free_time_between(as_, tom, rosa, booked, in_the_morning):
    booked(tom, rosa, "13:00")
    booked(tom, rosa, "10:00")
    lines = day_of(as_(tom).get("/"))
    assert [line.split()[0] for line in lines] == ["09:15", "10:00", "10:50", "13:00", "13:50"]
    assert lines[0] == "09:15 free until 10:00, 45 min"
    assert lines[1].startswith("10:00 Rosa therapy · video · 50 min")
    assert lines[2] == "10:50 free until 13:00, 2 h 10 min"
    assert lines[4] == "13:50 free until 17:00, 3 h 10 min"


def test_a_visit_that_is_over_says_nothing_new_and_the_next_says_what_changed(
    as_, tom, rosa, booked, in_the_morning
):
    booked(tom, rosa, "08:00")
    booked(tom, rosa, "10:00")
    over, _free, coming = day_of(as_(tom).get("/"))[:3]
    assert "contact" not in over
    assert "Nothing new since the last contact." in coming or "·" in coming.split("video", 1)[1]


def test_only_what_is_booked_with_me_and_of_tomorrow_the_first_or_all_where_today_is_empty(
    as_, tom, pia, rosa, booked, in_the_morning
):
    booked(pia, rosa, "10:00")
    tomorrow = TUESDAY + timedelta(days=1)
    booked(tom, rosa, "11:00", tomorrow)
    booked(tom, rosa, "09:00", tomorrow)
    assert [one[:10] for one in day_of(as_(tom).get("/"))] == ["09:00 Rosa", "11:00 Rosa"]
    assert "No visit is booked with you today." in as_(tom).get("/").content.decode()
    booked(tom, rosa, "15:00")
    assert [one[:10] for one in day_of(as_(tom).get("/")) if "Rosa" in one] == ["15:00 Rosa", "09:00 Rosa"]


def test_the_line_of_a_client_of_another_team_stays_closed(as_, otto, tom, rosa, in_the_morning):
    when = Time(person=str(otto.pk), starts=at("10:00"), minutes=50)
    booking.book(actor_of(tom, clock.now()), rosa, when, entry=str(uuid.uuid4()), purpose="rapid_access")
    line = next(one for one in day_of(as_(otto).get("/")) if one.startswith("10:00"))
    assert line.endswith("not of your teams")


def test_the_form_takes_the_time_and_says_what_is_in_the_way(as_, tom, rosa, standing):
    browser = as_(tom)
    assert browser.post(f"/clients/{rosa}/write/visit/", typed(with_person=str(tom.pk))).status_code == 302
    before = len(standing(rosa))
    answer = browser.post(
        f"/clients/{rosa}/write/visit/", typed(with_person=str(tom.pk), starts="2030-03-05T10:30")
    )
    assert answer.status_code == 422
    assert "Tom is taken from" in answer.content.decode()
    assert len(standing(rosa)) == before


def test_sending_a_booking_twice_books_once(as_, tom, rosa, standing):
    sent = typed(with_person=str(tom.pk))
    for _ in range(2):
        assert as_(tom).post(f"/clients/{rosa}/write/visit/", sent).status_code == 302
    assert [one.kind() for one in standing(rosa)].count("visit_booked") == 1
    assert len(reading.my_day(str(tom.pk), date(2030, 3, 5), "America/New_York")) == 1


def test_a_visit_with_nobody_yet_takes_no_time(as_, tom, rosa):
    sent = typed(with_person="")
    assert as_(tom).post(f"/clients/{rosa}/write/visit/", sent).status_code == 302
    assert claiming.booking_of(sent["entry_id"]) is None


def test_correcting_a_visit_moves_its_time(as_, tom, rosa):
    sent = typed(with_person=str(tom.pk))
    as_(tom).post(f"/clients/{rosa}/write/visit/", sent)
    moved = typed(
        with_person=str(tom.pk), starts="2030-03-05T14:00", place="in_person", corrects=sent["entry_id"]
    )
    assert as_(tom).post(f"/clients/{rosa}/write/visit/", moved).status_code == 302
    (only,) = reading.my_day(str(tom.pk), date(2030, 3, 5), "America/New_York")
    assert only.starts.astimezone(HERE).hour == 14
    nobody = typed(with_person="", corrects=sent["entry_id"])
    assert as_(tom).post(f"/clients/{rosa}/write/visit/", nobody).status_code == 422


def test_cancelling_gives_the_time_back(as_, tom, rosa):
    sent = typed(with_person=str(tom.pk))
    as_(tom).post(f"/clients/{rosa}/write/visit/", sent)
    cancelled = {"entry_id": str(uuid.uuid4()), "visit": sent["entry_id"], "reason": "Ill"}
    assert as_(tom).post(f"/clients/{rosa}/write/visit-cancelled/", cancelled).status_code == 302
    assert reading.my_day(str(tom.pk), date(2030, 3, 5), "America/New_York") == []
    assert as_(tom).post(f"/clients/{rosa}/write/visit/", typed(with_person=str(tom.pk))).status_code == 302
