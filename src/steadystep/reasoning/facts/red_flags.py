"""How soon somebody must act when a side effect gives a reason to call: the levels of the escalation list, by row.

Only levels are taken from the list; the events themselves are raised by the rules of their own families.
"""

from __future__ import annotations

from typing import Final

import msgspec


class RedFlag(msgspec.Struct, frozen=True):
    """`level` of the duty, and the event of the escalation list it is taken from ('' for the clinic's own rule)."""

    level: str
    event: str = ""


# The row's words "tell us today": the same working day. Used where the escalation list names nothing for the row.
TODAY: Final = RedFlag("T2")
NAMED: Final[dict[str, RedFlag]] = {
    "SE02": RedFlag("T1", "ES01"),  # may be suicidal thoughts
    "SE07": RedFlag("T0", "ES05"),  # fever, rigidity, confusion
    "SE11": RedFlag("T0"),  # the row itself says emergency
    "SE12": RedFlag("T0", "ES10"),
    "SE14": RedFlag("T0", "ES10"),
    "SE15": RedFlag("T0", "ES03"),
    "SE17": RedFlag("T1", "ES25"),
    "SE20": RedFlag("T1", "ES06"),
    "SE21": RedFlag("T0", "ES06"),
    "SE24": RedFlag("T0", "ES08"),
    "SE25": RedFlag("T0", "ES08"),
    "SE26": RedFlag("T1", "ES08"),
    "SE28": RedFlag("T0", "ES12"),
    "SE31": RedFlag("T1", "ES01"),
    "SE33": RedFlag("T1", "ES25"),
    "SE36": RedFlag("T1", "ES25"),
    "SE39": RedFlag("T1", "ES01"),
    "SE40": RedFlag("T0", "ES11"),
    "SE42": RedFlag("T0"),
}
# Effects that are a reason to call as soon as they are there.
ALWAYS: Final[dict[str, RedFlag]] = {
    "SE15": RedFlag("T1", "ES03"),  # any rash on lamotrigine
    "SE21": RedFlag("T1", "ES06"),
    "SE26": RedFlag("T1", "ES08"),
}


def red_flag(row: str, *, flagged: bool) -> RedFlag | None:
    """The level for an effect of that row; None when there is no reason to call."""
    return NAMED.get(row, TODAY) if flagged else ALWAYS.get(row)
