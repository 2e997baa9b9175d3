"""The three stories stand: what the clinic knew on a day of the acceptance case, and what followed from it."""

import pytest

from steadystep import knowledge
from steadystep.chart.measures import ScoreTotal
from steadystep.chart.safety import Acknowledged, Closed, Raised
from steadystep.clinic.chartroom.clinic_value import clinic_value
from steadystep.clinic.chartroom.opening import open_chart
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from steadystep.faces.cli.simulator.house import house
from steadystep.reasoning import review

from .conftest import UNTIL, client_of

pytestmark = pytest.mark.usefixtures("demo")


def said_at(key, moment):
    """The review of the chart as it was known then, at that moment."""
    chart = reading.read_chart(client_of(key), as_of=moment)
    return review(chart, knowledge.load(), clinic_value(), moment)


def lithium_duties(found):
    return [duty for duty in found.duties if "lithium level" in str(duty.says)]


@pytest.mark.parametrize(
    ("day", "hour", "due"),
    [
        ("2026-02-07", "10:00", False),  # four days after the first dose
        ("2026-02-09", "10:00", True),  # in the window, the level not yet filed
        ("2026-02-09", "14:00", False),  # filed: 0.42 at twelve hours
        ("2026-02-16", "10:00", True),  # six days after 900 mg
        ("2026-02-16", "14:00", False),  # filed: 0.66
    ],
)
def test_elena_a_level_is_due_in_the_window_and_filed_levels_settle_it(at, day, hour, due):
    assert bool(lithium_duties(said_at("elena", at("elena", day, hour)))) is due


def test_elena_the_sample_of_the_wrong_hour_is_told(at):
    said = said_at("elena", at("elena", "2026-05-25", "14:00"))
    assert any("not 12 hours after the last dose" in str(finding.says) for finding in said.findings)


def test_elena_item_nine_is_raised_taken_on_and_closed_with_evidence(at):
    chart = reading.read_chart(client_of("elena"))
    raised, high, *_ = chart.of(Raised)
    taken, *_ = (one for one in chart.of(Acknowledged) if one.body.raised == raised.id)
    closed, *_ = (one for one in chart.of(Closed) if one.body.raised == raised.id)
    assert (raised.body.event, high.body.event) == ("ES01-1", "ES17")
    assert raised.body.level == "T2"
    assert raised.recorded_at == raised.body.known_at < taken.recorded_at < closed.recorded_at
    assert all(chart.stands(one) for one in closed.body.evidence)
    assert len(closed.body.evidence) == 3


def test_nora_goes_from_sixteen_to_remission_and_is_never_alarmed_about(at):
    chart = reading.read_chart(client_of("nora"))
    totals = [entry.body.total for entry in chart.of(ScoreTotal) if entry.body.instrument == "pdss_sr"]
    assert (totals[0], min(totals)) == (16, 3)
    assert chart.of(Raised) == ()
    assert "response" in " ".join(
        str(finding.says) for finding in said_at("nora", at("nora", "2026-03-04", "12:00")).findings
    )


def test_darius_everything_clinical_is_marked_and_the_front_desk_learns_nothing_of_it():
    client = client_of("darius")
    chart = reading.read_chart(client)
    schedule = {"demographics", "team_joined", "visit_booked", "visit_attended", "visit_missed"}
    assert all("part2" in entry.labels for entry in chart.entries if entry.kind not in schedule)
    with clock.simulated(UNTIL):
        seen = open_chart(house().people["marta"], client, "front desk")
    assert {entry.kind for entry in seen.chart.entries if entry.kind != "unseen"} <= schedule


def test_darius_nothing_is_said_of_lithium():
    said = review(reading.read_chart(client_of("darius")), knowledge.load(), clinic_value(), UNTIL)
    words = " ".join([*(str(one.says) for one in said.findings), *(str(one.says) for one in said.duties)])
    assert "ithium" not in words


def test_notices_fell_when_each_rung_of_the_ladder_was_reached():
    raised, unattended = reading.read_chart(client_of("delia")).of(Raised)
    assert unattended.body.event == "ES32"
    span = raised.body.due - raised.body.known_at
    rungs = knowledge.load().clocks.ladder
    found = Notice.objects.filter(duty=raised.id)
    assert {notice.rung for notice in found} == set(range(len(rungs)))
    for notice in found:
        assert clock.instant(notice.created_at) == raised.body.known_at + span * rungs[notice.rung].fraction


def test_opening_as_of_an_earlier_day_shows_the_earlier_chart(at):
    prescriber, client = house().people["miriam"], client_of("elena")
    then = at("elena", "2026-02-12", "12:00")
    with clock.simulated(UNTIL):
        now, before = (
            open_chart(prescriber, client, "care"),
            open_chart(prescriber, client, "care", as_of=then),
        )
    known, all_now = before.chart.entries, now.chart.entries
    assert known == all_now[: len(known)]
    assert known[-1].recorded_at <= then < all_now[len(known)].recorded_at
    assert len(all_now) - len(known) > 100
