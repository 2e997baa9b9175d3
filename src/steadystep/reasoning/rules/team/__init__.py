"""What to notice about team: messages, huddles, referrals, letters, stays in hospital, contradictions. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    contradictions,
    hospital,
    huddle,
    letters,
    messages,
    peers,
    referrals,
)

RULES: tuple[Rule, ...] = (
    messages.RULE,
    contradictions.RULE,
    huddle.RULE,
    hospital.RULE,
    peers.RULE,
    referrals.RULE,
    letters.RULE,
)
