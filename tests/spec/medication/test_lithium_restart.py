"""After lithium was toxic it is taken again only once a level lies below 1.0 mmol/L. Case F."""

RULE = "medication.lithium_restart"


def toxic(chart) -> str:
    """Lithium 600 mg at night; on 23 June at 18:10 the hospital's level is 1.72: ES10-3. The nurse holds it."""
    order = chart.day("2026-03-02 11:00").prescriber.orders("lithium", 600, "2026-03-03")
    chart.day("2026-06-23 18:10").nurse.lithium_level(1.72, 14)
    chart.day("2026-06-23 18:15").nurse.pauses(order, "2026-06-23", "Level 1.72 in hospital.")
    return order


def test_case_f_no_restart_while_the_last_level_is_1_72(chart):
    """On 24 June nothing below 1.0 is known: refused, whoever signs and whatever the reason."""
    order = toxic(chart)
    chart.seen("2026-06-23 18:15").event("ES10-3", "T0", owner="Pete")
    chart.day("2026-06-24 10:00").prescriber.tries_to_resume(order, "2026-06-25").refused(
        "No lithium before a level below 1.0 mmol/L", "1.72"
    )


def test_case_f_a_new_order_or_a_lower_dose_is_no_way_around(chart):
    """Half the dose is lithium too."""
    order = toxic(chart)
    half = chart.day("2026-06-24 10:00").prescriber.tries_to_change(order, 300, "2026-06-25")
    half.refused("No lithium before a level below 1.0 mmol/L")


def test_a_level_of_1_0_is_not_below_1_0(chart):
    order = toxic(chart)
    chart.day("2026-06-25 09:00").nurse.lithium_level(1.0, 36)
    chart.day("2026-06-25 10:00").prescriber.tries_to_resume(order, "2026-06-26").refused("level below 1.0")


def test_a_level_drawn_soon_after_a_dose_tells_nothing(chart):
    """Cannot tell: 0.8 two hours after a dose is no level."""
    order = toxic(chart)
    chart.day("2026-06-25 09:00").nurse.lithium_level(0.8, 2)
    chart.day("2026-06-25 10:00").prescriber.tries_to_resume(order, "2026-06-26").refused("level below 1.0")


def test_case_f_below_1_0_the_prescriber_may_begin_300_mg(chart):
    """26 June: level 0.7. 300 mg at night from 27 June is the prescriber's to sign."""
    order = toxic(chart)
    chart.day("2026-06-26 09:00").nurse.lithium_level(0.7, 60)
    prescriber = chart.day("2026-06-26 10:00").prescriber
    prescriber.tries_to_change(order, 300, "2026-06-27").allowed()
    chart.day("2026-06-26 10:05").prescriber.resumes(order, "2026-06-27")
    chart.seen("2026-06-26 10:06").finds(
        "Lithium is taken again: pain is treated without ibuprofen or naproxen, and primary care should know.",
        urgency="attention",
    )


def test_case_f_acetaminophen_and_a_letter_to_primary_care_after_the_restart(chart):
    """What keeps it from happening again is offered, once; a person agrees and writes."""
    order = toxic(chart)
    chart.day("2026-06-26 09:00").nurse.lithium_level(0.7, 60)
    chart.day("2026-06-26 10:00").prescriber.resumes(order, "2026-06-27")
    [found] = [one for one in chart.seen("2026-06-26 10:01").said.findings if one.rule == f"{RULE}.after"]
    assert "acetaminophen" in str(found.do)
    assert [str(one.says) for one in found.offers] == ["Write to primary care"]


def test_what_stood_before_the_event_is_not_judged_by_it(chart):
    """A new cause alone (ES10-1) holds nobody's order back: its level decides."""
    order = chart.day("2026-03-02 11:00").prescriber.orders("lithium", 600, "2026-03-03")
    chart.day("2026-06-20 09:00").client.tells_medicine("ibuprofen", "ibuprofen", started="2026-06-20")
    chart.seen("2026-06-20 09:01").event("ES10-1", "T2", owner="Pete")
    chart.day("2026-06-22 10:00").prescriber.tries_to_change(order, 300, "2026-06-23").allowed()
    chart.seen("2026-06-22 10:01").says_nothing_of(RULE)


def test_a_dose_that_stands_all_the_same_is_said(chart):
    """Written elsewhere while the level was high, and joined to this chart: what stands is said."""
    order = toxic(chart)
    body = chart.day("2026-06-24 10:00").prescriber.tries_to_change(order, 300, "2026-06-25").body
    chart._append(body, chart.day("2026-06-24 10:00").prescriber.at, "Pete")
    chart.seen("2026-06-24 10:01").finds(
        "No lithium before a level below 1.0 mmol/L: the last was 1.72 mmol/L on 23 June 2026.",
        urgency="urgent",
    )
