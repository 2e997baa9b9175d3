"""Measures some figures on one clinic, made here if the folder has none yet; the last line printed is JSON.

`python -m benchmarks.child SIZE NAME...` with STEADYSTEP_DATA naming the folder; started by `python -m benchmarks`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django

from steadystep.wiring import collector

from .figure import Figure

DEMO, NOTHING = -1, -2
WHERE = {
    "charts": "charts", "open9000": "charts", "write": "writing", "today": "pages", "worker": "worker", "portal_size": "pages",
    "seed": "demo", "alarms": "demo", "watching": "watching", "scoring": "scoring", "slots": "slots", "matrix": "interacting", "consider": "interacting", "story": "story",
    "stories": "stories",
}  # fmt: skip


def main() -> None:
    size, names = int(sys.argv[1]), sys.argv[2:]
    django.setup()
    starting = import_module("steadystep.faces.cli.starting")
    starting.make_ready()
    long = _fill(size)
    collector.settle()  # as the server and the worker do
    figures: list[Figure] = []
    for name in names:
        measure: Callable[[int, dict[int, str]], list[Figure]] = getattr(
            import_module(f"benchmarks.{WHERE[name]}"), name
        )
        figures += measure(size, long)
    print(json.dumps([one.as_json() for one in figures]))


def _fill(size: int) -> dict[int, str]:
    """The clinic of that size, unless it is here already. Gives the long charts by their length."""
    from steadystep.clinic.chartroom import lists  # noqa: F401 - the models are there only after setup
    from steadystep.clinic.people import roster
    from steadystep.faces.cli import simulator

    if size == NOTHING:
        return {}
    if roster.clinic() is None:
        made: Any = simulator.seed() if size == DEMO else simulator.load(size, progress=_progress)
        print(made, file=sys.stderr)
    return {} if size == DEMO else simulator.long_charts()


def _progress(done: int, of: int) -> None:
    print(f"  {done:,} of {of:,} clients", file=sys.stderr)


if __name__ == "__main__":
    main()
