"""What must be measured or asked while a medicine is taken, when, and what then."""

from collections.abc import Mapping
from typing import Literal

from .examples import MonitoringExample
from .provenance import Fact, Provenance
from .schedule import ScheduleToken
from .selector import Selector


class MonitoringRule(Fact, frozen=True, kw_only=True):
    """One thing to watch. `loinc` codes of observations that count as done; empty: a person says it is done.

    `who`, `who_not`: whom it is for (any of it; a medicine or group named there is another one taken); None: all whom
    `select` takes. `parts`: an item of several parts is done when each is done by one of its codes, or, without codes,
    by a person. `baseline` says whether it must be done before the first dose, `baseline_required_for` for which
    medicines it is more than recommended. `owner` is answerable, the roles of `shared_with` may do it as well.
    `*_text`, `population`: the source's words, for people.
    """

    id: str
    select: Selector
    applies_to: str
    population: str
    who: Selector | None
    who_not: Selector | None
    item: str
    loinc: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    baseline: Literal["required", "recommended", "no"]
    baseline_text: str
    baseline_required_for: Selector | None
    schedule: tuple[ScheduleToken, ...]
    schedule_text: str
    threshold: str
    action: str
    owner: str
    shared_with: tuple[str, ...]
    owner_text: str
    urgency: str
    ever_blocks_supply: bool
    blocks_supply: str
    provenance: Provenance
    examples: tuple[MonitoringExample, ...]
