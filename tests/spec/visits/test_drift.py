"""Drift: who leaves their rhythm is noticed and reached out to, with what was expected, what came, and since when."""

from datetime import date, timedelta

from tests.spec.supplying import gives, hands_out, orders_depot
from tests.spec.visits.reaching import ends, tries

ACUTE = "Off their rhythm. A visit every 14 days at the longest (acute therapy weekly or two-weekly). Last visit 14 January 2026."


def _seen_once(chart, phase="acute", pathway="depression"):
    visit = chart.day("2026-01-05 10:00").case_manager.books("2026-01-14 15:00")
    chart.day("2026-01-14 15:50").therapist.attends(visit)
    chart.day("2026-01-14 16:00").therapist.phase(pathway, phase)


def _checks_in_daily(chart, first, days):
    day = date.fromisoformat(first)
    for offset in range(days):
        chart.day(f"{day + timedelta(days=offset)} 08:00").client.checks_in(sleep=7)


def _state(chart, at, of):
    return next(one for one in chart.seen(at).view().threads if one.of == of)


def test_no_visit_for_longer_than_the_phase_allows(chart):
    """Acute phase: two weeks at the longest, and three days of grace. From 31 January on somebody reaches out within a week."""
    _seen_once(chart)
    chart.seen("2026-01-31 14:59").no_duty("visits.drift")
    duty = chart.seen("2026-01-31 15:00").duty(
        ACUTE, owner="Cora", level="T4", known="2026-01-31 15:00", due="2026-02-07 15:00", overdue=False
    )
    assert "Next: Call." in [str(one) for one in duty.remarks]


def test_a_visit_is_booked_soon(chart):
    """The answer to the drift stands in the calendar already."""
    _seen_once(chart)
    chart.day("2026-01-30 10:00").case_manager.books("2026-02-09 15:00")
    chart.seen("2026-02-02").no_duty("visits.drift")


def test_another_phase_has_another_rhythm(chart):
    """In maintenance three months may pass; on the opioid pathway one."""
    _seen_once(chart, "maintenance")
    chart.seen("2026-03-20").no_duty("visits.drift")
    chart.day("2026-03-20 10:00").therapist.phase("opioid_use", "maintenance")
    chart.seen("2026-03-20 11:00").duty(
        "Off their rhythm. A visit every 31 days at the longest (2-weekly then monthly; maintenance monthly). Last visit 14 January 2026.",
        owner="Cora", level="T4",
    )  # fmt: skip


def test_nobody_wrote_down_a_phase(chart):
    """Without a phase nobody can tell how often somebody is to be seen: that is said, and no duty made of it."""
    chart.seen("2026-03-02").no_duty("visits.drift")
    assert _state(chart, "2026-03-02", "visits").state == "cannot_tell"


def test_a_person_goes_quiet_by_their_own_measure(chart):
    """Ten days of check-ins, one a day, then nothing: after a week of silence somebody asks how it is."""
    _seen_once(chart, "maintenance")
    _checks_in_daily(chart, "2026-01-15", 10)
    chart.seen("2026-01-31 07:59").no_duty("visits.drift")
    chart.seen("2026-01-31 08:00").duty(
        "Off their rhythm. Usually heard from every day. Last heard from on 24 January 2026.",
        owner="Cora",
        level="T4",
    )


def test_a_person_who_never_writes_is_not_chased(chart):
    """Fewer than five days heard from: their own rhythm is not known, and silence means nothing."""
    _seen_once(chart, "maintenance")
    _checks_in_daily(chart, "2026-01-15", 4)
    chart.seen("2026-03-01").no_duty("visits.drift")
    assert _state(chart, "2026-03-01", "heard").state == "cannot_tell"


def test_a_late_questionnaire_alone_is_no_drift(chart):
    """It is a duty of its own."""
    _seen_once(chart, "maintenance")
    chart.day("2026-01-14 16:10").therapist.target("Low mood", "phq_9")
    seen = chart.seen("2026-02-10")
    seen.no_duty("visits.drift")
    assert _state(chart, "2026-02-10", "measures").state == "off"


def test_supply_of_buprenorphine_ran_out(chart):
    """Two weeks were handed out: the day after the last of them counts, whatever the calendar of visits says."""
    _seen_once(chart, "maintenance", "opioid_use")
    order = chart.day("2026-01-14 16:10").prescriber.orders("buprenorphine_naloxone_sl", 16, "2026-01-14")
    hands_out(chart.day("2026-01-14 16:20").nurse, order, 14)
    assert _state(chart, "2026-01-27 12:00", "supply").state == "on"
    off = _state(chart, "2026-01-28 00:00", "supply")
    assert (off.state, str(off.came)) == ("off", "Supply lasted until 27 January 2026.")


def test_an_injection_is_past_its_window(chart):
    """Judged by its own window, not by the visit."""
    _seen_once(chart, "maintenance", "opioid_use")
    nurse = chart.day("2026-01-15 09:00").nurse
    nurse._write(orders_depot(nurse, "buprenorphine_xr_s", 300, "2026-01-15"), "orders the monthly injection")
    gives(chart.day("2026-01-15 10:00").nurse, "buprenorphine_xr_s", 300, number=3)
    assert _state(chart, "2026-02-11", "injection").state == "on"
    assert _state(chart, "2026-04-15", "injection").state == "off"


def test_the_next_step_of_the_last_attempt_is_when_it_is_due(chart):
    """A call in vain, a text promised for the fifth: that is the day, and the text is offered next."""
    _seen_once(chart)
    tries(chart.day("2026-02-02 11:00").case_manager, "call", "not_reached", next_by="2026-02-05")
    duty = chart.seen("2026-02-03").duty(ACUTE, owner="Cora", level="T4", due="2026-02-06 00:00")
    assert [offer.key for offer in duty.offers] == ["reach_out/text/client/drift", "reach_out_end"]


def test_ended_with_an_outcome(chart):
    """Back later, agreed for April: nobody asks before; then the rhythm counts anew from that day."""
    _seen_once(chart)
    ends(chart.day("2026-02-03 11:00").case_manager, "back_later", look_again="2026-04-01")
    chart.seen("2026-04-10").no_duty("visits.drift")
    chart.seen("2026-04-18").duty(ACUTE, owner="Cora", level="T4")


def test_an_attempt_in_vain_changes_nothing(chart):
    """Only being seen, being heard or an outcome ends it."""
    _seen_once(chart)
    tries(chart.day("2026-02-02 11:00").case_manager, "letter", "message_left")
    chart.seen("2026-02-20").duty(ACUTE, owner="Cora", level="T4")


def test_not_in_care(chart):
    """Who left is not looked for."""
    _seen_once(chart)
    chart.day("2026-01-20 10:00").therapist.ends_care("completed", "Goals met.")
    chart.seen("2026-03-01").no_duty("visits.drift")
