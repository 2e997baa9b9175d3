"""Each positive screen has a decision of a clinician within seven days; then it is overdue."""

from steadystep.chart import When
from steadystep.chart.plan import OfferAnswered
from tests.spec.intake.intake_writing import diagnoses, formulates, nothing_blank, opens

RULE = "measures.positive_screens"
SAYS = "AUDIT-C is positive for alcohol use: decide what follows."


def drinks(chart):
    opens(chart, "2026-03-04 09:00")
    chart.day("2026-03-04 09:30").client.answers("audit_c", 4, 3, 3)


def test_a_week_without_a_decision_is_overdue(chart):
    """R5. Answered on 4 March: a clinician decides by the 11th."""
    drinks(chart)
    chart.seen("2026-03-04 10:00").duty(SAYS, owner="Tess", level="T4", due="2026-03-11 10:30", overdue=False)
    chart.seen("2026-03-11 10:30").duty(SAYS, owner="Tess", level="T4", overdue=True)


def test_a_target_decides(chart):
    """It became a target of the plan."""
    drinks(chart)
    chart.day("2026-03-06 09:00").therapist.target("drinking", "audit_c")
    chart.seen("2026-03-06 10:00").no_duty(RULE)


def test_a_formulation_signed_since_decides(chart):
    """What was signed with the screen before one's eyes is the decision."""
    drinks(chart)
    nothing_blank(chart, "2026-03-05 09:00")
    formulates(chart, "2026-03-06 09:00", "Alcohol use disorder")
    chart.seen("2026-03-06 10:00").no_duty(RULE)


def test_a_formulation_of_something_else_does_not(chart):
    """R5: each positive screen has its own decision. Panic was written down, and nobody said anything about the drinking."""
    drinks(chart)
    nothing_blank(chart, "2026-03-05 09:00")
    formulates(chart, "2026-03-06 09:00", "Panic disorder")
    chart.seen("2026-03-06 10:00").duty(SAYS, owner="Tess", level="T4")


def test_a_diagnosis_of_something_else_does_not(chart):
    """Migraine says nothing about alcohol; a diagnosis of it does, and so does one that was refuted."""
    drinks(chart)
    diagnoses(chart, "2026-03-05 09:00", "Migraine")
    chart.seen("2026-03-05 10:00").duty(SAYS, owner="Tess", level="T4")
    diagnoses(chart, "2026-03-06 09:00", "Alcohol use disorder, mild")
    chart.seen("2026-03-06 10:00").no_duty(RULE)


def test_a_pathway_about_it_decides_and_another_does_not(chart):
    drinks(chart)
    chart.day("2026-03-05 09:00").therapist.phase("panic", "assess")
    chart.seen("2026-03-05 10:00").duty(SAYS, owner="Tess", level="T4")
    chart.day("2026-03-06 09:00").therapist.phase("alcohol_use_disorder", "assess")
    chart.seen("2026-03-06 10:00").no_duty(RULE)


def test_another_time_is_no_decision(chart):
    """Put off until later: it stays open."""
    drinks(chart)
    chart.day("2026-03-06 09:00").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="target/audit_c", answer="snoozed", until=When("2026-03-20")),
        "puts it off",
    )  # fmt: skip
    chart.seen("2026-03-06 10:00").duty(SAYS, owner="Tess", level="T4")


def test_declined_with_a_reason_decides(chart):
    """No is a decision, with its reason; a later positive answer asks nothing anew."""
    drinks(chart)
    chart.day("2026-03-06 09:00").therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="target/audit_c", answer="declined", reason="A wedding week."),
        "declines: it was a wedding week",
    )  # fmt: skip
    chart.day("2026-04-06 09:00").client.answers("audit_c", 4, 3, 3)
    chart.seen("2026-04-20 10:00").no_duty(RULE)


def test_a_negative_screen_asks_for_nothing(chart):
    """Stays quiet."""
    opens(chart, "2026-03-04 09:00")
    chart.day("2026-03-04 09:30").client.answers("audit_c", 0, 0, 0)
    chart.seen("2026-03-20 10:00").no_duty(RULE)


def test_a_screen_with_a_gap_cannot_tell(chart):
    """Cannot tell. No total, so nobody can say that it is positive."""
    opens(chart, "2026-03-04 09:00")
    chart.day("2026-03-04 09:30").client.answers("audit_c", 4, None, 3)
    chart.seen("2026-03-20 10:00").no_duty(RULE)
