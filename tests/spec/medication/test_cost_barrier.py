"""R38. A payer's no or a price that cannot be paid is settled within three working days; generic and like medicines are said."""

import pytest

from steadystep.chart.cost_barriers import COST_ENDS, CostBarrier, CostBarrierStep

RULE = "medication.cost_barrier"


def barrier(chart, what: str = "payer_rejected", drug: str = "escitalopram", **more) -> str:
    order = chart.day("2026-03-02 10:00").prescriber.orders(drug, 10, "2026-03-02", **more)
    return chart.day("2026-03-03 10:00").nurse.writes(
        lambda when: CostBarrier(when=when, order=order, what=what, payer="State plan"),
        f"writes down: {what}",
    )


def step(chart, at: str, about: str, did: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: CostBarrierStep(when=when, barrier=about, did=did), f"writes down: {did}"
    )


def duty(chart, at: str):
    return next(one for one in chart.seen(at).said.duties if one.rule == RULE)


def test_a_rejection_is_settled_by_the_third_working_day(chart):
    """Told on a Tuesday: due at closing time on Friday, and somebody has it. What was done stands among its ground."""
    one = barrier(chart)
    found = chart.seen("2026-03-03 10:01").duty(
        "escitalopram: the payer said no.", owner="Cora", level="T4", due="2026-03-06 17:00", overdue=False
    )
    assert found.owner_role == "case_manager"
    asked = step(chart, "2026-03-04 10:00", one, "appealed")
    assert asked in duty(chart, "2026-03-06 17:01").because
    assert duty(chart, "2026-03-06 17:01").overdue


def test_a_weekend_does_not_count(chart):
    order = chart.day("2026-03-02 10:00").prescriber.orders("escitalopram", 10, "2026-03-02")
    chart.day("2026-03-06 10:00").nurse.writes(
        lambda when: CostBarrier(when=when, order=order, what="too_expensive"),
        "writes down that it costs too much",
    )
    chart.seen("2026-03-06 10:01").duty(
        "escitalopram: it costs more than they can pay.", owner="Cora", level="T4", due="2026-03-11 17:00"
    )


def test_like_medicines_of_the_formulary_are_named(chart):
    """Of the class and for the reason of the order. That no prices are known is said."""
    barrier(chart, indication="panic disorder")
    remarks = [str(one) for one in duty(chart, "2026-03-03 10:01").remarks]
    chart.note("expect", remarks[-1])
    assert remarks == [
        "Of the same class, for the same reason, in our formulary: fluoxetine, paroxetine (IR), sertraline. No prices are known here."
    ]


def test_where_nothing_is_like_it_that_is_said(chart):
    """Of buspirone's class nothing else stands in the formulary: the duty says so and names no other."""
    barrier(chart, drug="buspirone", indication="GAD")
    assert "Our formulary has nothing of the same class for the same reason." in [
        str(one) for one in duty(chart, "2026-03-03 10:01").remarks
    ]


def test_a_brand_has_its_generic_said(chart):
    """The order says Lexapro; help with the price is offered beside it."""
    barrier(chart, name="Lexapro", drug="escitalopram")
    found = duty(chart, "2026-03-03 10:01")
    chart.note("expect", "ask for the generic, escitalopram; assistance is offered")
    assert "Ask for the generic: escitalopram." in [str(one) for one in found.remarks]
    assert "assistance" in {one.key for one in found.offers}


@pytest.mark.parametrize("did", sorted(COST_ENDS))
def test_it_closes_with_what_was_done(chart, did):
    one = barrier(chart)
    step(chart, "2026-03-04 10:00", one, "assistance_asked")
    assert duty(chart, "2026-03-04 10:01")
    step(chart, "2026-03-04 11:00", one, did)
    chart.seen("2026-03-04 11:01").no_duty(RULE)


def test_nothing_in_the_way(chart):
    chart.day("2026-03-02 10:00").prescriber.orders("sertraline", 50, "2026-03-02")
    chart.seen("2026-03-03 10:00").no_duty(RULE)
