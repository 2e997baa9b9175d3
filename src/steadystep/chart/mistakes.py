"""What can be wrong with a value or an entry. The family tree:

ChartMistake (ValueError)
  Unreadable     a value that cannot be what it claims to be
  Refused        a decision or correction that the chart does not accept; carries every reason
"""

from __future__ import annotations

from .words import Words, say


class ChartMistake(ValueError):
    """Something offered to a chart that cannot stand as it is."""


class Unreadable(ChartMistake):
    """A value that contradicts itself; `says` tells which and what would be readable."""

    def __init__(self, says: Words) -> None:
        super().__init__(str(says))
        self.says = says


class Refused(ChartMistake):
    """Why an entry was not accepted: one sentence a reason, each naming the next step."""

    def __init__(self, reasons: tuple[Words, ...]) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = reasons


def unreadable(text: str, /, **values: object) -> Unreadable:
    return Unreadable(say(text, **values))
