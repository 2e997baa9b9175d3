"""Leaving care: a medicine that must not break off needs somebody who goes on with it; a lapse is never a reason, nor an offer."""

from steadystep.chart.discharge import follow_up_days
from steadystep.chart.plan import CareEnded
from steadystep.chart.substance import LapseReported
from tests.spec.medication.test_trial import lithium

RULE = "plan.leaving"
SAYS = "care does not end before somebody else goes on with it"


def leaves(handover):
    def made(when):
        return CareEnded(
            when=when, ending="moved_away", follow_ups=follow_up_days(when.day), handover=handover,
            handed_to="Clinic by the river" if handover else "",
        )  # fmt: skip

    return made


def test_lithium_with_nobody_to_go_on(chart):
    """Lithium is taken and nobody is named: refused."""
    lithium(chart)
    chart.day("2026-06-01 10:00").prescriber.tries(leaves(""), "end care").refused(SAYS)


def test_lithium_handed_over(chart):
    """With evidence of who goes on with it, care ends."""
    lithium(chart)
    chart.day("2026-06-01 10:00").prescriber.tries(
        leaves("Dr Vale's nurse called back: first visit 8 June."), "end care"
    ).allowed()


def test_without_such_a_medicine(chart):
    """Nothing is asked beyond the dates."""
    chart.day("2026-06-01 10:00").therapist.tries(leaves(""), "end care").allowed()


def test_told_after_the_end(chart):
    """Care has ended in January; in February she tells of lithium since November: as long as nobody is named, it is said."""
    chart.day("2026-01-15 10:00").therapist.ends_care("completed", "Rosa has reached her goals.")
    chart.day("2026-02-10 10:00").case_manager.tells_medicine("lithium", "lithium", started="2025-11-01")
    chart.seen("2026-02-10 10:01").finds(f"lithium is open: {SAYS}.", urgency="urgent")


def test_a_lapse_offers_no_end_of_care_anywhere(chart):
    """Use in every phase, told and told again: whatever is offered, it is never an end of care, nor less of it."""
    for month, phase in ((3, "stabilisation"), (5, "consolidation"), (7, "maintenance"), (9, "stepdown")):
        at = chart.day(f"2026-0{month}-04 10:00")
        at.prescriber.phase("opioid_use", phase)
        at.therapist.writes(lambda when: LapseReported(when=when, substance="fentanyl"), "a lapse is told")
        said = chart.seen(f"2026-0{month}-04 10:01").said
        drafts = [one.drafts for one in said.offers if one.drafts is not None]
        assert not [one for one in drafts if one.kind() == "care_ended"]
        assert not {one.phase for one in drafts if one.kind() == "pathway_phase"} & {"stepdown", "followup"}
