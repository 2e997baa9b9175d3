"""A signed formulation proposes the pathways whose entry fits, with what a person must still tell; a person accepts."""

from steadystep.chart.plan import OfferAnswered
from tests.spec.intake.intake_writing import diagnoses, formulates, nothing_blank

PANIC = "Proposed pathway: Panic disorder."


def _signs(chart, *problems: str) -> None:
    nothing_blank(chart, "2026-01-05 11:30")
    formulates(chart, "2026-01-05 12:00", *problems)


def test_case_a_panic(chart):
    """Panic disorder is on the problem list: the pathway is proposed, with what only a person can say."""
    _signs(chart, "Panic disorder")
    seen = chart.seen("2026-01-05 12:01")
    found = seen.finds(
        PANIC,
        missing="Bipolar checklist, not asked yet",
        offers="Begin the pathway: Panic disorder",
        urgency="attention",
    )
    assert found.offers[0].drafts.pathway == "panic"


def test_a_score_alone_is_no_diagnosis(chart):
    """GAD-7 of 14 points to a pathway; whether it fits cannot be told."""
    chart.day("2026-01-05 10:00").client.answers("gad_7", 2, 2, 3, 1, 2, 2, 2)
    _signs(chart, "Panic disorder")
    chart.seen("2026-01-05 12:01").finds(
        "Generalised anxiety disorder: a score points there; whether the pathway fits cannot be told.", state="cannot_tell",
        missing="A clinician's diagnosis: a score alone is none.",
    )  # fmt: skip


def test_before_the_formulation(chart):
    """A diagnosis alone proposes nothing: first the formulation is signed."""
    diagnoses(chart, "2026-01-05 10:00", "Panic disorder")
    chart.seen("2026-01-05 10:01").says_nothing_of("intake.pathway")


def test_begun(chart):
    """Who is on the pathway is not asked again, and two that come together are both proposed."""
    diagnoses(chart, "2026-01-05 10:00", "Major depression")
    _signs(chart, "Panic disorder")
    chart.day("2026-01-05 13:00").therapist.phase("panic", "assess")
    seen = chart.seen("2026-01-05 13:01")
    assert [str(one.says) for one in seen.said.findings if one.rule == "intake.pathway"] == [
        "Proposed pathway: Major depressive disorder."
    ]


def test_declined(chart):
    """A no with its reason stands for 90 days."""
    _signs(chart, "Panic disorder")
    chart.day("2026-01-06 10:00").therapist.writes(
        lambda when: OfferAnswered(
            when=when,
            rule="intake.pathway",
            offer="begin/panic",
            answer="declined",
            reason="She wants to begin with sleep.",
        ),
        "declines the pathway: she wants to begin with sleep",
    )
    chart.seen("2026-01-07").says_nothing_of("intake.pathway")
    chart.seen("2026-04-07").finds(PANIC)
