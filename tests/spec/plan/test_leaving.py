"""Leaving care: a medicine that must not break off needs somebody who goes on with it; a lapse is never a reason, nor an offer."""

from steadystep.chart.discharge import KitGiven, follow_up_days
from steadystep.chart.plan import CareEnded, CareResumed
from steadystep.chart.substance import LapseReported
from tests.spec.medication.test_trial import lithium

RULE = "plan.leaving"
SAYS = "care does not end before somebody else goes on with it"


def leaves(handover):
    def made(when):
        return CareEnded(
            when=when, ending="moved_away", follow_ups=follow_up_days(when.day), handover=handover,
            handed_to="Clinic by the river" if handover else "", without_kit="Sent by post.",
        )  # fmt: skip

    return made


def without_kit(when):
    return CareEnded(when=when, ending="completed", follow_ups=follow_up_days(when.day))


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


def test_naltrexone_for_opioid_use(chart):
    """A medicine for opioid use like the others: refused without evidence of who goes on."""
    chart.day("2026-05-01 10:00").prescriber.phase("opioid_use_disorder", "maintenance")
    chart.day("2026-05-02 10:00").case_manager.tells_medicine(
        "naltrexone_oral", "naltrexone_oral", started="2026-05-02"
    )
    chart.day("2026-06-01 10:00").prescriber.tries(leaves(""), "end care").refused(SAYS)


def test_naltrexone_for_drinking(chart):
    """The same medicine without opioid use: care may end."""
    chart.day("2026-05-02 10:00").case_manager.tells_medicine(
        "naltrexone_oral", "naltrexone_oral", started="2026-05-02"
    )
    chart.day("2026-06-01 10:00").prescriber.tries(leaves(""), "end care").allowed()


def test_without_the_kit(chart):
    """Neither the kit given nor a reason why not: refused, and says which of the two is missing."""
    chart.day("2026-06-01 10:00").therapist.tries(without_kit, "end care without the kit").refused(
        "the relapse-prevention kit in the client's hands"
    )


def test_with_the_kit_in_hand(chart):
    """Gone through and given: no reason is asked for."""
    chart.day("2026-06-01 09:00").therapist.writes(
        lambda when: KitGiven(when=when, way="both"), "gives the kit"
    )
    chart.day("2026-06-01 10:00").therapist.tries(without_kit, "end care").allowed()


def test_a_kit_from_before_she_came_back(chart):
    """The kit of an earlier ending does not stand for this one."""
    chart.day("2026-01-15 09:00").therapist.writes(
        lambda when: KitGiven(when=when, way="both"), "gives the kit"
    )
    chart.day("2026-01-15 10:00").therapist.ends_care("completed", "Rosa has reached her goals.")
    chart.day("2026-03-02 10:00").therapist.writes(lambda when: CareResumed(when=when), "resumes care")
    chart.day("2026-06-01 10:00").therapist.tries(without_kit, "end care").refused("relapse-prevention kit")


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
