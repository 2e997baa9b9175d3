"""What to notice about intake: who somebody is and what brings them. In the order in which it is asked."""

from steadystep.reasoning.view import Rule

from . import (
    allergies,
    assessment,
    birth_date,
    bounced,
    care_level,
    circumstances_again,
    first_screens,
    first_visit,
    guardian_request,
    imported_history,
    minor,
    packet,
    pathway,
    stage_again,
)

RULES: tuple[Rule, ...] = (
    imported_history.RULE,
    care_level.RULE,
    assessment.RULE,
    first_screens.RULE,
    birth_date.RULE,
    first_visit.RULE,
    circumstances_again.RULE,
    stage_again.RULE,
    allergies.RULE,
    packet.RULE,
    pathway.RULE,
    bounced.RULE,
    minor.RULE,
    guardian_request.RULE,
)
