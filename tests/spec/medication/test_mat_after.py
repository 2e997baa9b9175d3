"""After the last dose of buprenorphine: contacts after 1, 2, 4, 8 and 12 weeks (R58)."""

from tests.spec.medication.substance_writing import on_buprenorphine
from tests.spec.medication.test_mat_stop import lowered, try_stop

RULE = "medication.mat_after"


def stopped(chart) -> None:
    """The last 2 mg on Monday 29 June 2026."""
    try_stop(chart, "2026-06-29 10:00", lowered(chart)).allowed()


TURNS = (
    ("2026-07-06", 1, "2026-07-09"), ("2026-07-13", 2, "2026-07-16"), ("2026-07-27", 4, "2026-07-30"),
    ("2026-08-24", 8, "2026-08-27"), ("2026-09-21", 12, "2026-09-24"),
)  # fmt: skip


def test_each_contact_in_its_turn(chart):
    """Two days around the week are its window."""
    stopped(chart)
    for at, weeks, due in TURNS:
        chart.seen(f"{at} 10:00").duty(
            f"{weeks} weeks without buprenorphine_naloxone_sl: ask how it is, whether naloxone is at hand, and whether to begin again.",
            owner="Cora", level="T4", due=f"{due} 00:00",
        )  # fmt: skip


def test_a_visit_settles_it(chart):
    stopped(chart)
    visit = chart.day("2026-07-01 09:00").nurse.books("2026-07-06 10:00")
    chart.day("2026-07-06 10:50").therapist.attends(visit)
    chart.seen("2026-07-06 11:00").no_duty(RULE)


def test_while_it_goes_on_nobody_is_asked(chart):
    on_buprenorphine(chart)
    chart.seen("2026-07-06 11:00").no_duty(RULE)
