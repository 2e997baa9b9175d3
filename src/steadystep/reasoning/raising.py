"""Opening a safety event: one way for every rule, so that the same telling opens it once, at its level, by its clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from steadystep.chart import AnyEntry, Words

from .facts.deadlines import deadline
from .facts.events import already_raised, family_of
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
    if already_raised(view.chart, view.events, entry, family_of(event), level):
        return
    yield Signal(
        event=event, family=family_of(event), anchor=entry.id, level=level, rule=rule, says=says,
        because=because or (entry.id,), owner_role=variant.first_actor[0], known_at=known,
        due=deadline(level, known, view.knowledge, view.clinic),
    )  # fmt: skip
