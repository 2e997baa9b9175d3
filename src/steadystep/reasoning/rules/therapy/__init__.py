"""What to notice about therapy: practice, ladders, sessions. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    agreement,
    checks,
    committed,
    homework,
    ladder,
    practice_reminder,
    sleep_window,
)

RULES: tuple[Rule, ...] = (
    ladder.RULE,
    agreement.RULE,
    committed.RULE,
    homework.RULE,
    practice_reminder.RULE,
    checks.RULE,
    sleep_window.RULE,
)
