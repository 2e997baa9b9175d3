"""After the killing: whether everything that was promised is there, and nothing stands half or twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

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


PROMISES: Final = (
    "entries_lost", "half_written", "duties_lost", "duties_doubled", "notices_lost", "notices_doubled", "stopped",
)  # fmt: skip
Broken = tuple[str, str]  # which of the promises, and what was found


def broken(run: Run) -> list[Broken]:
    """Each broken promise; empty when all were kept."""
    found = [*_entries(run), *_charts(run), *_duties(run)]
    found += [("stopped", f"the {one} ended although nobody killed it") for one in run.stopped]
    Notice.objects.filter(sent_at=None).update(next_attempt=0)  # as if the waits of those who died had passed
    while one_pass(Beating()).sent:
        pass
    return found + list(_notices())


def counts(found: list[Broken]) -> dict[str, int]:
    """How often each promise was broken, those never broken too."""
    times = Counter(promise for promise, _ in found)
    return {promise: times[promise] for promise in PROMISES}


def _entries(run: Run) -> Iterator[Broken]:
    for client, entries in run.sent:
        ids = [key for key, _, _ in entries]
        standing = {entry.id: entry for entry in reading.read_by_ids(ids)}
        if 0 < len(standing) < len(ids):
            yield "half_written", f"a request of {len(ids)} entries stands half: {sorted(standing)}"
        for key in ids:
            if key in run.acknowledged and (key not in standing or standing[key].client != client):
                yield "entries_lost", f"{key} was acknowledged and is not there"


def _charts(run: Run) -> Iterator[Broken]:
    for client in run.clients:
        entries = reading.read_entries(client)
        if [entry.seq for entry in entries] != list(range(1, len(entries) + 1)):
            yield "half_written", f"the numbering of {client} has a gap"
        if ChartHead.objects.get(pk=client).seq != len(entries):
            yield "half_written", f"the head of {client} is not its end"
        if any(a.recorded_at > b.recorded_at for a, b in pairwise(entries)):
            yield "half_written", f"the recording times of {client} run backwards"
    triggers.assert_standing(connection)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            yield from (("half_written", row[0]) for row in cursor.fetchall() if row[0] != "ok")


def _duties(run: Run) -> Iterator[Broken]:
    """Asked first of what is stored, as it was left by the last process killed; then of what the ledger says."""
    for client in run.clients:
        chart = reading.read_chart(client)
        events = {entry.id: entry.body.anchor for entry in chart.of(Raised)}
        open_duties = set(DutyRow.objects.filter(client=client).values_list("raised", flat=True))
        yield from (("duties_lost", f"no duty stands for {one}") for one in sorted(set(events) - open_duties))
        if len(set(events.values())) != len(events):
            yield "duties_doubled", f"something of {client} was raised twice"
        forms = {entry.body.form for entry in chart.of(ItemAnswered) if entry.body.value}
        if forms and not events:
            yield "duties_lost", f"a risk answer of {client} raised nothing"
        recompute(client)
        if compared(client).standing == "differs":
            yield (
                "half_written",
                f"the lists of {client} are not what the ledger says: {compared(client).differing}",
            )
        if len(reading.read_chart(client).of(Raised)) != len(events):
            yield "duties_lost", f"an event of {client} had been lost until now"


def _notices() -> Iterator[Broken]:
    rows = list(Notice.objects.all())
    keys = {(row.duty, row.rung, row.recipient, row.channel) for row in rows}
    if len(keys) != len(rows):
        yield "notices_doubled", "a notice has two ids"
    for row in rows:
        if row.pk != notice_id(row.duty, row.rung, row.recipient, row.channel):
            yield "notices_doubled", f"the id of notice {row.pk} does not follow from what it is"
        if row.sent_at is None:
            yield "notices_lost", f"notice {row.pk} was never sent: {row.last_fault}"
    told = {path.stem for path in outbox.folder().glob("*.txt")}
    meant = {str(row.pk) for row in rows if row.channel == "outbox"}
    yield from (("notices_lost", f"the outbox lacks notice {one}") for one in sorted(meant - told))
    yield from (
        ("notices_doubled", f"the outbox holds {one}, which is no notice") for one in sorted(told - meant)
    )
