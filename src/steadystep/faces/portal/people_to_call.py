"""Whom the client themselves named for a hard hour: in the safety plan, and as a crisis contact (scope 8)."""

from __future__ import annotations

import re
from datetime import datetime

from steadystep.chart import Chart
from steadystep.chart.safety import SafetyPlan
from steadystep.chart.team import ConsentGiven
from steadystep.clinic.consent.relation import live_consents

CRISIS_CONTACT = 8
MOST = 4


def people_to_call(chart: Chart, at: datetime) -> tuple[str, ...]:
    """Lines of the plan as they were written, then crisis contacts whose consent holds at `at` and who are not named there."""
    plan = chart.latest(SafetyPlan)
    found = list(plan.body.who_to_ask) if plan else []
    for given in chart.of(ConsentGiven):
        body = given.body
        live = {one.id for one in live_consents(chart, "caregiver", body.recipient, at)}
        first = body.recipient_name.split()[0]  # a name is never blank: ConsentGiven checks it
        named = any(re.search(rf"\b{re.escape(first)}\b", line) for line in found)
        if given.id in live and CRISIS_CONTACT in body.scopes and not named:
            found.append(body.recipient_name)
    return tuple(found[:MOST])
