"""After the first dose of buprenorphine: COWS at the named minutes, an alarm when it rises, contact on day 2 and by day 7."""

from tests.spec.medication.substance_writing import BUP, DAY, change, cows, last_use, order, started

AT_60, AT_120 = "COWS 60 minutes after the first dose", "COWS 120 minutes after the first dose"


def test_cows_is_due_after_the_dose(chart):
    """Case C. 4 mg at 13:10: COWS due 14:10 and 15:10. 9 and 7 settle them, and no ES12 opens."""
    started(chart)
    seen = chart.seen(f"{DAY} 13:11")
    seen.duty(AT_60, owner="Nora", level="T3", due=f"{DAY} 14:10", overdue=False)
    seen.duty(AT_120, owner="Nora", level="T3", due=f"{DAY} 15:10", overdue=False)
    chart.seen(f"{DAY} 14:10").duty(AT_60, owner="Nora", level="T3", overdue=True)
    cows(chart, f"{DAY} 14:10", 9)
    chart.seen(f"{DAY} 14:11").duty(AT_120, owner="Nora", level="T3", due=f"{DAY} 15:10")
    cows(chart, f"{DAY} 15:10", 7)
    seen = chart.seen(f"{DAY} 15:11")
    seen.no_duty("medication.bup_follow.cows")
    seen.events()


def test_contact_on_day_two(chart):
    """Case C. Contact on day 2 is mandatory; COWS 4 on 5 March, with 16 mg from that day on, satisfies it."""
    bup = started(chart)
    says = "Contact by day 2 of buprenorphine: how are withdrawal, craving and sleep?"
    chart.seen("2026-03-05 08:00").duty(says, owner="Nora", level="T3", due="2026-03-06 00:00", overdue=False)
    cows(chart, "2026-03-05 10:00", 4)
    change(chart.day("2026-03-05 10:05").prescriber, bup, 8, "2026-03-05", times=2).allowed()
    chart.seen("2026-03-05 10:06").no_duty("medication.bup_follow.contact")


def test_a_visit_by_day_seven(chart):
    """R43. After day 2 the next contact is by day 7."""
    started(chart)
    cows(chart, "2026-03-05 10:00", 4)
    chart.seen("2026-03-07").duty(
        "Contact by day 7 of buprenorphine: how are withdrawal, craving and sleep?",
        owner="Nora", level="T3", due="2026-03-11 00:00", overdue=False,
    )  # fmt: skip


def test_withdrawal_brought_on(chart):
    """ES12. COWS 13 before and 19 an hour after the dose: a rise of 6 within two hours is an emergency of the first hour."""
    started(chart)
    cows(chart, f"{DAY} 14:10", 19)
    chart.seen(f"{DAY} 14:11").event("ES12", "T1", owner="Nora", due=f"{DAY} 15:10")


def test_a_rise_of_five_is_none(chart):
    """ES12 opens at 6."""
    started(chart)
    cows(chart, f"{DAY} 14:10", 18)
    chart.seen(f"{DAY} 14:11").events()


def test_a_low_dose_start(chart):
    """R44. 0.5 mg while the full opioid goes on: no COWS gate and no hours; with withdrawal the day's dose is repeated."""
    last_use(chart, f"{DAY} 10:00", "fentanyl", "2026-03-04 08:00")
    order(chart.day(f"{DAY} 10:10").prescriber, BUP, 0.5, DAY).allowed()
    cows(chart, "2026-03-05 10:00", 6)
    chart.seen("2026-03-05 10:01").finds(
        "COWS 6 today: repeat the same day's dose tomorrow, do not go up.", urgency="attention"
    )
