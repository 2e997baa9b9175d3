"""What to notice about plan: targets, pathways, decisions, and the end of care. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    after_care,
    ahead,
    boosters,
    checkpoints,
    copy,
    culture,
    decisions,
    intensity,
    leaving,
    needs,
    perinatal,
    phases,
    setback,
    summary,
    unaligned,
    undone,
    withdrawn,
)

RULES: tuple[Rule, ...] = (
    ahead.RULE,
    undone.RULE,
    decisions.RULE,
    phases.RULE,
    checkpoints.RULE,
    intensity.RULE,
    withdrawn.RULE,
    after_care.RULE,
    leaving.RULE,
    boosters.RULE,
    unaligned.RULE,
    copy.RULE,
    culture.RULE,
    setback.RULE,
    summary.RULE,
    needs.RULE,
    perinatal.RULE,
)
