"""Long-acting injections: the next one in its window, what the label says when it is late, and nobody loses their place."""

from steadystep.chart import Dose
from steadystep.chart.supply import InjectionGiven
from tests.spec.medication.substance_writing import (
    XR,
    all_negative,
    challenge,
    given,
    heroin,
    naloxone,
    order,
)
from tests.spec.supplying import gives, orders_depot

MONTHLY = "buprenorphine_xr_monthly_brixadi"
BRIXADI = "buprenorphine XR weekly/monthly (Brixadi)"


VIVITROL = "naltrexone XR injection"


def brixadi(chart, *days: str) -> None:
    for day in days:
        gives(chart.day(f"{day} 14:40").nurse, "buprenorphine_xr_b", 128, regimen=MONTHLY)


def test_the_next_monthly_injection(chart):
    """Case C. 128 mg on 8 July: due 5 August, window 29 July to 12 August. Nothing is asked before the window opens."""
    brixadi(chart, "2026-07-08")
    chart.seen("2026-07-28 23:59").no_duty("medication.injection")
    chart.seen("2026-07-29 00:00").duty(
        f"{BRIXADI}: next injection 5 August 2026, window 29 July 2026 to 12 August 2026.", owner="Nora", level="T4",
        due="2026-08-13 00:00", overdue=False,
    )  # fmt: skip
    chart.seen("2026-08-12 23:59").says_nothing_of("medication.injection_late")


def test_given_in_the_window_moves_the_window(chart):
    """Case C. Given on 5 August before the trip: the next is due 2 September, window to 9 September."""
    brixadi(chart, "2026-07-08", "2026-08-05")
    seen = chart.seen("2026-08-26 00:00")
    seen.duty(
        f"{BRIXADI}: next injection 2 September 2026, window 26 August 2026 to 9 September 2026.",
        owner="Nora",
        level="T4",
    )
    chart.seen("2026-09-09 23:59").says_nothing_of("medication.injection_late")


def test_day_36_is_past_the_window(chart):
    """Case C. Not there on 10 September, day 36: urgent, the same day somebody reaches out, and the place is kept."""
    brixadi(chart, "2026-07-08", "2026-08-05")
    chart.woken("2026-09-10 00:00")
    seen = chart.seen("2026-09-10 09:00")
    found = seen.finds(
        f"{BRIXADI} was due 2 September 2026 and its window ended 9 September 2026.", urgency="urgent",
        offers="Call today and say: we kept your place",
    )  # fmt: skip
    assert str(found.do) == "give as soon as practical; contact same day"
    seen.duty(
        f"{BRIXADI} is past its window (ES15). Contact today: we kept your place.", owner="Nora", level="T3",
        known="2026-09-10 00:00", due="2026-09-11 17:00", overdue=False,
    )  # fmt: skip
    seen.events("ES15-1")


def test_a_week_past_the_window(chart):
    """ES15: seven days after the window it is the same working day, T2, an event of its own beside the first."""
    brixadi(chart, "2026-07-08", "2026-08-05")
    chart.woken("2026-09-10 00:00")
    chart.woken("2026-09-16 23:59")
    chart.seen("2026-09-16 23:59").events("ES15-1")
    chart.woken("2026-09-17 00:00")
    chart.seen("2026-09-17 00:00").event("ES15-2", "T2", owner="Nora", due="2026-09-17 13:00")


def test_late_for_months_when_it_was_first_looked_at(chart):
    """What was late long before anybody looked opens nothing now; the finding stands."""
    brixadi(chart, "2026-07-08")
    chart.woken("2026-10-20 09:00")
    seen = chart.seen("2026-10-20 09:00")
    seen.events()
    seen.finds(f"{BRIXADI} was due 5 August 2026 and its window ended 12 August 2026.", urgency="urgent")


def test_given_late_begins_a_new_month(chart):
    """Case C. Given on 11 September: nothing is late any more, and the next is due on 9 October."""
    brixadi(chart, "2026-07-08", "2026-08-05", "2026-09-11")
    seen = chart.seen("2026-09-11 15:00")
    seen.says_nothing_of("medication.injection_late")
    seen.events()
    chart.seen("2026-10-02 00:00").duty(
        f"{BRIXADI}: next injection 9 October 2026, window 2 October 2026 to 16 October 2026.",
        owner="Nora",
        level="T4",
    )


def test_naltrexone_after_the_challenge(chart):
    """Case G. 380 mg on 24 September: next due 22 October, and the label states no window."""
    gives(chart.day("2026-09-24 11:00").nurse, "naltrexone_xr", 380)
    chart.seen("2026-10-22 00:00").duty(
        f"{VIVITROL}: next injection 22 October 2026; its label names no window.", owner="Nora", level="T4"
    )
    late = chart.seen("2026-11-06 09:00").finds(
        f"{VIVITROL} was due 22 October 2026; its label names no window.", urgency="urgent"
    )
    assert "treat as new start" in str(late.do)


def test_a_day_between_two_bands_shows_both(chart):
    """Aripiprazole monthly, second or third dose: day 35 stands in no band of the label, so both are shown."""
    gives(chart.day("2026-03-02 10:00").nurse, "aripiprazole_lai_m", 400, number=1)
    seen = chart.seen("2026-04-06 09:00")
    found = seen.finds(
        "aripiprazole monohydrate LAI (Maintena) was due 1 April 2026 and its window ended 1 April 2026."
    )
    assert "give as soon as possible" in str(found.do)
    assert "restart with the 1-day or 14-day initiation" in str(found.do)


def test_an_antipsychotic_past_its_window_is_for_the_next_working_day(chart):
    """ES14. Haloperidol decanoate, 28 days: the band of the label begins after day 35."""
    gives(chart.day("2026-03-02 10:00").nurse, "haloperidol_dec", 100)
    chart.woken("2026-04-06 23:59")
    chart.seen("2026-04-06 23:59").events()
    chart.woken("2026-04-07 00:00")
    chart.seen("2026-04-07 09:00").event("ES14", "T3", owner="Nora", due="2026-04-08 17:00")


def test_an_antipsychotic_past_its_window_after_a_relapse(chart):
    """ES14 after a relapse of psychosis in the last twelve months is T2: the same working day."""
    chart.day("2026-01-20 10:00").prescriber.reports("ES18")
    gives(chart.day("2026-03-02 10:00").nurse, "haloperidol_dec", 100)
    chart.woken("2026-04-07 00:00")
    chart.seen("2026-04-07 09:00").event("ES14", "T2", owner="Nora", due="2026-04-07 13:00")


def test_weekly_or_monthly_is_asked(chart):
    """Brixadi is made for a week and for a month: without knowing which, no day can be counted."""
    gives(chart.day("2026-07-08 14:40").nurse, "buprenorphine_xr_b", 128)
    chart.seen("2026-07-09").finds(
        f"{BRIXADI}: the next day cannot be counted.", state="cannot_tell",
        missing="Which product and interval it was: weekly or monthly?",
    )  # fmt: skip


SUBLOCADE = "buprenorphine XR monthly (Sublocade)"


def _tries(chart, at: str, drug: str = "buprenorphine_xr_s", mg: float = 100, *, already: bool = False):
    return chart.day(at).nurse.tries(
        lambda when: InjectionGiven(when=when, name=drug, drug=drug, dose=Dose(mg, "mg"), site="left_abdomen", given_before_its_day=already),
        f"to write down {drug} {mg:g} mg" + (", given already" if already else ""),
    )  # fmt: skip


def test_too_early(chart):
    """R46. Sublocade 25 days after the second injection is refused, on day 26 it is written. It was given already: it is kept, as an error (ES31)."""
    for day in ("2026-03-02", "2026-03-30"):
        gives(chart.day(f"{day} 10:00").nurse, "buprenorphine_xr_s", 300)
    chart.seen("2026-03-30 11:00").says_nothing_of("medication.injection_early")
    says = f"{SUBLOCADE} was given 25 days after the one before; its label says at least 26."
    _tries(chart, "2026-04-24 10:00").refused(says)
    _tries(chart, "2026-04-24 10:01", already=True).allowed()
    seen = chart.seen("2026-04-24 10:02")
    seen.finds(says, urgency="attention")
    assert [one.event[:4] for one in (entry.body for entry in chart.raised())] == ["ES31"]


def test_on_the_day_of_the_label_it_is_given(chart):
    """R46. Day 26."""
    for day in ("2026-03-02", "2026-03-30"):
        gives(chart.day(f"{day} 10:00").nurse, "buprenorphine_xr_s", 300)
    _tries(chart, "2026-04-25 10:00").allowed()
    chart.seen("2026-04-25 10:02").says_nothing_of("medication.injection_early")


def test_the_second_injection_has_days_of_its_own(chart):
    """R46, lai_rules.csv. The second is given from 7 days after the first; on day 6 it is refused."""
    gives(chart.day("2026-03-02 10:00").nurse, "buprenorphine_xr_s", 300)
    _tries(chart, "2026-03-08 10:00", mg=300).refused(
        f"{SUBLOCADE} was given 6 days after the one before; its label says at least 7."
    )
    _tries(chart, "2026-03-09 10:00", mg=300).allowed()


def test_another_injection_before_its_day_is_told_and_written(chart):
    """Brixadi once a month: its label says at least 21 days. Only the days of Sublocade are a border (R46)."""
    brixadi(chart, "2026-07-08", "2026-07-20", "2026-07-30")
    chart.seen("2026-07-30 15:00").finds(
        f"{BRIXADI} was given 10 days after the one before; its label says at least 21.", urgency="attention"
    )


def on_twenty(chart) -> None:
    chart.day("2026-03-04 10:00").prescriber.orders(
        "buprenorphine_naloxone_sl", 20, "2026-03-05", last="2026-07-07"
    )


def test_the_dose_to_begin_with(chart):
    """Case C. On 20 mg a day, 96 mg is not the row of the label; 128 mg is, and nothing is said."""
    on_twenty(chart)
    writer = chart.day("2026-07-08 14:00").prescriber
    writer._write(orders_depot(writer, "buprenorphine_xr_b", 96, "2026-07-08"), "orders 96 mg once a month")
    found = chart.seen("2026-07-08 14:01").finds(
        f"{BRIXADI}: the label row for 18-24 mg is 128 mg, for who took 20 mg a day under the tongue."
    )
    assert found.severity == "moderate"


def test_the_row_of_the_label_is_quiet(chart):
    on_twenty(chart)
    writer = chart.day("2026-07-08 14:00").prescriber
    writer._write(orders_depot(writer, "buprenorphine_xr_b", 128, "2026-07-08"), "orders 128 mg once a month")
    chart.seen("2026-07-08 14:01").says_nothing_of("medication.injection_dose")


def test_a_stopped_injection_is_not_waited_for(chart):
    writer = chart.day("2026-07-08 14:00").prescriber
    order = writer._write(
        orders_depot(writer, "buprenorphine_xr_b", 128, "2026-07-08"), "orders 128 mg once a month"
    )
    gives(chart.day("2026-07-08 14:40").nurse, "buprenorphine_xr_b", 128, regimen=MONTHLY, order=order)
    chart.day("2026-07-20 10:00").prescriber.stops(order, "2026-07-20")
    seen = chart.seen("2026-09-10 09:00")
    seen.no_duty("medication.injection")
    seen.no_duty("medication.injection_late")


def one_day(chart) -> str:
    """Naltrexone ordered for the one day on which it is given, 24 September 2026."""
    heroin(chart)
    naloxone(chart, "2026-09-14 11:00")
    all_negative(chart, "2026-09-24 10:00")
    challenge(chart, "2026-09-24 10:20", 1, 1, "negative")
    entry = order(chart.day("2026-09-24 10:30").prescriber, XR, 380, "2026-09-24", last="2026-09-24")
    return chart.write(entry.body, chart.day("2026-09-24 10:30").prescriber.at, "Pete")


def test_an_order_for_one_day_does_not_end_the_month_of_the_injection(chart):
    """The day after, its next day and its window stand; an emergency team reads that opioids are blocked."""
    one_day(chart)
    given(chart)
    view = chart.seen("2026-09-25 12:00").view()
    assert [(one.drug, str(one.next_due)) for one in view.injections] == [(XR, "2026-10-22")]
    assert view.emergency_card.blocks_opioids


def test_stopped_it_is_owed_no_more_and_blocks_opioids_all_the_same(chart):
    """Stopped on 1 October: no next injection; opioids are blocked until 22 October, and then no more."""
    order_id = one_day(chart)
    given(chart)
    chart.day("2026-10-01 10:00").prescriber.stops(order_id, "2026-09-24")
    view = chart.seen("2026-10-02 12:00").view()
    assert not view.injections
    assert view.emergency_card.blocks_opioids
    assert not chart.seen("2026-10-23 12:00").view().emergency_card.blocks_opioids
