"""The clinic's clock. Only a demo installation can be told another time; production cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.conf import settings

from steadystep.chart import Chart

_simulated: ContextVar[datetime | None] = ContextVar("simulated", default=None)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ClockRefused(RuntimeError):
    """Somebody tried to set the time of an installation that treats people."""


def now() -> datetime:
    """This instant, UTC."""
    return _simulated.get() or datetime.now(UTC)


def not_before(chart: Chart) -> datetime:
    """Now, or the chart's last recording if the machine's clock was set back: what was known first stays first."""
    return max(now(), chart.entries[-1].recorded_at) if chart.entries else now()


@contextmanager
def simulated(at: datetime) -> Iterator[None]:
    """Within it, `now()` is `at`: for the demo's simulator, the benchmarks and the tests."""
    if not settings.DEMO:
        raise ClockRefused(
            "Time can only be simulated in a demo installation: start it with STEADYSTEP_DEMO=1."
        )
    token = _simulated.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _simulated.reset(token)


def microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 UTC: how instants stand in the ledger's columns."""
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def instant(stored: int) -> datetime:
    """The same the other way: exact to the microsecond for the years that entries may have (1880 to 2200)."""
    return datetime.fromtimestamp(stored / 1_000_000, UTC)
