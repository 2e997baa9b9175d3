"""A first injection of buprenorphine comes after it was taken under the tongue and borne (R46)."""

from tests.spec.medication.substance_writing import DAY, cows, gives, used_fentanyl
from tests.spec.supplying import orders_depot
from tests.spec.writers import Attempt

SAYS = "no buprenorphine under the tongue is on the chart"


def _try(chart, at: str, drug: str, mg: float) -> Attempt:
    writer = chart.day(at).prescriber
    return writer.tries(lambda _: orders_depot(writer, drug, mg, at[:10]), f"to order {drug} {mg:g} mg")


def _asks(attempt: Attempt) -> bool:
    story, writer = attempt.writer.story, attempt.writer
    return any(
        SAYS in one for one in story.reasons_asked(story._new(attempt.body, None, writer.source), writer.at)
    )


def test_nobody_saw_it_borne(chart):
    """Sublocade and Brixadi alike: a reason is asked for; a single 4 mg given here settles it."""
    used_fentanyl(chart)
    _try(chart, f"{DAY} 12:00", "buprenorphine_xr_s", 300).needs_reason(SAYS)
    _try(chart, f"{DAY} 12:01", "buprenorphine_xr_b", 8).needs_reason(SAYS)
    cows(chart, f"{DAY} 13:00", 13)
    gives(chart, f"{DAY} 13:10", 4)
    assert not _asks(_try(chart, f"{DAY} 14:15", "buprenorphine_xr_s", 300))


def test_taken_before_from_elsewhere(chart):
    """Suboxone since February, from another clinic: it was borne, and no reason is asked for. Nor is one afterwards."""
    chart.day("2026-03-01 09:00").nurse.tells_medicine(
        "Suboxone", "buprenorphine_naloxone_sl", started="2026-02-01"
    )
    assert not _asks(_try(chart, f"{DAY} 12:00", "buprenorphine_xr_b", 128))
    chart.seen(f"{DAY} 12:01").says_nothing_of("medication.bup_depot_first")
