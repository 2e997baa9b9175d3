"""What the formulation names of culture and faith is taken up in the plan."""

from steadystep.chart.intake_course import Formulation
from steadystep.chart.plan import OfferAnswered, Target
from steadystep.chart.plan_together import PlanComment
from tests.spec.intake.intake_writing import nothing_blank

RULE = "plan.culture"
SAYS = "The formulation names culture and faith; the plan does not speak of it yet."


def formulates(chart, culture):
    nothing_blank(chart, "2026-02-02 09:00")
    chart.day("2026-02-02 10:00").therapist.writes(
        lambda when: Formulation(
            when=when, summary="Fear of fear.", problems=("Panic",), culture=culture, no_goal="said_later"
        ),
        f"signs the formulation; culture and faith: {culture or 'nothing'}",
    )


def test_named_in_the_formulation_and_not_in_the_plan(chart):
    """R101. Prayer matters to her: it is said until a line of the plan speaks of it."""
    formulates(chart, "Prays with her aunt; a healer is asked first.")
    chart.seen("2026-02-02 10:01").finds(SAYS, offers="Write it into the plan")
    target = chart.day("2026-02-03 10:00").therapist.writes(
        lambda when: Target(when=when, name="Fear"), "writes a target"
    )
    chart.seen("2026-02-03 10:01").finds(SAYS)
    chart.day("2026-02-03 10:05").therapist.writes(
        lambda when: PlanComment(when=when, target=target, text="The aunt comes along to the train."),
        "writes on that line what it means for the plan",
    )
    chart.seen("2026-02-03 10:06").says_nothing_of(RULE)


def test_it_is_no_matter_of_the_plan(chart):
    """A person said so, with a reason."""
    formulates(chart, "Prays with her aunt.")
    chart.day("2026-02-03 10:00").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="plan_culture", answer="declined", reason="She wants it left out."),
        "declines: she wants it left out",
    )  # fmt: skip
    chart.seen("2026-02-03 10:01").says_nothing_of(RULE)


def test_nothing_was_named(chart):
    """Stays quiet. Whether somebody asked is the matter of the intake."""
    formulates(chart, "")
    chart.seen("2026-02-02 10:01").says_nothing_of(RULE)
