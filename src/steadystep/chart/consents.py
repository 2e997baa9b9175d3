"""Which consents are in force: given, not taken back, not run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from .entry import Entry
from .team import ConsentGiven, ConsentRevoked
from .whole import Chart


def consents_in_force(
    chart: Chart, reached: Callable[[datetime], bool], kind: str = ""
) -> tuple[Entry[ConsentGiven], ...]:
    """In the order they were given. `kind` is a kind of recipient, '' for every one; `reached` says whether an instant has come."""
    back = {chart.origin(one.body.consent) for one in chart.of(ConsentRevoked)}
    return tuple(
        one for one in chart.of(ConsentGiven)
        if kind in ("", one.body.recipient_kind) and chart.first(one).id not in back
        and not (one.body.until is not None and reached(one.body.until.end))
    )  # fmt: skip
