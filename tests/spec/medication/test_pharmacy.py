"""R29. What keeps a medicine from being in hand is settled in two working days; what may not be missed the same day."""

import pytest

from steadystep.chart.pharmacy import SupplyTrouble, SupplyTroubleStep
from tests.spec.medication.substance_writing import on_buprenorphine

RULE = "medication.pharmacy"


def trouble(chart, drug: str, what: str, at: str = "2026-03-03 10:00") -> str:
    order = chart.day("2026-03-02 10:00").prescriber.orders(drug, 25, "2026-03-02")
    return chart.day(at).nurse.writes(
        lambda when: SupplyTrouble(when=when, order=order, what=what),
        f"writes down what is in the way: {what}",
    )


def step(chart, at: str, about: str, did: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: SupplyTroubleStep(when=when, trouble=about, did=did), f"calls: {did}"
    )


def test_a_stock_out_is_settled_by_the_second_working_day(chart):
    """Told on a Tuesday: due at closing time on Thursday. Where else it may be had is offered."""
    trouble(chart, "sertraline", "stock_out")
    duty = chart.seen("2026-03-03 10:01").duty(
        "sertraline: the pharmacy does not have it.", owner="Nora", level="T4", due="2026-03-05 17:00"
    )
    assert "Ask which pharmacy near by has it" in [str(one.says) for one in duty.offers]


@pytest.mark.parametrize(
    "drug",
    [
        "lithium",
        "clozapine",
        "haloperidol_dec",
        "buprenorphine_xr_s",
    ],
)
def test_what_may_not_be_missed_is_due_the_same_day(chart, drug):
    trouble(chart, drug, "stock_out")
    duty = next(one for one in chart.seen("2026-03-03 10:01").said.duties if one.rule == RULE)
    chart.note("expect", f"{drug}: due the same day")
    assert (duty.level, duty.due.isoformat()) == ("T3", "2026-03-03T22:00:00+00:00")


def test_buprenorphine_is_due_the_same_day(chart):
    """A day without it is a day of withdrawal."""
    order = on_buprenorphine(chart)
    chart.day("2026-03-12 10:00").nurse.writes(
        lambda when: SupplyTrouble(when=when, order=order, what="prior_authorisation"),
        "writes down that the payer wants to authorise it",
    )
    duty = next(one for one in chart.seen("2026-03-12 10:01").said.duties if one.rule == RULE)
    chart.note("expect", "buprenorphine: due the same day")
    assert (duty.level, duty.due.isoformat()) == ("T3", "2026-03-12T21:00:00+00:00")


def test_like_medicines_are_offered_at_a_stock_out(chart):
    """Of its class and for the reason of the order; what is in hand elsewhere is asked first."""
    order = chart.day("2026-03-02 10:00").prescriber.orders(
        "sertraline", 50, "2026-03-02", indication="panic disorder"
    )
    chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: SupplyTrouble(when=when, order=order, what="stock_out"),
        "writes down that it is out of stock",
    )
    duty = next(one for one in chart.seen("2026-03-03 10:01").said.duties if one.rule == RULE)
    chart.note("expect", str(duty.remarks[0]))
    assert [str(one) for one in duty.remarks] == [
        "Of the same class, for the same reason, in our formulary: escitalopram, fluoxetine, paroxetine (IR)."
    ]


@pytest.mark.parametrize(
    ("what", "says", "offer", "role"),
    [
        ("prior_authorisation", "sertraline: the payer wants to authorise it first.", "Send the payer what was tried before", "nurse"),
        ("substitution", "sertraline: the pharmacy offers something else instead.", "Ask the prescriber about what is offered instead", "prescriber"),
    ],
)  # fmt: skip
def test_an_authorisation_and_a_substitution_have_their_own_step_and_like_medicines(
    chart, what, says, offer, role
):
    """R29. What is said, what is offered and whose it is follow from what is in the way; like medicines are named for both."""
    order = chart.day("2026-03-02 10:00").prescriber.orders(
        "sertraline", 50, "2026-03-02", indication="panic disorder"
    )
    chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: SupplyTrouble(when=when, order=order, what=what), f"writes down what is in the way: {what.replace('_', ' ')}"
    )  # fmt: skip
    duty = chart.seen("2026-03-03 10:01").duty(says, owner="Nora", level="T4")
    assert (offer, role) in [(str(one.says), one.for_role) for one in duty.offers]
    assert [str(one) for one in duty.remarks] == [
        "Of the same class, for the same reason, in our formulary: escitalopram, fluoxetine, paroxetine (IR)."
    ]


def test_a_parcel_that_did_not_arrive_names_no_other_medicine(chart):
    trouble(chart, "sertraline", "not_arrived")
    duty = next(one for one in chart.seen("2026-03-03 10:01").said.duties if one.rule == RULE)
    chart.note("expect", "no other medicine is named")
    assert duty.remarks == ()


def test_every_call_stands_among_its_ground(chart):
    """Who was called, with whom and what came of it, in the order of the calls."""
    one = trouble(chart, "sertraline", "stock_out")
    calls = [
        step(chart, f"2026-03-04 1{hour}:00", one, did)
        for hour, did in enumerate(("called_pharmacy", "other_pharmacy"))
    ]
    duty = next(one for one in chart.seen("2026-03-04 12:00").said.duties if one.rule == RULE)
    chart.note("expect", "both calls are among the ground of the duty")
    assert duty.because[1:3] == tuple(calls)


def test_an_authorisation_waits_until_the_medicine_is_in_hand(chart):
    """Authorised is not in hand: the duty stays, with the calls among its ground, until somebody has the medicine."""
    one = trouble(chart, "sertraline", "prior_authorisation")
    asked = step(chart, "2026-03-03 11:00", one, "asked_payer")
    step(chart, "2026-03-04 11:00", one, "authorised")
    duty = chart.seen("2026-03-04 11:01").duty(
        "sertraline: the payer wants to authorise it first.", owner="Nora", level="T4"
    )
    assert asked in duty.because
    step(chart, "2026-03-04 15:00", one, "in_hand")
    chart.seen("2026-03-04 15:01").no_duty(RULE)


def test_an_alternative_settles_it(chart):
    one = trouble(chart, "sertraline", "substitution")
    step(chart, "2026-03-03 12:00", one, "alternative_in_hand")
    chart.seen("2026-03-03 12:01").no_duty(RULE)


def test_nothing_in_the_way(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-02")
    chart.seen("2026-03-03 10:00").no_duty(RULE)
