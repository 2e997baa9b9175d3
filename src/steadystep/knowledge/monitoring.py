"""What must be measured or asked while a medicine is taken, when, and what then."""

from typing import Literal

from .examples import MonitoringExample
from .provenance import Fact, Provenance
from .schedule import ScheduleToken
from .selector import Selector


class MonitoringRule(Fact, frozen=True, kw_only=True):
    """One thing to watch. `loinc` codes of observations that count as done; empty: a person says it is done.

    `baseline` says whether it must be done before the first dose; `blocks_supply` in the source's words.
    """

    id: str
    select: Selector
    applies_to: str
    population: str
    item: str
    loinc: tuple[str, ...]
    baseline: Literal["required", "recommended", "no"]
    schedule: tuple[ScheduleToken, ...]
    threshold: str
    action: str
    owner: str
    urgency: str
    blocks_supply: str
    provenance: Provenance
    examples: tuple[MonitoringExample, ...]

    @property
    def ever_blocks_supply(self) -> bool:
        return self.blocks_supply.startswith("yes")
