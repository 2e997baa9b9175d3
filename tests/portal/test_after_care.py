"""After care: the kit is there, and one tap opens the door."""

import uuid
from datetime import UTC, datetime

from steadystep.chart import When
from steadystep.chart.discharge import ReturnAsked, follow_up_days
from steadystep.chart.plan import CareEnded, CareResumed
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import reading
from tests.portal.conftest import ZONE, fresh


def test_one_tap_asks_to_come_back_and_staff_open_the_door(rosa):
    when = When.instant(datetime.now(UTC), ZONE)
    ended = CareEnded(
        when=when, ending="client_choice", follow_ups=follow_up_days(when.day), without_kit="Sent by post."
    )
    write(rosa.clinic.therapist, rosa.client, [fresh(ended)])
    page = rosa.browser.get("/my/kit/").content.decode()
    assert "I would like to come back" in page
    assert "I stop sleeping" in page  # from the safety plan
    sent = {"id": str(uuid.uuid4()), "as": str(rosa.person.pk), "note": "The nights are hard again"}
    for _ in range(2):
        assert rosa.browser.post("/my/kit/come-back/", sent).status_code == 302
    assert len(reading.read_chart(rosa.client).of(ReturnAsked)) == 1
    assert "You asked to come back" in rosa.browser.get("/my/kit/").content.decode()
    assert rosa.browser.get("/my/kit/a4.pdf")["Content-Type"] == "application/pdf"
    written = write(rosa.clinic.therapist, rosa.client, [fresh(CareResumed(when=when))])
    assert not [one for one in written.duties if one.rule == "plan.after_care"]


def test_the_kit_kept_on_the_phone_says_the_way_back(rosa):
    when = When.instant(datetime.now(UTC), ZONE)
    write(
        rosa.clinic.therapist,
        rosa.client,
        [
            fresh(
                CareEnded(
                    when=when,
                    ending="completed",
                    follow_ups=follow_up_days(when.day),
                    without_kit="Sent by post.",
                )
            )
        ],
    )
    assert "The way back" in rosa.browser.get("/my/help/kept/").content.decode()
