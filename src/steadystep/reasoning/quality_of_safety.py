"""How safety events count in the clinic's quality measures, and the mark that every measure gives (R87, R114)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import msgspec

from steadystep.reasoning.facts.events import SafetyEventFact
from steadystep.reasoning.facts.risk_asks import assessment_of
from steadystep.reasoning.view import View

YEAR: Final = timedelta(days=365)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """`met` of `of`, or with `of` 0 the reason why the client is left out. `because` are never none."""

    measure: str
    met: int = 0
    of: int = 0
    why: str = ""
    because: tuple[str, ...]


def acted(view: View) -> Iterator[Mark]:
    """Safety events of a year: whether somebody took it on, called or closed it before its clock ran out."""
    events = [one for one in view.events if not view.clock.reached(one.raised.known_at + YEAR)]
    told = {one.entry: _in_time(view, one) for one in events}
    counted = [met for met in told.values() if met is not None]
    if events:
        yield Mark(measure="es_in_time", met=sum(counted), of=len(counted), why="" if counted else "too_early",
                   because=tuple(told))  # fmt: skip


def _in_time(view: View, event: SafetyEventFact) -> bool | None:
    """None while its clock still runs and nobody acted."""
    first = min((one.recorded_at for one in event.acts), default=None)
    if first is not None:
        return first <= event.raised.due
    return False if view.clock.reached(event.raised.due) else None


def risk_assessed(view: View) -> Iterator[Mark]:
    """Suicide risks (ES01) of a year: whether the level was recorded before the event's clock ran out."""
    met: dict[str, bool] = {}
    because: list[str] = []
    for one in view.events:
        if one.raised.family != "ES01" or view.clock.reached(one.raised.known_at + YEAR):
            continue
        because.append(one.entry)
        found = assessment_of(view, one)
        if found is not None and found.at <= one.raised.due:
            met[one.entry] = True
            because.append(found.entry)
        elif view.clock.reached(one.raised.due):
            met[one.entry] = False
    if because:
        yield Mark(measure="risk_assessed", met=sum(met.values()), of=len(met), why="" if met else "too_early",
                   because=tuple(dict.fromkeys(because)))  # fmt: skip
