"""After care: contacts on the days agreed, each with an outcome, and a door that opens again within a working day."""

from datetime import date

from steadystep.chart.discharge import FollowUpDone, ReturnAsked
from steadystep.chart.plan import CareEnded, CareResumed

RULE = "plan.after_care"


def duties(chart, at):
    return [one for one in chart.seen(at).said.duties if one.rule == RULE]


def ended(chart):
    return chart.day("2026-03-31 10:00").therapist.ends_care("completed", "Rosa has reached her goals.")


def test_nothing_before_the_first_contact(chart):
    """Care ended on 31 March: the first contact, on 7 April, is on the list from the 4th."""
    ended(chart)
    assert not duties(chart, "2026-04-03 12:00")
    (duty,) = duties(chart, "2026-04-04 12:00")
    assert str(duty.says) == "Ask how they are: the contact 7 days after care, agreed for 7 April 2026."
    assert duty.owner_role == "case_manager"


def test_an_outcome_closes_it_also_when_nobody_was_reached(chart):
    """Not reached is an answer: the contact of 7 April is over, the one of 30 April comes."""
    end = ended(chart)
    chart.day("2026-04-07 10:00").case_manager.writes(
        lambda when: FollowUpDone(
            when=when, end_of_care=end, planned=date(2026, 4, 7), outcome="not_reached"
        ),
        "reaches nobody",
    )
    assert not duties(chart, "2026-04-08 12:00")
    (duty,) = duties(chart, "2026-04-28 12:00")
    assert "30 days after care" in str(duty.says)


def test_wanting_back_is_answered_by_the_next_working_day(chart):
    """A tap in the evening: by the end of the next working day somebody opens the door, and nothing else is asked."""
    ended(chart)
    chart.day("2026-05-12 20:00").client.writes(
        lambda when: ReturnAsked(when=when), "would like to come back"
    )
    (duty,) = duties(chart, "2026-05-12 20:01")
    assert duty.level == "T3"
    assert duty.due.date() == date(2026, 5, 13)
    assert duty.offers[0].drafts.kind() == "care_resumed"


def test_a_contact_may_say_so_too(chart):
    """Told at the contact of 7 April."""
    end = ended(chart)
    chart.day("2026-04-07 10:00").case_manager.writes(
        lambda when: FollowUpDone(when=when, end_of_care=end, planned=date(2026, 4, 7), outcome="wants_back"),
        "hears: I want back",
    )
    assert [one.level for one in duties(chart, "2026-04-07 10:01")] == ["T3"]


def test_back_in_care_it_is_quiet(chart):
    """One entry reopens; contacts after care end with it."""
    ended(chart)
    chart.day("2026-04-05 10:00").therapist.writes(
        lambda when: CareResumed(when=when, note="Back."), "resumes care"
    )
    assert not duties(chart, "2026-04-07 12:00")


def test_care_does_not_end_without_dates(chart):
    """No dates of contacts: refused, and says how many are missing."""
    at = chart.day("2026-03-31 10:00")
    at.therapist.tries(
        lambda when: CareEnded(when=when, ending="completed"), "end care without contacts"
    ).refused("3 of 3 dates are missing")
