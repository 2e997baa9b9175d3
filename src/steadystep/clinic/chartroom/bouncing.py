"""A number or address of a client that does not work becomes an entry of their chart, and so somebody's duty.

Notices to staff that fail are shown to leads and by `doctor`; only a client's way is somebody's task to mend.
"""

from __future__ import annotations

import uuid
from typing import Final

from steadystep.chart import Chart, NewEntry, When
from steadystep.chart.intake import Demographics
from steadystep.chart.outreach import WAYS, ContactBounced
from steadystep.clinic.consent.actor import SOFTWARE
from steadystep.clinic.ledger import clock
from steadystep.clinic.ledger.reading import read_chart
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.people.models import Kind, Person

from .writing import write

BATCH: Final = 50
_NAMESPACE: Final = uuid.UUID("51a0b7f0-6f0d-5d8c-8f0f-2f0e7c1a9c33")


def report_bounces() -> int:
    """How many entries were written. Each failed notice is looked at once; dying between two writes nothing twice."""
    rows = Notice.objects.filter(failed_at__isnull=False, reported_at__isnull=True, channel__in=WAYS)
    return sum(_reported(row) for row in rows.order_by("created_at")[:BATCH])


def _reported(row: Notice) -> bool:
    written = _is_a_clients(row.recipient) and _written(row)
    Notice.objects.filter(pk=row.pk).update(reported_at=clock.microseconds(clock.now()))
    return written


def _is_a_clients(recipient: str) -> bool:
    return len(recipient) == 36 and Person.objects.filter(pk=recipient, kind=Kind.CLIENT).exists()


def _written(row: Notice) -> bool:
    """One entry while it is not mended: a daily reminder must not fill the chart."""
    if stands_bounced(read_chart(row.client), row.channel):
        return False
    body = ContactBounced(when=When.instant(clock.now()), way=row.channel, fault=row.last_fault)
    write(
        SOFTWARE,
        row.client,
        [NewEntry(id=str(uuid.uuid5(_NAMESPACE, str(row.pk))), body=body, source="software")],
    )
    return True


def stands_bounced(chart: Chart, way: str) -> bool:
    """Whether that way is known not to work, and nobody has written down other details since."""
    told = [entry for entry in chart.of(ContactBounced) if entry.body.way == way]
    details = chart.latest(Demographics)
    return bool(told) and (details is None or details.recorded_at <= told[-1].recorded_at)
