"""A worker's pass when nothing is due."""

from __future__ import annotations

from steadystep.faces.worker.passing import Beating, one_pass

from .figure import Figure, percentile, times

MOST_PASSES = 2_000


def worker(size: int, _: dict[int, str]) -> list[Figure]:
    beating = Beating()
    for _again in range(MOST_PASSES):
        done = one_pass(beating)
        if not done.woken and not done.sent:
            break
    quiet = times(lambda: one_pass(beating), 100)
    return [
        Figure(
            "worker",
            "a pass when nothing is due, median",
            percentile(quiet, 0.5),
            "ms",
            "5 or less",
            f"{size:,} clients",
        )
    ]
