"""An injection of naltrexone only after enough days without opioids, proved the same day. No reason opens this door."""

from tests.spec.medication.substance_writing import (
    XR,
    all_negative,
    challenge,
    chooses,
    heroin,
    last_use,
    naloxone,
    try_xr,
    urine,
)


def test_three_days_after_heroin(chart):
    """Case G. Monday the 14th: refused without override, with the earliest and the recommended day; buprenorphine is offered."""
    heroin(chart)
    urine(chart, "2026-09-14 10:05", morphine="positive", fentanyl="negative")
    try_xr(chart, "2026-09-14 10:10").refused(
        "at least 7 to 10 days without opioids", "earliest 18 September 2026, recommended 21 September 2026",
        "The urine test of 14 September 2026 shows morphine",
    )  # fmt: skip


def test_fentanyl_in_the_urine(chart):
    """Case G. 18 September: no use told, everything negative except fentanyl: refused."""
    heroin(chart)
    urine(chart, "2026-09-18 10:00", morphine="negative", fentanyl="positive")
    try_xr(chart, "2026-09-18 10:10").refused("shows fentanyl")


def test_day_seven_needs_a_challenge(chart):
    """IX19. Days 7 to 9 only after a negative challenge."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-18 10:00")
    try_xr(chart, "2026-09-18 10:10").refused(
        "Before 21 September 2026 only after a negative naloxone challenge."
    )
    challenge(chart, "2026-09-18 10:30", 1, 1, "negative")
    try_xr(chart, "2026-09-18 10:40").allowed()


def test_the_challenge_is_positive(chart):
    """Case G. 21 September: ten days, urine fully negative, but COWS rises from 2 to 8 in the challenge: refused."""
    heroin(chart)
    all_negative(chart, "2026-09-21 10:00")
    challenge(chart, "2026-09-21 10:30", 2, 8, "positive")
    try_xr(chart, "2026-09-21 10:40").refused("challenge positive")


def test_the_prescriber_sets_the_day_of_the_next_try(chart):
    """Case G. Set to the 24th: a challenge on the 22nd, negative or not, does not open the door; from the 24th one does."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    challenge(chart, "2026-09-21 10:30", 2, 8, "positive", "2026-09-24")
    all_negative(chart, "2026-09-22 10:00")
    challenge(chart, "2026-09-22 10:20", 1, 1, "negative")
    try_xr(chart, "2026-09-22 10:30").refused("Not before 24 September 2026")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    try_xr(chart, "2026-09-24 10:30").allowed()


def test_nobody_has_set_the_day_yet(chart):
    heroin(chart)
    all_negative(chart, "2026-09-21 10:00")
    challenge(chart, "2026-09-21 10:30", 2, 8, "positive")
    try_xr(chart, "2026-09-21 10:40").refused("The prescriber sets the day")


def test_the_day_it_is_given(chart):
    """Case G. 24 September: negative, challenge 1 to 1, naloxone in hand: nothing stops it and nothing asks for a reason."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    challenge(chart, "2026-09-21 10:30", 2, 8, "positive")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    chooses(chart, "2026-09-24 10:25", "naltrexone_xr")
    attempt = try_xr(chart, "2026-09-24 10:30")
    attempt.needs_reason()
    attempt.allowed()
    chart.seen("2026-09-24 10:31").says_nothing_of(
        "medication.naltrexone_start.days.heroin", "medication.naltrexone_start.urine"
    )


def test_a_test_of_yesterday(chart):
    """MO31. For the injection the test is of the same day."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-23 10:00")
    try_xr(chart, "2026-09-24 10:30").refused("No urine test with fentanyl from 24 September 2026")


def test_without_naloxone(chart):
    """R47. Naloxone in hand, or a signed reason."""
    heroin(chart)
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    try_xr(chart, "2026-09-24 10:30").needs_reason("No naloxone in hand")


def test_after_methadone_it_is_fourteen_days(chart):
    """IX54. Fourteen days after methadone or buprenorphine."""
    last_use(chart, "2026-09-14 10:00", "methadone", "2026-09-11")
    all_negative(chart, "2026-09-24 10:00")
    try_xr(chart, "2026-09-24 10:30").refused(
        "at least 14 to 14 days without opioids", "earliest 25 September 2026"
    )


def test_nobody_asked(chart):
    """R41. The last use is missing: an antagonist waits for the answer."""
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    attempt = try_xr(chart, "2026-09-24 10:30")
    attempt.needs_reason("Nobody wrote down whether opioids were used.")
    attempt.allowed()
    chart.seen("2026-09-24 10:31").finds("Nobody wrote down whether opioids were used.", state="cannot_tell")


def test_without_liver_values(chart):
    """R47, MO30. No order before ALT is known, for the injection and for the tablet."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    for drug, mg in ((XR, 380), ("naltrexone_oral", 50)):
        chart.day("2026-09-24 10:30").prescriber.tries_to_order(drug, mg, "2026-09-24", labs=False).refused(
            "liver tests first"
        )
