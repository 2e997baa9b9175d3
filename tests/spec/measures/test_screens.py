"""What often comes together: the screens of a pathway, and what a positive one opens."""

from steadystep.chart.plan import OfferAnswered

RULE = "measures.screens"


def test_opioid_use_asks_about_depression_ptsd_and_alcohol(chart):
    """Nobody has asked yet: three short questionnaires are offered."""
    chart.day("2026-03-04 09:30").therapist.phase("opioid_use", "induction")
    found = chart.seen("2026-03-04 10:00").finds(
        "Opioid use disorder: not asked yet about depression, PTSD, alcohol use.", urgency="note", offers="Ask PC-PTSD-5"
    )  # fmt: skip
    assert [one.key for one in found.offers] == ["ask/phq_9", "ask/pc_ptsd_5", "ask/audit_c"]


def test_depression_asks_about_alcohol(chart):
    chart.day("2026-03-04 09:30").therapist.phase("depression", "acute")
    chart.seen("2026-03-04 10:00").finds(
        "Major depressive disorder: not asked yet about alcohol use, bipolar disorder.", offers="Ask AUDIT-C"
    )


def test_quiet_once_all_are_asked(chart):
    """Answered and negative: nothing more is said."""
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("bipolar", "acute")
    at.client.answers("audit_c", 0, 0, 0)
    chart.seen("2026-03-04 10:00").says_nothing_of(RULE)


def test_a_positive_screen_opens_the_next_questionnaire_and_a_target(chart):
    """Case C. PC-PTSD-5 of 5: the PCL-5 follows and PTSD becomes a target, if a person wants it so. A screen is no diagnosis."""
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("opioid_use", "induction")
    at.client.answers("pc_ptsd_5", 1, 1, 1, 1, 1, 1)
    found = chart.seen("2026-03-04 10:00").finds(
        "PC-PTSD-5 is positive for PTSD: a screen, not a diagnosis.", urgency="attention", offers="Ask PCL-5"
    )
    assert found.offers[1].drafts.measure == "pcl_5"


def test_a_target_that_is_there_is_not_proposed_again(chart):
    """The PCL-5 is answered and judges a target: the positive screen has led where it should."""
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("opioid_use", "induction")
    at.client.answers("pc_ptsd_5", 1, 1, 1, 1, 1, 1)
    at.client.answers("pcl_5", *([2] * 20))
    at.therapist.target("nightmares", "pcl_5")
    seen = chart.seen("2026-03-04 10:00")
    assert "PC-PTSD-5" not in " ".join(str(one.says) for one in seen.said.findings if one.rule == RULE)


def test_a_screen_with_a_gap_was_asked(chart):
    """An item of AUDIT-C is missing: no total can be given, but it was asked, and its own finding says what is missing."""
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("bipolar", "acute")
    at.client.answers("audit_c", 0, None, 0)
    seen = chart.seen("2026-03-04 10:00")
    seen.finds("AUDIT-C: no score can be given.", state="cannot_tell")
    seen.says_nothing_of(RULE)


def test_declined_is_not_offered_again_for_ninety_days(chart):
    at = chart.day("2026-03-04 09:30")
    at.therapist.phase("bipolar", "acute")
    at.therapist.writes(
        lambda when: OfferAnswered(when=when, rule=RULE, offer="ask/audit_c", answer="declined", reason="He never drinks."),
        "declines the AUDIT-C: he never drinks",
    )  # fmt: skip
    chart.seen("2026-05-30 10:00").says_nothing_of(RULE)
    chart.seen("2026-06-03 10:00").finds("Bipolar II disorder: not asked yet about alcohol use.")
