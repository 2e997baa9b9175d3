"""Opening a safety event: one way for every rule, so that the same telling opens it once, at its level, by its clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from steadystep.chart import AnyEntry, Words

from .facts.deadlines import deadline
from .facts.events import MERGE_WITHIN, already_raised, family_of
from .finding import Signal
from .view import View


def opened(
    view: View, rule: str, event: str, entry: AnyEntry, says: Words, *,
    because: tuple[str, ...] = (), level: str = "", known_at: datetime | None = None,
) -> Iterator[Signal]:  # fmt: skip
    """The signal for variant `event`, anchored to `entry`; none when what `entry` tells stands raised already.

    `because` defaults to the entry, `level` to the variant's, `known_at` to when the entry was recorded.
    """
    variant = view.knowledge.safety_variant(event)
    level, known = level or variant.level, known_at or entry.recorded_at
    if already_raised(view.chart, view.events, entry, family_of(event), level, known):
        return
    yield Signal(
        event=event, family=family_of(event), anchor=entry.id, level=level, rule=rule, says=says,
        because=because or (entry.id,), owner_role=variant.first_actor[0], known_at=known,
        due=deadline(level, known, view.knowledge, view.clinic),
    )  # fmt: skip


def merged(signals: Iterable[Signal]) -> tuple[Signal, ...]:
    """Signals of one family found together within a day are one event: the most urgent speaks, and rests on all of them."""
    kept: list[Signal] = []
    for signal in sorted(signals, key=lambda one: (one.level, one.known_at)):
        place = next((at for at, one in enumerate(kept) if _same(one, signal)), None)
        if place is None:
            kept.append(signal)
        else:
            because = tuple(dict.fromkeys((*kept[place].because, *signal.because)))
            kept[place] = msgspec.structs.replace(kept[place], because=because)
    return tuple(kept)


def _same(one: Signal, other: Signal) -> bool:
    near = abs(one.known_at - other.known_at) < MERGE_WITHIN
    return one.family == other.family and (near or one.anchor == other.anchor)
