"""What outpatient care is not enough for is decided by a person the same day, and looked at again after a red flag."""

from tests.spec.intake.intake_writing import decides

SAYS = "Decide on the level of care: outpatient care may not be enough."


def test_undecided_is_decided_today(chart):
    """A nurse finds a risk of severe withdrawal at eleven: Pete decides before the clinic closes."""
    decides(chart, "2026-01-12 11:00", "undecided", "severe_withdrawal_risk", by="nurse")
    chart.seen("2026-01-12 11:01").duty(SAYS, owner="Pete", level="T3", due="2026-01-12 17:00", overdue=False)
    chart.seen("2026-01-12 17:00").duty(SAYS, owner="Pete", level="T3", overdue=True)


def test_found_after_closing(chart):
    """After hours it is the next working day; what cannot wait is a safety event and not this."""
    decides(chart, "2026-01-16 18:00", "undecided", "cannot_care_for_self", by="nurse")
    chart.seen("2026-01-16 18:01").duty(SAYS, owner="Pete", level="T3", due="2026-01-19 17:00")


def test_decided(chart):
    """With a reason, and with somebody who sees to the transfer."""
    decides(chart, "2026-01-12 11:00", "undecided", "severe_withdrawal_risk", by="nurse")
    decides(
        chart, "2026-01-12 12:00", "higher_care", "severe_withdrawal_risk", reason="A seizure last time.", owner="Cora",
        by="prescriber",
    )  # fmt: skip
    seen = chart.seen("2026-01-12 12:01")
    seen.no_duty("intake.care_level")
    seen.finds("A higher level of care was decided. Cora sees to the transfer.", urgency="attention")


def test_outpatient_care_is_enough(chart):
    """Nothing holds: nothing is said."""
    decides(chart, "2026-01-12 11:00", "outpatient", reason="Safe at home.")
    seen = chart.seen("2026-01-12 11:01")
    seen.no_duty("intake.care_level")
    seen.says_nothing_of("intake.care_level.moving", "intake.care_level.again")


def test_a_red_flag_asks_again(chart):
    """An overdose told of a week later: the decision is looked at again until it is taken anew."""
    decides(chart, "2026-01-12 11:00", "outpatient", reason="Safe at home.")
    chart.day("2026-01-19 10:00").therapist.reports("ES02-B")
    chart.seen("2026-01-19 10:01").finds(
        "Since the level of care was decided: ES02-B. Look at it again.", urgency="attention"
    )
    decides(chart, "2026-01-19 12:00", "outpatient", reason="Naloxone at home, daily contact agreed.")
    chart.seen("2026-01-19 12:01").says_nothing_of("intake.care_level.again")
