"""The radar shows who left their rhythm, why, and leads to the next way to reach them, without opening a chart."""

import uuid
from datetime import UTC, datetime

import pytest
import time_machine

from steadystep.chart import NewEntry, When
from steadystep.chart.plan import PathwayPhase
from steadystep.chart.safety import ContactAttempted
from steadystep.chart.visits import VisitBooked, VisitMissed
from steadystep.clinic.chartroom import lists, waking
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.ledger import reading
from steadystep.clinic.people.actors import actor_of

JANUARY, FEBRUARY = datetime(2026, 1, 14, 15, tzinfo=UTC), datetime(2026, 2, 20, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_january():
    with time_machine.travel(JANUARY, tick=True):
        yield


@pytest.fixture
def drifting(rosa, tom):
    """Rosa is in the acute phase since 14 January, and nobody has seen her since."""
    body = PathwayPhase(when=When.instant(JANUARY), pathway="depression", phase="acute")
    write(actor_of(tom, datetime.now(UTC)), rosa, [NewEntry(id=str(uuid.uuid4()), body=body)])
    with time_machine.travel(FEBRUARY, tick=True):
        waking.recompute(rosa)
        yield rosa


def test_who_is_drifting_stands_there_with_why_and_the_next_step(as_, tom, drifting):
    page = as_(tom).get("/drift/")
    says = page.content.decode()
    assert "A visit every 14 days at the longest" in says
    assert f"/clients/{drifting}/write/contact/?method=call&amp;to_whom=client&amp;reason=drift" in says


def test_another_team_sees_nobody(as_, otto, drifting):
    assert "Nobody is drifting." in as_(otto).get("/drift/").content.decode()


def test_the_front_desk_reaches_out_without_seeing_what_it_may_not(as_, fran, drifting):
    item = lists.drifting(actor_of(fran, datetime.now(UTC)))[0]
    assert item.line.drift.next_step
    assert "Call" in as_(fran).get("/drift/").content.decode()


def test_the_attempt_is_one_form_and_moves_the_ladder_on(as_, tom, drifting):
    address = f"/clients/{drifting}/write/contact/"
    assert (
        'value="call" selected'
        in as_(tom).get(f"{address}?method=call&to_whom=client&reason=drift").content.decode()
    )
    typed = {"method": "call", "to_whom": "client", "outcome": "not_reached", "reason": "drift", "next_step": "Text her",
             "next_by": "2026-02-24", "entry_id": str(uuid.uuid4())}  # fmt: skip
    assert as_(tom).post(address, typed).status_code == 302
    written = reading.read_chart(drifting).latest(ContactAttempted).body
    assert (written.reason, written.next_step, written.next_by.at) == ("drift", "Text her", "2026-02-24")
    line = lists.drifting(actor_of(tom, datetime.now(UTC)))[0].line
    assert (line.drift.offer, line.drift.tried) == ("reach_out/text/client/drift", 1)
    assert "Text her" in as_(tom).get(f"/clients/{drifting}/?tab=feed").content.decode()


def test_a_missed_visit_stands_there_first(as_, tom, rosa):
    booked = NewEntry(
        id=str(uuid.uuid4()), body=VisitBooked(when=When.instant(JANUARY), minutes=50, purpose="therapy")
    )
    write(actor_of(tom, datetime.now(UTC)), rosa, [booked])
    write(
        actor_of(tom, datetime.now(UTC)),
        rosa,
        [NewEntry(id=str(uuid.uuid4()), body=VisitMissed(when=When.instant(JANUARY), visit=booked.id))],
    )
    assert lists.drifting(actor_of(tom, datetime.now(UTC)))[0].line.drift.off[0][0] == "missed_visit"
    assert "reason=missed_visit" in as_(tom).get("/drift/").content.decode()


def test_ten_thousand_clients_are_one_query(as_, tom, drifting, django_assert_max_num_queries):
    browser = as_(tom)
    with django_assert_max_num_queries(30):
        browser.get("/drift/")


def test_a_page_that_is_no_number_is_the_first(as_, tom, drifting):
    assert as_(tom).get("/drift/?page=x&whose=all").status_code == 200
