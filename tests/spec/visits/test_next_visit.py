"""A client in care always has a next visit, and every visit has an outcome."""

NONE = "No next visit is booked."


def test_nothing_booked(chart):
    """Rosa joined on 5 January: by the end of the next working day a visit is to be booked."""
    seen = chart.seen("2026-01-05 10:00")
    seen.duty(NONE, owner="Cora", level="T3", known="2026-01-05 09:00", due="2026-01-06 17:00", overdue=False)
    chart.seen("2026-01-06 17:00").duty(NONE, owner="Cora", level="T3", overdue=True)


def test_a_visit_is_booked(chart):
    """While one lies ahead, nothing is owed."""
    chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    chart.seen("2026-01-14 14:59").no_duty("visits.next_visit")


def test_the_visit_begins(chart):
    """The moment it begins it is no longer the next one."""
    chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    chart.seen("2026-01-14 15:00").duty(
        NONE, owner="Cora", level="T3", known="2026-01-14 15:00", due="2026-01-15 17:00"
    )


def test_over_a_weekend(chart):
    """A last visit on Friday: due at the end of Monday."""
    chart.day("2026-01-05 10:00").case_manager.books("2026-01-16 15:00")
    chart.seen("2026-01-16 15:00").duty(NONE, owner="Cora", level="T3", due="2026-01-19 17:00")


def test_the_visit_is_cancelled(chart):
    """The only visit, in June, is cancelled in May: from that moment one is to be booked, not from June on."""
    visit = chart.day("2026-01-05 10:00").case_manager.books("2026-06-02 15:00")
    chart.day("2026-05-12 10:00").case_manager.cancels(visit)
    chart.seen("2026-05-12 10:01").duty(
        NONE, owner="Cora", level="T3", known="2026-05-12 10:00", due="2026-05-13 17:00"
    )


def test_what_came_of_it(chart):
    """Two hours after its start somebody says whether Rosa came."""
    chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    says = "What came of the visit on 14 January 2026?"
    chart.seen("2026-01-14 16:59").no_duty("visits.outcome")
    chart.seen("2026-01-14 17:00").duty(says, owner="Tess", level="T3", due="2026-01-15 17:00")


def test_it_has_an_outcome(chart):
    """Attended or missed: nothing to ask."""
    visit = chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    chart.day("2026-01-14 15:50").therapist.attends(visit)
    chart.seen("2026-01-14 18:00").no_duty("visits.outcome")
    other = chart.day("2026-01-15 10:00").case_manager.books("2026-01-21 15:00")
    chart.day("2026-01-21 15:30").therapist.misses(other)
    chart.seen("2026-01-21 18:00").no_duty("visits.outcome")


def test_a_visit_in_the_evening(chart):
    """19:30 in New York is tomorrow in Greenwich; the question names Rosa's day."""
    chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 19:30")
    chart.seen("2026-01-14 21:30").duty(
        "What came of the visit on 14 January 2026?", owner="Tess", level="T3"
    )


def test_learned_late(chart):
    """The clock of a duty starts when we learned of it: visits that another system had booked are history and ask nothing."""
    chart.day("2026-01-05 10:00").an_import.books("2023-05-02 10:00")
    seen = chart.seen("2026-01-05 10:01")
    seen.no_duty("visits.outcome")
    seen.duty(NONE, owner="Cora", level="T3", known="2026-01-05 09:00")


def test_not_in_care(chart):
    """Whoever left is not booked."""
    chart.day("2026-01-06 10:00").therapist.ends_care("completed", "Goals met.")
    chart.seen("2026-01-07").no_duty("visits.next_visit")
