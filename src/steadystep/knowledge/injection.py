"""Long-acting injections: how often, how early at most, and what to do when one is late."""

from typing import Literal

from .examples import InjectionExample
from .provenance import Fact, Provenance, refuse


class LateInjection(Fact, frozen=True, kw_only=True):
    """One band of lateness of one regimen, in days since the last injection (or since the first, for the second
    starting dose): more than `over_days`, at most `up_to_days` (None: no limit on that side).

    A day that falls between two bands is undefined in the source: show both, as `edge_note` says.
    """

    id: str
    drug_id: str
    regimen: str
    product: str
    interval_days: int
    earliest_days: int
    window_text: str
    band: int
    missed: Literal["second_starting_dose", "second_or_third", "fourth_or_later", "maintenance"]
    missed_text: str
    over_days: int | None
    up_to_days: int | None
    action: str
    edge_note: str
    provenance: Provenance
    examples: tuple[InjectionExample, ...]

    def __post_init__(self) -> None:
        empty = (
            self.over_days is not None and self.up_to_days is not None and self.over_days >= self.up_to_days
        )
        refuse(["the band holds no day. Next: write over_days below up_to_days"] if empty else [])

    def takes(self, days: int) -> bool:
        """Whether a dose so many days after the last one falls into the band."""
        after = self.over_days is None or days > self.over_days
        return after and (self.up_to_days is None or days <= self.up_to_days)
