"""`steadystep worker`."""

from __future__ import annotations

import json
import logging
import signal
import threading
from dataclasses import asdict
from types import FrameType

import click
from django.db import connections

from .passing import Beating, Pass, one_pass

log = logging.getLogger(__name__)
PAUSE_AFTER_FAULT = 5.0  # seconds


@click.command("worker")
@click.option(
    "--every", default=2.0, show_default=True, type=click.FloatRange(0.1, 60), help="Seconds between passes."
)
@click.option("--once", is_flag=True, help="Make one pass and stop.")
@click.option("--json", "as_json", is_flag=True, help="With --once: print what was done as JSON.")
def worker(every: float, once: bool, as_json: bool) -> None:
    """Wake the charts that are due and send notices, until stopped.

    `steadystep up` starts one by itself. Several at once do no harm. Stop it with Ctrl-C or TERM: what it is
    doing is finished first.

    Example: steadystep worker --once --json
    """
    if once:
        done = one_pass(Beating())
        click.echo(json.dumps(asdict(done)) if as_json else _said(done))
        return
    run(every)


def run(every: float) -> None:
    """Passes until TERM or Ctrl-C. A fault is logged and tried again: the worker does not die of it."""
    stop = threading.Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    beating = Beating()
    while not stop.is_set():
        stop.wait(_pause(beating, stop, every))


def _pause(beating: Beating, stop: threading.Event, every: float) -> float:
    """One pass, and how long to wait after it."""
    try:
        return 0 if one_pass(beating, stopping=stop.is_set).full else every
    except Exception:
        # Its own log keeps class and place only. Dying would change nothing; silence is what pages and the doctor show.
        log.exception("A pass of the worker failed; it tries again.")
        connections.close_all()
        return PAUSE_AFTER_FAULT


def _said(done: Pass) -> str:
    return (
        f"{done.woken} charts looked at again ({done.failed} could not be judged), "
        f"{done.sent} notices sent, {done.unsent} not sent yet."
    )


COMMANDS = (worker,)
