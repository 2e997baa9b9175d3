"""Blood levels of medicines: by which result, and the figures that a source names for them."""

from .provenance import Basis, Fact, refuse


class BloodLevel(Fact, frozen=True, kw_only=True):
    """`analyte` is the result; `low` and `high` its range in the analyte's unit, None where no source names one.

    `falls_by_percent`: where there is no range, a fall of more than that at the same dose means something. `words`: the
    source's own.
    """

    analyte: str
    low: float | None = None
    high: float | None = None
    falls_by_percent: float | None = None
    words: str
    basis: Basis

    def __post_init__(self) -> None:
        told = self.low is not None or self.falls_by_percent is not None
        refuse([] if told else ["a level without a figure. Next: give `low` or `falls_by_percent`"])
