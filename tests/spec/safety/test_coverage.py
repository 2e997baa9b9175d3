"""Somebody always holds an event: on leave, at night, after leaving the clinic, and when what was written is odd."""

from datetime import UTC, datetime, timedelta

from steadystep.chart import When
from steadystep.chart.safety import EventReported
from steadystep.chart.team import ConsentGiven, ConsentRevoked

NONE = (0, 0, 0, 0, 0, 0, 0, 0)
GONE = "Whoever had it does not work here any more. It waits to be taken on again."


def item_nine(chart, value: int = 2) -> None:
    chart.day("2026-03-17 14:00").client.answers("phq_9", *NONE, value)


def test_the_therapist_is_on_leave(chart):
    """Nobody was named in her place: it comes to the next role of the list."""
    chart.away("Tess", "2026-03-16 09:00", "2026-03-20 17:00")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Pete")


def test_a_substitute(chart):
    """Whoever stands for her is told first."""
    chart.away("Tess", "2026-03-16 09:00", "2026-03-20 17:00", substitute="Cora")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Cora")


def test_back_from_leave(chart):
    """On the day she is back it is hers again."""
    chart.away("Tess", "2026-03-10 09:00", "2026-03-17 09:00", substitute="Cora")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess")


def test_everybody_is_on_leave(chart):
    """Then it is the clinic lead's."""
    for name in ("Tess", "Pete"):
        chart.away(name, "2026-03-16 09:00", "2026-03-20 17:00")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Lena")


def test_handed_to_somebody_who_left(chart):
    """Nora leaves the clinic before she took it on: it is back with whoever handed it over, and both are told."""
    item_nine(chart)
    chart.day("2026-03-17 14:10").therapist.hands_over("Nora")
    chart.nobody_is("nurse")
    seen = chart.seen("2026-03-17 14:12")
    seen.event("ES01-2", "T1", owner="Tess")
    seen.remarks(GONE)
    seen.told("Tess", "Nora", "Tess", "Lena")


def test_whoever_took_it_on_left(chart):
    """It is not taken on any more: it waits again, past its clock, for whoever is next, and the lead is told."""
    item_nine(chart)
    chart.day("2026-03-17 14:20").therapist.acknowledges()
    chart.nobody_is("therapist")
    seen = chart.seen("2026-03-18 10:00")
    assert seen.event("ES01-2", "T1", owner="Pete", due="2026-03-17 15:00").overdue
    seen.remarks(GONE)


def test_somebody_is_always_next(chart):
    """Before it is taken on, the next step of the ladder; afterwards the backup, when it is due."""
    item_nine(chart)
    duty = chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Tess")
    assert (duty.next_up.person, duty.next_up.role) == ("Pete", "backup")
    duty = chart.seen("2026-03-17 14:45").event("ES01-2", "T1", owner="Tess")
    assert duty.next_up.person == "Ada"
    chart.day("2026-03-17 14:50").therapist.acknowledges()
    duty = chart.seen("2026-03-17 14:55").event("ES01-2", "T1", owner="Tess", acknowledged="Tess")
    assert (duty.next_up.person, duty.next_up.since) == ("Pete", duty.due)
    assert (duty.last_act.kind, duty.last_act.by) == ("acknowledged", "Tess")


def test_dated_in_the_future(chart):
    """A device's clock is a claim: the event opens now, and says what is odd."""
    later = When.instant(datetime(2027, 3, 17, tzinfo=UTC))
    chart.day("2026-03-17 14:00").nurse.writes(
        lambda _: EventReported(when=later, event="ES03", says="Rash."), "reports a rash, dated a year ahead"
    )
    seen = chart.seen("2026-03-17 14:00")
    seen.event("ES03", "T1", owner="Nora", due="2026-03-17 15:00")
    seen.remarks(
        "It is dated 17 March 2027, after it was told of: its clock runs from when we learned of it."
    )


def test_told_of_years_later(chart):
    """An overdose of three years ago, told now: the clock begins now."""
    before = When.instant(chart.entries[-1].recorded_at - timedelta(days=1100))
    chart.day("2026-03-17 14:00").nurse.writes(
        lambda _: EventReported(when=before, event="ES02-B", says="Told."), "reports an overdose of long ago"
    )
    chart.seen("2026-03-17 14:00").event("ES02-B", "T1", owner="Nora", due="2026-03-17 15:00")


def test_consent_taken_back_between_alarm_and_call(chart):
    """Whoever is about to call the caregiver is told, on the duty itself."""
    given = chart.day("2026-03-02 10:00").therapist.writes(
        lambda when: ConsentGiven(when=when, recipient_kind="caregiver", recipient="mia", recipient_name="Mia", purpose="Supports me", scopes=(8,)),
        "writes down a consent for Mia",
    )  # fmt: skip
    item_nine(chart)
    chart.day("2026-03-17 14:05").therapist.writes(
        lambda when: ConsentRevoked(when=when, consent=given), "writes down that it is taken back"
    )
    chart.seen("2026-03-17 14:06").remarks(
        "Consent for Mia was taken back on 17 March 2026, after this began: call them only by the safety exception, and "
        "write down why."
    )


def test_the_lead_is_on_leave_too(chart):
    """An administrator who is there comes before a lead who is not."""
    for name in ("Tess", "Pete", "Lena"):
        chart.away(name, "2026-03-16 09:00", "2026-03-20 17:00")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Ada")


def test_whoever_stands_in_is_away_as_well(chart):
    """Then it comes to whoever stands in for them."""
    chart.away("Tess", "2026-03-16 09:00", "2026-03-20 17:00", substitute="Cora")
    chart.away("Cora", "2026-03-17 09:00", "2026-03-18 17:00", substitute="Nora")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Nora")


def test_two_stand_in_for_each_other_and_both_are_away(chart):
    """Nobody is left in the circle: it comes to the next role of the list."""
    chart.away("Tess", "2026-03-16 09:00", "2026-03-20 17:00", substitute="Cora")
    chart.away("Cora", "2026-03-16 09:00", "2026-03-20 17:00", substitute="Tess")
    item_nine(chart)
    chart.seen("2026-03-17 14:00").event("ES01-2", "T1", owner="Pete")


def test_whoever_is_on_call_is_on_leave(chart):
    """Their own substitute answers in the night."""
    chart.on_call("2026-03-17 17:00", "2026-03-18 09:00")
    chart.away("Otis", "2026-03-16 09:00", "2026-03-20 17:00", substitute="Pete")
    chart.day("2026-03-17 22:00").client.answers("phq_9", *NONE, 2)
    chart.seen("2026-03-17 22:00").event("ES01-2", "T1", owner="Pete")
