"""What is shared with caregivers: whose charts name them, and what one of them sees."""

from __future__ import annotations

from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Actor, ActorKind
from steadystep.clinic.consent.sight import sight
from steadystep.clinic.ledger.models import EntryRow

from .opening import Opened


def charts_naming(recipient: str) -> tuple[str, ...]:
    """Clients who ever gave this recipient a consent, the latest last. What may be shown is asked at the chart's door."""
    rows = EntryRow.objects.filter(kind="consent_given", code=recipient).order_by("recorded_at")
    return tuple(dict.fromkeys(rows.values_list("client", flat=True)))


def seen_by_caregiver(opened: Opened, recipient: str) -> Chart:
    """Of a chart that its client opened, what that caregiver would see now. Nobody's chart is opened for it."""
    them = Actor(id=recipient, kind=ActorKind.CAREGIVER, name="")
    return sight(them, opened.sight.now, opened.sight.rights, opened.at).shown(opened.chart)
