"""What a stop of a medicine for opioid use risks, with the study that found it, while it is decided (R58)."""

from tests.spec.medication.substance_writing import BUP, on_buprenorphine
from tests.spec.medication.test_mat_stop import lowered, try_stop

RULE = "medication.mat_stop_told"
RISK = (
    "Stopping buprenorphine_naloxone_sl: in one study of methadone and buprenorphine the risk of death was nine times as high in "
    "the first two weeks after the last dose, and eight times as high in the next two, as while it was taken."
)
NALTREXONE = (
    "Ask whether naltrexone after it is wanted: it needs 14 days without buprenorphine or methadone first"
)


def test_the_client_wishes_to_be_without_it(chart):
    """At the wish already: the source is named, and naltrexone afterwards is asked about."""
    on_buprenorphine(chart)
    chart.day("2026-05-02 20:00").client.wishes("against", BUP, "I want my own head back.")
    found = chart.seen("2026-05-02 20:01").finds(RISK, urgency="attention", offers=NALTREXONE)
    assert found.ground.sources[0].year == 2010
    assert "BMJ" in found.ground.sources[0].document


def test_a_slow_stop_is_signed_with_the_risk_in_view(chart):
    """It hinders nobody from signing; four weeks after the last dose it is said no more."""
    try_stop(chart, "2026-06-29 10:00", lowered(chart)).allowed()
    found = chart.seen("2026-06-29 10:01").finds(RISK, offers=NALTREXONE)
    assert found.severity == ""
    chart.seen("2026-07-26 23:59").finds(RISK)
    chart.seen("2026-07-27 00:00").says_nothing_of(RULE)


def test_while_it_goes_on_nothing_is_said(chart):
    on_buprenorphine(chart)
    chart.seen("2026-05-02 20:01").says_nothing_of(RULE)
