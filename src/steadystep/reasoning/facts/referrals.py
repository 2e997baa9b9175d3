"""A referral from its draft to its end: how far it came, since when nothing moved, and whether words may go out for it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from steadystep.chart import AnyEntry, Chart
from steadystep.chart.consents import consents_in_force
from steadystep.chart.sharing import REFERRAL_STEPS, ReferralMade, ReferralMoved
from steadystep.reasoning.clock import Clock

OVER = frozenset({"finished", "failed"})


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """`state` is `draft` or the last step; `since` when it came there (when we learned it); `consent` would let it go out."""

    entry: AnyEntry
    steps: tuple[AnyEntry, ...]
    state: str
    since: datetime
    consent: AnyEntry | None

    @property
    def over(self) -> bool:
        return self.state in OVER

    @property
    def appointment(self) -> date | None:
        """The day of an appointment that somebody wrote down and nothing followed yet."""
        on = self.steps[-1].body.on if self.state == "scheduled" else None
        return on.day if on is not None else None

    @property
    def next_steps(self) -> tuple[str, ...]:
        """What may be written down next; nothing once it is over. A draft is sent from its own page."""
        if self.over:
            return ()
        if self.state == "draft":
            return ("finished", "failed")
        return REFERRAL_STEPS[REFERRAL_STEPS.index(self.state) + 1 :]


def referrals(chart: Chart, clock: Clock) -> tuple[Referral, ...]:
    """Every referral, the latest last."""
    return tuple(_referral(chart, clock, one) for one in chart.of(ReferralMade))


def _referral(chart: Chart, clock: Clock, made: AnyEntry) -> Referral:
    first = chart.first(made).id
    steps = [one for one in chart.of(ReferralMoved) if chart.origin(one.body.referral) == first]
    steps.sort(key=lambda one: (one.recorded_at, one.seq))
    last = steps[-1] if steps else None
    return Referral(
        entry=made, steps=tuple(steps), state=last.body.step if last else "draft",
        since=(last or made).recorded_at, consent=consent_for(chart, clock, made.body.to_whom),
    )  # fmt: skip


def live_outside(chart: Chart, clock: Clock) -> tuple[AnyEntry, ...]:
    """Consents in force that name somebody outside."""
    return consents_in_force(chart, clock.reached, "external")


def consent_for(chart: Chart, clock: Clock, to_whom: str) -> AnyEntry | None:
    """The latest consent in force whose recipient has that name, letter case aside."""
    wanted = to_whom.strip().casefold()
    named = (
        one for one in reversed(live_outside(chart, clock))
        if wanted in (one.body.recipient_name.strip().casefold(), one.body.recipient.strip().casefold())
    )  # fmt: skip
    return next(named, None)
