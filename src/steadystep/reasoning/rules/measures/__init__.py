"""What to notice about measures: scores, results and what is asked. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    asked,
    baseline_tests,
    change_of_state,
    checkup_offers,
    followed_up,
    lab_orders,
    meaning,
    overdue,
    positive_screens,
    quality,
    screens,
    trajectory,
)

RULES: tuple[Rule, ...] = (
    followed_up.RULE,
    lab_orders.RULE,
    checkup_offers.RULE,
    screens.RULE,
    positive_screens.RULE,
    baseline_tests.RULE,
    change_of_state.RULE,
    meaning.RULE,
    trajectory.RULE,
    quality.RULE,
    overdue.RULE,
    asked.RULE,
)
