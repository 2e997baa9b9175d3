"""One pass of the worker: look again at the charts that are due, then send what waits to be sent."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from steadystep.clinic.chartroom import heartbeat, waking
from steadystep.clinic.chartroom.bouncing import report_bounces
from steadystep.clinic.chartroom.failing import put_off
from steadystep.clinic.ledger import clock
from steadystep.clinic.notices import sending

BEAT_EVERY: Final = timedelta(seconds=20)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass did. `full` is whether more is probably waiting."""

    woken: int = 0
    failed: int = 0
    sent: int = 0
    unsent: int = 0
    full: bool = False


@dataclass(slots=True)
class Beating:
    """Says that the worker lives, no oftener than needed: each time is a write."""

    last: datetime | None = None

    def beat(self) -> None:
        now = clock.now()
        if self.last is None or not timedelta() <= now - self.last < BEAT_EVERY:
            heartbeat.beat()
            self.last = now


def one_pass(beating: Beating, *, stopping: Callable[[], bool] = lambda: False) -> Pass:
    """Wake, send, and say so. A chart that fails is put off and the pass goes on."""
    due = waking.due_clients()
    beating.beat()  # only once the database and the knowledge have answered: a worker that can do nothing is not heard
    failed = 0
    for client in due:
        if stopping():
            break
        failed += not _woken(client)
        beating.beat()
    sent = sending.send_due()
    _bounces()
    return Pass(
        woken=len(due), failed=failed, sent=sent.sent, unsent=sent.unsent,
        full=len(due) >= waking.BATCH or sent.sent >= sending.BATCH,
    )  # fmt: skip


def _bounces() -> None:
    """What could not arrive becomes somebody's task; a fault here must not keep the next pass from sending."""
    try:
        report_bounces()
    except Exception:
        log.exception("What could not arrive was not written down; it is tried again with the next pass.")


def _woken(client: str) -> bool:
    try:
        thought = waking.recompute(client)
    except Exception:
        # Whatever it is, other charts must not wait for this one. The log's filter keeps only class and place.
        log.exception(
            "One chart could not be computed again; it is put off for an hour and listed as failing."
        )
        put_off(client)
        return False
    return thought.review is not None
