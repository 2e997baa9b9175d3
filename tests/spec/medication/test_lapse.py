"""Use after a time without: something is added, nothing is taken away, and a test is read with the person, not against them."""

import re
from datetime import date

from steadystep.chart import Dose
from steadystep.chart.holds import DoseHeld
from steadystep.chart.medication import DoseChanged, DoseStep
from steadystep.chart.substance import SupportPlanned
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.reasoning.rules.medication.lapse import THANKS
from tests.spec.medication.substance_writing import BUP, order, sixteen, told

FORBIDDEN = ("addict", "abuser", "clean", "dirty", "non-compliant", "failed", "manipulative")
PLAN = "A supportive plan after use on 29 March 2026: more contact, the dose, naloxone. Supply goes on as before."


def test_the_client_tells_of_use(chart):
    """Case C. Thanks first; contact twice a week, 16 to 20 mg, naloxone again; a plan within seven days; the supply stays."""
    sixteen(chart)
    told(chart)
    duty = chart.seen("2026-03-31 09:01").duty(
        PLAN, owner="Tess", level="T4", due="2026-04-07 09:00", overdue=False
    )
    offers = [str(offer.says) for offer in duty.offers]
    assert offers == [
        "Thank you for telling us", "Contact twice a week", "Propose 20 mg a day instead of 16 mg", "More counselling for a while",
        "Look together at whether more care is wanted", "Give naloxone again",
    ]  # fmt: skip
    chart.note("expect", "Offered: " + "; ".join(offers) + ".")


def test_the_dose_that_is_proposed(chart):
    """Case C. The offer is a draft of 10 mg twice a day from that day on, for the prescriber to sign or not."""
    bup = sixteen(chart)
    told(chart)
    duty = chart.seen("2026-03-31 09:01").duty(PLAN, owner="Tess", level="T4")
    draft = next(offer.drafts for offer in duty.offers if offer.key == "dose")
    assert (draft.order, draft.steps[0].milligrams_a_day, draft.steps[0].first.isoformat()) == (
        bup,
        20,
        "2026-03-31",
    )


def test_at_the_highest_dose_no_more_is_proposed(chart):
    """32 mg is the ceiling: then contact, counselling and other ways are what is left to add."""
    order(chart.day("2026-03-01 14:00").prescriber, BUP, 0.5, "2026-03-01", last="2026-03-10").allowed()
    order(chart.day("2026-03-11 14:00").prescriber, BUP, 16, "2026-03-11", times=2).allowed()
    told(chart)
    duty = chart.seen("2026-03-31 09:01").duty(PLAN, owner="Tess", level="T4")
    assert "dose" not in [offer.key for offer in duty.offers]


def test_the_plan_settles_it(chart):
    """R50. A plan with the client's own view closes the duty; nothing else changes."""
    sixteen(chart)
    lapsed = told(chart)
    chart.day("2026-03-31 14:20").therapist.writes(
        lambda when: SupportPlanned(when=when, lapse=lapsed, more_contact="Twice a week.", client_view="A call on paydays.",
                                    dose_talk="16 to 20 mg", naloxone_again=True),
        "signs a plan: contact twice a week, 16 to 20 mg, naloxone again; in Rosa's view a call on paydays helps",
    )  # fmt: skip
    chart.seen("2026-03-31 14:21").no_duty("medication.lapse")


def test_discharge_for_a_positive_test(chart):
    """Case C. Refused, in these words."""
    sixteen(chart)
    told(chart)
    chart.day("2026-03-31 15:00").prescriber.tries_to_end_care(
        "lost_contact", "discharge for positive test"
    ).refused("A positive test is not a reason to end treatment")


def test_stopping_the_medicine_for_a_positive_test(chart):
    """R50. Nor is it a reason to stop the medicine that keeps somebody alive."""
    bup = sixteen(chart)
    chart.substance_record(bup)
    chart.day("2026-03-31 15:00").prescriber.tries_to_stop(bup, "2026-04-01", "Positive urine again").refused(
        "A positive test is not a reason to end treatment"
    )
    order(chart.day("2026-03-31 15:04").prescriber, "buprenorphine_xr_b", 96, "2026-04-02").allowed()
    chart.day("2026-03-31 15:05").prescriber.tries_to_stop(
        bup, "2026-04-01", "Changes to the monthly injection"
    ).allowed()


def test_a_test_cuts_nothing(chart):
    """R45, R50. For a positive test the medicine is not paused, its dose not lowered and its supply not cut; a higher dose is free."""
    bup, says = (
        sixteen(chart),
        "A positive test is not a reason to pause the medicine, to lower its dose or to cut its supply.",
    )
    chart.substance_record(bup)
    pete = chart.day("2026-03-31 15:00").prescriber
    day = date(2026, 4, 1)
    pete.tries(
        lambda when: DoseHeld(when=when, order=bup, first=day, reason="Positive urine again"), "to pause it"
    ).refused(says)
    pete.tries(
        lambda when: SupplyPlanned(when=when, days_per_fill=2, note="Two days at a time: failed test"),
        "to cut the supply",
    ).refused(says)

    def dose(mg: float):
        step = DoseStep(first=day, amount=Dose(mg, "mg"))
        return pete.tries(
            lambda when: DoseChanged(when=when, order=bup, steps=(step,), why="Positive test"), f"to change it to {mg:g} mg"
        )  # fmt: skip

    dose(8).refused(says)
    dose(20).allowed()


def test_a_pause_that_the_client_tells_is_kept(chart):
    """What happened is written, whatever it was for."""
    bup = sixteen(chart)
    chart.substance_record(bup)
    chart.day("2026-03-31 15:00").client.pauses(bup, "2026-03-30", "I had a relapse and took none")


def test_words_for_the_client(chart):
    """Case C, assertion 3. What a client reads after a lapse shames nobody."""
    assert not [word for word in FORBIDDEN if re.search(rf"\b{word}", THANKS.casefold())]
    chart.note("expect", f"“{THANKS}”")
