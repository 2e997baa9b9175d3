"""Many steps of one client's life, written in one go as if each had been written at its own time.

For the demo's simulator, the benchmarks and the tests only: it needs `clock.simulated`, which production refuses.
Every step passes the same checks as `write`; the ladder's notices fall when they would have fallen.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db import transaction

from steadystep import knowledge
from steadystep.chart import Chart, NewEntry
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import appending, clock, reading
from steadystep.clinic.notices.noting import note
from steadystep.reasoning import Clinic, Duty, Review, review, with_proposals

from .clinic_value import clinic_value
from .projecting import project
from .thinking import raised_by, think
from .writing import check_step, signed_role


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """At `at`, `actor` wrote these."""

    at: datetime
    actor: Actor
    new: tuple[NewEntry, ...]


def write_history(client: str, steps: Iterable[Step]) -> Chart:
    """Write all steps, oldest first, in one transaction; the chart as it then stands is returned."""
    chart, clinic = reading.read_chart(client), clinic_value()
    start, said, noted = chart.seq, None, []
    for step in sorted(steps, key=lambda one: one.at):
        noted += _woken(chart, said, clinic, until=step.at)
        with clock.simulated(step.at):
            chart, said = _stepped(chart, step, clinic)
        noted.append((step.at, _safety(said)))
    noted += _woken(chart, said, clinic, until=clock.now())
    with transaction.atomic():
        head = appending.lock_head(client)
        if head.seq != start:
            raise appending.Moved
        appending.append(head, chart.entries[start:] if start else chart.entries)
        for at, duties in noted:
            note(client, duties, at)
        project(think(chart, clinic, clock.now()))
    return chart


def _stepped(chart: Chart, step: Step, clinic: Clinic) -> tuple[Chart, Review]:
    fresh = check_step(step.actor, chart, step.new, clinic, step.at)
    chart = with_proposals(chart, fresh, step.at, author=step.actor.id, role=signed_role(step.actor))
    said = review(chart, knowledge.load(), clinic, step.at)
    raised = raised_by(chart, said, step.at)
    if raised:
        chart = chart.plus(raised)
        said = review(chart, knowledge.load(), clinic, step.at)
    return chart, said


def _woken(
    chart: Chart, said: Review | None, clinic: Clinic, *, until: datetime
) -> list[tuple[datetime, list[Duty]]]:
    """What the worker would have found between two steps: only open safety events climb their ladder meanwhile."""
    found = []
    while said is not None and _safety(said) and said.next_look < until:
        at = said.next_look
        said = review(chart, knowledge.load(), clinic, at)
        found.append((at, _safety(said)))
    return found


def _safety(said: Review) -> list[Duty]:
    return [duty for duty in said.duties if duty.safety]
