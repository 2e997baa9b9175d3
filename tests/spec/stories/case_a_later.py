"""Case A from the second month on: what works is kept, a friend's tablet, remission, and the wish to stop."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from msgspec import structs

from steadystep.chart.exposure import ExposureLadder, LadderStep
from steadystep.chart.medication import OrderStopped
from steadystep.chart.milestones import Milestone, MilestoneReached
from steadystep.chart.plan import Goal, PathwayPhase
from steadystep.chart.tapering import TaperCheckinsPlanned
from steadystep.chart.team import Message
from steadystep.chart.therapy import PracticeTried, ProgressNote
from steadystep.reasoning.facts.exposure import ladders
from steadystep.reasoning.facts.told_beside import told_beside
from tests.spec.stories.telling import Case

_BLAME = ("fail", "should have", "abuse", "non-compliant", "manipulat", "dirty")


def raised(case: Case) -> None:
    at = case.day("2026-02-03 15:30")
    at.prescriber.attends(case.kept["contacts"][1])
    at.prescriber.changes_dose(case.kept["order"], 75, "2026-02-04")
    look = case.look("2026-02-03 15:40")
    step = look.trial().next_step
    assert step is not None
    look.holds(
        "75 mg from 4 February; the next step is allowed from 11 February", str(step.earliest), "2026-02-11"
    )


def a_friends_tablet(case: Case) -> None:
    steps = (
        LadderStep(id="short", name="Short grocery run", predicted=75),
        LadderStep(id="long", name="Longer run with a queue", predicted=80),
        LadderStep(id="two_stops", name="Subway two stops", predicted=85),
    )
    case.kept["ladder"] = case.day("2026-02-04 16:00").therapist.writes(
        lambda when: ExposureLadder(
            when=when, name="Shops and the subway", steps=steps, target=case.kept["target"]
        ),
        "builds the ladder with her: short grocery run, longer run with a queue, subway two stops",
    )
    at = case.day("2026-02-10 10:00")
    told = at.client.tells_medicine("alprazolam", "alprazolam", started="2026-02-10")
    look = case.look("2026-02-10 10:01")
    found = look.says("alprazolam before exposure can undo the practice", "plan.undone")
    look.does("Agree with the prescriber about alprazolam beside the exposure practice.", "plan.undone")
    look.holds("alprazolam stands on the list as a medicine from elsewhere",
               [one.ordered_here for one in look.view().running if one.drug == "alprazolam"], [False])  # fmt: skip
    besides = told_beside(look.said.findings, look.view().courses, told)
    words = " ".join(render_to_string("portal/pieces/beside.html", {"besides": besides}).split())
    look.holds(
        "The client reads it at once", "alprazolam before exposure can undo the practice" in words, True
    )
    rows = {row for one in look.said.findings for row in one.rows}
    look.holds("One medicine that slows breathing is no pair (MR10 is silent)", "MR10" in rows, False)
    words = " ".join(
        str(part) for part in (found.says, getattr(found, "why", ""), getattr(found, "do", ""))
    ).casefold()
    look.holds("Nobody is blamed", [word for word in _BLAME if word in words], [])
    at = case.day("2026-02-11 16:30")
    at.therapist.writes(
        lambda when: ProgressNote(when=when, text="Agreed with Pete: the next run without it."),
        "notes what was agreed",
    )
    at.client.tells_it_ended(told, "2026-02-10")


def grocery(case: Case) -> None:
    for day, before, peak, end in (("2026-02-13", 45, 70, 30), ("2026-02-15", 40, 60, 25)):
        tries(case, day, "short", before, peak, end)
    at = case.day("2026-02-16 10:00")
    at.therapist.total("pdss_sr", 10)
    at.client.answers("panic_log", 2, 70, 0, 2, 2, 40, 60, 25)
    look = case.look("2026-02-16 10:10")
    response = look.trial().response
    look.holds("PDSS-SR 37.5% better", response and response.percent, 37.5)
    look.says("“Longer run with a queue” is open", "therapy.ladder")


def tries(case: Case, day: str, step: str, before: int, peak: int, end: int) -> None:
    case.day(f"{day} 18:00").client.writes(
        lambda when: PracticeTried(when=when, name=step, assigned=case.kept["ladder"], step=step, before=before, peak=peak, end=end),
        f"tries the step “{step.replace('_', ' ')}”: fear {before}, {peak} at its peak, {end} at the end",
    )  # fmt: skip


def week_eight(case: Case) -> None:
    for day, step, before, peak, end in (("2026-02-20", "long", 50, 75, 35), ("2026-02-28", "long", 30, 50, 20), ("2026-03-02", "two_stops", 55, 80, 35)):  # fmt: skip
        tries(case, day, step, before, peak, end)
    at = case.day("2026-03-03 15:00")
    at.therapist.total("pdss_sr", 6)
    at.client.answers("panic_log", 1, 50, 0, 2, 2, 55, 80, 35)
    at.client.checks_in(sleep=7.0)
    for kilograms in (61.2, 61.6):
        at.nurse.has_result(
            "Body weight", kilograms, "kg", drawn="2026-01-05 09:30" if kilograms < 61.5 else ""
        )
    look = case.look("2026-03-03 15:10")
    trial = look.trial()
    look.holds("PDSS-SR 62.5% better: response, not remission (6 is more than 5)",
               (trial.response.percent, trial.reading), (62.5, "responded"))  # fmt: skip
    look.says("Keep 75 mg", "medication.trial.fair")
    look.does("Hold the effective dose; next visit in 4 weeks", "plan.decisions")
    look.does("Therapy every 2 weeks; offer a milestone", "plan.decisions")
    standing = [one.state for one in ladders(look.view())[0].steps]
    look.holds("The ladder stands at “Subway two stops”", standing, ["settled", "settled", "open"])
    at = case.day("2026-03-03 15:20")
    case.kept["milestone"] = at.therapist.writes(
        lambda when: Milestone(
            when=when, text="Subway to work", area="exposure_step", goal=case.kept["Subway to work"]
        ),
        "offers a milestone: subway to work",
    )
    at.therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="panic", phase="response", client_view="Keep 75 mg, more subway."), "signs the phase: response"
    )  # fmt: skip
    case.look("2026-03-03 15:21").holds("Nothing is agreed for her: the milestone is a proposal until she says yes",
        [one.body.agreed for one in case.chart.of(Milestone)], [False])  # fmt: skip


def remission(case: Case) -> None:
    at = case.day("2026-03-31 15:00")
    at.therapist.total("pdss_sr", 4)
    at.client.answers("panic_log", 0, 30, 0, 3, 3, None, None, None)
    look = case.look("2026-03-31 15:10")
    look.holds(
        "The definition of remission is met once: not yet confirmed", look.trial().reading, "responded"
    )


def continuation(case: Case) -> None:
    at = case.day("2026-04-14 15:00")
    at.therapist.total("pdss_sr", 3)
    at.client.answers("panic_log", 0, 20, 0, 3, 3, None, None, None)
    at.client.writes(
        lambda when: MilestoneReached(
            when=when, line=case.kept["milestone"], evidence="Three days this week."
        ),
        "tells: the subway to work on three days this week",
    )
    look = case.look("2026-04-14 15:10")
    look.holds("Remission, confirmed 14 days later", look.trial().reading, "remitted")
    look.does("Propose the phase: continuation, with the medicine as it is", "plan.decisions")
    at = case.day("2026-04-14 15:20")
    at.therapist.writes(
        lambda when: PathwayPhase(when=when, pathway="panic", phase="continuation", client_view="Stay where I am."), "signs the phase: continuation"
    )  # fmt: skip
    goal = case.chart.entry(case.kept["Subway to work"])
    assert goal is not None
    case.kept["met"] = at.client.corrects(
        goal.id, Goal(when=goal.body.when, text=goal.body.text, sign=goal.body.sign, agreed=True, owner="client", status="met"), "the goal is met"
    )  # fmt: skip
    look = case.look("2026-04-14 15:30")
    look.holds("Goal achieved: subway to work", {one.body.text: one.body.status for one in case.chart.of(Goal)}["Subway to work"], "met")  # fmt: skip
    talk = "Panic disorder. A year of continuation: talk about what comes next."
    days = ("2027-03-02 23:59", "2027-03-03 00:00")
    look.holds("The earliest talk about a taper is on 3 March 2027, 12 months after the response",
               [talk in [str(one.says) for one in case.seen(day).said.findings] for day in days], [False, True])  # fmt: skip


def stopping(case: Case) -> None:
    at = case.day("2026-06-08 10:00")
    at.client.writes(
        lambda when: Message(when=when, to="team", text="I feel well and would like to stop tomorrow."),
        "asks to stop tomorrow",
    )
    order = case.kept["order"]
    stop = OrderStopped(
        when=at.prescriber._when(), order=order, last_day=date(2026, 6, 8), why="She asks to stop tomorrow."
    )
    case.refuses(
        at.prescriber, stop, "tries to stop sertraline tomorrow", "not all at once",
        offers=("Decide together", "50, 25 mg a day, at least 14 days each", "A booster session before each step"),
    )  # fmt: skip
    plan = next(one.drafts for one in case.weighed[0].offers if one.key == "taper/AD-TAPER")
    at = case.day("2026-06-08 10:30")
    at.prescriber._write(
        structs.replace(
            plan,
            when=at.prescriber._when(),
            why="Her choice to stop before the year advised; talked through.",
        ),
        "signs the slow plan as drawn, with the reason: her choice to stop before the year advised",
    )
    at.prescriber.writes(
        lambda when: TaperCheckinsPlanned(when=when, order=order, days_after=7),
        "places a check-in after each step",
    )
    look = case.look("2026-06-08 10:40")
    look.says_nothing_of("medication.taper")
    course = next(one for one in look.view().running if one.drug == "sertraline")
    look.holds("75, then 50 mg from 9 June, 25 mg from 23 June, nothing after 6 July",
               [(one.milligrams_a_day, str(one.first), str(one.last)) for one in course.steps[-2:]],
               [(50.0, "2026-06-09", "2026-06-22"), (25.0, "2026-06-23", "2026-07-06")])  # fmt: skip
