"""What to notice about safety: what may be danger, and who has not come yet. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    circumstance_sign,
    diary_card,
    effect_sign,
    found_together,
    lithium_risk,
    mood_signs,
    open_event,
    opioid_gap,
    plan_review,
    reported,
    result_reached,
    risk_answer,
    score_reached,
    seen_again,
    unattended,
    warning_signs,
    wrong_dose,
)

RULES: tuple[Rule, ...] = (
    risk_answer.RULE,
    diary_card.RULE,
    score_reached.RULE,
    mood_signs.RULE,
    result_reached.RULE,
    effect_sign.RULE,
    circumstance_sign.RULE,
    lithium_risk.RULE,
    opioid_gap.RULE,
    found_together.RULE,
    wrong_dose.RULE,
    warning_signs.RULE,
    reported.RULE,
    unattended.RULE,
    open_event.RULE,
    seen_again.RULE,
    plan_review.RULE,
)
