"""What laboratories, scales and cuffs measure: names and codes, the unit figures are written in, and what is out of range."""

from collections.abc import Iterable
from typing import Literal

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse
from .selector import Selector

Grade = Literal["urgent", "attention", "note"]


class LabAnalyte(Fact, frozen=True, kw_only=True):
    """One thing measured. `loinc`: codes of observations of it; `also`: names by which it comes without a code.

    `unit` (UCUM) is the unit of every figure written here. `molar_mass` (g/mol) and `charge` (equivalents a mole) turn
    mass, substance and equivalents into each other; None where that is not asked. Outside `plausible_low` to
    `plausible_high` a result asks to be read again (R33): it is kept, and not judged.
    """

    id: str
    name: str
    kind: Literal["blood", "urine", "vital", "heart"]
    loinc: tuple[str, ...]
    also: tuple[str, ...]
    unit: str
    molar_mass: float | None
    charge: int | None
    plausible_low: float | None
    plausible_high: float | None
    provenance: Provenance
    examples: tuple[LookupExample, ...]


class ResultLimit(Fact, frozen=True, kw_only=True):
    """One figure of a monitoring rule's thresholds, typed. It is met when every bound given is met.

    Bounds are in the analyte's unit, or, with `times_upper_limit`, in multiples of the laboratory's own upper limit.
    `rises_by_percent` and `falls_by_percent` compare with the result before (within `within_days`, where given).
    `positive`: the result is words. `readings`: so many results in a row. `level` and `days` are the clock of the duty:
    the clinic's clock of that level, or so many days; neither: a note. `stops_start`: with it as the baseline, do not start.
    """

    id: str
    mon_id: str
    analyte: str
    who: Selector | None
    who_not: Selector | None
    above: float | None
    at_least: float | None
    below: float | None
    at_most: float | None
    times_upper_limit: bool
    positive: bool
    rises_by_percent: float | None
    falls_by_percent: float | None
    within_days: int | None
    readings: int
    grade: Grade
    level: Literal["", "T1", "T2", "T3"]
    days: int | None
    stops_start: bool
    means: str
    action: str
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        bounds = (self.above, self.at_least, self.below, self.at_most)
        changes = (self.rises_by_percent, self.falls_by_percent)
        told = any(one is not None for one in (*bounds, *changes)) or self.positive
        refuse([] if told else ["a limit without a figure. Next: give a bound, a percentage or `positive`"])

    @property
    def compares(self) -> bool:
        """Whether it is about a change since the result before."""
        return self.rises_by_percent is not None or self.falls_by_percent is not None

    def met_by(self, value: float) -> bool:
        """Whether a value in the unit of the bounds meets every one of them."""
        return (
            (self.above is None or value > self.above)
            and (self.at_least is None or value >= self.at_least)
            and (self.below is None or value < self.below)
            and (self.at_most is None or value <= self.at_most)
        )


def ids_by_name(analytes: Iterable[LabAnalyte]) -> dict[str, str]:
    """Every LOINC code and every name in lower case, with the id of the analyte it means."""
    return {name: each.id for each in analytes for name in (*each.loinc, *each.also, each.name.casefold())}
