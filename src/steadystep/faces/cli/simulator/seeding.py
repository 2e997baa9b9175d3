"""The demo clinic, made from a seed: the house, the three stories, and some two hundred invented courses over a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from steadystep.clinic.chartroom.clinic_value import forget_clinic
from steadystep.clinic.ledger import clock

from . import cast
from .acts import Who
from .asking import asking
from .house import make_clinic
from .parts import Lived, Part, parts_of, sign_in
from .running import run
from .today import what_happened_today

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class SeedReport:
    """What was made. `refused` names clients whose story the doors did not take, and why: a fault of the demo."""

    staff: int = 0
    clients: int = 0
    entries: int = 0
    refused: list[str] = field(default_factory=list)

    def add(self, lived: Lived) -> None:
        self.clients += 1
        self.entries += lived.entries
        if lived.refused:
            self.refused.append(f"{lived.called}: {lived.refused}")


def seed(
    progress: Progress | None = None,
    clients: int = 200,
    seed: int = 1,
    until: datetime | None = None,
    processes: int | None = None,
) -> SeedReport:
    """Make the demo clinic in an empty installation, as if it had worked for a year until `until` (now).

    The same seed and instant give the same clinic. Raises `NoLongerGood` if a clinic exists and `ClockRefused`
    outside a demo installation. `progress(done, of)` is called as each client is finished.
    """
    until = until or clock.now()
    with clock.simulated(until):
        at_home = make_clinic(until)
        forget_clinic()
        asking(at_home, until)
        report = SeedReport(staff=len(cast.STAFF))
        parts = parts_of(clients, seed, until)
        with transaction.atomic():
            for who in (*_all(parts, Part.cast), *_all(parts, Part.invented)):  # the cast joined first
                sign_in(who)
        total = sum(part.size for part in parts)
        for lived in run(parts, processes):
            report.add(lived)
            if progress:
                progress(report.clients, total)
        report.entries += what_happened_today(at_home, until)
    return report


def _all(parts: Sequence[Part], who: Callable[[Part], list[Who]]) -> Iterator[Who]:
    for part in parts:
        yield from who(part)
