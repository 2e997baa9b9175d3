"""Whose charts name somebody in a consent, in force or past: asked by a caregiver's page, which knows no client by itself."""

from __future__ import annotations

from steadystep.clinic.ledger.models import EntryRow


def charts_naming(recipient: str) -> tuple[str, ...]:
    """Clients who ever gave this recipient a consent, the latest last. What may be shown is asked at the chart's door."""
    rows = EntryRow.objects.filter(kind="consent_given", code=recipient).order_by("recorded_at")
    return tuple(dict.fromkeys(rows.values_list("client", flat=True)))
