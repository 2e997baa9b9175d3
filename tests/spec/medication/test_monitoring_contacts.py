"""Tries to reach somebody are counted on what is due (R34)."""

from steadystep.chart.safety import ContactAttempted


def _tries(chart, at: str, outcome: str) -> None:
    chart.day(at).nurse.writes(
        lambda when: ContactAttempted(when=when, method="call", outcome=outcome), f"calls: {outcome}"
    )


def _remarks(chart, at: str) -> list[str]:
    duties = chart.seen(at).said.duties
    duty = next(
        one for one in duties if one.rule == "medication.monitoring" and "lithium level" in str(one.says)
    )
    return [str(one) for one in duty.remarks if "attempts" in str(one)]


def test_two_calls_since_the_level_fell_due(chart):
    """Due from 8 February: a call before that day is not counted, two after it are; then she is reached."""
    chart.day("2026-02-03 10:00").prescriber.orders("lithium", 300, "2026-02-03", times=2)
    _tries(chart, "2026-02-05 10:00", "not_reached")
    assert _remarks(chart, "2026-02-08 09:00") == []
    _tries(chart, "2026-02-09 10:00", "not_reached")
    _tries(chart, "2026-02-11 10:00", "not_reached")
    assert _remarks(chart, "2026-02-11 11:00") == [
        "Contact attempts since it fell due: 2, last 11 February 2026. Not reached yet."
    ]
    _tries(chart, "2026-02-12 10:00", "reached")
    assert _remarks(chart, "2026-02-12 11:00") == [
        "Contact attempts since it fell due: 3, last 12 February 2026. They were reached."
    ]
