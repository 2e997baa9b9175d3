"""Where a form stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from steadystep.chart.when import zone_named
from steadystep.clinic.chartroom.opening import Opened
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.ledger import clock
from steadystep.faces.staff.describing import Describer
from steadystep.reasoning.view import View


@dataclass(frozen=True)
class Setting:
    """Where a form stands: the chart as opened, who writes, and how things are said."""

    opened: Opened
    view: View
    describer: Describer
    actor: Actor

    @property
    def zone(self) -> str:
        return self.view.person.zone

    @property
    def today(self) -> date:
        """The client's calendar day."""
        return self.now.astimezone(zone_named(self.zone)).date()

    @cached_property
    def now(self) -> datetime:
        return clock.now()
