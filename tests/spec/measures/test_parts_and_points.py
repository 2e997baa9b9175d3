"""Instruments that are not one sum over severity bands: parts side by side, points instead of shares, higher is better."""

PCL = "PCL-5"
ALL_TWO = (2,) * 16 + (3, 1, 3, 1)
LOWER = (2,) * 13 + (3, 1, 0, 0, 0, 0, 0)


def test_parts_are_told_and_never_added_up(chart):
    """The BAM has no grand total: use 3 stands alone while the other scales wait for answers."""
    chart.day("2026-02-02").therapist.answers("bam", None, None, None, 1, 0, 2)
    seen = chart.seen("2026-02-02 09:01")
    seen.finds("BAM: use 3.")
    seen.says_nothing_of("measures.worse", "measures.response")


def test_a_total_without_bands(chart):
    """The PCL-5 has no official bands: the number stands without a word for it."""
    chart.day("2026-02-02").client.answers("pcl_5", *ALL_TWO)
    chart.seen("2026-02-02 09:01").finds(f"{PCL} 40: the first score.")


def test_response_in_points(chart):
    """From 40 to 30 is 10 points, which counts as response here."""
    chart.day("2026-02-02").client.answers("pcl_5", *ALL_TWO)
    chart.day("2026-03-02").client.answers("pcl_5", *LOWER)
    seen = chart.seen("2026-03-02 09:01")
    seen.finds(f"{PCL} is 10 points below the first score: response.")
    seen.finds(f"{PCL} 30: 10 lower than on 2 February 2026.")


def test_more_recovery_capital_is_response(chart):
    """Here higher is better: a rise of 5 or more."""
    chart.day("2026-02-02").therapist.total("barc_10", 40)
    chart.day("2026-05-04").therapist.total("barc_10", 46)
    seen = chart.seen("2026-05-04 09:01")
    seen.finds("BARC-10 is 6 points above the first score: response.")
    seen.says_nothing_of("measures.worse")
