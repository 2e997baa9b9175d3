"""What a record must hold for a rule to apply: the meaning, and where there is one the number, of every `C:` and `E:`."""

from typing import Literal

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse

Comparison = Literal["at_least", "above", "at_most", "below", "between"]


class Circumstance(Fact, frozen=True, kw_only=True):
    """One condition or event that selectors name, with its number written once.

    `condition`: holds for a while (`C:`). `event`: happens on a day (`E:`). `external_medicine`: a `C:` that stands for
    medicines without a file of their own. `of_the_list`: a `C:` worked out from the medicines taken. `measure` is what
    is compared, in `unit`; empty where a person must say whether it holds.
    """

    id: str
    kind: Literal["condition", "event", "external_medicine", "of_the_list"]
    means: str
    measure: str
    comparison: Comparison | None
    value: float | None
    up_to: float | None
    unit: str
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if len({bool(self.measure), self.comparison is not None, self.value is not None}) != 1:
            faults.append("measure, comparison and value go together. Next: give all three or none")
        if (self.comparison == "between") != (self.up_to is not None):
            faults.append("`up_to` belongs to `between`. Next: give both or neither")
        refuse(faults)

    def holds(self, measured: float) -> bool:
        """Whether a value in `unit` meets it; LookupError where a person must say."""
        if self.comparison is None or self.value is None:
            raise LookupError(f"{self.id} has no number to compare with: a person must say whether it holds")
        if self.comparison == "between":
            return self.up_to is not None and self.value <= measured <= self.up_to
        met = {
            "at_least": measured >= self.value,
            "above": measured > self.value,
            "at_most": measured <= self.value,
            "below": measured < self.value,
        }
        return met[self.comparison]
