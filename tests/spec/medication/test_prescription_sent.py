"""R29. From the sending a prescription is waited for: in hand within two working days, the same day for what may not be missed."""

import msgspec
import pytest

from steadystep.chart import Unreadable, When
from steadystep.chart.medication import Fill
from steadystep.chart.pharmacy import (
    PharmacyChosen,
    PrescriptionAnswered,
    PrescriptionSent,
    SupplyTrouble,
    SupplyTroubleStep,
)
from steadystep.chart.quantity import Dose
from steadystep.chart.supply import InjectionGiven
from steadystep.reasoning import Pharmacy
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import on_buprenorphine

RULE = "medication.prescription_sent"


def sent(chart: Story, order: str, at: str, pharmacy: str = "Corner", way: str = "electronically") -> str:
    where = f" to {pharmacy}" if pharmacy else ""
    return chart.day(at).nurse.writes(
        lambda when: PrescriptionSent(when=when, order=order, way=way, pharmacy=pharmacy),
        f"writes down that it was sent{where}, {way.replace('_', ' ')}",
    )


def ordered(chart: Story, drug: str = "sertraline") -> str:
    return chart.day("2026-03-02 10:00").prescriber.orders(
        drug, 25 if drug == "clozapine" else 50, "2026-03-03"
    )


def came(chart: Story, at: str, about: str, what: str, words: str = "") -> str:
    said = f": “{words}”" if words else ""
    return chart.day(at).nurse.writes(
        lambda when: PrescriptionAnswered(when=when, sent=about, came=what, words=words),
        f"writes down what came back: {what.replace('_', ' ')}{said}",
    )


def filled(chart: Story, at: str, order: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: Fill(when=when, name="Sertraline", order=order, days=30),
        "writes down that it was handed out",
    )


def test_what_was_sent_is_in_hand_by_the_second_working_day(chart: Story):
    """Sent on a Tuesday: due at closing time on Thursday."""
    sent(chart, ordered(chart), "2026-03-03 10:00")
    duty = chart.seen("2026-03-03 10:01").duty(
        "sertraline: sent to Corner on 3 March 2026, not told to be in hand yet.",
        owner="Nora", level="T4", due="2026-03-05 17:00",
    )  # fmt: skip
    assert [str(one.says) for one in duty.offers] == [
        "Ask whether it is in hand", "Write down what is in the way",
    ]  # fmt: skip


@pytest.mark.parametrize("drug", ["lithium", "clozapine", "haloperidol_dec"])
def test_what_may_not_be_missed_is_due_the_same_day(chart: Story, drug: str):
    sent(chart, ordered(chart, drug), "2026-03-03 10:00")
    duty = next(one for one in chart.seen("2026-03-03 10:01").said.duties if one.rule == RULE)
    chart.note("expect", f"{drug}: due the same day")
    assert (duty.level, duty.due.isoformat()) == ("T3", "2026-03-03T22:00:00+00:00")


def test_buprenorphine_is_due_the_same_day(chart: Story):
    sent(chart, on_buprenorphine(chart), "2026-03-12 10:00")
    duty = next(one for one in chart.seen("2026-03-12 10:01").said.duties if one.rule == RULE)
    chart.note("expect", "buprenorphine: due the same day")
    assert (duty.level, duty.due.isoformat()) == ("T3", "2026-03-12T21:00:00+00:00")


def test_taken_in_by_the_pharmacy_is_not_in_hand(chart: Story):
    """That the pharmacy has it is said; it is waited for as before."""
    one = sent(chart, ordered(chart), "2026-03-03 10:00")
    came(chart, "2026-03-03 11:00", one, "accepted")
    chart.seen("2026-03-03 11:01").duty(
        "sertraline: taken in by Corner (sent on 3 March 2026), not told to be in hand yet.",
        owner="Nora", level="T4", due="2026-03-05 17:00",
    )  # fmt: skip


def test_a_rejected_one_is_a_duty_at_once_with_what_the_pharmacy_said(chart: Story):
    """Due the same day; that it is waited for is not said beside it."""
    one = sent(chart, ordered(chart), "2026-03-03 10:00")
    came(chart, "2026-03-03 11:00", one, "rejected", "No strength on it")
    seen = chart.seen("2026-03-03 11:01")
    seen.duty(
        "sertraline: Corner rejected the prescription: “No strength on it”",
        owner="Nora", level="T3", due="2026-03-03 17:00",
    )  # fmt: skip
    assert len([duty for duty in seen.said.duties if duty.rule == RULE]) == 1


def test_a_rejected_one_that_was_sent_anew_is_waited_for_since_the_first(chart: Story):
    """They have been without it since Tuesday, whatever was tried in between."""
    order = ordered(chart)
    one = sent(chart, order, "2026-03-03 10:00")
    came(chart, "2026-03-04 11:00", one, "rejected", "Not one of ours")
    sent(chart, order, "2026-03-04 12:00", "Oak Street")
    chart.seen("2026-03-04 12:01").duty(
        "sertraline: sent to Oak Street on 4 March 2026, not told to be in hand yet.",
        owner="Nora", level="T4", due="2026-03-05 17:00",
    )  # fmt: skip


def test_paper_in_hand_is_not_the_medicine_in_hand(chart: Story):
    """No pharmacy is known: the paper may go to any."""
    sent(chart, ordered(chart), "2026-03-03 10:00", "", "on_paper")
    chart.seen("2026-03-03 10:01").duty(
        "sertraline: handed out on paper on 3 March 2026, not told to be in hand yet.",
        owner="Nora",
        level="T4",
    )


def test_a_paper_that_a_pharmacy_rejected(chart: Story):
    one = sent(chart, ordered(chart), "2026-03-03 10:00", "", "on_paper")
    came(chart, "2026-03-03 11:00", one, "rejected", "No signature")
    chart.seen("2026-03-03 11:01").duty(
        "sertraline: the pharmacy rejected the prescription: “No signature”", owner="Nora", level="T3"
    )


def test_written_down_late_it_is_waited_for_since_it_was_sent(chart: Story):
    """Sent on Friday, written down on Monday: due on Tuesday."""
    order = ordered(chart)
    chart.day("2026-03-09 10:00").nurse.writes(
        lambda when: PrescriptionSent(
            when=When("2026-03-06", "America/New_York"), order=order, way="by_phone", pharmacy="Corner"
        ),
        "writes down that it was told to Corner by phone on Friday 6 March",
    )
    chart.seen("2026-03-09 10:01").duty(
        "sertraline: sent to Corner on 6 March 2026, not told to be in hand yet.",
        owner="Nora", level="T4", due="2026-03-10 17:00",
    )  # fmt: skip


def test_once_it_is_handed_out_nothing_is_waited_for(chart: Story):
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    filled(chart, "2026-03-04 10:00", order)
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_somebody_tells_that_it_is_in_hand(chart: Story):
    one = sent(chart, ordered(chart), "2026-03-03 10:00")
    came(chart, "2026-03-04 10:00", one, "in_hand")
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_a_dose_taken_tells_that_it_is_in_hand(chart: Story):
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    chart.day("2026-03-04 10:00").client.took(order, "2026-03-04")
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_a_dose_missed_does_not(chart: Story):
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    chart.day("2026-03-04 10:00").client.took(order, "2026-03-04", "missed")
    chart.seen("2026-03-04 10:01").duty(
        "sertraline: sent to Corner on 3 March 2026, not told to be in hand yet.", owner="Nora", level="T4"
    )


def test_a_dose_of_what_was_left_tells_nothing_of_the_next_supply(chart: Story):
    """Handed out in March and sent again in April: a dose may come from the old box. The next supply tells."""
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    filled(chart, "2026-03-04 10:00", order)
    sent(chart, order, "2026-04-01 10:00")
    chart.day("2026-04-02 09:00").client.took(order, "2026-04-02")
    chart.seen("2026-04-02 10:00").duty(
        "sertraline: sent to Corner on 1 April 2026, not told to be in hand yet.",
        owner="Nora", level="T4", due="2026-04-03 17:00",
    )  # fmt: skip
    filled(chart, "2026-04-02 11:00", order)
    chart.seen("2026-04-02 11:01").no_duty(RULE)


def test_an_injection_given_tells_that_it_is_in_hand(chart: Story):
    order = ordered(chart, "haloperidol_dec")
    sent(chart, order, "2026-03-03 10:00")
    chart.day("2026-03-03 14:00").nurse.writes(
        lambda when: InjectionGiven(
            when=when, name="Haloperidol decanoate", drug="haloperidol_dec", order=order, dose=Dose(50, "mg"), site="left_arm"
        ),
        "gives the injection",
    )  # fmt: skip
    chart.seen("2026-03-03 14:01").no_duty(RULE)


def test_a_stopped_order_is_not_waited_for(chart: Story):
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    chart.day("2026-03-04 10:00").prescriber.stops(order, "2026-03-04")
    chart.seen("2026-03-04 10:01").no_duty(RULE)


def test_what_stands_in_the_way_has_its_own_duty_and_is_said_once(chart: Story):
    """Out of stock: that is settled by its own duty, and what settles it settles both."""
    order = ordered(chart)
    sent(chart, order, "2026-03-03 10:00")
    trouble = chart.day("2026-03-03 12:00").nurse.writes(
        lambda when: SupplyTrouble(when=when, order=order, what="stock_out"),
        "writes down that it is out of stock",
    )
    chart.seen("2026-03-03 12:01").no_duty(RULE)
    chart.day("2026-03-04 12:00").nurse.writes(
        lambda when: SupplyTroubleStep(when=when, trouble=trouble, did="alternative_in_hand"),
        "writes down that an alternative is in hand",
    )
    chart.seen("2026-03-04 12:01").no_duty(RULE)


def test_an_order_that_was_not_sent(chart: Story):
    ordered(chart)
    chart.seen("2026-03-03 10:00").no_duty(RULE)


def sends_controlled(chart: Story, state: str, pharmacy: str = "Corner", way: str = "electronically"):
    """Clonazepam was ordered for a pharmacy in New York; now it is to be sent, where the clinic allows CT and NY."""
    chart.clinic = msgspec.structs.replace(
        chart.clinic, pharmacy_states=("CT", "NY"), pharmacies=(Pharmacy(name="Oak Street", states=("NJ",), controlled=True),)
    )  # fmt: skip
    order = chart.day("2026-03-02 10:00").prescriber.orders("clonazepam", 0.5, "2026-03-02")
    chart.day("2026-03-02 12:00").nurse.writes(
        lambda when: PharmacyChosen(when=when, name="Corner", state=state), f"notes a pharmacy in {state}"
    )
    return chart.day("2026-03-03 10:00").nurse.tries(
        lambda when: PrescriptionSent(when=when, order=order, way=way, pharmacy=pharmacy),
        f"to write down that clonazepam was sent to {pharmacy or 'no pharmacy yet'}",
    )


def test_a_controlled_medicine_is_not_sent_outside_the_allowed_states(chart: Story):
    """Refused with the list, as when it is ordered."""
    sends_controlled(chart, "NJ").refused("Corner lies in NJ: from here it goes to CT, NY only.")


def test_inside_them_it_is_sent(chart: Story):
    sends_controlled(chart, "NY").allowed()


def test_another_pharmacy_than_the_chosen_counts_by_its_own_states(chart: Story):
    """Corner would do; it goes to Oak Street, which the clinic's list knows in New Jersey."""
    sends_controlled(chart, "NY", "Oak Street").refused(
        "Oak Street lies in NJ: from here it goes to CT, NY only."
    )


def test_paper_for_no_pharmacy_yet_is_not_refused(chart: Story):
    sends_controlled(chart, "NJ", "", "on_paper").allowed()


def test_sent_to_nobody_it_cannot_be_written(chart: Story):
    """Only paper goes without a pharmacy."""
    with pytest.raises(Unreadable, match="Name the pharmacy"):
        PrescriptionSent(when=When("2026-03-02"), order="one", way="by_fax")


def test_a_rejection_needs_the_words_of_the_pharmacy(chart: Story):
    """Without them nobody knows what to mend."""
    with pytest.raises(Unreadable, match="what the pharmacy said"):
        PrescriptionAnswered(when=When("2026-03-02"), sent="one", came="rejected")
