"""The date of a resource that we do not map, and what stands in for a date where there is none."""

from __future__ import annotations

from typing import Final

from steadystep.chart.when import When

from .found import ReadResource
from .mapping.values import NotTaken, date_in, when_of

# When it happened comes before when it was written down.
_WHEN_IT_HAPPENED: Final = (
    "effectiveDateTime", "effectivePeriod.start", "effectiveInstant", "performedDateTime", "performedPeriod.start",
    "occurrenceDateTime", "occurrencePeriod.start", "whenHandedOver", "authoredOn", "authored", "onsetDateTime",
    "onsetPeriod.start", "period.start", "start", "date", "dateTime", "recordedDate", "recorded", "statusDate",
    "startDate", "created", "issued", "dateAsserted", "sent",
)  # fmt: skip


def date_of(one: ReadResource, zone: str) -> When | None:
    """The resource's own date; else when the source last changed it; else the time of its bundle; else None."""
    return (
        _happened(one, zone) or _when(date_in(_meta(one), "lastUpdated"), zone) or _when(one.known_at, zone)
    )


def undated_for(own: list[ReadResource], today: When) -> When:
    """The newest day of the client's resources, not after today: what has no date was known to the source by then."""
    found = [when for one in own if (when := date_of(one, today.zone)) is not None]
    past = [when for when in found if when.earliest < today.end]
    return When.on(max(past, key=lambda when: when.earliest).day, today.zone) if past else today


def _happened(one: ReadResource, zone: str) -> When | None:
    for path in _WHEN_IT_HAPPENED:
        found = _when(date_in(one.resource, path), zone)
        if found is not None:
            return found
    return None


def _meta(one: ReadResource) -> dict[str, object]:
    meta = one.resource.get("meta")
    return meta if isinstance(meta, dict) else {}


def _when(text: str, zone: str) -> When | None:
    try:
        return when_of(text, zone) if text else None
    except NotTaken:
        return None
