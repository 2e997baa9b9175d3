"""The safety plan is made or gone through within 7 days of an event, and again after 90 days; old copies are told of."""

from steadystep.chart import When
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.safety_plans import SafetyPlanGiven, SafetyPlanReviewed
from steadystep.chart.team import ConsentGiven
from tests.spec.builder import Story
from tests.spec.writers import Writer

RULE = "safety.plan_review"
PARTS = tuple(f"{RULE}.{part}" for part in ("changed", "copies", "incomplete", "old"))
WHOLE = {
    "warning_signs": ("I stop sleeping",), "my_steps": ("Walk",), "people_and_places": ("The library",), "who_to_ask": ("Mia",),
    "professionals": ("988",), "making_safer": ("Pills at Mia's",), "reasons_for_living": ("My daughter",),
}  # fmt: skip


def plans(writer: Writer, words: str = "writes the safety plan together", **sections: tuple[str, ...]) -> str:
    return writer.writes(lambda when: SafetyPlan(when=when, **(WHOLE | sections)), words)


def gives(writer: Writer, plan: str, how: str = "paper", holder: str = "") -> str:
    return writer.writes(
        lambda when: SafetyPlanGiven(when=when, plan=plan, how=how, holder=holder), f"gives a copy ({how})"
    )


def test_an_overdose_told_without_a_plan(chart: Story):
    """R76. The plan is due 7 days after we learned of it."""
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    says = "After ES02-B on 17 March 2026: make a safety plan together."
    chart.seen("2026-03-17 14:01").duty(says, owner="Tess", level="T4", due="2026-03-24 14:00", overdue=False)
    chart.seen("2026-03-24 14:00").duty(says, owner="Tess", level="T4", due="2026-03-24 14:00", overdue=True)


def test_a_plan_written_after_the_event(chart: Story):
    """A version written with the care team is the evidence."""
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    plans(chart.day("2026-03-18 09:00").therapist)
    chart.seen("2026-03-18 09:01").no_duty(RULE)


def test_a_plan_gone_through_and_left_as_it_is(chart: Story):
    """Looking at it together is enough; that it was looked at is written down."""
    plan = plans(chart.day("2026-03-10 09:00").therapist)
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    says = "After ES02-B on 17 March 2026: go through the safety plan together."
    chart.seen("2026-03-17 14:01").duty(says, owner="Tess", level="T4", due="2026-03-24 14:00")
    chart.day("2026-03-19 09:00").therapist.writes(
        lambda when: SafetyPlanReviewed(when=when, plan=plan), "goes through it with Rosa"
    )
    chart.seen("2026-03-19 09:01").no_duty(RULE)


def test_a_change_by_the_client_alone(chart: Story):
    """It stands at once, but it is not the talk that the event asks for."""
    plans(chart.day("2026-03-10 09:00").therapist)
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    plans(chart.day("2026-03-17 20:00").client, "changes the plan on her phone", my_steps=("Sing",))
    seen = chart.seen("2026-03-17 20:01")
    seen.duty("After ES02-B on 17 March 2026: go through the safety plan together.", owner="Tess", level="T4")
    seen.finds(
        "The client changed the safety plan by themselves on 17 March 2026: look at it together.",
        urgency="attention",
    )


def test_two_events_before_anybody_looked(chart: Story):
    """One duty, by the clock of the first."""
    chart.day("2026-03-17 14:00").nurse.reports("ES02-B")
    chart.day("2026-03-20 14:00").client.answers("phq_9", 1, 1, 1, 1, 1, 1, 1, 1, 1)
    seen = chart.seen("2026-03-20 14:01")
    seen.duty(
        "After ES02-B on 17 March 2026: make a safety plan together.", owner="Tess", level="T4", due="2026-03-24 14:00"
    )  # fmt: skip
    assert sum(duty.rule == RULE for duty in seen.said.duties) == 1


def test_an_event_of_another_kind(chart: Story):
    """A rash asks for no safety plan."""
    chart.day("2026-03-17 14:00").therapist.reports("ES03")
    chart.seen("2026-03-17 14:00").no_duty(RULE)


def test_ninety_days_without_a_look(chart: Story):
    """Every 90 days also without an event."""
    plans(chart.day("2026-01-10 09:00").therapist)
    chart.seen("2026-04-10 08:59").says_nothing_of(*PARTS)
    chart.seen("2026-04-10 10:00").finds(
        "The safety plan was last gone through on 10 January 2026, more than 90 days ago.",
        urgency="attention",
    )


def test_an_empty_section(chart: Story):
    """An incomplete plan may be signed, and is asked for; an empty overdose part alone makes nothing incomplete."""
    plans(chart.day("2026-03-17 14:00").therapist, making_safer=())
    chart.seen("2026-03-17 14:01").finds("The safety plan is not complete: empty sections: 1.")


def test_a_newer_version_than_the_paper_at_home(chart: Story):
    """Who still has the old one is told; the same copy given anew settles it."""
    first = plans(chart.day("2026-03-10 09:00").therapist)
    gives(chart.day("2026-03-10 09:10").therapist, first)
    chart.seen("2026-03-10 09:11").says_nothing_of(*PARTS)
    second = plans(chart.day("2026-03-17 14:00").therapist, my_steps=("Walk", "Sing"))
    chart.seen("2026-03-17 14:01").finds("Copies of an older safety plan still in use: 1. Give the new one.")
    gives(chart.day("2026-03-17 14:10").therapist, second)
    chart.seen("2026-03-17 14:11").says_nothing_of(*PARTS)


def test_an_old_copy_that_was_taken_back(chart: Story):
    """A copy that is no longer there is not old."""
    first = plans(chart.day("2026-03-10 09:00").therapist)
    chart.day("2026-03-10 09:05").therapist.writes(
        lambda when: ConsentGiven(
            when=when, recipient_kind="caregiver", recipient="luz", recipient_name="Luz", purpose="Support", scopes=(7,)
        ),
        "keeps her consent to a copy for Luz",
    )  # fmt: skip
    gives(chart.day("2026-03-10 09:10").therapist, first, "caregiver", "Luz")
    chart.day("2026-03-12 09:00").therapist.writes(
        lambda when: SafetyPlanGiven(when=when, plan=first, how="caregiver", holder="luz", back=True),
        "takes it back",
    )
    plans(chart.day("2026-03-17 14:00").therapist, my_steps=("Walk", "Sing"))
    chart.seen("2026-03-17 14:01").says_nothing_of(*PARTS)


def test_a_plan_of_long_ago_is_read_as_it_was(chart: Story):
    """A body stored before the overdose part had sections of its own."""
    from steadystep.chart import read_body

    old = read_body(
        "safety_plan",
        b'{"kind":"safety_plan","when":{"at":"2025-01-01"},"my_steps":["Walk"],"overdose":["Naloxone at home"]}',
    )
    assert isinstance(old, SafetyPlan)
    assert old.sections()["overdose"] == ("Naloxone at home",)
    assert old.when == When("2025-01-01")
