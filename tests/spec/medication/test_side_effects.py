"""Side effects on the dose clock: usual and fading, not faded in time, a reason to call today, or in words of their own."""

from datetime import date

from steadystep import knowledge
from steadystep.reasoning.facts.side_effects import check_due
from tests.spec.supplying import answered, checked, notices

NAUSEA = "Nausea, loose stools on sertraline"


def sertraline(chart) -> str:
    """Case A. 25 mg from Tuesday 6 January, 50 mg from the 13th."""
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 25, "2026-01-06")
    chart.day("2026-01-05 11:01").prescriber.changes_dose(order, 50, "2026-01-13")
    return order


def test_nausea_in_the_first_week_is_usual(chart):
    """Case A. Nausea of burden 2 on day 7: common in the first 1 to 2 weeks, and it names the day by which it fades."""
    order = sertraline(chart)
    notices(chart.day("2026-01-12 10:00").client, "nausea", burden=2, order=order)
    seen = chart.seen("2026-01-12 10:01")
    found = seen.finds(
        f"{NAUSEA}: very common in the first 1 to 2 weeks; usually fades by 26 January 2026.", urgency="note"
    )
    assert "common in the first 1 to 2 weeks" in str(found.says)
    assert str(found.do) == "take with food, small meals, ginger; take at night"
    seen.no_duty("medication.side_effects.call")
    seen.no_duty("medication.side_effects.not_faded")


def test_not_faded_is_decided_about(chart):
    """The 26th goes by: the prescriber decides within a week, and the row's own step is offered."""
    order = sertraline(chart)
    notices(chart.day("2026-01-12 10:00").client, "nausea", burden=2, order=order)
    chart.seen("2026-01-26 23:59").no_duty("medication.side_effects.not_faded")
    seen = chart.seen("2026-01-27 00:00")
    seen.finds(
        f"{NAUSEA} has not faded by 26 January 2026.", urgency="attention",
        offers="hold titration 1 week; halve step; switch if >4 weeks",
    )  # fmt: skip
    seen.duty(
        f"Decide about {NAUSEA}: it should have faded by 26 January 2026.", owner="Pete", level="T4",
        due="2026-02-03 00:00", overdue=False,
    )  # fmt: skip


def test_gone_is_gone(chart):
    order = sertraline(chart)
    notices(chart.day("2026-01-12 10:00").client, "nausea", burden=2, order=order)
    notices(chart.day("2026-01-20 10:00").client, "nausea", order=order, gone=True)
    chart.seen("2026-01-27 09:00").says_nothing_of(
        "medication.side_effects.usual", "medication.side_effects.not_faded"
    )


def test_what_was_decided_closes_it(chart):
    """Wait and look again, written down by the prescriber after the day it should have faded."""
    order = sertraline(chart)
    effect = notices(chart.day("2026-01-12 10:00").client, "nausea", burden=2, order=order)
    answered(chart.day("2026-01-28 10:00").prescriber, effect, "wait")
    seen = chart.seen("2026-01-28 10:01")
    seen.no_duty("medication.side_effects.not_faded")
    seen.says_nothing_of("medication.side_effects.not_faded")


def test_an_answer_before_its_time_does_not_settle_it(chart):
    order = sertraline(chart)
    effect = notices(chart.day("2026-01-12 10:00").client, "nausea", burden=2, order=order)
    answered(chart.day("2026-01-13 10:00").prescriber, effect, "wait")
    chart.seen("2026-01-27 09:00").duty(
        f"Decide about {NAUSEA}: it should have faded by 26 January 2026.", owner="Pete", level="T4"
    )


def test_later_than_usual(chart):
    """Nausea on day 40 is not of the start: it is said, and it should fade within the two weeks of its row."""
    order = chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    notices(chart.day("2026-02-14 10:00").client, "nausea", burden=2, order=order)
    chart.seen("2026-02-14 10:01").finds(
        f"{NAUSEA}: later than it usually begins; should fade by 28 February 2026."
    )


def test_an_effect_that_stays_is_not_waited_for(chart):
    """Sweating has no usual end: nothing says that it should have faded."""
    order = sertraline(chart)
    notices(chart.day("2026-01-12 10:00").client, "sweating", burden=2, order=order)
    chart.seen("2026-03-12 10:00").no_duty("medication.side_effects.not_faded")


def test_a_rash_on_lamotrigine_is_called_about_within_the_hour(chart):
    """ES03: any new rash is T1, with a named human."""
    order = chart.day("2026-03-02 11:00").prescriber.orders("lamotrigine", 25, "2026-03-03")
    notices(chart.day("2026-03-20 10:00").client, "rash", burden=1, order=order)
    seen = chart.seen("2026-03-20 10:01")
    seen.event("ES03", "T1", owner="Nora", due="2026-03-20 11:00")
    seen.no_duty("medication.side_effects.call")
    assert [one.urgency for one in seen.said.findings if one.rule == "medication.side_effects.call"] == [
        "urgent"
    ]


def test_a_rash_with_danger_signs_is_at_once(chart):
    """ES03: with fever, blisters, mouth or eye sores it is T0."""
    order = chart.day("2026-03-02 11:00").prescriber.orders("lamotrigine", 25, "2026-03-03")
    notices(chart.day("2026-03-20 10:00").client, "rash", burden=4, order=order, red_flag=True)
    chart.seen("2026-03-20 10:01").event("ES03", "T0", owner="Nora", due="2026-03-20 10:05")


def test_a_reason_to_call_is_answered_by_a_clinician(chart):
    """Nausea on sertraline with vomiting: no event of the list is named for it, so it is a duty. Whoever may close it is
    licensed; a case manager's note does not."""
    order = sertraline(chart)
    effect = notices(chart.day("2026-03-20 10:00").client, "nausea", burden=4, order=order, red_flag=True)
    answered(chart.day("2026-03-20 10:05").case_manager, effect, "wait")
    seen = chart.seen("2026-03-20 10:06")
    assert [one.level for one in seen.said.duties if one.rule == "medication.side_effects.call"] == ["T2"]
    answered(chart.day("2026-03-20 10:10").prescriber, effect, "stop")
    chart.seen("2026-03-20 10:11").no_duty("medication.side_effects.call")


def test_own_words_go_to_a_nurse(chart):
    """R25: what no row describes is read by a nurse within one working day."""
    sertraline(chart)
    notices(chart.day("2026-01-12 10:00").client, "my hands feel like wool", burden=1)
    chart.seen("2026-01-12 10:01").duty(
        "A side effect was told in words of their own: read it and answer.",
        owner="Nora",
        level="T3",
        due="2026-01-13 17:00",
    )


def test_it_is_joined_to_what_changed_last(chart):
    """Headache is in the rows of both; the one that was raised last week is the likelier."""
    sertraline(chart)
    chart.day("2026-02-02 11:00").prescriber.orders("buprenorphine_naloxone_sl", 8, "2026-02-03")
    notices(chart.day("2026-02-05 10:00").client, "headache", burden=2)
    seen = chart.seen("2026-02-05 10:01")
    assert any(
        "buprenorphine" in str(one.says)
        for one in seen.said.findings
        if one.rule == "medication.side_effects.usual"
    )


def asked_on(chart, day: str):
    seen = chart.seen(f"{day} 09:00")
    from steadystep.reasoning import Clock
    from steadystep.reasoning.view import View

    view = View(chart.chart, knowledge.load(), chart.clinic, Clock(seen.at))
    return check_due(chart.chart, view.running, date.fromisoformat(day))


def test_a_check_is_placed_every_week_for_eight_weeks(chart):
    """R25: from a week after the start to eight weeks after it, and anew after every change of dose."""
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    assert asked_on(chart, "2026-01-12") is None
    assert asked_on(chart, "2026-01-13") == date(2026, 1, 13)
    checked(chart.day("2026-01-14 10:00").client)
    assert asked_on(chart, "2026-01-14") is None
    assert asked_on(chart, "2026-01-20") == date(2026, 1, 20)
    assert asked_on(chart, "2026-03-03") == date(2026, 3, 3)
    assert asked_on(chart, "2026-03-10") is None


def test_after_eight_weeks_it_is_asked_at_each_visit_with_the_prescriber(chart):
    """R25: then each visit. On the day of the visit, not the day before; asked once; a visit that was cancelled asks for nothing."""
    chart.day("2026-01-05 11:00").prescriber.orders("sertraline", 50, "2026-01-06")
    lena = chart.day("2026-04-01 10:00").lead
    lena.books("2026-04-14 15:00", purpose="prescriber", with_person="Pete")
    other = lena.books("2026-05-12 15:00", purpose="prescriber", with_person="Pete")
    lena.books("2026-05-13 15:00", purpose="therapy", with_person="Tess")
    assert asked_on(chart, "2026-04-13") is None
    assert asked_on(chart, "2026-04-14") == date(2026, 4, 14)
    checked(chart.day("2026-04-14 10:00").client)
    assert asked_on(chart, "2026-04-14") is None
    assert asked_on(chart, "2026-05-12") == date(2026, 5, 12)
    assert asked_on(chart, "2026-05-13") is None
    chart.day("2026-05-11 10:00").lead.cancels(other)
    assert asked_on(chart, "2026-05-12") is None
