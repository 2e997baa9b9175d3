"""What to notice about visits: being seen, in time. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    barriers,
    cadence,
    drift,
    first_contacts,
    in_person_step,
    interpreter,
    next_visit,
    no_show,
    rapid_access,
    visit_reminder,
    visit_start,
    waiting,
)

RULES: tuple[Rule, ...] = (
    next_visit.RULE,
    no_show.RULE,
    barriers.RULE,
    drift.RULE,
    cadence.RULE,
    rapid_access.RULE,
    waiting.RULE,
    visit_start.RULE,
    in_person_step.RULE,
    interpreter.RULE,
    visit_reminder.RULE,
    first_contacts.RULE,
)
