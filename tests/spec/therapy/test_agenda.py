"""The agenda of the next session comes from the chart: safety first, measures, practice, the ladder, what the outline brings."""

import pytest

from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.plan import Target
from steadystep.chart.therapy import AgendaPoint, PracticeAssigned, PracticeTried, Session
from steadystep.reasoning.facts.agenda import agenda


def session(chart, at):
    chart.day(at).therapist.writes(
        lambda when: Session(when=when, no_agenda="As it came", modality="cbt", summary="Model of panic."),
        "holds a session",
    )


def points(chart, at):
    return [(one.kind, str(one.says)) for one in agenda(chart.seen(at).view()).points]


def test_what_came_since_last_time_is_on_the_agenda_and_the_outline_goes_on(chart):
    """Case A: PDSS from 16 to 14 and what was practised, then the second session of the outline."""
    chart.day("2026-01-05 10:00").therapist.phase("panic", "acute")
    chart.day("2026-01-05 11:00").therapist.total("pdss_sr", 16)
    session(chart, "2026-01-07 16:00")
    practice = chart.day("2026-01-07 16:40").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Panic log"), "agrees on a panic log"
    )
    chart.day("2026-01-09 20:00").client.writes(
        lambda when: PracticeTried(when=when, name="Panic log", assigned=practice), "does it"
    )
    chart.day("2026-01-12 10:00").therapist.total("pdss_sr", 14)
    assert points(chart, "2026-01-14 09:00") == [
        ("measure", "PDSS-SR: 16, now 14"),
        ("practice", "“Panic log”: done 1 times since last time"),
        ("outline", "Panic: twelve sessions: The fear ladder, and what is done to feel safe"),
        ("plan", "Plan: what the two of you agree until next time"),
    ]


def test_safety_comes_first_and_what_was_not_done_asks_for_what_was_in_the_way(chart):
    """A suicidal thought on a sheet stands above everything; undone practice asks, and does not blame."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: PracticeAssigned(when=when, name="Worry time"), "agrees on worry time"
    )
    chart.day("2026-02-03 10:00").client.answers("phq_9", 2, 2, 2, 1, 1, 0, 1, 0, 1)
    found = points(chart, "2026-02-04 09:00")
    assert found[0][0] == "safety"
    assert (
        "practice",
        "“Worry time”: not yet; what got in the way, and what would make it easier?",
    ) in found


def test_session_three_asks_for_alliance_and_checklist(chart):
    """R69: sessions 3, 6 and 12."""
    session(chart, "2026-01-07 16:00")
    assert not [kind for kind, _says in points(chart, "2026-01-08 09:00") if kind == "check"]
    session(chart, "2026-01-14 16:00")
    assert ("check", "Session 3: ask the session check, and go through the checklist of this work") in points(
        chart, "2026-01-15 09:00"
    )


def test_sessions_six_and_twelve_ask_again_and_no_other_does(chart):
    """R69. Which session comes next, and whether it asks for the check."""
    asked = []
    for day in range(1, 13):
        if "check" in [kind for kind, _says in points(chart, f"2026-02-{day:02} 09:00")]:
            asked.append(day)
        session(chart, f"2026-02-{day:02} 16:00")
    assert asked == [3, 6, 12]


def test_the_next_step_of_the_ladder_is_named(chart):
    """Also where nothing was tried yet."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: ExposureLadder(when=when, name="Shops", steps=(LadderStep(id="a", name="Corner shop"),)),
        "builds a ladder",
    )
    assert points(chart, "2026-02-03 09:00")[0] == ("ladder", "Ladder “Shops”: next is “Corner shop”")


def test_every_agenda_holds_a_skill_and_the_plan_of_its_targets(chart):
    """R59: measures, homework, skill, plan; without an outline the two choose the skill."""
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Target(when=when, name="Shops again", therapy="cbt"), "sets a target"
    )
    assert points(chart, "2026-02-03 09:00") == [
        ("skill", "Skill: choose one to learn or to practise here"),
        ("plan", "Plan: what is next for “Shops again”"),
    ]


def test_what_was_put_off_comes_back_and_what_was_gone_through_does_not(chart):
    """A measure is on the agenda once; put off, it stands on the next one with its reason."""
    gone = AgendaPoint(says="GAD-7: 9", kind="measure", of="b", done=True)
    left = AgendaPoint(says="PHQ-9: 14", kind="measure", of="a", put_off="the child was ill")
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Session(when=when, modality="cbt", summary="Rest.", agenda=(left, gone)),
        "holds a session",
    )
    found = [says for kind, says in points(chart, "2026-02-03 09:00") if kind == "measure"]
    assert found == ["Put off last time (the child was ill): PHQ-9: 14"]


@pytest.mark.parametrize("before", ["Put off last time ({why}): ", "La última vez se aplazó ({why}): "])
def test_what_was_put_off_twice_tells_the_last_reason_alone(chart, before):
    """In whatever language it stood there the time before."""
    for on, says, why in (
        ("2026-02-02", "PHQ-9: 14", "the child was ill"),
        ("2026-02-09", before.format(why="the child was ill") + "PHQ-9: 14", "no time"),
    ):
        left = AgendaPoint(says=says, kind="measure", of="a", put_off=why)
        chart.day(f"{on} 10:00").therapist.writes(
            lambda when, left=left: Session(when=when, modality="cbt", summary="Rest.", agenda=(left,)),
            "holds a session",
        )
    found = [says for kind, says in points(chart, "2026-02-10 09:00") if kind == "measure"]
    assert found == ["Put off last time (no time): PHQ-9: 14"]
