"""Side effects on the dose clock: when they come, when they should be gone, what helps and when to call."""

from typing import Literal

from .examples import LookupExample
from .provenance import Fact, Provenance
from .selector import Selector

Course = Literal[
    "transient",
    "may persist",
    "persistent",
    "dose-related",
    "acute",
    "acute risk",
    "serious",
    "serious-treatable",
    "serious if ignored",
    "transient-persistent",
    "constipation persists",
]


class SideEffect(Fact, frozen=True, kw_only=True):
    """One effect of some medicines. Days count from the start, and again from every change of dose when
    `after_each_change`. `onset_from_day`, `onset_to_day` and `gone_within_days` are None where the source's words
    (`typical_onset`, `typical_duration`) name no time; `gone_within_days` counts from the onset.
    """

    id: str
    select: Selector
    applies_to: str
    effect: str
    frequency_band: str
    kind: Course
    typical_onset: str
    onset_from_day: int | None
    onset_to_day: int | None
    after_each_change: bool
    typical_duration: str
    gone_within_days: int | None
    self_care: str
    adjustment: str
    call_when: str
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    @property
    def latest_gone_day(self) -> int | None:
        """The day by which it should have faded, counted from the start or change; None: it need not fade."""
        if self.onset_to_day is None or self.gone_within_days is None:
            return None
        return self.onset_to_day + self.gone_within_days


class RedFlag(Fact, frozen=True, kw_only=True):
    """How soon somebody must act when a side effect gives a reason to call: the `level` of the duty.

    `effect` is the row of side effects, '' for every effect that has no row of its own here. `reason`: somebody `told` that
    it is a reason to call, or the effect is one as soon as it is `there`. `event`: the event of the escalation list from
    which the level is taken, '' where it names none; it is raised by the rules of its own family.
    """

    id: str
    effect: str
    reason: Literal["told", "there"]
    level: Literal["T0", "T1", "T2"]
    event: str
    provenance: Provenance
    examples: tuple[LookupExample, ...]
