"""The plan by target: measure, therapy, medicine, practice, who and when on one line; whose it is; how it came to be so."""

import msgspec

from steadystep.chart.plan import Goal, Target
from steadystep.chart.plan_together import PlanAnswered
from steadystep.chart.therapy import PracticeAssigned, PracticeTried, Session
from steadystep.chart.when import When
from steadystep.reasoning.facts.agreement import agreement
from steadystep.reasoning.facts.plan_history import plan_versions
from steadystep.reasoning.facts.plan_lines import plan_of

SIXTEEN = (2, 2, 2, 2, 2, 2, 2, 2, 0)
SIX = (1, 1, 1, 1, 1, 1, 0, 0, 0)


def aims(chart, at="2026-01-05 10:00", **parts):
    return chart.day(at).therapist.writes(
        lambda when: Target(when=when, name="Low mood", measure="phq_9", therapy="cbt", **parts),
        "aims at low mood",
    )


def line(chart, at):
    (found,) = plan_of(chart.seen(at).view()).lines
    return found


def test_both_disciplines_stand_on_one_line(chart):
    """The score falls, the medicine has its dose, the practice its tries, and the trial the day when it can be judged."""
    target = aims(chart, review=When("2026-02-16"))
    chart.day("2026-01-05 10:05").prescriber.orders("sertraline", 50, "2026-01-06", target=target)
    chart.day("2026-01-05 11:00").client.answers("phq_9", *SIXTEEN)
    practice = chart.day("2026-01-07 10:00").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Morning walk", target=target), "agrees to a walk"
    )
    chart.day("2026-01-07 10:30").therapist.writes(
        lambda when: Session(when=when, no_agenda="As it came", modality="cbt", summary="Week 1"),
        "holds a session",
    )
    chart.day("2026-01-09 10:00").client.writes(
        lambda when: PracticeTried(when=when, name="Morning walk", assigned=practice), "walks"
    )
    chart.day("2026-02-02 10:00").client.answers("phq_9", *SIX)
    found = line(chart, "2026-02-02 11:00")
    assert [one.name for one in found.courses] == ["sertraline"]
    assert (found.trend.first, found.trend.last, found.trend.way) == (16, 6, "better")
    assert [len(one.tries) for one in found.practices] == [1]
    assert found.therapies == ("cbt",)
    assert "decision" in {one.what for one in found.coming}
    assert found.coming == tuple(sorted(found.coming, key=lambda one: one.day))


def test_a_first_dose_starts_and_a_later_one_changes(chart):
    """Before its first day a medicine starts; once it is taken, its next step is a change of dose."""
    target = aims(chart)
    chart.day("2026-01-05 10:05").prescriber.orders("sertraline", 25, "2026-01-08", target=target)
    assert (
        next(one.what for one in line(chart, "2026-01-06 10:00").coming if one.about == "sertraline")
        == "start"
    )


def test_one_score_has_no_way(chart):
    """One total: nobody can tell which way it goes, and nothing is said of it."""
    aims(chart)
    chart.day("2026-01-05 11:00").client.answers("phq_9", *SIXTEEN)
    assert line(chart, "2026-01-05 12:00").trend.way == ""


def test_a_day_gone_by_is_not_ahead(chart):
    """The day to decide has passed: it stands as past, so that a page can say so without red."""
    aims(chart, review=When("2026-01-12"))
    found = line(chart, "2026-01-20 10:00")
    assert found.coming == ()
    assert str(found.past) == "2026-01-12"


def test_a_line_of_the_clinic_is_a_proposal_until_the_client_says_yes(chart):
    """Written by staff alone: a proposal. The client agrees in their words: theirs."""
    target = aims(chart)
    assert line(chart, "2026-01-05 10:01").agreement.state == "proposal"
    says(chart, "2026-01-05 12:00", target, "agreed", "Yes, that is it")
    found = line(chart, "2026-01-05 12:01").agreement
    assert (found.state, found.words) == ("agreed", "Yes, that is it")


def test_a_no_stands_in_their_words(chart):
    """They do not agree: it is said, with why, and stays said."""
    target = aims(chart)
    says(chart, "2026-01-05 12:00", target, "not_agreed", "Sleep comes first")
    found = line(chart, "2026-01-06 10:00").agreement
    assert (found.state, found.words) == ("not_agreed", "Sleep comes first")


def test_other_words_need_another_yes(chart):
    """The clinic rewords what was agreed: it says so. A later review date changes no words, and the yes stands."""
    target = aims(chart)
    says(chart, "2026-01-05 12:00", target, "agreed")
    later = reworded(chart, target, review=When("2026-03-02"))
    assert line(chart, "2026-01-06 10:01").agreement.state == "agreed"
    reworded(chart, later, at="2026-01-07 10:00", name="Low mood and sleep")
    assert line(chart, "2026-01-07 10:01").agreement.state == "changed"


def test_what_the_client_wrote_is_theirs(chart):
    """A goal in the client's own words needs no further yes."""
    goal = chart.day("2026-01-05 10:00").client.writes(
        lambda when: Goal(when=when, text="Ride the subway"), "wants to ride the subway"
    )
    held = chart.chart
    assert agreement(held, held.entry(goal)).theirs


def test_every_change_is_told_with_who_and_why(chart):
    """Two versions by two people; the second says what stood before, and why it is different now."""
    target = aims(chart)
    reworded(chart, target, name="Low mood and sleep", why="Sleep turned out to matter more")
    first, second = plan_versions(chart.chart, "UTC")
    assert (first.number, second.number) == (1, 2)
    (change,) = second.changes
    assert change.what == "changed"
    assert change.before.body.name == "Low mood"
    assert change.why == "Sleep turned out to matter more"


def test_what_was_taken_back_is_told(chart):
    """A retraction is a change of the plan like any other."""
    target = aims(chart)
    chart.day("2026-01-06 10:00").prescriber.retracts(target)
    assert [one.what for version in plan_versions(chart.chart, "UTC") for one in version.changes] == [
        "new",
        "taken_back",
    ]


def says(chart, at, line, answer, words=""):
    chart.day(at).client.writes(
        lambda when: PlanAnswered(when=when, line=line, answer=answer, words=words),
        f"says of it: {answer.replace('_', ' ')}",
    )


def reworded(chart, target, at="2026-01-06 10:00", **parts):
    body = msgspec.structs.replace(chart.chart.entry(target).body, **parts)
    return chart.day(at).prescriber.corrects(target, body, "the target is changed")
