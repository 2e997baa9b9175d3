"""An exposure ladder: two trials whose end is at most half the peak open the next step; medical flags stop a bodily exercise. Case A."""

from datetime import date

import pytest

from steadystep import knowledge
from steadystep.chart import When
from steadystep.chart.circumstances import CircumstanceTold
from steadystep.chart.exposure import ExposureLadder, LadderStep, PracticeCleared
from steadystep.chart.therapy import PracticeTried
from steadystep.reasoning.facts.exposure import counts, ladders

RULE = "therapy.ladder"
STEPS = (
    LadderStep(id="short", name="Short grocery run", predicted=75),
    LadderStep(id="other_shop", name="The same in another shop", predicted=60, generalises=True),
    LadderStep(id="long", name="Longer run with a queue", predicted=80),
)


def ladder(chart, steps=STEPS):
    return chart.day("2026-02-04 10:00").therapist.writes(
        lambda when: ExposureLadder(when=when, name="Shops", steps=steps),
        f"builds a ladder with {len(steps)} steps",
    )


def tried(chart, ladder_id, day, peak, end, *, step="short", **more):
    chart.day(f"{day} 18:00").client.writes(
        lambda when: PracticeTried(
            when=when, name="Short grocery run", assigned=ladder_id, step=step, predicted=75, before=45, peak=peak, end=end, **more
        ),
        f"tries it: peak {peak}, end {end}",
    )  # fmt: skip


def told(chart, **holds):
    for name, answer in holds.items():
        chart.day("2026-01-28 09:00").nurse.writes(
            lambda when, name=name, answer=answer: CircumstanceTold(when=when, circumstance=name, holds=answer),
            f"asks about {name}: {'yes' if answer else 'no'}",
        )  # fmt: skip


def states(chart, at):
    [found] = ladders(chart.seen(at).view())
    return {one.step.id: one.state for one in found.steps}


def test_case_a_the_short_grocery_run_opens_the_longer_one(chart):
    """Case A, 16 February: 70 to 30 and 60 to 25 settle the step; the next is open, and the finding says so."""
    mine = ladder(chart)
    tried(chart, mine, "2026-02-13", 70, 30)
    assert states(chart, "2026-02-14 09:00") == {"short": "open", "other_shop": "waits", "long": "waits"}
    tried(chart, mine, "2026-02-15", 60, 25)
    assert states(chart, "2026-02-16 09:00") == {"short": "settled", "other_shop": "open", "long": "open"}
    chart.seen("2026-02-16 09:00").finds(
        "“Short grocery run” was repeated until the fear fell by half twice: “Longer run with a queue” is open.",
        urgency="note",
    )


def test_a_step_left_early_or_that_stayed_high_settles_nothing(chart):
    """Stays quiet: nothing is held against anybody, the step is simply tried again."""
    mine = ladder(chart)
    tried(chart, mine, "2026-02-13", 70, 30, left_early=True)
    tried(chart, mine, "2026-02-14", 70, 36)
    tried(chart, mine, "2026-02-15", 60, 25)
    assert states(chart, "2026-02-16 09:00")["long"] == "waits"
    chart.seen("2026-02-16 09:00").says_nothing_of(RULE)


@pytest.mark.parametrize(("peak", "end", "counted"), [(70, 35, True), (70, 36, False), (70, None, False), (None, 20, False), (0, 0, True)])  # fmt: skip
def test_half_of_the_peak_counts_and_a_trial_without_numbers_cannot_tell(peak, end, counted):
    """At most half of the peak; unknown never counts."""
    assert counts(PracticeTried(when=When.on(date(2026, 2, 13)), name="run", peak=peak, end=end)) is counted


def test_who_is_ready_may_go_on_before_the_rule(chart):
    """Client readiness and the therapist's note open the step; the one before stays as it is."""
    mine = ladder(chart)
    chart.day("2026-02-12 10:00").therapist.writes(
        lambda when: PracticeCleared(when=when, why="ready", ladder=mine, step="long", note="Wants to, with a fallback."),
        "notes that the client is ready",
    )  # fmt: skip
    assert states(chart, "2026-02-13 09:00") == {"short": "open", "other_shop": "waits", "long": "open"}


STRAW = (
    LadderStep(
        id="straw", name="Straw breathing", kind="interoceptive", predicted=60, exercise="straw_breathing"
    ),
)


def test_asthma_stops_an_exercise_until_it_is_cleared(chart):
    """R61. Blocked with asthma; open after a prescriber or nurse cleared it; blocked again when something new is told."""
    told(chart, heart_disease=False, pregnancy=False, asthma=True)
    ladder(chart, STRAW)
    assert states(chart, "2026-02-05 09:00") == {"straw": "blocked"}
    chart.seen("2026-02-05 09:00").finds(
        "“Straw breathing” is not tried until a prescriber or nurse has cleared it.", urgency="attention"
    )
    chart.day("2026-02-06 10:00").nurse.writes(
        lambda when: PracticeCleared(
            when=when, why="medical", exercise="straw_breathing", note="Mild, inhaler at hand."
        ),
        "clears it",
    )
    assert states(chart, "2026-02-07 09:00") == {"straw": "open"}


def test_flags_that_nobody_asked_about_cannot_tell(chart):
    """Cannot tell is not "no": the exercise waits until somebody asks."""
    ladder(chart, STRAW)
    assert states(chart, "2026-02-05 09:00") == {"straw": "ask"}
    chart.seen("2026-02-05 09:00").finds(
        "“Straw breathing” waits: nobody has asked about the heart, pregnancy or asthma.", state="cannot_tell"
    )


def test_case_a_without_a_flag_the_exercise_is_open(chart):
    """Case A, 28 January: asthma flag absent."""
    told(chart, heart_disease=False, pregnancy=False, asthma=False)
    ladder(chart, STRAW)
    assert states(chart, "2026-02-05 09:00") == {"straw": "open"}
    chart.seen("2026-02-05 09:00").says_nothing_of(RULE)


def test_every_bodily_exercise_of_the_menu_carries_its_flags():
    found = [one for one in knowledge.load().exercises.values() if one.menu == "interoceptive"]
    assert {one.id for one in found} == {"spinning", "straw_breathing", "fast_breathing", "stairs"}
    assert all({"heart_disease", "pregnancy"} <= set(one.not_with) for one in found)
