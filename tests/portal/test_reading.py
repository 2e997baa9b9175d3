"""How the app reads: as lasting needs ask for it, or as the client switched it on this device; and getting ready for video."""

from datetime import timedelta

from steadystep.chart import When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.team import Message
from steadystep.chart.visits import VisitBooked
from steadystep.clinic.chartroom.writing import write
from steadystep.faces.portal.team.connection import TO_LOAD
from tests.portal.conftest import TUESDAY_TEN
from tests.small_clinic import fresh

PAGE = "/my/reading/"


def needs(rosa, *names):
    bodies = [CircumstanceTold(when=When.instant(TUESDAY_TEN), circumstance=one, holds=True) for one in names]
    write(rosa.clinic.therapist, rosa.client, [fresh(one) for one in bodies])


def test_what_was_written_down_is_applied_and_shown(rosa):
    assert b"data-reading" not in rosa.get("/my/").content
    needs(rosa, "low_vision")
    today = rosa.get("/my/").content.decode()
    assert 'data-reading="large aloud"' in today
    assert "data-read-aloud" in today
    page = rosa.get(PAGE).content.decode()
    assert page.count("set up by your team") == 2
    assert "Your papers in large type." in page


def test_the_client_switches_it_on_this_device_and_back(rosa):
    needs(rosa, "low_vision")
    rosa.post(PAGE, PAGE, way=["one"])
    assert 'data-reading="one"' in rosa.get("/my/visits/").content.decode()
    rosa.post(PAGE, PAGE)
    assert b"data-reading" not in rosa.get("/my/").content
    rosa.post(PAGE, PAGE, do="as_set_up")
    assert 'data-reading="large aloud"' in rosa.get("/my/").content.decode()


def test_a_choice_of_somebody_else_on_this_device_is_not_theirs(rosa):
    rosa.browser.cookies["reading"] = "0" * 32 + ".large"
    assert b"data-reading" not in rosa.get("/my/").content


def test_before_a_video_visit_the_connection_can_be_tried_and_the_telephone_asked_for(rosa):
    booked = fresh(
        VisitBooked(
            when=When.instant(TUESDAY_TEN + timedelta(days=3)), minutes=50, purpose="therapy", place="video"
        )
    )
    write(rosa.clinic.therapist, rosa.client, [booked])
    page = rosa.get("/my/visits/").content.decode()
    assert "data-connection-start" in page
    assert 'data-fair="1.0"' in page
    loaded = rosa.get("/my/visits/connection/")
    assert (len(loaded.content), "no-store" in loaded["Cache-Control"]) == (TO_LOAD, True)
    assert rosa.post(f"/my/visits/{booked.id}/by-phone/", "/my/visits/").status_code == 302
    assert rosa.chart.of(Message)[-1].body.text.startswith("My connection is weak. Please phone me")
    assert rosa.post("/my/visits/no-such-visit/by-phone/", "/my/visits/").status_code == 404
