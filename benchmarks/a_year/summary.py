"""What a simulated year came to, in figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any


@dataclass
class Found:
    """What became of one life. `event` is what was meant to happen, empty in a quiet life.

    `seconds` from when the system could know to the first notice that went out, None if none did; `told` is how many
    people were told before the year ended; `unattended`: ES32 was opened, as nobody in these lives ever answers;
    `others` are events raised beside the one meant; `refused` is what a door did not take.
    """

    event: str
    way: str
    raised: bool = False
    at_level: bool = False
    seconds: float | None = None
    told: int = 0
    unattended: bool = False
    others: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def fault(self) -> str:
        """What must not be, in words; empty when all is well. Days after a T3 the year may end before its clock does."""
        if self.refused:
            return f"a door refused the life itself: {self.refused[0]}"
        if not self.event:
            return ""
        if not self.raised:
            return "it was missed"
        if not self.at_level:
            return "it was raised at another level"
        if self.seconds is None:
            return "nobody was told"
        return "" if self.told > 1 else "nobody was told after the first did not answer"


def summary(lives: Sequence[Found], weeks: int) -> dict[str, Any]:
    """For machines. `broken` names what must not be; false alarms are events in quiet lives."""
    injected = [one for one in lives if one.event]
    quiet = [one for one in lives if not one.event]
    waited = sorted(one.seconds for one in injected if one.seconds is not None)
    alarms = sum(len(one.others) for one in quiet)
    return {
        "injected": len(injected),
        "found": sum(one.raised for one in injected),
        "missed": sum(not one.raised for one in injected),
        "seconds_to_notice": {"median": median(waited), "longest": waited[-1]} if waited else {},
        "next_in_line_told": sum(one.told > 1 for one in injected),
        "unattended_opened": sum(one.unattended for one in injected),
        "quiet_weeks": len(quiet) * weeks,
        "false_alarms": alarms,
        "false_alarms_per_100_client_weeks": 100 * alarms / max(1, len(quiet) * weeks),
        "broken": [f"{one.event or 'quiet'}, {one.way}: {one.fault}" for one in lives if one.fault],
    }
