"""When another medicine ends, the dose of this one follows. Case D."""

from steadystep.chart.medication import DoseChanged
from tests.spec.medication.lamotrigine_with_valproate import begun

PACE = "medication.pace"
FOLLOWS = "medication.schedule_change"


def test_valproate_that_ends_offers_the_schedule_after_it(chart):
    """Valproate that ends offers the schedule after it."""
    valproate, order = begun(chart)
    chart.day("2026-08-01 09:00").client.tells_it_ended(valproate, "2026-08-01")
    found = chart.seen("2026-08-01 10:00").finds(
        "Lamotrigine: the dose follows LTG-VSTOP from 1 August 2026 (valproate stopped, lamotrigine at 100 mg/day).",
        urgency="attention", offers="Plan the steps of LTG-VSTOP",
    )  # fmt: skip
    drafted = found.offers[0].drafts
    assert isinstance(drafted, DoseChanged)
    assert [(str(step.first), str(step.last), step.amount.value) for step in drafted.steps] == [
        ("2026-08-01", "2026-08-07", 150), ("2026-08-08", "None", 200),
    ]  # fmt: skip
    chart.day("2026-08-01 11:00").prescriber.follows(order, "LTG-VSTOP", "2026-08-01")
    chart.seen("2026-08-01 12:00").says_nothing_of(FOLLOWS, PACE)


def test_while_valproate_goes_on_nothing_is_offered(chart):
    """While valproate goes on, nothing is offered."""
    begun(chart)
    chart.seen("2026-08-01 10:00").says_nothing_of(FOLLOWS)
