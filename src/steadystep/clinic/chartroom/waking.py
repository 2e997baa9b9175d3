"""Computing again: charts whose review could differ by now, or was made by other code, knowledge or clinic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.db import transaction

from steadystep.clinic.ledger import appending, clock, reading
from steadystep.clinic.ledger.models import ChartHead
from steadystep.reasoning import Clinic

from .clinic_value import clinic_value
from .models import CaseloadRow
from .projecting import FAILING, project
from .thinking import Thought, basis, think

BATCH = 200


def due_clients(limit: int = BATCH) -> list[str]:
    """Clients to look at again, longest due first; those whose row rests on another basis after them."""
    now = clock.microseconds(clock.now())
    due = list(
        CaseloadRow.objects.filter(next_look__lte=now)
        .order_by("next_look")
        .values_list("client", flat=True)[:limit]
    )
    if len(due) < limit:
        due += [one for one in _stale(limit - len(due)) if one not in due]
    return due


def _stale(limit: int) -> list[str]:
    """Clients whose row rests on another basis. Below and above, because "not equal" reads every row of the index."""
    now = basis(clinic_value())
    rows = CaseloadRow.objects.exclude(basis=FAILING).values_list("client", flat=True)
    below = list(rows.filter(basis__lt=now)[:limit])
    return below + list(rows.filter(basis__gt=now)[: limit - len(below)])


def recompute(client: str) -> Thought:
    """Review one chart now; write what must be raised and its projections. The row of a later entry is left alone."""
    while True:
        thought = _thought(client, clinic_value())
        with suppress(appending.Moved):  # somebody wrote meanwhile: think again
            return _kept(client, thought)


def _kept(client: str, thought: Thought) -> Thought:
    with transaction.atomic():
        head = appending.lock_head(client)
        if head.seq != thought.chart.seq - len(thought.raised):
            raise appending.Moved
        appending.append(head, thought.raised)
        project(thought)
        return thought


def _thought(client: str, clinic: Clinic) -> Thought:
    chart = reading.read_chart(client)
    return think(chart, clinic, clock.not_before(chart))


def every_client() -> Iterator[str]:
    """Every client that has a chart, in id order."""
    yield from (
        ChartHead.objects.filter(seq__gt=0).order_by("client").values_list("client", flat=True).iterator()
    )
