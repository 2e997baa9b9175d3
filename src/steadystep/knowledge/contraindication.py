"""Medicines that must not be given to a person, by a condition the record holds."""

from typing import Literal

from .examples import PairExample
from .provenance import Fact, Provenance, refuse
from .selector import Selector


class Contraindication(Fact, frozen=True, kw_only=True):
    """`when`: any of these conditions or events; `condition` says them in words.

    `contraindicated` stops the order and no reason opens it; `major` (the source says "do not use" where the label only
    advises against) asks for one; `moderate` is a note.
    """

    id: str
    select: Selector
    when: Selector
    condition: str
    severity: Literal["contraindicated", "major", "moderate"]
    effect: str
    management: str
    provenance: Provenance
    examples: tuple[PairExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if self.select.circumstances:
            faults.append(
                "`select` names a circumstance. Next: name medicines and groups there, the rest in `when`"
            )
        if self.when.drugs or self.when.groups:
            faults.append("`when` names a medicine. Next: write a row of interactions.csv for two medicines")
        refuse(faults)
