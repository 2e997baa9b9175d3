"""When a trial of a medicine may fairly be judged, and what then counts as too little."""

import re
from typing import Literal

from .examples import LookupExample
from .provenance import Fact, Provenance, refuse
from .selector import Selector

_NUMBER = re.compile(r"\d+")


class TrialTime(Fact, frozen=True, kw_only=True):
    """Days are counted at an adequate dose. `words` are the source's own, from which the days were typed.

    `rests_on` `formulary`: the medicine's expected response time, whose first and last day they are; `pathway`: the
    checkpoints of a pathway. `indications` empty: for every one. `counts_from_days`: from then on too little counts as
    a failed trial. `early_*`: less than `early_below_percent` better in that span asks for a look at dose and adherence.
    `failed_below_percent`, `partial_below_percent`: improvement below it is no response, or a partial one.
    `level_from` is the lowest blood level in mmol/L that makes the dose adequate, where a level decides. None: not said.
    """

    id: str
    select: Selector
    rests_on: Literal["formulary", "pathway"]
    indications: tuple[str, ...]
    when: Selector | None
    words: str
    from_days: int
    to_days: int
    counts_from_days: int | None
    early_from_days: int | None
    early_below_percent: float | None
    failed_below_percent: float | None
    partial_below_percent: float | None
    level_from: float | None
    provenance: Provenance
    examples: tuple[LookupExample, ...]

    def __post_init__(self) -> None:
        faults = []
        if not 0 < self.from_days <= self.to_days:
            faults.append("the days are out of order. Next: write 0 < from_days <= to_days")
        if self.counts_from_days is not None and not self.from_days <= self.counts_from_days <= self.to_days:
            faults.append("counts_from_days lies outside. Next: put it between from_days and to_days")
        if (self.early_from_days is None) != (self.early_below_percent is None):
            faults.append("an early look needs a day and a share. Next: give both or neither")
        if self.rests_on == "formulary" and not self._typed_from_words:
            faults.append("the days are not those of `words`. Next: type the figures that stand there")
        refuse(faults)

    @property
    def _typed_from_words(self) -> bool:
        """Both figures stand in the words, as days or as weeks."""
        said = {int(number) for number in _NUMBER.findall(self.words)}
        return all(
            day in said or (day % 7 == 0 and day // 7 in said) for day in (self.from_days, self.to_days)
        )
