"""“Today” is the client's, clocks that count working hours are the clinic's, and a review says when to look again."""

NONE = (0, 0, 0, 0, 0, 0, 0, 0)


def test_a_quiet_chart(chart):
    """With a visit ahead nothing changes by itself until it is called to mind the day before; and a chart is looked at every seven days at the latest."""
    visit = chart.day("2026-01-05 10:00").case_manager.books("2026-01-07 15:00")
    chart.seen("2026-01-05 10:01").looks_again("2026-01-06 15:00")
    chart.day("2026-01-07 10:00").case_manager.books("2026-02-25 15:00")
    chart.day("2026-01-07 15:50").therapist.attends(visit)
    chart.seen("2026-01-08 10:00").looks_again("2026-01-15 10:00")


def test_the_next_rung(chart):
    """While an event waits, the next look is the next rung of its ladder."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 14:01").looks_again("2026-03-17 14:15")


def test_working_hours_are_the_clinics(chart):
    """Rosa answers at 21:00 in Honolulu, where the clinic in New York has slept for six hours of Wednesday: four of its
    working hours end at 13:00 in New York, 7:00 for her."""
    chart.lives_in("Pacific/Honolulu")
    chart.day("2026-03-17 21:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 21:00").event("ES01-1", "T2", owner="Tess", due="2026-03-18 07:00")


def test_the_day_is_the_clients(chart):
    """The same answer was given on 17 March, for Rosa; in the clinic it was already the 18th."""
    chart.lives_in("Pacific/Honolulu")
    chart.day("2026-03-17 21:00").client.answers("phq_9", *NONE, 1)
    duty = chart.seen("2026-03-17 21:00").event("ES01-1", "T2", owner="Tess")
    assert str(duty.says) == "PHQ-9, item 9 answered 1 on 17 March 2026."


def test_a_medicine_ends_at_the_clients_midnight(chart):
    """Its last day is over when it is over where Rosa lives."""
    chart.lives_in("America/Los_Angeles")
    chart.day("2026-06-10 10:00").prescriber.orders("a new medicine", 10, "2026-06-11", last="2026-06-15")
    chart.seen("2026-06-15 23:59").finds(
        "a new medicine cannot be checked for interactions.", state="cannot_tell"
    )
    chart.seen("2026-06-16 00:00").says_nothing_of("medication.unknown")


def test_when_the_clocks_go_forward(chart):
    """On Sunday 8 March 2026 an hour is missing: due is still 13:00 on Monday, an hour of the wall clock."""
    chart.day("2026-03-08 01:30").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-08 01:30").event("ES01-1", "T2", owner="Tess", due="2026-03-09 13:00")


def test_the_clinics_zone_shifts_no_date(chart):
    """The washout of case E counted for a clinic in Berlin: the same 5 June."""
    chart.lives_in("America/New_York")
    chart.clinic_in("Europe/Berlin")
    fluoxetine = chart.day("2026-01-06 10:00").prescriber.orders("fluoxetine", 40, "2026-01-06")
    chart.day("2026-05-01 10:00").prescriber.stops(fluoxetine, "2026-05-01")
    chart.day("2026-05-20 10:00").prescriber.tries_to_order("phenelzine", 15, "2026-05-21").refused(
        "earliest 5 June"
    )
