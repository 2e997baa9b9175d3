"""R37. While a supply plan stands, an order and a refill say what was agreed; a caregiver keeps it only where the client agreed."""

import pytest

from steadystep.chart import Unreadable, When
from steadystep.chart.medication import Fill
from steadystep.chart.supply_plans import SupplyPlanned
from steadystep.chart.team import ConsentGiven, ConsentRevoked

RULE = "medication.supply_plan"


def plans(chart, at: str = "2026-02-05 11:00", **what) -> str:
    return chart.day(at).prescriber.writes(
        lambda when: SupplyPlanned(when=when, **{"days_per_fill": 7, **what}),
        "signs a supply plan: 7 days at a time",
    )


def fills(chart, at: str, days: int | None) -> str:
    return chart.day(at).nurse.writes(
        lambda when: Fill(when=when, name="sertraline", drug="sertraline", days=days),
        f"hands out {days or '?'} days",
    )


def test_an_order_is_told_of_the_plan(chart):
    """A note, which stops nothing; a medicine toxic in an overdose asks for a less toxic choice."""
    plans(chart)
    chart.day("2026-02-10 10:00").prescriber.tries_to_order("sertraline", 25, "2026-02-10").notes(
        "A supply plan stands: 7 days at a time."
    )
    chart.day("2026-02-10 10:00").prescriber.tries_to_order("nortriptyline", 25, "2026-02-10").notes(
        "nortriptyline is toxic in an overdose: is there a less toxic choice?"
    )


def test_a_refill_of_more_days_is_told(chart):
    plans(chart)
    fills(chart, "2026-02-06 10:00", 30)
    chart.seen("2026-02-06 10:01").finds(
        "sertraline was handed out for 30 days; the supply plan says 7 days at a time.", urgency="attention"
    )
    chart.seen("2026-03-12 10:00").says_nothing_of(RULE)


def test_a_refill_within_the_plan_is_quiet_and_one_without_days_cannot_be_told(chart):
    plans(chart)
    fills(chart, "2026-02-06 10:00", 7)
    chart.seen("2026-02-06 10:01").says_nothing_of(RULE)
    fills(chart, "2026-02-13 10:00", None)
    chart.seen("2026-02-13 10:01").finds(
        "For how many days sertraline was handed out is not written down.",
        missing="The days that the supply lasts.", state="cannot_tell",
    )  # fmt: skip


def test_once_it_is_ended_it_speaks_no_more(chart):
    plans(chart)
    plans(chart, "2026-02-06 10:00", over=True)
    fills(chart, "2026-02-07 10:00", 30)
    chart.seen("2026-02-07 10:01").says_nothing_of(RULE)


def agrees(chart, *scopes: int) -> str:
    return chart.day("2026-02-05 10:00").client.writes(
        lambda when: ConsentGiven(when=when, recipient_kind="caregiver", recipient="mia", recipient_name="Mia", purpose="To help", scopes=scopes),
        f"lets Mia help (topics {', '.join(map(str, scopes))})",
    )  # fmt: skip


def keeps(chart, consent: str):
    return chart.day("2026-02-05 11:00").prescriber.tries(
        lambda when: SupplyPlanned(when=when, days_per_fill=7, holder="caregiver", consent=consent),
        "lets Mia keep the medicine",
    )


REFUSED = "No consent in force lets this caregiver help with the pill box: ask the client first, or choose who else keeps it."


def test_a_caregiver_keeps_it_by_consent(chart):
    """With help with the pill box among the topics it may be signed; with another topic, or taken back, it may not."""
    keeps(chart, agrees(chart, 4)).allowed()


def test_a_caregiver_whom_the_client_lets_know_of_visits_alone_does_not_keep_it(chart):
    keeps(chart, agrees(chart, 1)).refused(REFUSED)


def test_a_consent_that_was_taken_back_lets_nobody_keep_it(chart):
    consent = agrees(chart, 4)
    chart.day("2026-02-05 10:30").client.writes(
        lambda when: ConsentRevoked(when=when, consent=consent), "takes it back"
    )
    keeps(chart, consent).refused(REFUSED)


def test_a_caregiver_without_a_consent_is_unreadable():
    """The consent is asked for at once."""
    with pytest.raises(Unreadable, match="choose the consent"):
        SupplyPlanned(when=When("2026-02-05"), days_per_fill=7, holder="caregiver")


def test_one_day_is_said_as_one(chart):
    """Handed out day by day: neither the plan nor a refill speaks of “1 days”."""
    plans(chart, days_per_fill=1)
    chart.day("2026-02-10 10:00").prescriber.tries_to_order("sertraline", 25, "2026-02-10").notes(
        "A supply plan stands: 1 day at a time."
    )
    fills(chart, "2026-02-11 10:00", 2)
    chart.seen("2026-02-11 10:01").finds(
        "sertraline was handed out for 2 days; the supply plan says 1 day at a time."
    )
