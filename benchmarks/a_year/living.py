"""The year passing: people write at their times, and the worker looks when something is due, a moment later."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.db.models import Min

from steadystep.chart import Refused
from steadystep.chart.safety import Raised
from steadystep.clinic.chartroom.models import CaseloadRow
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock, reading
from steadystep.clinic.notices.models import Notice
from steadystep.faces.worker.passing import Beating, one_pass

from .lives import Life, Step
from .summary import Found

WORKER_LOOKS_EVERY = 2.0  # seconds, as `steadystep worker` does


REFUSED: dict[
    str, list[str]
] = {}  # client: what a door did not take, which is a fault of the year and not of the product


def live(lives: Sequence[Life], ends: datetime, dice: Random) -> None:
    """Everything that happens, in order. What a door refuses is left out; `look` finds that it is missing."""
    todo = [
        (at, number, position)
        for number, life in enumerate(lives)
        for position, (at, _, _) in enumerate(life.steps)
    ]
    heapq.heapify(todo)
    beating = Beating()
    while todo:
        wake = _next_wake()
        if wake is not None and wake <= todo[0][0]:
            _pass(wake, beating, dice)
            continue
        at, number, position = heapq.heappop(todo)
        with clock.simulated(at):
            _write(lives[number], lives[number].steps[position])
        _pass(at, beating, dice)
    while (wake := _next_wake()) is not None and wake <= ends:
        _pass(wake, beating, dice)


def _write(life: Life, step: Step) -> None:
    _, actor, new = step
    try:
        write(actor, life.client, [new])
    except (Refused, NotAllowed) as refused:
        REFUSED.setdefault(life.client, []).append(f"{new.body.kind()} by {actor.kind}: {refused}")


def _next_wake() -> datetime | None:
    """When the worker has something to do: a chart to look at again, or a notice to try again."""
    look = CaseloadRow.objects.aggregate(first=Min("next_look"))["first"]
    send = Notice.objects.filter(sent_at=None, failed_at=None).aggregate(first=Min("next_attempt"))["first"]
    known = [one for one in (look, send) if one is not None]
    return clock.instant(min(known)) if known else None


def _pass(at: datetime, beating: Beating, dice: Random) -> None:
    with clock.simulated(at + timedelta(seconds=dice.uniform(0.05, WORKER_LOOKS_EVERY))):
        one_pass(beating)


def look(life: Life) -> Found:
    """What was raised for that life, and when somebody was told."""
    found = Found(life.event, life.way, refused=REFUSED.get(life.client, []))
    raised = list(reading.read_chart(life.client).of(Raised))
    found.others = [entry.body.event for entry in raised if entry.body.event not in (life.event, "ES32")]
    found.unattended = any(entry.body.event == "ES32" for entry in raised)
    first = next((entry for entry in raised if entry.body.event == life.event), None)
    if first is None:
        return found
    found.raised, found.at_level = True, any(entry.body.level == life.level for entry in raised)
    sent = Notice.objects.filter(duty=first.id).exclude(sent_at=None)
    found.told = len(set(sent.values_list("recipient", flat=True)))
    if earliest := sent.aggregate(first=Min("sent_at"))["first"]:
        found.seconds = (clock.instant(earliest) - first.body.known_at).total_seconds()
    return found
