"""What the calendar refuses. The family tree:

Refused (chart)      anything a person asked for that is not done, with its reasons
  Clash              someone else has that time
  NoSuchTime         the clock never shows that time on that day
"""

from __future__ import annotations

from steadystep.chart import Refused, Words


class Clash(Refused):
    """The person or the room is taken; the words say until when, never for whom."""

    def __init__(self, says: Words) -> None:
        super().__init__((says,))


class NoSuchTime(Refused):
    """An hour that is skipped when the clocks go forward."""

    def __init__(self, says: Words) -> None:
        super().__init__((says,))
