"""While buprenorphine goes on: its visits, the long-acting form once more, teeth and bowels (R45)."""

from steadystep.chart.plan import OfferAnswered
from tests.spec.medication.substance_writing import DAY, on_buprenorphine, sixteen, started
from tests.spec.visits.test_cadence import _cadence

RULE = "medication.bup_maintain"
TEETH = "buprenorphine_naloxone_sl: tooth decay, dry mouth. A plan before it troubles: rinse after dissolving, wait 1 h to brush, dental visit."
BOWELS = "buprenorphine_naloxone_sl: headache, sweating, constipation. A plan before it troubles: fluids, fibre, senna."


def test_visits_on_days_three_and_seven_are_asked_for(chart):
    """The dose given on day 1 was a visit; 6 and 10 March are asked for until they are booked."""
    started(chart)
    asked = {
        number: f"Day {number} of buprenorphine is {day} March 2026: no visit is booked."
        for number, day in ((3, 6), (7, 10))
    }
    seen = chart.seen(f"{DAY} 13:11")
    seen.finds(asked[3], urgency="note", offers="Book the visit")
    seen.finds(asked[7], offers="Book the visit")
    seen.says_nothing_of(f"{RULE}.day_1")
    chart.day(f"{DAY} 13:20").nurse.books("2026-03-06 10:00")
    chart.seen(f"{DAY} 13:20").says_nothing_of(f"{RULE}.day_3")
    chart.seen("2026-03-10 23:59").finds(asked[7])
    chart.seen("2026-03-11 00:00").says_nothing_of(f"{RULE}.day_7")


def test_then_weekly_two_weekly_monthly(chart):
    """Weekly to the end of stabilisation, every two weeks to monthly in consolidation, monthly when stable."""
    sixteen(chart)
    rhythm = {
        "stabilisation": ("2026-03-16", 7, 7),
        "consolidation": ("2026-05-12", 14, 31),
        "maintenance": ("2026-09-15", 31, 92),
    }
    for phase, (day, usual, most) in rhythm.items():
        chart.day(f"{day} 09:30").therapist.phase("opioid_use", phase)
        row = _cadence(chart, f"{day} 09:31", "prescriber").row
        chart.note("expect", f"in {phase} the prescriber's visits are every {usual} days, at most {most}")
        assert (row.usual, row.most) == (usual, most)


def test_the_long_acting_form_is_offered_again_each_quarter(chart):
    """pathways.md 3. Twelve weeks into the pathway, in consolidation; declined, it comes back after 90 days."""
    sixteen(chart)
    chart.day("2026-03-16 09:30").therapist.phase("opioid_use", "stabilisation")
    chart.day("2026-05-12 09:30").therapist.phase("opioid_use", "consolidation")
    found = chart.seen("2026-06-09 10:00").finds(
        "Opioid use disorder. A quarter of consolidation: offer the long-acting form again."
    )
    assert "Offer the long-acting form; no is a good answer too" in [str(one.says) for one in found.offers]


def test_teeth_and_bowels_have_a_plan(chart):
    """From a week on. Taken up, it rests for a year; the other one is still asked."""
    on_buprenorphine(chart)
    chart.seen("2026-03-17 12:00").says_nothing_of(f"{RULE}.dental", f"{RULE}.constipation")
    seen = chart.seen("2026-03-18 12:00")
    seen.finds(TEETH, urgency="note", offers="Book the dentist, and write it into the plan")
    seen.finds(BOWELS, offers="Agree on a bowel plan with the client")
    chart.day("2026-03-18 12:05").nurse.writes(
        lambda when: OfferAnswered(when=when, rule=f"{RULE}.dental", offer="dental", answer="accepted"),
        "takes up the dental visit",
    )
    seen = chart.seen("2026-03-18 12:06")
    seen.says_nothing_of(f"{RULE}.dental")
    seen.finds(BOWELS)
    chart.seen("2027-03-18 12:05").finds(TEETH)


def test_without_buprenorphine_nothing_is_asked(chart):
    chart.day("2026-03-04 10:00").prescriber.orders("sertraline", 50, "2026-03-04")
    chart.seen("2026-04-04 10:01").says_nothing_of(f"{RULE}.dental", f"{RULE}.constipation", f"{RULE}.day_3")
