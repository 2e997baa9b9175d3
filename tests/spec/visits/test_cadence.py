"""How often somebody is seen follows how they are: the policy offers, a person decides, and no lapse ever counts."""

from steadystep.chart.cadence import CadenceAgreed
from steadystep.chart.plan import OfferAnswered
from steadystep.chart.substance import LapseReported

ACUTE = "Therapy: nobody has agreed yet how often. Now: acute treatment."
CLOSER = (
    "Prescriber visits: visits closer together could help. Now: a dose began or changed within two weeks."
)
WIDER = "Therapy: visits could be further apart. Now: stable for long."


def _agrees(writer, of, days):
    return writer.writes(
        lambda when: CadenceAgreed(when=when, of=of, every_days=days), f"agrees on {of} every {days} days"
    )


def _cadence(chart, at, of):
    return next(one for one in chart.seen(at).view().cadences if one.of == of)


def test_the_acute_phase_offers_weekly_therapy(chart):
    """Week by week, or every two weeks: the offer is a draft that somebody signs."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    found = chart.seen("2026-01-12 10:01").finds(ACUTE, urgency="note", offers="Every 7 days")
    assert found.why is not None
    assert str(found.why) == "Major depressive disorder, acute, since 12 January 2026."


def test_what_was_agreed_within_the_policy_is_left_alone(chart):
    """Every two weeks is within “weekly or two-weekly”: nothing is said."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    _agrees(chart.day("2026-01-12 10:10").therapist, "therapy", 14)
    _agrees(chart.day("2026-01-12 10:11").prescriber, "prescriber", 31)
    chart.seen("2026-01-13 10:00").says_nothing_of("visits.cadence")


def test_a_new_dose_brings_the_prescriber_closer_and_eight_weeks_let_go_again(chart):
    """Monthly was agreed. A dose begins: two weeks, then four; after eight weeks monthly is right again."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    _agrees(chart.day("2026-01-12 10:11").prescriber, "prescriber", 31)
    chart.day("2026-01-20 10:00").prescriber.orders("sertraline", 50, "2026-01-20")
    chart.seen("2026-01-20 10:01").finds(CLOSER, urgency="note", offers="Every 14 days")
    rows = {
        day: _cadence(chart, f"{day} 12:00", "prescriber").row.id
        for day in ("2026-02-02", "2026-02-03", "2026-03-16", "2026-03-17")
    }
    assert rows == {
        "2026-02-02": "prescriber_dose_new", "2026-02-03": "prescriber_dose_settling",
        "2026-03-16": "prescriber_dose_settling", "2026-03-17": "prescriber_monthly",
    }  # fmt: skip


def test_stable_for_long_lets_visits_be_further_apart(chart):
    """Weekly was agreed; in maintenance a month may pass. It is offered, never done."""
    _agrees(chart.day("2026-01-12 10:10").therapist, "therapy", 7)
    chart.day("2026-01-12 10:30").therapist.phase("depression", "maintenance")
    chart.seen("2026-01-12 11:00").finds(WIDER, urgency="note", offers="Every 31 days")
    assert _cadence(chart, "2026-01-12 11:00", "therapy").every_days == 7


def test_a_refusal_rests_the_offer(chart):
    """Declined with a reason: quiet for four weeks, then it is asked again."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    chart.day("2026-01-12 10:05").therapist.writes(
        lambda when: OfferAnswered(
            when=when, rule="visits.cadence", offer="therapy_acute/agree", answer="declined", reason="She would rather wait."
        ),
        "declines the offer: She would rather wait.",
    )  # fmt: skip
    chart.note("expect", "the offer is quiet until 9 February 10:05")
    assert ACUTE not in [str(one.says) for one in chart.seen("2026-02-09 10:04").said.findings]
    chart.seen("2026-02-09 10:05").finds(ACUTE)


def test_a_safety_event_brings_therapy_to_weekly_for_four_weeks(chart):
    """ES01-2 asks for a step up; after four weeks without another the phase speaks again."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "continuation")
    chart.day("2026-01-19 10:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 0, 3)
    assert _cadence(chart, "2026-01-19 10:01", "therapy").row.id == "therapy_after_risk"
    assert _cadence(chart, "2026-02-16 09:59", "therapy").row.id == "therapy_after_risk"
    assert _cadence(chart, "2026-02-16 10:01", "therapy").row.id != "therapy_after_risk"


def test_neither_a_lapse_nor_a_missed_visit_changes_anything(chart):
    """The policy does not look at them: the same row, the same rhythm, before and after."""
    visit = chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    chart.day("2026-01-12 10:00").therapist.phase("opioid_use_disorder", "consolidation")
    _agrees(chart.day("2026-01-12 10:10").therapist, "therapy", 14)
    before = _cadence(chart, "2026-01-13 10:00", "therapy")
    chart.day("2026-01-14 16:00").therapist.misses(visit)
    chart.day("2026-01-14 20:00").client.writes(
        lambda when: LapseReported(when=when, substance="heroin"), "tells of a lapse"
    )
    after = _cadence(chart, "2026-01-15 10:00", "therapy")
    assert (before.row, before.every_days, before.change) == (after.row, after.every_days, after.change)


def test_no_phase_no_rhythm(chart):
    """Without a phase nobody can tell how often: nothing is offered and nothing is invented."""
    chart.seen("2026-01-12 10:00").says_nothing_of("visits.cadence")
    assert _cadence(chart, "2026-01-12 10:00", "therapy").row is None


def test_what_was_agreed_and_is_not_booked_is_said(chart):
    """Weekly therapy was agreed and nothing is booked: a place is looked for, before anybody is late."""
    chart.day("2026-01-12 10:00").therapist.phase("depression", "acute")
    _agrees(chart.day("2026-01-12 10:10").therapist, "therapy", 7)
    _agrees(chart.day("2026-01-12 10:11").prescriber, "prescriber", 31)
    says = "Therapy: no visit is booked before 21 January 2026, as agreed: every 7 days."
    chart.seen("2026-01-14 10:11").finds(says, offers="Find a time")
    chart.day("2026-01-14 10:20").case_manager.books("2026-01-19 15:00")
    chart.seen("2026-01-14 10:21").says_nothing_of("visits.cadence")
