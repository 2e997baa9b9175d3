"""A missed visit: at once for a person at high risk, by the supply that is left for medicines that may not be missed."""

from steadystep.chart.team import ConsentRevoked
from steadystep.reasoning.facts.outreach import outreach
from tests.spec.clinic import instant
from tests.spec.supplying import hands_out
from tests.spec.visits.reaching import agrees_to, decides, ends, tries

MISSED = "A visit on 20 January 2026 was missed. Call: we kept your place."


def _misses(chart):
    visit = chart.day("2026-01-14 17:00").case_manager.books("2026-01-20 10:00")
    return chart.day("2026-01-20 10:40").therapist.misses(visit)


def test_somebody_calls(chart):
    """Cora calls by the end of the next working day."""
    _misses(chart)
    duty = chart.seen("2026-01-20 11:00").duty(
        MISSED, owner="Cora", level="T3", known="2026-01-20 10:40", due="2026-01-21 17:00"
    )
    assert [offer.key for offer in duty.offers] == ["reach_out/call/client/missed_visit", "reach_out_end"]


def test_reached_seen_or_ended(chart):
    """Any of the three ends it."""
    _misses(chart)
    tries(chart.day("2026-01-20 12:00").case_manager, "call", "reached")
    chart.seen("2026-01-20 12:01").no_duty("visits.no_show")
    later = chart.day("2026-01-20 12:10").case_manager.books("2026-01-23 10:00")
    chart.day("2026-01-23 10:40").therapist.misses(later)
    ends(chart.day("2026-01-23 12:00").case_manager, "visit_booked")
    chart.seen("2026-01-23 12:01").no_duty("visits.no_show")


def test_a_contact_person_who_was_reached_is_not_the_client(chart):
    """The mother says he is well: he himself is still to be reached."""
    _misses(chart)
    tries(chart.day("2026-01-20 12:00").case_manager, "caregiver", "reached", whom="contact_person")
    chart.seen("2026-01-20 12:01").duty(MISSED, owner="Cora", level="T3")


def test_lithium_with_enough_at_home(chart):
    """Supply until 12 February: the next working day is soon enough, and the duty says so."""
    order = chart.day("2026-01-14 10:00").prescriber.orders("lithium", 300, "2026-01-14")
    hands_out(chart.day("2026-01-14 10:10").nurse, order, 30)
    _misses(chart)
    duty = chart.seen("2026-01-20 11:00").duty(MISSED, owner="Cora", level="T3", due="2026-01-21 17:00")
    assert "Supply lasts until 12 February 2026." in str(duty.remarks[0])


def test_lithium_that_ran_out(chart):
    """Supply ended on 18 January: today."""
    order = chart.day("2026-01-05 10:00").prescriber.orders("lithium", 300, "2026-01-05")
    hands_out(chart.day("2026-01-05 10:10").nurse, order, 14)
    _misses(chart)
    chart.seen("2026-01-20 11:00").duty(MISSED, owner="Cora", level="T3", due="2026-01-20 17:00")


def test_lithium_of_which_nobody_knows_the_supply(chart):
    """Cannot tell is asked today."""
    chart.day("2026-01-05 10:00").prescriber.orders("lithium", 300, "2026-01-05")
    _misses(chart)
    duty = chart.seen("2026-01-20 11:00").duty(MISSED, owner="Cora", level="T3", due="2026-01-20 17:00")
    assert any("nobody wrote down how long the supply lasts" in str(one) for one in duty.remarks)


def test_new_on_buprenorphine(chart):
    """In the first ninety days a missed visit opens ES19: within the hour, whatever the supply."""
    chart.day("2026-01-14 10:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-01-14")
    _misses(chart)
    seen = chart.seen("2026-01-20 10:50")
    seen.event("ES19", "T1", owner="Nora", due="2026-01-20 11:40")
    seen.no_duty("visits.no_show")


def test_after_ninety_days_on_buprenorphine(chart):
    """By then the supply decides, not the list."""
    chart.day("2026-01-05 10:00").prescriber.orders("buprenorphine_naloxone_sl", 16, "2025-10-01")
    _misses(chart)
    chart.seen("2026-01-20 10:50").events()


def test_a_suicidal_thought_in_the_last_thirty_days(chart):
    """The event of 12 January was closed; the missed visit of the 20th opens ES19 all the same."""
    chart.day("2026-01-12 10:00").client.item("phq_9", 9, 1)
    _misses(chart)
    chart.seen("2026-01-20 10:50").events("ES01-1", "ES19")


def test_what_no_chart_holds_is_asked(chart):
    """A birth, a discharge or a new psychosis is on the list and in no chart: the duty says to report it."""
    _misses(chart)
    duty = chart.seen("2026-01-20 11:00").duty(MISSED, owner="Cora", level="T3")
    assert any("discharge from hospital" in str(one) for one in duty.remarks)


def test_history_of_another_system(chart):
    """What an import brings raises nothing."""
    visit = chart.day("2026-01-06 10:00").an_import.books("2025-11-20 10:00")
    chart.day("2026-01-06 10:01").an_import.misses(visit)
    chart.seen("2026-01-06 11:00").no_duty("visits.no_show")


def _ladder(chart, at, risk="high_risk"):
    return outreach(chart.seen(at).view(), instant("2026-01-20 10:40"), risk)


def test_the_ladder_of_a_person_at_high_risk(chart):
    """Two calls and a text; the agreed contact, if there is one; the address; and a person decides on a welfare check after three attempts."""
    agrees_to(chart.day("2026-01-06 10:00").client, "Ines", 8)
    _misses(chart)
    steps = [("call", "Call"), ("call", "Call"), ("text", "Send a text")]
    for minute, (method, words) in enumerate(steps, start=41):
        assert str(_ladder(chart, f"2026-01-20 10:{minute}").next_words) == words
        tries(chart.day(f"2026-01-20 10:{minute}").nurse, method, "not_reached")
    after = _ladder(chart, "2026-01-20 11:00")
    assert after.decide
    assert after.next_rung.method == "caregiver"
    decides(chart.day("2026-01-20 11:10").therapist, False, "Her sister saw her this morning.")
    assert not _ladder(chart, "2026-01-20 11:20").decide


def test_nobody_agreed_to_be_called(chart):
    """Without a consented contact that rung is left out, and it is said."""
    _misses(chart)
    tries(chart.day("2026-01-20 11:00").nurse, "call", "not_reached")
    tries(chart.day("2026-01-20 11:05").nurse, "text", "message_left")
    tries(chart.day("2026-01-20 11:10").nurse, "letter", "message_left")
    found = _ladder(chart, "2026-01-20 12:00", "routine")
    assert found.next_rung is None
    assert [str(one) for one in found.skipped] == ["Nobody was agreed on who may be called."]


def test_a_consent_taken_back_is_none(chart):
    """Ines may not be called any more."""
    given = agrees_to(chart.day("2026-01-06 10:00").client, "Ines", 8)
    assert _ladder(chart, "2026-01-06 11:00").contacts == ("Ines",)
    chart.day("2026-01-07 10:00").client.writes(
        lambda when: ConsentRevoked(when=when, consent=given), "takes it back"
    )
    assert _ladder(chart, "2026-01-07 11:00").contacts == ()
