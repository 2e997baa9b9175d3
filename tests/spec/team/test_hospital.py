"""After a stay in hospital: contact in 7 days, medicines compared in 48 hours, the safety plan gone through (R90)."""

from steadystep.chart.medicine_lists import LineDecision, Reconciled
from steadystep.chart.safety import SafetyPlan
from tests.spec.team.working import admitted, left
from tests.spec.visits.reaching import tries

CONTACT = "Left hospital on 20 January 2026: see or speak to them."
COMPARE = "Left hospital on 20 January 2026: compare their list of medicines with ours."
PLAN = "Left hospital on 20 January 2026: go through the safety plan together."


def test_an_admission(chart):
    """While she is there, the ward is called."""
    admitted(chart.day("2026-01-13 10:00").case_manager, "County hospital")
    chart.seen("2026-01-13 10:01").finds(
        "In hospital since 13 January 2026: County hospital.", urgency="attention"
    )


def test_a_discharge(chart):
    """Three duties, each with its owner; two days count from when we heard of it, a week from the day she left."""
    stay = admitted(chart.day("2026-01-13 10:00").case_manager, "County hospital")
    left(chart.day("2026-01-20 16:00").case_manager, "County hospital", stay)
    seen = chart.seen("2026-01-20 16:01")
    seen.says_nothing_of("team.hospital")
    seen.duty(CONTACT, owner="Cora", level="T4", due="2026-01-27 16:00")
    seen.duty(COMPARE, owner="Nora", level="T3", due="2026-01-22 16:00")
    seen.duty(PLAN, owner="Tess", level="T4", due="2026-01-27 16:00")


def test_each_is_done_by_its_own_entry(chart):
    """A call that reached her, the lists compared, the plan written."""
    left(chart.day("2026-01-20 16:00").case_manager, "County hospital")
    tries(chart.day("2026-01-21 10:00").case_manager, "call", "reached")
    chart.day("2026-01-21 11:00").nurse.writes(
        lambda when: Reconciled(
            when=when,
            lines=(LineDecision(name="Lithium", decision="continue"),),
            occasion="hospital_discharge",
        ),
        "compares the lists",
    )
    chart.day("2026-01-22 10:00").therapist.writes(
        lambda when: SafetyPlan(when=when, my_steps=("Walk",)), "writes the safety plan with Rosa"
    )
    chart.seen("2026-01-22 10:01").no_duty("team.hospital")


def test_heard_of_late(chart):
    """Two weeks after she left: by the end of the next working day."""
    left(chart.day("2026-02-03 10:00").case_manager, "County hospital", on="2026-01-20")
    chart.seen("2026-02-03 10:01").duty(
        CONTACT, owner="Cora", level="T4", due="2026-02-04 17:00", overdue=False
    )


def test_not_in_care(chart):
    """A stay that an import tells of is history and raises nothing."""
    left(chart.day("2026-01-20 16:00").an_import, "County hospital")
    chart.seen("2026-01-20 16:01").no_duty("team.hospital")


def test_a_hospital_that_nobody_knows_is_typed_by_hand(chart):
    """R90. There is no list of hospitals: as it was told is enough, and every clock begins."""
    place = "A hospital near the lake, name not remembered (her sister told us)"
    stay = admitted(chart.day("2026-01-13 10:00").case_manager, place)
    chart.seen("2026-01-13 10:01").finds(f"In hospital since 13 January 2026: {place}.", urgency="attention")
    left(chart.day("2026-01-20 16:00").case_manager, place, stay)
    seen = chart.seen("2026-01-20 16:01")
    seen.duty(CONTACT, owner="Cora", level="T4", due="2026-01-27 16:00")
    seen.duty(COMPARE, owner="Nora", level="T3", due="2026-01-22 16:00")
    seen.duty(PLAN, owner="Tess", level="T4", due="2026-01-27 16:00")
