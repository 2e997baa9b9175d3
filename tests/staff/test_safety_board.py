"""The board of open safety events, and how quickly they were answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steadystep.clinic.chartroom.safety_times import safety_times
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.consent.actor import SOFTWARE, Actor
from steadystep.clinic.consent.mistakes import NotAllowed

from .test_pages import text


@pytest.fixture
def hours_later(monkeypatch):
    def moved(hours: float) -> None:
        later = timezone.now() + timedelta(hours=hours)
        monkeypatch.setattr("steadystep.clinic.ledger.clock.now", lambda: later)

    return moved


def test_the_board_says_who_holds_it_who_is_next_and_what_was_done(as_, tom, rosa, alarm):
    page = text(as_(tom).get("/safety/"))
    assert "Rosa" in page
    assert "Held by" in page
    assert "Next in line" in page
    assert "nothing yet" in page
    as_(tom).post(f"/clients/{rosa}/events/{alarm}/acknowledge/", {"back": "/safety/"})
    page = text(as_(tom).get("/safety/"))
    assert "taken on ·" in page
    assert "if it is not closed by" in page


def test_it_asks_for_itself_again(as_, tom, rosa, alarm):
    page = text(as_(tom).get("/safety/?whose=mine"))
    assert 'hx-get="/safety/?whose=mine"' in page
    assert 'hx-trigger="every 30s"' in page


def test_an_empty_board_says_so(as_, tom):
    assert "No safety event of your teams is open." in text(as_(tom).get("/safety/"))


def test_whoever_works_elsewhere_learns_that_nobody_has_it_and_not_of_whom(
    as_, otto, rosa, alarm, hours_later
):
    hours_later(3)
    recompute(rosa)
    for page in (text(as_(otto).get("/")), text(as_(otto).get("/safety/"))):
        assert "have nobody" in page or "has nobody" in page
        assert "Phone the clinic lead now" in page or "Nobody is clinic lead here" in page
        assert "Rosa" not in page
        assert "item 9" not in page


def test_how_quickly_is_for_who_leads(as_, tom, lea, rosa, alarm, hours_later):
    assert as_(tom).get("/safety/times/").status_code == 403
    hours_later(3)
    recompute(rosa)
    said = as_(lea).get("/safety/times/?as=json").json()["rows"]
    assert [row["level"] for row in said] == ["T0", "T1"]
    rows = {row.level: row for row in safety_times(SOFTWARE)}
    assert rows["T1"].opened == rows["T1"].missed == rows["T1"].open_now == 1
    assert rows["T1"].seen_minutes is None


def test_a_client_never_asks_how_quickly(rosa):
    with pytest.raises(NotAllowed):
        safety_times(Actor(id="rosa", kind="client", name="Rosa", client=rosa))
