"""A pathway asks its questionnaires on a schedule of its own, counted from its first day and from the last answer."""

FUNCTION = (7, 7, 7, 7)
LOW_MOOD, BETTER = (2, 2, 2, 2, 2, 1, 1, 0, 0), (1, 1, 0, 1, 0, 0, 0, 0, 0)


def test_a_pathway_asks_from_its_first_day(chart):
    """Panic disorder asks how life goes every 2 weeks (pathways.md 1): nobody has to name it as a target."""
    chart.day("2026-01-05 10:00").prescriber.phase("panic disorder", "acute")
    chart.seen("2026-01-05 10:01").duty(
        "Function check is asked for since 5 January 2026.",
        owner="Tess", level="T4", due="2026-01-12 00:00", overdue=False,
    )  # fmt: skip


def test_what_lasts_some_weeks_ends_with_them(chart):
    """Panic disorder asks about each session for 8 weeks; then nobody is asked any more, answered or not."""
    chart.day("2026-01-05 10:00").prescriber.phase("panic disorder", "acute")
    assert "session_check" in chart.seen("2026-03-01 10:00").asks()
    assert "session_check" not in chart.seen("2026-03-03 10:00").asks()


def test_words_that_the_clinic_does_not_have_are_asked_by_hand(chart):
    """The BAM belongs to the pathway of opioid use, and its words do not ship: a clinic without them is not reminded."""
    chart.day("2026-01-05 10:00").prescriber.phase("opioid use disorder", "stabilisation")
    assert "bam" not in chart.seen("2026-01-06 10:00").asks()


def test_every_two_weeks_from_the_last_answer(chart):
    """Panic disorder asks how life goes every 2 weeks, counted from the answer and not from the calendar."""
    chart.day("2026-01-05 10:00").prescriber.phase("panic disorder", "acute")
    chart.day("2026-01-08 11:00").client.answers("function_check", *FUNCTION)
    chart.seen("2026-01-22 11:00").duty(
        "Function check due since 22 January 2026; last answered on 8 January 2026.", owner="Tess", level="T4"
    )


def test_monthly_only_until_it_is_negative(chart):
    """Opioid use disorder asks the PHQ-9 monthly until it lies below the cut-off."""
    chart.day("2026-01-05 10:00").prescriber.phase("opioid use disorder", "stabilisation")
    chart.day("2026-01-05 11:00").client.answers("phq_9", *LOW_MOOD)
    chart.seen("2026-02-05 11:00").duty(
        "PHQ-9 due since 4 February 2026; last answered on 5 January 2026.", owner="Tess", level="T4"
    )
    chart.day("2026-02-05 12:00").client.answers("phq_9", *BETTER)
    assert "phq_9" not in chart.seen("2026-06-05 12:00").asks()


def test_on_days_of_the_course(chart):
    """Alcohol use disorder asks the AUDIT-C in month 1 and in month 3, and not in between."""
    chart.day("2026-01-05 10:00").prescriber.phase("alcohol use disorder", "acute")
    assert "audit_c" not in chart.seen("2026-01-20 10:00").asks()
    chart.seen("2026-02-04 10:00").duty(
        "AUDIT-C is asked for since 4 February 2026.", owner="Tess", level="T4"
    )
    chart.day("2026-02-05 11:00").client.answers("audit_c", 2, 2, 1)
    assert "audit_c" not in chart.seen("2026-03-20 10:00").asks()
    assert "audit_c" in chart.seen("2026-04-06 10:00").asks()


def test_only_in_the_phase_that_the_source_names(chart):
    """PTSD asks the PCL-5 weekly during trauma-focused therapy; elsewhere the instrument's own cadence is enough."""
    chart.day("2026-01-05 10:00").prescriber.phase("ptsd", "assess")
    assert "pcl_5" not in chart.seen("2026-01-12 10:00").asks()
    chart.day("2026-01-13 10:00").prescriber.phase("ptsd", "acute")
    assert "pcl_5" in chart.seen("2026-01-13 10:01").asks()


def test_a_pathway_that_we_do_not_know_asks_nothing(chart):
    """What the clinic calls otherwise has no schedule here: nobody is asked by a guess."""
    chart.day("2026-01-05 10:00").prescriber.phase("our own pathway", "acute")
    assert not chart.seen("2026-03-05 10:00").asks()
