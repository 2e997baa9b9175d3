"""Around an injection of naltrexone: wished for too early, the end of its month, opioids while it lasts."""

from steadystep.chart.substance import OptionChosen
from tests.spec.medication.substance_writing import XR, given, heroin, order, try_xr


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
