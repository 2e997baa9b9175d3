"""What is ordered from a laboratory: results close it, and what does not come by its day is told to somebody (R33)."""

from datetime import date

import pytest
from msgspec.structs import replace

from steadystep.chart import Coding, Quantity, Unreadable, When
from steadystep.chart.lab_orders import LabOrdered, OrderedTest
from steadystep.chart.measures import Observation
from steadystep.chart.offers_made import CheckUpOffered
from tests.spec.builder import Story

RULE = "measures.lab_orders"


def ordered(*names: str) -> tuple[OrderedTest, ...]:
    return tuple(OrderedTest(what=Coding(name)) for name in names)


def tries(chart: Story, at: str, *names: str):
    return chart.day(at).prescriber.tries(
        lambda when: LabOrdered(
            when=when, tests=ordered(*names), draw_on=date(2026, 3, 4), result_by=date(2026, 3, 11)
        ),
        f"to order for 4 March, with results by 11 March: {', '.join(names)}",
    )


def comes(chart: Story, at: str, name: str, value: float, unit: str) -> str:
    return chart.day(at).nurse.writes(
        lambda when: Observation(
            when=when, what=Coding(name), category="lab", quantity=Quantity(value, unit)
        ),
        f"enters a result: {name} {value:g} {unit}",
    )


def test_no_result_by_its_day(chart):
    """Ordered on 3 March for the 4th, results by the 11th: on the 12th somebody is told, and asks."""
    tries(chart, "2026-03-03 10:00", "Creatinine", "TSH").allowed()
    chart.seen("2026-03-11 23:00").no_duty(RULE)
    says = "Ordered for 4 March 2026, and no result yet: Creatinine and TSH."
    chart.seen("2026-03-12 00:00").duty(says, owner="Nora", level="T4", due="2026-03-13 17:00", overdue=False)
    chart.seen("2026-03-13 17:01").duty(says, owner="Nora", level="T4", overdue=True)


def test_results_close_what_was_ordered(chart):
    """One of two is there: the other is asked for. With both nobody is asked."""
    tries(chart, "2026-03-03 10:00", "Creatinine", "TSH").allowed()
    comes(chart, "2026-03-12 09:00", "TSH", 2.1, "mIU/L")
    says = "Ordered for 4 March 2026, and no result yet: Creatinine."
    chart.seen("2026-03-12 09:01").duty(says, owner="Nora", level="T4")
    comes(chart, "2026-03-12 10:00", "creatinine", 0.9, "mg/dL")
    chart.seen("2026-03-12 10:01").no_duty(RULE)


def test_an_older_result_closes_nothing(chart):
    comes(chart, "2026-02-20 10:00", "TSH", 2.1, "mIU/L")
    tries(chart, "2026-03-03 10:00", "TSH").allowed()
    chart.seen("2026-03-12 09:01").duty(
        "Ordered for 4 March 2026, and no result yet: TSH.", owner="Nora", level="T4"
    )


def test_a_result_older_than_the_draw_closes_nothing(chart):
    """Ordered on 3 March for the 4th. What was drawn before: that same morning, or on the 3rd though it was planned for the 4th.

    Nobody knows whether a draw before its day was the one that was meant, and a level drawn too early tells another thing.
    """
    comes(chart, "2026-03-03 09:00", "TSH", 2.1, "mIU/L")
    tries(chart, "2026-03-03 10:00", "TSH").allowed()
    comes(chart, "2026-03-03 15:00", "TSH", 2.2, "mIU/L")
    says = "Ordered for 4 March 2026, and no result yet: TSH."
    chart.seen("2026-03-12 09:01").duty(says, owner="Nora", level="T4")


def test_a_result_written_before_the_order_is_not_its_result(chart):
    """The draw is today; the result of this morning was there before anybody ordered."""
    comes(chart, "2026-03-04 09:00", "TSH", 2.1, "mIU/L")
    tries(chart, "2026-03-04 10:00", "TSH").allowed()
    says = "Ordered for 4 March 2026, and no result yet: TSH."
    chart.seen("2026-03-12 09:01").duty(says, owner="Nora", level="T4")
    comes(chart, "2026-03-12 10:00", "TSH", 2.1, "mIU/L")
    chart.seen("2026-03-12 10:01").no_duty(RULE)


def test_a_draw_before_its_day_counts_once_the_order_says_its_day(chart):
    """Drawn on the 3rd instead of the 4th: whoever knows corrects the order, and the result that is there closes it."""
    order = tries(chart, "2026-03-03 10:00", "TSH").allowed()
    comes(chart, "2026-03-03 15:00", "TSH", 2.2, "mIU/L")
    body = chart.chart.entry(order).body
    chart.day("2026-03-05 10:00").prescriber.corrects(
        order, replace(body, draw_on=date(2026, 3, 3)), "it was drawn on 3 March"
    )
    chart.seen("2026-03-12 09:01").no_duty(RULE)


def test_an_order_taken_back_asks_for_nothing(chart):
    found = tries(chart, "2026-03-03 10:00", "TSH").allowed()
    chart.day("2026-03-05 10:00").prescriber.retracts(found)
    chart.seen("2026-03-12 09:01").no_duty(RULE)


INFECTIONS = [
    ("hiv_test", "HIV antigen/antibody"),
    ("hepatitis_b_test", "HBsAg"),
    ("hepatitis_b_test", "Hepatitis B core antibody"),
    ("hepatitis_c_test", "HCV antibody"),
    ("hepatitis_c_test", "Hepatitis C RNA"),
    ("hepatitis_c_test", "Hep C antibody"),
    ("hepatitis_b_test", "HBs antigen"),
    ("hepatitis_b_test", "Anti-HBc"),
    ("hepatitis_b_test", "Hep. B surface antibody"),
]


@pytest.mark.parametrize(("offer", "test"), INFECTIONS)
def test_a_test_for_hiv_or_hepatitis_needs_the_clients_yes(chart, offer, test):
    """R54: consent before the test. A no is a no, and the latest answer counts."""
    refused = f"{test}: the client's consent is not written down."
    tries(chart, "2026-03-03 10:00", test).refused(refused)
    answers(chart, "2026-03-03 10:05", offer, "declined")
    tries(chart, "2026-03-03 10:06", test).refused(refused)
    answers(chart, "2026-03-03 10:30", offer, "agreed")
    tries(chart, "2026-03-03 10:59", test).allowed()


@pytest.mark.parametrize(("offer", "test"), INFECTIONS)
def test_a_yes_to_another_of_these_tests_is_none_to_this_one(chart, offer, test):
    """R54: who agreed to be tested for the others has not agreed to this."""
    for other in sorted({one for one, _test in INFECTIONS} - {offer}):
        answers(chart, "2026-03-03 10:05", other, "agreed")
    tries(chart, "2026-03-03 10:06", test).refused(f"{test}: the client's consent is not written down.")


@pytest.mark.parametrize("test", ["Acute hepatitis panel", "Viral hepatitis serology"])
def test_a_panel_of_hepatitis_needs_a_yes_to_both(chart, test):
    """R54: it names no letter, and tests for B and C."""
    answers(chart, "2026-03-03 10:05", "hepatitis_b_test", "agreed")
    tries(chart, "2026-03-03 10:06", test).refused(f"{test}: the client's consent is not written down.")
    answers(chart, "2026-03-03 10:07", "hepatitis_c_test", "agreed")
    tries(chart, "2026-03-03 10:08", test).allowed()


@pytest.mark.parametrize(
    "test", ["Hepatic function panel", "Hepatitis A antibody", "HbS screen", "HbA1c", "Shivering score"]
)
def test_what_only_sounds_like_it_needs_none(chart, test):
    """Neither the liver, nor the forms of haemoglobin, nor letters within a word."""
    tries(chart, "2026-03-03 10:06", test).allowed()


def answers(chart: Story, at: str, offer: str, answer: str) -> str:
    again = date(2026, 9, 3) if answer == "declined" else None
    return chart.day(at).nurse.writes(
        lambda when: CheckUpOffered(when=when, what=(offer,), answer=answer, again_on=again),
        f"offers {offer.replace('_', ' ')}: {answer}",
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"tests": ()}, "Between 1 and 40 tests"),
        ({"tests": ordered("TSH", "tsh")}, "stands twice"),
        ({"result_by": date(2026, 3, 1)}, "before the draw"),
        ({"hours_after_dose": 500}, "goes from 0 to 240"),
    ],
)
def test_an_order_that_cannot_be(change, says):
    whole = {"tests": ordered("TSH"), "draw_on": date(2026, 3, 4), "result_by": date(2026, 3, 11)}
    with pytest.raises(Unreadable, match=says):
        LabOrdered(when=When("2026-03-03"), **{**whole, **change})
