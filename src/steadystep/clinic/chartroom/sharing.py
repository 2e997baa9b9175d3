"""What is shared with caregivers: whose charts name them, and what one of them sees."""

from __future__ import annotations

from steadystep.chart import Chart
from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.consent.sight import sight
from steadystep.clinic.ledger.models import EntryRow

from .models import CareRow
from .opening import Opened


def charts_naming(caregiver: Actor) -> tuple[str, ...]:
    """Clients who ever gave this caregiver a consent, the latest last. What may be shown is asked at the chart's door."""
    rows = EntryRow.objects.filter(kind="consent_given", code__in=caregiver.named).order_by("recorded_at")
    return tuple(dict.fromkeys(rows.values_list("client", flat=True)))


def case_manager_near(caregiver: Actor) -> str:
    """A case manager of a team that this caregiver knows, by id; empty where nobody is one by name.

    The caregiver's own asking goes to them; nothing that is written for it says of which client they know each other.
    """
    rows = CareRow.objects.filter(client__in=charts_naming(caregiver), role=Role.CASE_MANAGER.value).exclude(
        person=""
    )
    return str(rows.order_by("-id").values_list("person", flat=True).first() or "")


def seen_by_caregiver(opened: Opened, recipient: str) -> Chart:
    """Of a chart that its client opened, what that caregiver would see now. Nobody's chart is opened for it."""
    them = Actor(id=recipient, kind=ActorKind.CAREGIVER, name="")
    return sight(them, opened.sight.now, opened.sight.rights, opened.at).shown(opened.chart)
