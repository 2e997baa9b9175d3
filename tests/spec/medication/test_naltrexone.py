"""An injection of naltrexone only after enough days without opioids, proved the same day. No reason opens this door."""

from steadystep.chart import Dose
from steadystep.chart.substance import OptionChosen
from steadystep.chart.supply import InjectionGiven
from tests.spec.builder import Story
from tests.spec.medication.substance_writing import challenge, last_use, naloxone, order, urine

XR = "naltrexone_xr"
START = "medication.naltrexone_start"


def try_xr(chart: Story, at: str):
    """An order of one injection for that day."""
    return order(chart.day(at).prescriber, XR, 380, at[:10], last=at[:10])


def heroin(chart: Story) -> None:
    """Case G. Last heroin on Friday 11 September 2026."""
    last_use(chart, "2026-09-14 10:00", "heroin", "2026-09-11")


def all_negative(chart: Story, at: str) -> None:
    urine(
        chart, at, fentanyl="negative", morphine="negative", methadone="negative", buprenorphine="negative",
        oxycodone="negative",
    )  # fmt: skip


def test_three_days_after_heroin(chart):
    """Case G. Monday the 14th: refused without override, with the earliest and the recommended day; buprenorphine is offered."""
    heroin(chart)
    urine(chart, "2026-09-14 10:05", morphine="positive", fentanyl="negative")
    try_xr(chart, "2026-09-14 10:10").refused(
        "at least 7 to 10 days without opioids", "earliest 18 September 2026, recommended 21 September 2026",
        "The urine test of 14 September 2026 shows morphine",
    )  # fmt: skip


def test_what_is_offered_instead(chart):
    """Case G. The wish itself opens ES13 before any dose, and what refuses offers buprenorphine today and help with withdrawal."""
    heroin(chart)
    chart.day("2026-09-14 10:06").nurse.writes(
        lambda when: OptionChosen(when=when, option=XR), "writes down that Rosa wants the injection today"
    )
    chart.seen("2026-09-14 10:07").event("ES13", "T2", owner="Nora", due="2026-09-14 14:06")
    attempt = try_xr(chart, "2026-09-14 10:10")
    offers = attempt.offered()
    assert "Offer a start of buprenorphine today" in offers
    assert "Offer help with withdrawal; lofexidine is one option" in offers


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


def test_the_day_it_is_given(chart):
    """Case G. 24 September: negative, challenge 1 to 1, naloxone in hand: nothing stops it and nothing asks for a reason."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    challenge(chart, "2026-09-21 10:30", 2, 8, "positive")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    attempt = try_xr(chart, "2026-09-24 10:30")
    attempt.needs_reason()
    attempt.allowed()


def given(chart: Story) -> None:
    """Case G on 24 September 2026: 380 mg."""
    chart.day("2026-09-24 10:40").nurse.writes(
        lambda when: InjectionGiven(when=when, name="naltrexone XR", drug=XR, regimen=XR, dose=Dose(380, "mg"), site="left_buttock"),
        "gives 380 mg of naltrexone into the left buttock",
    )  # fmt: skip


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


def test_month_end(chart):
    """Case G. On 15 October, before protection ends, the message is due; a message to the client settles it."""
    given(chart)
    chart.seen("2026-10-14 23:59").no_duty("medication.naltrexone_follow.month_end")
    text = (
        "Month-end risk message: Your injection protects you until 22 October 2026. After that, your body is no longer used to "
        "opioids: even a small amount can be too much. Keep naloxone with you, and see us before then."
    )
    chart.seen("2026-10-15 00:00").duty(text, owner="Nora", level="T3", due="2026-10-16 00:00", overdue=False)


def test_opioids_while_it_lasts(chart):
    """Case G. Any opioid order is contraindicated until 22 October, and flagged after."""
    given(chart)
    order(chart.day("2026-10-20 10:00").prescriber, "oxycodone", 5, "2026-10-21", last="2026-10-21").refused(
        "not before 22 October 2026"
    )
    order(chart.day("2026-10-22 10:00").prescriber, "oxycodone", 5, "2026-10-22", last="2026-10-22").allowed()
    finding = chart.seen("2026-10-22 10:01").finds(
        "oxycodone after naltrexone, whose protection ended on 22 October 2026: tolerance is lost. Begin low and watch closely."
    )
    assert finding.severity == "moderate"


def test_nobody_asked(chart):
    """R41. The last use is missing: an antagonist waits for the answer."""
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    try_xr(chart, "2026-09-24 10:30").needs_reason("Nobody wrote down whether opioids were used.")
