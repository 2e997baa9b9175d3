"""What was taken for weeks goes down in steps. Case A, benzodiazepines."""

TAPER = "medication.taper"


def test_case_a_a_sudden_stop_needs_a_reason_and_a_taper_is_said(chart):
    """Case A: after five months sertraline is not stopped all at once; a reason is asked for."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 75, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.stops(order, "2026-06-09")
    found = chart.seen("2026-06-08 11:00").finds(
        "sertraline: not all at once. It was taken for 155 days.", urgency="attention"
    )
    assert found.severity == "major"
    assert "AD-TAPER" in str(found.do)


def test_case_a_75_50_25_with_14_days_each_is_no_sudden_stop(chart):
    """Case A: 75, 50 and 25 mg for 14 days each, then nothing: that is a taper."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 75, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 50, "2026-06-09")
    chart.day("2026-06-22 10:00").prescriber.changes_dose(order, 25, "2026-06-23")
    chart.day("2026-07-06 10:00").prescriber.stops(order, "2026-07-06")
    chart.seen("2026-07-06 11:00").says_nothing_of(TAPER)


def test_a_taper_faster_than_its_class_is_said(chart):
    """Two steps down within a week are faster than the class allows."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 100, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 75, "2026-06-09")
    chart.day("2026-06-12 09:50").prescriber.tries_to_change(order, 50, "2026-06-13").needs_reason(
        "faster than AD-TAPER"
    )
    chart.day("2026-06-12 10:00").prescriber.changes_dose(order, 50, "2026-06-13")
    chart.seen("2026-06-12 11:00").finds(
        "sertraline: 33 per cent less on 13 June 2026, faster than AD-TAPER: at most 50 per cent every 14 days.",
        urgency="attention",
    )


def test_a_benzodiazepine_is_never_stopped_at_once(chart):
    """A benzodiazepine taken for months is not stopped from one day to the next, whatever the reason."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("clonazepam", 1, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.tries_to_stop(
        order, "2026-06-09", "The wish to be done with it"
    ).refused("not all at once")


def test_a_benzodiazepine_goes_down_by_a_quarter_at_most(chart):
    """Half of a benzodiazepine at once is more than a quarter in two weeks."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("clonazepam", 1, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 0.5, "2026-06-09")
    chart.seen("2026-06-08 11:00").finds(
        "clonazepam: 50 per cent less on 9 June 2026, faster than BZD-TAPER: at most 25 per cent every 14 days."
    )


def test_an_opioid_goes_down_by_a_tenth_a_month_at_most(chart):
    """R21, OPI-TAPER. 100 to 90 mg is a tenth; 90 to 80 mg a month later is more than that, and is said."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("oxycodone", 100, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 90, "2026-06-09")
    chart.seen("2026-06-08 11:00").says_nothing_of(TAPER)
    chart.day("2026-07-06 10:00").prescriber.changes_dose(order, 80, "2026-07-07")
    found = chart.seen("2026-07-06 11:00").finds(
        "oxycodone: 11 per cent less on 7 July 2026, faster than OPI-TAPER: at most 10 per cent every 28 days."
    )
    assert str(found.why) == "A forced or fast taper drives people to the street supply."


def test_an_opioid_that_goes_down_again_after_two_weeks_is_too_fast(chart):
    """R21, OPI-TAPER. Each step is a tenth, and the second comes 14 days after the first instead of 28."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("oxycodone", 100, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.changes_dose(order, 90, "2026-06-09")
    chart.day("2026-06-22 10:00").prescriber.changes_dose(order, 81, "2026-06-23")
    chart.seen("2026-06-22 11:00").finds(
        "oxycodone: 10 per cent less on 23 June 2026, faster than OPI-TAPER: at most 10 per cent every 28 days."
    )


def test_an_opioid_is_not_stopped_at_once(chart):
    """R21, OPI-TAPER. After months it needs a reason, and the taper of its class is said."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("oxycodone", 40, "2026-01-06")
    chart.day("2026-06-08 10:00").prescriber.stops(order, "2026-06-09")
    found = chart.seen("2026-06-08 11:00").finds("oxycodone: not all at once. It was taken for 155 days.")
    assert found.severity == "major"
    assert "OPI-TAPER: about 10% per month or slower" in str(found.do)


def test_what_was_taken_for_two_weeks_may_be_stopped(chart):
    """After two weeks nothing is said of a stop."""
    order = chart.day("2026-06-01 10:00").prescriber.orders("clonazepam", 1, "2026-06-01")
    chart.day("2026-06-14 10:00").prescriber.tries_to_stop(order, "2026-06-14", "It is over").allowed()
    chart.seen("2026-06-14 11:00").says_nothing_of(TAPER)


def test_case_a_what_is_offered_in_place_of_a_sudden_stop(chart):
    """Case A: a talk, 50 and 25 mg for 14 days each, and boosters beside them; the draft is the prescriber's to sign."""
    chart.day("2026-01-05 09:30").therapist.phase("panic", "continuation")
    order = chart.day("2026-01-06 10:00").prescriber.orders("sertraline", 75, "2026-01-06")
    attempt = chart.day("2026-06-08 10:00").prescriber.tries_to_stop(
        order, "2026-06-08", "The client asks to stop tomorrow"
    )
    assert attempt.offered() == [
        "Decide together: stay longer, or go down slowly. The client's choice counts.",
        "A slow plan by AD-TAPER: 50, 25 mg a day, at least 14 days each, last dose on 6 July 2026",
        "A booster session before each step",
    ]


def test_no_steps_are_drawn_where_no_dose_is_told(chart):
    """A medicine of unknown strengths: the talk is offered, no steps are invented."""
    order = chart.day("2026-01-06 10:00").prescriber.orders("phenelzine", 45, "2026-01-06")
    attempt = chart.day("2026-06-08 10:00").prescriber.tries_to_stop(order, "2026-06-08", "Asked for")
    assert attempt.offered()[0].startswith("Decide together")
