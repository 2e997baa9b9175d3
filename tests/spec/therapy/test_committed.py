"""A week of ACT without a step towards what matters is said without blame; any step, told in any way, begins a new week."""

from steadystep.chart.plan import OfferAnswered
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.chart.worksheets import Told, Worksheet

RULE = "therapy.committed"
YET = "ACT since {}: no step towards what matters was told yet."
LAST = "ACT: the last step towards what matters was told on {}."


def session(chart, at, setting="individual", modality="act"):
    chart.day(at).therapist.writes(
        lambda when: Session(when=when, no_agenda="As it came", modality=modality, setting=setting, summary="Values."), f"holds a session: {modality}, {setting}"
    )  # fmt: skip


def step(chart, at):
    chart.day(at).client.writes(
        lambda when: Worksheet(when=when, exercise="committed_action", told=(Told(of="step", text="call my sister"),)),
        "tells of a step: call my sister",
    )  # fmt: skip


def test_seven_days_of_act_without_a_step_are_said(chart):
    """Fires on the seventh day, agreed as practice or not; no word of blame in it."""
    session(chart, "2026-02-02 10:00")
    chart.seen("2026-02-09 09:59").says_nothing_of(RULE)
    found = chart.seen("2026-02-09 10:00").finds(YET.format("2 February 2026"), urgency="note", offers="Choose one small step together")  # fmt: skip
    said = f"{found.says} {found.do}".casefold()
    assert not any(word in said for word in ("fail", "miss", "should", "not done", "non-compl"))


def test_act_in_a_group_or_with_the_family_asks_for_the_same_step(chart):
    """Fires in every setting: nothing needs to be agreed as practice."""
    session(chart, "2026-02-02 10:00", "group")
    chart.seen("2026-02-09 10:00").finds(YET.format("2 February 2026"))
    session(chart, "2026-06-02 10:00", "family")
    chart.seen("2026-06-09 10:00").finds(YET.format("2 June 2026"))


def test_a_step_begins_a_new_week(chart):
    """Stays quiet for a week after the sheet was told."""
    session(chart, "2026-02-02 10:00")
    step(chart, "2026-02-08 20:00")
    chart.seen("2026-02-15 19:59").says_nothing_of(RULE)
    chart.seen("2026-02-15 20:00").finds(LAST.format("8 February 2026"))


def test_a_try_at_the_step_that_was_agreed_counts_and_not_this_time_does_not(chart):
    """A part of it is a step."""
    session(chart, "2026-02-02 10:00")
    agreed = chart.day("2026-02-02 10:40").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Call her", practice="committed_action"),
        "agrees on a step",
    )
    for at, done in (("2026-02-05 20:00", "partly"), ("2026-02-11 20:00", "not_this_time")):
        chart.day(at).client.writes(
            lambda when, done=done: PracticeTried(when=when, name="Call her", assigned=agreed, done=done), f"says: {done}"
        )  # fmt: skip
    chart.seen("2026-02-12 19:59").says_nothing_of(RULE)
    chart.seen("2026-02-12 20:00").finds(LAST.format("5 February 2026"))


def test_other_work_asks_for_no_step(chart):
    """Stays quiet: another modality, and ACT that nobody held for eight weeks."""
    session(chart, "2026-02-02 10:00", modality="cbt")
    chart.seen("2026-02-20 10:00").says_nothing_of(RULE)
    session(chart, "2026-02-21 10:00")
    chart.seen("2026-04-19 10:00").says_nothing_of(RULE)


def test_act_taken_up_again_counts_from_there(chart):
    """Months between two stretches are no weeks without a step."""
    session(chart, "2026-02-02 10:00")
    session(chart, "2026-06-01 10:00")
    chart.seen("2026-06-07 10:00").says_nothing_of(RULE)


def test_an_answered_offer_rests_for_its_week(chart):
    """Who took it up is not asked again at once."""
    session(chart, "2026-02-02 10:00")
    chart.day("2026-02-10 10:00").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="committed/step", answer="accepted"),
        "takes it up",
    )
    chart.seen("2026-02-16 10:00").says_nothing_of(RULE)
    chart.seen("2026-02-17 10:00").finds(YET.format("2 February 2026"))
