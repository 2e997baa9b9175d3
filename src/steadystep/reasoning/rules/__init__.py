"""What to notice, one file a rule family, by care word. Rules do not know each other."""

from steadystep.reasoning.view import Rule

from .intake import imported_history
from .measures import followed_up, meaning, overdue
from .medication import (
    alcohol_start,
    baseline,
    bup_follow,
    bup_start,
    dose,
    dose_start,
    dose_twice,
    held,
    injection,
    lapse,
    maoi,
    monitoring,
    naloxone,
    naltrexone_follow,
    naltrexone_start,
    pace,
    pdmp,
    reconciliation,
    restart,
    results,
    schedule_change,
    side_effects,
    toxicology,
    unknown,
)
from .plan import ahead, unaligned
from .safety import mood_signs, open_event, reported, risk_answer, score_reached
from .visits import next_visit

RULES: tuple[Rule, ...] = (
    risk_answer.RULE,
    score_reached.RULE,
    mood_signs.RULE,
    reported.RULE,
    open_event.RULE,
    maoi.RULE,
    pace.RULE,
    restart.RULE,
    held.RULE,
    schedule_change.RULE,
    dose.RULE,
    dose_start.RULE,
    dose_twice.RULE,
    baseline.RULE,
    monitoring.RULE,
    results.RULE,
    unknown.RULE,
    injection.RULE,
    side_effects.RULE,
    reconciliation.RULE,
    bup_start.RULE,
    bup_follow.RULE,
    naltrexone_start.RULE,
    naltrexone_follow.RULE,
    alcohol_start.RULE,
    lapse.RULE,
    toxicology.RULE,
    naloxone.RULE,
    pdmp.RULE,
    followed_up.RULE,
    ahead.RULE,
    meaning.RULE,
    overdue.RULE,
    unaligned.RULE,
    next_visit.RULE,
    imported_history.RULE,
)
