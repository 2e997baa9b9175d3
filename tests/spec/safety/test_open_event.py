"""An open safety event is somebody's duty, and others are told in turn, until a licensed clinician closes it."""

NONE = (0, 0, 0, 0, 0, 0, 0, 0)


def test_nobody_answers(chart):
    """T1, one hour. Tess at once; at a quarter of the clock her backup, at half the lead, at the end the administrator and
    (nobody holding that post) the lead for the medical director, by phone; at 125% once more, and ES32 says so."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 14:00").told("Tess")
    chart.seen("2026-03-17 14:14").told("Tess")
    chart.seen("2026-03-17 14:15").told("Tess", "Pete")
    chart.seen("2026-03-17 14:30").told("Tess", "Pete", "Lena")
    chart.seen("2026-03-17 14:59").told("Tess", "Pete", "Lena")
    chart.seen("2026-03-17 15:00").told("Tess", "Pete", "Lena", "Ada", "Lena")
    chart.seen("2026-03-17 15:14").told("Tess", "Pete", "Lena", "Ada", "Lena")
    late = chart.seen("2026-03-17 15:15")
    late.told("Tess", "Pete", "Lena", "Ada", "Lena", "Ada", "Lena")
    late.remarks("Nobody has taken it on, and its time has passed. Phone the lead now.")


def test_the_clock_of_a_t2_event(chart):
    """T2 raised at 14:00 is due at 10:00 of the next day, 20 hours later: its rungs are quarters of those 20 hours."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.seen("2026-03-17 18:59").told("Tess")
    chart.seen("2026-03-17 19:00").told("Tess", "Pete")
    chart.seen("2026-03-18 00:00").told("Tess", "Pete", "Lena")


def test_acknowledged(chart):
    """Who acknowledges it owns it, and nobody further is told. It is then due after the contact it asks for: 24 hours for ES01-2."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:20").prescriber.acknowledges()
    seen = chart.seen("2026-03-18 10:00")
    seen.event("ES01-2", "T1", owner="Pete", due="2026-03-18 14:20", acknowledged="Pete")
    seen.told("Tess", "Pete")


def test_acknowledged_is_not_closed(chart):
    """Past its time it is late, and still open."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:20").prescriber.acknowledges()
    assert chart.seen("2026-03-18 14:20").event("ES01-2", "T1", owner="Pete", acknowledged="Pete").overdue


def test_at_night_the_one_on_call(chart):
    """Outside working hours the event belongs to whoever is on call when it comes; by day to the therapist."""
    chart.on_call("2026-03-17 17:00", "2026-03-18 09:00")
    chart.day("2026-03-17 23:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 23:00").event("ES01-2", "T1", owner="Otis", due="2026-03-18 00:00")
    chart.seen("2026-03-17 23:00").told("Otis")


def test_on_call_does_not_answer_by_day(chart):
    """A rota that overlaps working hours does not take the event from the therapist."""
    chart.on_call("2026-03-17 12:00", "2026-03-18 09:00")
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess")


def test_nobody_is_on_call(chart):
    """Without a rota the event waits for the therapist, and the ladder climbs all the same."""
    chart.day("2026-03-17 23:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 23:30").told("Tess", "Pete", "Lena")


def test_handed_over(chart):
    """The new owner is told at once. The clock goes on: handing over unread buys no time."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:10").therapist.hands_over("Nora")
    seen = chart.seen("2026-03-17 14:10")
    seen.event("ES01-2", "T1", owner="Nora", due="2026-03-17 15:00")
    seen.told("Tess", "Nora")


def test_handed_over_after_it_was_acknowledged(chart):
    """Tess had taken it; Nora is given it the next day and has a clock of her own from then: Tess stays next in line, the ladder
    begins anew, and nobody is phoned about yesterday."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:10").therapist.acknowledges()
    chart.day("2026-03-18 10:00").therapist.hands_over("Nora")
    seen = chart.seen("2026-03-18 10:00")
    seen.event("ES01-2", "T1", owner="Nora", due="2026-03-18 11:00")
    seen.told("Tess", "Nora")
    chart.seen("2026-03-18 10:15").told("Tess", "Nora", "Tess", "Pete")
    chart.day("2026-03-18 10:20").nurse.acknowledges()
    after = chart.seen("2026-03-18 12:00")
    after.event("ES01-2", "T1", owner="Nora", due="2026-03-19 10:20", acknowledged="Nora")
    after.told("Tess", "Nora", "Tess", "Pete")


def test_closed(chart):
    """A licensed clinician says what was found: nobody owes anything any more."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.day("2026-03-17 14:10").therapist.closes(
        "Thoughts without plan; safety plan dated today; call tomorrow."
    )
    chart.seen("2026-03-17 14:10").events()


def test_after_care_has_ended(chart):
    """Ending care ends no event."""
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 1)
    chart.day("2026-03-17 15:00").therapist.ends_care("moved_away", "Rosa moved to another state.")
    chart.seen("2026-03-17 15:00").event("ES01-1", "T2", owner="Tess")


def test_nobody_holds_the_role(chart):
    """No therapist works here any more: the lead owns it. Nobody at all is said loudly."""
    chart.nobody_is("therapist", "prescriber")
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Lena")


def test_nobody_at_all(chart):
    """With neither clinicians nor lead nor administrator the duty stands, owned by nobody, and says what to do."""
    chart.nobody_is("therapist", "prescriber", "lead", "admin")
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, 2)
    seen = chart.seen("2026-03-17 14:00")
    seen.event("ES01-2", "T1", owner="")
    seen.remarks("Nobody holds the role that should be told. Tell the clinic lead now.")
