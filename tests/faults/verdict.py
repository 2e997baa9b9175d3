"""After the killing: whether everything that was promised is there, and nothing stands half or twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import connection

from steadystep.chart.measures import ItemAnswered
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.checking import compared
from steadystep.clinic.chartroom.models import DutyRow
from steadystep.clinic.chartroom.waking import recompute
from steadystep.clinic.ledger import reading, triggers
from steadystep.clinic.ledger.models import ChartHead
from steadystep.clinic.notices.adapters import outbox
from steadystep.clinic.notices.models import Notice
from steadystep.clinic.notices.noting import notice_id
from steadystep.faces.worker.passing import Beating, one_pass

if TYPE_CHECKING:
    from tests.faults.kill_run import Run


def missing(run: Run) -> list[str]:
    """One line for each broken promise; empty when all were kept."""
    broken = [*_entries(run), *_charts(run), *_duties(run)]
    Notice.objects.filter(sent_at=None).update(next_attempt=0)  # as if the waits of those who died had passed
    while one_pass(Beating()).sent:
        pass
    return broken + list(_notices())


def _entries(run: Run) -> Iterator[str]:
    for client, entries in run.sent:
        ids = [key for key, _, _ in entries]
        standing = {entry.id: entry for entry in reading.read_by_ids(ids)}
        if 0 < len(standing) < len(ids):
            yield f"a request of {len(ids)} entries stands half: {sorted(standing)}"
        for key in ids:
            if key in run.acknowledged and (key not in standing or standing[key].client != client):
                yield f"{key} was acknowledged and is not there"


def _charts(run: Run) -> Iterator[str]:
    for client in run.clients:
        entries = reading.read_entries(client)
        if [entry.seq for entry in entries] != list(range(1, len(entries) + 1)):
            yield f"the numbering of {client} has a gap"
        if ChartHead.objects.get(pk=client).seq != len(entries):
            yield f"the head of {client} is not its end"
        if any(a.recorded_at > b.recorded_at for a, b in pairwise(entries)):
            yield f"the recording times of {client} run backwards"
    triggers.assert_standing(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (row[0] for row in cursor.fetchall() if row[0] != "ok")


def _duties(run: Run) -> Iterator[str]:
    """Asked first of what is stored, as it was left by the last process killed; then of what the ledger says."""
    for client in run.clients:
        chart = reading.read_chart(client)
        events = {entry.id: entry.body.anchor for entry in chart.of(Raised)}
        open_duties = set(DutyRow.objects.filter(client=client).values_list("raised", flat=True))
        if lost := set(events) - open_duties:
            yield f"no duty stands for {sorted(lost)}"
        if len(set(events.values())) != len(events):
            yield f"something of {client} was raised twice"
        forms = {entry.body.form for entry in chart.of(ItemAnswered) if entry.body.value}
        if forms and not events:
            yield f"a risk answer of {client} raised nothing"
        recompute(client)
        if compared(client).standing == "differs":
            yield f"the lists of {client} are not what the ledger says: {compared(client).differing}"
        if len(reading.read_chart(client).of(Raised)) != len(events):
            yield f"an event of {client} had been lost until now"


def _notices() -> Iterator[str]:
    rows = list(Notice.objects.all())
    keys = {(row.duty, row.rung, row.recipient, row.channel) for row in rows}
    if len(keys) != len(rows):
        yield "a notice has two ids"
    for row in rows:
        if row.pk != notice_id(row.duty, row.rung, row.recipient, row.channel):
            yield f"the id of notice {row.pk} does not follow from what it is"
        if row.sent_at is None:
            yield f"notice {row.pk} was never sent: {row.last_fault}"
    told = {path.stem for path in outbox.folder().glob("*.txt")}
    if told != {str(row.pk) for row in rows if row.channel == "outbox"}:
        yield "the outbox does not hold exactly the notices"
