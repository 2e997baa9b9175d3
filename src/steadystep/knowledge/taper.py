"""Tapers that hold for a whole class of medicines; the steps are worked out from the present dose."""

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse
from .selector import Selector


class ClassTaper(Fact, frozen=True, kw_only=True):
    """How much of the present dose to take away, in per cent, and after how many days the next step may follow.

    `careful_*`: the smaller cut under `careful_when`. `never_over_percent` within `never_within_days` is the limit.
    None: the source names no figure.
    """

    id: str
    select: Selector
    applies_when: str
    dose_text: str
    rule: str
    cut_low_percent: float | None
    cut_high_percent: float
    every_low_days: int
    every_high_days: int | None
    careful_when: str
    careful_low_percent: float | None
    careful_high_percent: float | None
    later_low_days: int | None
    later_high_days: int | None
    never_over_percent: float | None
    never_within_days: int | None
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        faults = []
        cuts = (
            self.cut_low_percent,
            self.cut_high_percent,
            self.careful_low_percent,
            self.careful_high_percent,
        )
        if any(cut is not None and not 0 < cut <= 50 for cut in cuts):
            faults.append("a cut is not between 0 and 50 per cent. Next: correct it")
        if self.every_high_days is not None and self.every_low_days > self.every_high_days:
            faults.append("the shortest step is longer than the longest. Next: correct the days")
        refuse(faults)
